import { canonicalText } from '#domain/document/canonical-text'
import type { DocumentContent } from '#domain/document/model'
import { expect } from 'vitest'

/** What holds for the content of every importer, whatever it was given. */
export function checkContent({ text, blocks, marks }: DocumentContent): void {
  expect(canonicalText(text) === text, 'the text is canonical').toBe(true)
  const wrong: unknown[] = []
  let end = -1
  for (const block of blocks) {
    const words = text.slice(block.start, block.end)
    if (block.start <= end || block.end <= block.start || words.trim() !== words) wrong.push(block)
    end = block.end
  }
  if (end > text.length) wrong.push(`a block ends at ${end} of ${text.length}`)
  let start = 0
  let at = 0
  for (const mark of marks) {
    while ((blocks[at]?.end ?? Infinity) < mark.start) at++
    const block = blocks[at]
    const isInside = block !== undefined && block.start <= mark.start && mark.end <= block.end
    const isRight =
      mark.kind === 'page-break' ? mark.end === mark.start : mark.end > mark.start && isInside
    const isSafe = mark.kind !== 'link' || /^(?:https?:\/\/|mailto:)/i.test(mark.href ?? '')
    if (mark.start < start || mark.end > text.length || !isRight || !isSafe) wrong.push(mark)
    start = mark.start
  }
  expect(wrong).toEqual([])
}

/** Blocks as `kind level: text`, which is how people read a document. */
export function outline({ text, blocks }: DocumentContent): string[] {
  return blocks.map((block) => {
    const level = block.level === undefined ? '' : ` ${block.level}`
    const ordered = block.ordered === true ? ' ordered' : ''
    return `${block.kind}${level}${ordered}: ${text.slice(block.start, block.end)}`
  })
}

/** Marks as `kind: text`. */
export function marked({ text, marks }: DocumentContent): string[] {
  return marks.map((mark) => {
    const about = mark.href ?? mark.label
    const words = text.slice(mark.start, mark.end)
    return about === undefined ? `${mark.kind}: ${words}` : `${mark.kind} ${about}: ${words}`
  })
}

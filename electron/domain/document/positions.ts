import type { Block, BlockKind, DocumentContent } from './model'
import { sentenceRanges, type TextRange } from './sentences'
import { splitsPair } from './surrogates'

export { sentenceRanges, type TextRange } from './sentences'
export { toCodePointOffset, toUtf16Offset } from './surrogates'

/**
 * The block that an offset stands in; between two blocks the one that follows, after the last one the last.
 * `undefined` when there are no blocks. Logarithmic.
 */
export function paragraphAt(
  content: Pick<DocumentContent, 'blocks'>,
  offset: number,
): Block | undefined {
  return content.blocks[blockIndexAt(content.blocks, offset)]
}

/** The first block that ends after the offset, else the last one; −1 when there are none. */
function blockIndexAt(blocks: readonly Block[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle] as Block).end <= offset) low = middle + 1
    else high = middle
  }
  return Math.min(low, blocks.length - 1)
}

/** The sentence that an offset stands in, chosen between two as `paragraphAt` chooses blocks. */
export function sentenceAt(
  content: Pick<DocumentContent, 'blocks' | 'text'>,
  offset: number,
  language?: string,
): TextRange | undefined {
  const block = paragraphAt(content, offset)
  if (block === undefined) return undefined
  const sentences = sentenceRanges(content.text, block, language)
  return sentences.find((sentence) => offset < sentence.end) ?? sentences.at(-1)
}

/** Text on either side of an offset in which its word is looked for; longer "words" are cut there. */
const WORD_REACH = 100

const segmenters = new Map<string, Intl.Segmenter>()

/** An unknown or malformed tag is no reason to find no word. */
function wordSegmenter(language = 'en'): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known !== undefined) return known
  let segmenter: Intl.Segmenter
  try {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  } catch {
    segmenter = new Intl.Segmenter('en', { granularity: 'word' })
  }
  if (segmenters.size < 50) segmenters.set(language, segmenter)
  return segmenter
}

/**
 * The word that an offset stands in or right behind, by Unicode's rules and, for Chinese, Japanese and Thai,
 * a dictionary; `undefined` among spaces and marks.
 */
export function wordRangeAt(
  text: string,
  offset: number,
  language?: string,
): TextRange | undefined {
  if (offset < 0 || offset > text.length) return undefined
  let from = Math.max(0, offset - WORD_REACH)
  if (splitsPair(text, from)) from++
  const part = text.slice(from, offset + WORD_REACH)
  let behind: TextRange | undefined
  for (const { index, segment, isWordLike } of wordSegmenter(language).segment(part)) {
    const start = from + index
    const end = start + segment.length
    if (start > offset) break
    if (isWordLike !== true) continue
    if (offset < end) return { start, end }
    if (offset === end) behind = { start, end }
  }
  return behind
}

/** What a reader counts when a style asks for a paragraph: not headings, captions or cells of tables. */
const COUNTED: ReadonlySet<BlockKind> = new Set<BlockKind>([
  'paragraph',
  'list-item',
  'block-quote',
])

/**
 * The number, from 1, of the paragraph that an offset stands in (chosen as `paragraphAt` does), counting
 * paragraphs, list items and block quotes; `undefined` when it stands in something else. Linear in the blocks.
 */
export function paragraphNumber(
  content: Pick<DocumentContent, 'blocks'>,
  offset: number,
): number | undefined {
  const index = blockIndexAt(content.blocks, offset)
  const block = content.blocks[index]
  if (block === undefined || !COUNTED.has(block.kind)) return undefined
  let number = 0
  for (let at = 0; at <= index; at++) if (COUNTED.has((content.blocks[at] as Block).kind)) number++
  return number
}

/** A place as citations name it. `label` is a locator term of CSL 1.0.2. */
export interface Locator {
  readonly label: 'page' | 'paragraph' | 'section'
  readonly value: string
  /** For people, in English: `p. 12`, `para. 7`, or the heading. */
  readonly text: string
}

/**
 * Where an offset is, for a citation: the printed page when the source has page breaks before it, else the
 * number of its paragraph, else the heading above it. `undefined` when there is none of these.
 */
export function locatorAt(
  content: Pick<DocumentContent, 'blocks' | 'marks' | 'text'>,
  offset: number,
): Locator | undefined {
  const page = pageAt(content, offset)
  if (page !== undefined) return { label: 'page', value: page, text: `p. ${page}` }
  const number = paragraphNumber(content, offset)
  if (number !== undefined)
    return { label: 'paragraph', value: String(number), text: `para. ${number}` }
  for (let index = blockIndexAt(content.blocks, offset); index >= 0; index--) {
    const block = content.blocks[index] as Block
    if (block.kind !== 'heading') continue
    const heading = content.text.slice(block.start, block.end).replace(/\s+/g, ' ')
    return { label: 'section', value: heading, text: heading }
  }
  return undefined
}

/**
 * Where a span is, for a citation, as `locatorAt` says of its start; with the page or paragraph in which
 * it ends, where that is another one: `pp. 12–13`, `paras. 7–8`.
 */
export function locatorOfSpan(
  content: Pick<DocumentContent, 'blocks' | 'marks' | 'text'>,
  span: TextRange,
): Locator | undefined {
  const first = locatorAt(content, span.start)
  if (first === undefined || first.label === 'section') return first
  const last = locatorAt(content, Math.max(span.start, span.end - 1))
  if (last?.label !== first.label || last.value === first.value) return first
  const value = `${first.value}–${last.value}`
  return { ...first, value, text: `${first.label === 'page' ? 'pp.' : 'paras.'} ${value}` }
}

/** The label of the last page that begins at or before the offset. */
function pageAt(content: Pick<DocumentContent, 'marks'>, offset: number): string | undefined {
  let label: string | undefined
  for (const mark of content.marks) {
    if (mark.start > offset) break
    if (mark.kind === 'page-break') label = mark.label ?? label
  }
  return label
}

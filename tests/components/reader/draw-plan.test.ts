import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, BlockKind, DocumentContent } from '#domain/document/model'
import {
  beginsWithTitle,
  planSections,
  sectionAt,
} from '../../../renderer/features/reader/draw-plan'

const KINDS: readonly BlockKind[] = [
  'heading',
  'paragraph',
  'list-item',
  'block-quote',
  'caption',
  'table-cell',
]

/** A document of blocks with these kinds and lengths, two line ends between them. */
function documentOf(
  parts: readonly { kind: BlockKind; words: string; level?: number; ordered?: boolean }[],
  separator = '\n\n',
): DocumentContent {
  let text = ''
  const blocks: Block[] = []
  for (const { words, ...rest } of parts) {
    if (text) text += separator
    blocks.push({ ...rest, start: text.length, end: text.length + words.length })
    text += words
  }
  return { text, blocks, marks: [] }
}

const anyDocument = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      words: fc.integer({ min: 1, max: 50_000 }).map((length) => 'lorem '.repeat(length / 6 + 1)),
      level: fc.integer({ min: 1, max: 6 }),
      ordered: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) => documentOf(parts))

describe('planning what is drawn', () => {
  it('divides the whole text without gaps, and loses no character of a block', () => {
    fc.assert(
      fc.property(anyDocument, (content) => {
        const sections = planSections(content, [])
        let at = 0
        for (const section of sections) {
          expect(section.start).toBe(at)
          at = section.end
        }
        expect(at).toBe(content.text.length)
        const drawn = sections.flatMap((section) => section.pieces)
        const length = (parts: readonly { start: number; end: number }[]) =>
          parts.reduce((sum, part) => sum + part.end - part.start, 0)
        expect(length(drawn)).toBe(length(content.blocks))
      }),
      { numRuns: 40 },
    )
  })

  it('finds the section of every offset', () => {
    const content = documentOf(
      Array.from({ length: 200 }, () => ({ kind: 'paragraph' as const, words: 'x'.repeat(300) })),
    )
    const sections = planSections(content, [])
    expect(sections.length).toBeGreaterThan(3)
    for (let offset = 0; offset < content.text.length; offset += 101) {
      const section = sections[sectionAt(sections, offset)]
      expect(section?.start).toBeLessThanOrEqual(offset)
      expect(section?.end).toBeGreaterThan(offset)
    }
  })

  it('cuts a paragraph that is too long between sentences', () => {
    const words = 'This is a sentence of this text. '.repeat(3000).trimEnd()
    const sentences: number[] = []
    for (let at = 0; at < words.length; at += 33) sentences.push(at, at + 32)
    const content = documentOf([{ kind: 'paragraph', words }])
    const pieces = planSections(content, sentences).flatMap((section) => section.pieces)
    expect(pieces.length).toBeGreaterThan(3)
    for (const piece of pieces) {
      expect(words.slice(piece.start, piece.end)).toMatch(/^This.*text\.$/)
    }
    expect(pieces.map((piece) => piece.continues ?? false)).toEqual(
      pieces.map((_, index) => index > 0),
    )
  })

  it('cuts a long text without spaces between characters, never through one', () => {
    const words = '😀'.repeat(30_000)
    const content = documentOf([{ kind: 'paragraph', words }])
    for (const piece of planSections(content, []).flatMap((section) => section.pieces)) {
      expect(words.slice(piece.start, piece.end)).toMatch(/^(?:😀)+$/u)
    }
  })

  it('numbers lists at each depth, and begins again after other text', () => {
    const item = (level: number, ordered = true) => ({
      kind: 'list-item' as const,
      words: 'item',
      level,
      ordered,
    })
    const paragraph = { kind: 'paragraph' as const, words: 'between' }
    const content = documentOf(
      [item(1), item(2), item(2), item(1), item(2), paragraph, item(1), item(1, false), item(1)],
      '\n',
    )
    const numbers = planSections(content, [])
      .flatMap((section) => section.pieces)
      .map((piece) => piece.number)
    expect(numbers).toEqual([1, 1, 2, 2, 1, undefined, 1, undefined, 1])
    // A blank line stands between two lists.
    const apart = planSections(documentOf([item(1), item(1)]), [])[0]?.pieces
    expect(apart?.map((piece) => [piece.number, piece.beginsGroup])).toEqual([
      [1, true],
      [1, true],
    ])
  })

  it('draws headings without leaving out a level', () => {
    const heading = (level: number) => ({ kind: 'heading' as const, words: 'Heading', level })
    const content = documentOf([heading(1), heading(4), heading(4), heading(2), heading(1)])
    const levels = planSections(content, [])
      .flatMap((section) => section.pieces)
      .map((piece) => piece.level)
    expect(levels).toEqual([2, 3, 3, 3, 2])
  })

  it('knows rows of a table by the line ends between cells', () => {
    const cell = (words: string) => ({ kind: 'table-cell' as const, words })
    const rows = documentOf([cell('a'), cell('b'), cell('c')], '\t')
    const lines = documentOf([cell('a'), cell('b')], '\n')
    const begins = (content: DocumentContent) =>
      planSections(content, [])
        .flatMap((section) => section.pieces)
        .map((piece) => piece.beginsRow)
    expect(begins(rows)).toEqual([true, false, false])
    expect(begins(lines)).toEqual([true, true])
  })

  it('takes a first block with the words of the title as the title', () => {
    const content = documentOf([
      { kind: 'paragraph', words: 'Talks  end\nwithout a date' },
      { kind: 'paragraph', words: 'Talks end without a date' },
    ])
    const sections = planSections(content, [], 'Talks end without a Date')
    expect(beginsWithTitle(sections)).toBe(true)
    expect(sections[0]?.pieces.map((piece) => [piece.kind, piece.level])).toEqual([
      ['heading', 1],
      ['paragraph', 1],
    ])
    expect(beginsWithTitle(planSections(content, [], 'Another'))).toBe(false)
    expect(beginsWithTitle(planSections(content, []))).toBe(false)
  })

  it('draws a text without blocks as one paragraph', () => {
    const sections = planSections({ text: 'only words', blocks: [], marks: [] }, [])
    expect(sections.flatMap((section) => section.pieces)).toMatchObject([
      { kind: 'paragraph', start: 0, end: 10 },
    ])
    expect(planSections({ text: '', blocks: [], marks: [] }, [])).toEqual([])
  })
})

import { plainTextBlocks } from '#domain/document/import-plain-text'
import { type DetectedQuote, detectQuotes } from '#domain/quotes/detect-quotes'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

/** Words and marks from which quotations, broken and whole, are made. */
const WORDS = [
  'Solberg',
  'said',
  'he',
  'she',
  'that',
  'the',
  'harbour',
  'is',
  'closed',
  ',',
  '.',
  ':',
  '“',
  '”',
  '"',
  '„',
  '«',
  '»',
  "'",
  '’',
  '‘',
  "''",
  '(',
  ')',
  '—',
  '\n',
  '\n\n',
  'according',
  'to',
  'Reuters',
  'reports',
  'told',
  'adding',
  'Mr.',
  'and',
  'but',
  '5\'10"',
  '𝔘𝔫𝔦',
  '👩‍🚀',
  'e\u0301',
  'שלום',
  'مرحبا',
  '東京',
  '「',
  '」',
  'sagte',
  'dass',
  'dit',
  '— ',
  '—',
  'сказал',
  'zufolge',
  'who',
  'by',
  'called',
  'as',
] as const

const articles = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }).map((words) => words.join('')),
)

/** What a quote claims about the text, in words of the text. */
function claims(text: string, quote: DetectedQuote): void {
  expect(quote.start).toBeGreaterThanOrEqual(0)
  expect(quote.end).toBeGreaterThan(quote.start)
  expect(quote.end).toBeLessThanOrEqual(text.length)
  let last = quote.start
  for (const part of quote.parts) {
    expect(part.start).toBeGreaterThanOrEqual(last)
    expect(part.end).toBeGreaterThanOrEqual(part.start)
    expect(part.end).toBeLessThanOrEqual(quote.end)
    last = part.end
  }
  if (quote.speakerStart !== null && quote.speakerEnd !== null)
    expect(text.slice(quote.speakerStart, quote.speakerEnd)).toBe(quote.speaker)
  for (const link of quote.via)
    if (link.start !== undefined && link.end !== undefined)
      expect(link.end).toBeGreaterThan(link.start)
  expect(quote.confidence).toBeGreaterThanOrEqual(0)
  expect(quote.confidence).toBeLessThanOrEqual(1)
}

describe('whatever the text', () => {
  test('nothing throws, and every offset lies in the text and says what it says', () => {
    fc.assert(
      fc.property(articles, (text) => {
        for (const quote of detectQuotes(text)) claims(text, quote)
      }),
      { numRuns: 600 },
    )
  })

  test('every language reads every text: offsets slice to what is said, inside its block or over open ones', () => {
    const languages = fc.constantFrom('en', 'de', 'fr', 'es', 'cs', 'ru', 'ar')
    fc.assert(
      fc.property(articles, languages, (text, language) => {
        for (const quote of detectQuotes(text, { language })) {
          claims(text, quote)
          for (const { start, end } of quote.parts)
            expect(text.slice(quote.start, quote.end)).toContain(text.slice(start, end))
        }
      }),
      { numRuns: 400 },
    )
  })

  test('combining marks, right-to-left text and pairs beyond the basic plane come out as they went in', () => {
    const inner = fc.constantFrom(
      'e\u0301te\u0301',
      'שלום עולם',
      'مرحبا بالعالم',
      '𝔘𝔫𝔦 👩‍🚀',
      'ａｂｃ',
    )
    fc.assert(
      fc.property(inner, inner, (first, second) => {
        const text = `“${first},” Ada Holm said. “${second}.”`
        const said = detectQuotes(text, { language: 'en' }).flatMap(({ parts }) =>
          parts.map(({ start, end }) => text.slice(start, end)),
        )
        expect(said).toEqual([`${first},`, `${second}.`])
      }),
    )
  })

  test('a paragraph of its own says nothing about the quotations of another', () => {
    const first = '“The harbour is closed,” Ingrid Solberg said.'
    const second = '“The harbour is open,” Aksel Brandt said.'
    const one = detectQuotes(first, { language: 'en' }).map(({ start, end }) => [start, end])
    const both = detectQuotes(`${first}\n\n${second}`, { language: 'en' })
    expect(both.slice(0, one.length).map(({ start, end }) => [start, end])).toEqual(one)
    expect(both.map(({ speaker }) => speaker)).toEqual(['Ingrid Solberg', 'Aksel Brandt'])
  })

  test('quotes come in the order of the text', () => {
    fc.assert(
      fc.property(articles, (text) => {
        const starts = detectQuotes(text).map(({ start }) => start)
        expect(starts).toEqual([...starts].sort((a, b) => a - b))
      }),
    )
  })

  test('the same text gives the same answer', () => {
    fc.assert(
      fc.property(articles, (text) => {
        expect(detectQuotes(text)).toEqual(detectQuotes(text))
      }),
    )
  })

  test('a surrogate pair is never cut', () => {
    const cuts = (text: string, at: number): boolean => {
      const before = text.charCodeAt(at - 1)
      const after = text.charCodeAt(at)
      return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
    }
    fc.assert(
      fc.property(articles, (text) => {
        for (const { start, end, parts } of detectQuotes(text))
          for (const at of [start, end, ...parts.flatMap((part) => [part.start, part.end])])
            expect(cuts(text, at)).toBe(false)
      }),
    )
  })

  test('a quote leaves its block only where an open quotation goes on in the next', () => {
    fc.assert(
      fc.property(articles, (text) => {
        const blocks = plainTextBlocks(text)
        for (const { start, end, parts } of detectQuotes(text, { blocks })) {
          const within = blocks.some((block) => block.start <= start && end <= block.end)
          if (!within) expect(parts.length).toBeGreaterThan(1)
        }
      }),
    )
  })

  test('text before and after moves a quotation, and does not change it', () => {
    const core = '“The harbour is closed,” Ingrid Solberg said.'
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), (before, after) => {
        const text = `${'A ship came in.\n\n'.repeat(before)}${core}${'\n\nA ship left.'.repeat(after)}`
        const found = detectQuotes(text, { language: 'en' })
        expect(found.map((quote) => [text.slice(quote.start, quote.end), quote.speaker])).toEqual([
          ['“The harbour is closed,”', 'Ingrid Solberg'],
        ])
      }),
    )
  })
})

describe('texts that are no articles', () => {
  test.each([
    ['nothing', ''],
    ['white space', ' \n\t\n '],
    ['100,000 opening marks', '“'.repeat(100_000)],
    ['100,000 straight marks', '"'.repeat(100_000)],
    ['100,000 marks with spaces', '" '.repeat(100_000)],
    ['mixed marks', '"“„«‘'.repeat(40_000)],
    ['100,000 apostrophes', "'".repeat(100_000)],
    ['brackets', '('.repeat(100_000)],
    ['one line of 10 MB', 'He said that the harbour is closed, '.repeat(300_000)],
    ['one word of 5 MB', 'a'.repeat(5_000_000)],
    ['a sentence of quotations', '“No,” he said, and '.repeat(50_000)],
    ['sources', 'according to Reuters, '.repeat(50_000)],
    ['commas', 'Solberg, '.repeat(100_000)],
    ['lines', 'Solberg said:\n'.repeat(100_000)],
    ['labels', 'A: one two three.\nB: one two three.\n'.repeat(30_000)],
    ['dashes', '— Да, — сказал он. '.repeat(30_000)],
    ['paragraphs with dashes', '— Да, — сказал он.\n\n'.repeat(10_000)],
    ['clauses of who', 'the man who said that '.repeat(30_000)],
    ['participles', 'called “a” by Solberg as '.repeat(30_000)],
    ['lone surrogates', '\ud800“\udc00”'.repeat(1_000)],
  ])(
    '%s: it ends and every offset holds',
    (_name, text) => {
      for (const quote of detectQuotes(text)) {
        if (quote.start < 0 || quote.end > text.length || quote.start >= quote.end)
          throw new Error(`${quote.start}-${quote.end} of ${text.length}`)
      }
    },
    120_000,
  )
})

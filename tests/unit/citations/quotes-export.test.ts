import fc from 'fast-check'
import { marked, type Token, type Tokens } from 'marked'
import { describe, expect, it } from 'vitest'
import { escapeMarkdown } from '../../../electron/domain/citations/quotes-export/escape-markdown'
import type { QuoteExportRow } from '../../../electron/domain/citations/quotes-export/quote-export-row'
import { neutraliseCell, restoreCell } from '../../../electron/domain/citations/csv'
import {
  QUOTES_CSV_COLUMNS,
  writeQuotesCsv,
} from '../../../electron/domain/citations/quotes-export/write-quotes-csv'
import { writeQuotesMarkdown } from '../../../electron/domain/citations/quotes-export/write-quotes-markdown'

const row: QuoteExportRow = {
  text: 'We will not accept it.',
  kind: 'direct',
  speaker: 'Ada Example',
  via: ['The Daily Example', 'Reuters'],
  tags: ['sanctions', 'tone/harsh'],
  notes: ['Compare **last week**.'],
  locator: 'para. 7',
  citation: 'Example, A. (2009). Ministers agree. The Daily Example.',
  citationKey: 'example-2009-ministers',
  articleTitle: 'Ministers agree',
  url: 'https://example.org/a',
  date: '2009-10-14',
}

/** Anything that could be taken for markup, for a formula, or for the end of something. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'# > - * + _ ` ~ | [x](y) ![x] <b> </b> <!-- --> &amp; &#33; === --- 1. 1) ``` ~~~ $x$ \\ => = @ " , ; \' :::'.split(
          ' ',
        ),
        '\n',
        '\r\n',
        '\t',
        '    ',
        ' ',
        '=1+1',
        '[a]: b',
        '\u2028',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

const nastyRow: fc.Arbitrary<QuoteExportRow> = fc.record({
  text: nasty,
  kind: fc.constantFrom('direct', 'mixed', 'indirect', 'summary'),
  speaker: nasty,
  via: fc.array(nasty, { maxLength: 2 }),
  tags: fc.array(nasty, { maxLength: 2 }),
  notes: fc.array(nasty, { maxLength: 2 }),
  locator: nasty,
  citation: nasty,
  citationKey: fc.constantFrom('a', 'b'),
  articleTitle: nasty,
  url: nasty,
  date: nasty,
})

/** A reader of RFC 4180, so that the writer is not tested against itself. */
function parseCsv(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let at = 0
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      at++
      while (text[at] !== '"' || text[at + 1] === '"') {
        cell += text[at]
        at += text[at] === '"' ? 2 : 1
      }
      at++
    } else {
      const end = text.slice(at).search(/,|\r\n/)
      cell = text.slice(at, at + end)
      at += end
    }
    record.push(cell)
    if (text[at] === ',') at++
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n')
      at += 2
      records.push(record)
      record = []
    }
  }
  return records
}

describe('CSV', () => {
  it('has a byte order mark, a head line and CRLF', () => {
    const output = writeQuotesCsv([row])
    expect(output.startsWith('\uFEFFQuote,Kind,')).toBe(true)
    expect(output.endsWith('\r\n')).toBe(true)
    expect(parseCsv(output.slice(1))).toEqual([
      [...QUOTES_CSV_COLUMNS],
      [
        'We will not accept it.',
        'direct',
        'Ada Example',
        'The Daily Example → Reuters',
        'sanctions; tone/harsh',
        'Compare **last week**.',
        'para. 7',
        'Example, A. (2009). Ministers agree. The Daily Example.',
        'example-2009-ministers',
        'Ministers agree',
        '2009-10-14',
        'https://example.org/a',
      ],
    ])
  })

  it('reads back to the same cells, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(nastyRow, { maxLength: 5 }), (rows) => {
        const records = parseCsv(writeQuotesCsv(rows).slice(1)).slice(1)
        expect(records).toHaveLength(rows.length)
        records.forEach((cells, index) => {
          const { text, speaker, citation, articleTitle } = rows[index] ?? row
          const read = cells.map(restoreCell)
          expect([read[0], read[2], read[7], read[9]]).toEqual([
            text,
            speaker,
            citation,
            articleTitle,
          ])
          for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('neutralises formulas in a way that turns round', () => {
    expect(neutraliseCell('=HYPERLINK("x")')).toBe('\'=HYPERLINK("x")')
    expect(neutraliseCell('plain')).toBe('plain')
    expect(neutraliseCell("'quoted")).toBe("'quoted")
    fc.assert(
      fc.property(fc.oneof(nasty, fc.constantFrom("'=1", "''-1", "'", "'a")), (cell) => {
        expect(restoreCell(neutraliseCell(cell))).toBe(cell)
      }),
    )
  })
})

/** The text that a reader of the Markdown sees, marks aside. */
function shown(tokens: readonly Token[] | undefined): string {
  return (tokens ?? [])
    .map((token) => {
      // An address is its own text.
      if (token.type === 'link') return decode((token as Tokens.Link).text)
      if (token.type === 'escape') return (token as Tokens.Escape).text
      if ('tokens' in token && token.tokens) return shown(token.tokens)
      return token.type === 'space' ? '' : decode((token as Tokens.Text).text)
    })
    .join('')
}

const decode = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const oneSpaced = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('Markdown', () => {
  it('groups quotes by article', () => {
    const other = { ...row, citationKey: 'b', articleTitle: 'Another' }
    const output = writeQuotesMarkdown([row, other, { ...row, text: 'Second' }])
    expect(output.match(/^## .*/gm)).toEqual(['## Ministers agree', '## Another'])
    expect(output.indexOf('> Second')).toBeLessThan(output.indexOf('## Another'))
  })

  it('says who said it, who reported it, and where', () => {
    expect(writeQuotesMarkdown([row])).toBe(`# Quotes

## Ministers agree

2009-10-14 · https://example.org/a · example-2009-ministers

> We will not accept it.

— Ada Example, reported by The Daily Example → Reuters · direct · para. 7

- Tags: sanctions, tone/harsh
- Citation: Example, A. (2009). Ministers agree. The Daily Example.
- Note:

  Compare **last week**.
`)
  })

  it('keeps the paragraphs of a quotation in one block quote', () => {
    const output = writeQuotesMarkdown([{ ...row, text: 'One.\n\nTwo.\r\nThree.' }])
    expect(output).toContain('> One.\n>\n> Two.\n>\n> Three.\n')
  })

  it('is not broken by anything that a quotation, a name or a note holds', () => {
    fc.assert(
      fc.property(fc.array(nastyRow, { minLength: 1, maxLength: 3 }), (rows) => {
        const tokens = marked
          .lexer(writeQuotesMarkdown(rows))
          .filter(({ type }) => type !== 'space')
        const kinds = tokens.map(({ type }) => type)
        const groups = new Set(rows.map((one) => `${one.citationKey}\n${one.articleTitle}`)).size
        const said = rows.filter((one) => one.text.trim() !== '').length
        expect(kinds.filter((kind) => kind === 'heading')).toHaveLength(1 + groups)
        expect(kinds.filter((kind) => kind === 'blockquote')).toHaveLength(said)
        expect(kinds.filter((kind) => kind === 'list')).toHaveLength(rows.length)
        expect(kinds.every((kind) => /^(?:heading|paragraph|blockquote|list)$/.test(kind))).toBe(
          true,
        )
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['https://example.org/a_b_c?x=1~y', '<https://example.org/a_b_c?x=1~y>'],
    ['(see https://example.org/a_(b)).', '(see <https://example.org/a_(b)>).'],
    ['https://example.org/a?b=1 and c_d', 'https://example.org/a?b=1 and c\\_d'],
    ['[http://example.org/a_b](c)', '\\[<http://example.org/a_b>\\](c)'],
  ])('leaves an address as it is, and a link: %s', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown)
    const address = /https?:[^\s<>\]]+/.exec(markdown)?.[0]
    expect(marked.parseInline(markdown)).toContain(`<a href="${address}">${address}</a>`)
  })

  it('gives up no time to addresses that are none', () => {
    const brackets = `https://a_b/${')'.repeat(200_000)}`
    expect(escapeMarkdown(brackets)).toBe(brackets.replace('https://a_b/', '<https://a_b/>'))
  })

  it.each([
    ['@example said', '\\@example said'],
    ['by “@example_1”', 'by “\\@example\\_1”'],
    ['mail a@example.org', 'mail a@example.org'],
    ['(a) first', '\\(a) first'],
    ['(12) first', '\\(12) first'],
    ['(@) first', '\\(@) first'],
    ['iv) first', 'iv\\) first'],
    ['b. second', 'b\\. second'],
    ['A. Example (b) c', 'A. Example (b) c'],
    ['(as said) before', '(as said) before'],
  ])('lets pandoc take nothing for a citation or a list: %s', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown)
  })

  it('shows exactly the words of a quotation', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const [token] = marked.lexer(`> ${escapeMarkdown(text)}`)
        expect(oneSpaced(shown(token && 'tokens' in token ? token.tokens : []))).toBe(
          oneSpaced(text),
        )
      }),
      { numRuns: 500 },
    )
  })
})

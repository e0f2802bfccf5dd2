import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { restoreCell } from '../../../electron/domain/citations/csv'
import { readCslItems } from '../../../electron/domain/citations/formats/csl-json'
import type { Reference } from '../../../electron/domain/citations/reference'
import { REFERENCE_FORMATS } from '../../../electron/domain/citations/reference-formats'
import { arbitraryReference } from './arbitrary-reference'

const CHAPTER: Reference = {
  type: 'chapter',
  title: 'On <i>Salmo</i>: no',
  author: [
    { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
    { literal: 'Harbour Group' },
  ],
  'container-title': 'The book of ferries',
  editor: [{ family: 'Holm', given: 'Ada' }],
  translator: [{ family: 'Lind', given: 'Eva' }],
  publisher: 'Harbour Press',
  'publisher-place': 'Oslo',
  volume: '012',
  page: '10-19',
  issued: { 'date-parts': [[2009, 10, 14], [2010]] },
  DOI: '10.1000/ferries',
  ISBN: '978-3-16-148410-0',
  URL: 'https://example.org/a',
  accessed: { 'date-parts': [[2011, 1, 2]] },
}

const library = (references: readonly Reference[]) =>
  references.map((reference, index) => ({ citationKey: `key-${index}`, reference }))

describe('CSL-YAML', () => {
  test('every reader of YAML, old and new, gets the items back', () => {
    fc.assert(
      fc.property(fc.array(arbitraryReference, { maxLength: 3 }), (references) => {
        const { output } = REFERENCE_FORMATS['csl-yaml'].write(library(references))
        for (const version of ['1.1', '1.2'] as const) {
          const [document] = output.split(/^\.\.\.$/m)
          const { items } = readCslItems(parse(document ?? '', { version }))
          expect(items.map(({ reference }) => reference)).toEqual(references)
          expect(items.map(({ citationKey }) => citationKey)).toEqual(
            references.map((_, index) => `key-${index}`),
          )
        }
      }),
      { numRuns: 50 },
    )
  })

  test('words that YAML has a meaning for stay words', () => {
    const reference: Reference = {
      type: 'book',
      title: 'No',
      volume: '012',
      edition: '1e3',
      note: '~',
    }
    const { output } = REFERENCE_FORMATS['csl-yaml'].write([{ citationKey: 'yes', reference }])
    for (const version of ['1.1', '1.2'] as const)
      expect(readCslItems(parse(output.replace(/^\.\.\.$/m, ''), { version })).items).toMatchObject(
        [{ citationKey: 'yes', reference }],
      )
  })

  test('a changed key is told at the line of its entry', () => {
    const { output, diagnostics } = REFERENCE_FORMATS['csl-yaml'].write([
      { citationKey: 'a', reference: CHAPTER },
      { citationKey: 'A', reference: CHAPTER },
    ])
    expect(output.split('\n')[(diagnostics[0]?.line ?? 0) - 1]).toMatch(/^- id: /)
  })
})

describe('Hayagriva', () => {
  test('a part has the whole as its parent', () => {
    const { output } = REFERENCE_FORMATS.hayagriva.write([
      { citationKey: 'berg-2009', reference: CHAPTER },
    ])
    expect(parse(output)).toEqual({
      'berg-2009': {
        type: 'chapter',
        title: 'On Salmo: no',
        author: [
          { name: 'Berg', 'given-name': 'Jan', prefix: 'van der' },
          { name: 'Harbour Group' },
        ],
        affiliated: [{ role: 'translator', names: [{ name: 'Lind', 'given-name': 'Eva' }] }],
        date: '2009-10-14',
        'page-range': '10-19',
        url: { value: 'https://example.org/a', date: '2011-01-02' },
        'serial-number': { doi: '10.1000/ferries' },
        parent: [
          {
            type: 'book',
            title: 'The book of ferries',
            volume: '012',
            editor: [{ name: 'Holm', 'given-name': 'Ada' }],
            publisher: { name: 'Harbour Press', location: 'Oslo' },
            'serial-number': { isbn: '978-3-16-148410-0' },
          },
        ],
      },
    })
  })

  test('is YAML with one entry a reference, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(arbitraryReference, { minLength: 1, maxLength: 3 }), (references) => {
        const { output } = REFERENCE_FORMATS.hayagriva.write(library(references))
        const entries = parse(output) as Record<string, { title: string }>
        expect(Object.keys(entries)).toEqual(references.map((_, index) => `key-${index}`))
        expect(Object.values(entries).map(({ title }) => title)).toEqual(
          references.map(({ title }) => title),
        )
      }),
      { numRuns: 50 },
    )
  })
})

/** RFC 4180, for the test alone. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  for (const record of text.replace(/^\uFEFF/, '').match(/(?:"(?:[^"]|"")*"|[^"\r\n])*\r\n/g) ??
    []) {
    const cells = record.slice(0, -2).match(/(?:^|,)(?:"(?:[^"]|"")*"|[^,"]*)/g) ?? []
    rows.push(
      cells.map((cell) => {
        const bare = cell.replace(/^,/, '')
        return bare.startsWith('"') ? bare.slice(1, -1).replaceAll('""', '"') : bare
      }),
    )
  }
  return rows
}

describe('CSV', () => {
  test('one row a reference, no cell that a spreadsheet calculates', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryReference, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '=1+1 ', '@x ', "'=y "),
        (references, start) => {
          const titled = references.map((reference) => ({
            ...reference,
            title: `${start}${reference.title ?? ''}`.trim(),
          }))
          const [heads = [], ...rows] = parseCsv(
            REFERENCE_FORMATS.csv.write(library(titled)).output,
          )
          expect(rows).toHaveLength(references.length)
          const at = heads.indexOf('Title')
          expect(rows.map((row) => restoreCell(row[at] ?? ''))).toEqual(
            titled.map(({ title }) => title),
          )
          for (const row of rows) {
            expect(row).toHaveLength(heads.length)
            for (const cell of row) expect(cell).not.toMatch(/^[=+@\t\r-]/)
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  test('names and dates as people read them', () => {
    const { output } = REFERENCE_FORMATS.csv.write([{ citationKey: 'a', reference: CHAPTER }])
    expect(output).toContain('"van der Berg, Jan; Harbour Group"')
    expect(output).toContain('2009-10-14/2010')
  })
})

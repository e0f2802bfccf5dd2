import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WriteItem } from '../../../electron/domain/citations/formats/format'
import type { Reference } from '../../../electron/domain/citations/reference'
import { recogniseReferenceFormat } from '../../../electron/domain/citations/recognise-reference-format'
import {
  isReadable,
  type ReadableFormatName,
  REFERENCE_FORMATS,
  WRITABLE_FORMATS,
  type WritableFormatName,
} from '../../../electron/domain/citations/reference-formats'
import { arbitraryReference } from './arbitrary-reference'

/** The formats that are both read and written. */
type BothWays = ReadableFormatName & WritableFormatName
const FORMATS = WRITABLE_FORMATS.filter((name): name is BothWays => isReadable(name))

/** What a format may change without losing anything: kinds of space, and marks that look the same in print. */
const settle = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replace(/[’‘]/g, "'")
      .replace(/[\u2010-\u2015]/g, '-')
      .replace(/(?:\\n|\s)+/g, ' '),
  )

const BROKEN_PIECES = [
  '@article{',
  '@book(',
  '@string{a = ',
  '@comment',
  'title = {',
  'author = "',
  '}',
  '"',
  ',\n',
  '#',
  '\\',
  '$',
  '%',
  'TY  - JOUR\n',
  'ER  - \n',
  'AU  - ',
  'DA  - 2009/',
  '[{',
  '}]',
  '"type": "book"',
  '"author": [',
  ': ',
  'null',
  '\\emph{',
  '{\\"',
  '\n',
]

const library = (references: readonly Reference[]): WriteItem[] =>
  references.map((reference, index) => ({ citationKey: `key-${index}`, reference }))

describe.each(FORMATS)('%s', (name) => {
  const format = REFERENCE_FORMATS[name]

  it('reads back what it wrote, field for field', () => {
    fc.assert(
      fc.property(fc.array(arbitraryReference, { minLength: 1, maxLength: 4 }), (references) => {
        const items = library(references)
        const read = format.read(format.write(items).output)
        expect(read.items.map(({ citationKey }) => citationKey)).toEqual(
          items.map(({ citationKey }) => citationKey),
        )
        read.items.forEach(({ reference }, index) => {
          expect(settle(reference)).toEqual(settle(references[index]))
        })
        expect(read.diagnostics).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('never throws, whatever the text', () => {
    const broken = fc.array(
      fc.oneof(fc.constantFrom(...BROKEN_PIECES), fc.string({ unit: 'binary', maxLength: 6 })),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(broken, (pieces) => {
        const { items, diagnostics } = format.read(pieces.join(''))
        expect(items.every(({ reference }) => typeof reference.type === 'string')).toBe(true)
        expect(diagnostics.every(({ line, message }) => line >= 1 && message.length > 0)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('loses nothing but the entry that is damaged', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryReference, { minLength: 3, maxLength: 4 }),
        fc.nat({ max: 1000 }),
        fc.nat({ max: 40 }),
        fc.constantFrom(
          '',
          '{',
          '}',
          '"',
          '{{',
          '}}',
          '\\',
          '@',
          ',',
          '=',
          '[',
          ']',
          '%',
          '\n',
          'ER',
          '#',
        ),
        (references, place, cut, insert) => {
          const items = library(references)
          const entries = items.map((item) => trimFrame(name, format.write([item]).output))
          const victim = entries[1] ?? ''
          // The last and first characters stay: without them it is its neighbours that are damaged.
          const at = 1 + (place % Math.max(1, victim.length - 2))
          const damaged =
            victim.slice(0, at) + insert + victim.slice(Math.min(at + cut, victim.length - 1))
          const whole = frame(name, [entries[0] ?? '', damaged, ...entries.slice(2)])
          const read = format.read(whole).items
          items.forEach(({ citationKey, reference }, index) => {
            if (index === 1) return
            const found = read.find((item) => item.citationKey === citationKey)
            expect(settle(found?.reference)).toEqual(settle(reference))
          })
        },
      ),
      { numRuns: 100 },
    )
  })

  it('says where what it cannot read stands', () => {
    const { items, diagnostics } = format.read('no references here, only words\n')
    expect(items).toEqual([])
    expect(diagnostics[0]?.line).toBe(1)
  })

  it('gives every entry a key of its own, however the keys come', () => {
    const reference: Reference = { type: 'book', title: 'One' }
    const keys = ['Lavrov', 'lavrov', '', 'LAVROV', 'a b', 'a-b', 'ключ', '{x}', 'free']
    const { output, diagnostics } = format.write(
      keys.map((citationKey) => ({ citationKey, reference })),
    )
    const read = format.read(output).items.map(({ citationKey }) => citationKey?.toLowerCase())
    expect(new Set(read).size).toBe(keys.length)
    expect(read).toContain('free')
    expect(read[0]).toBe('lavrov')
    expect(diagnostics.length).toBeGreaterThan(0)
    const lines = output.split('\n')
    for (const { line } of diagnostics) expect(line).toBeLessThanOrEqual(lines.length)
  })

  it('is recognised by what it holds', () => {
    const { output } = format.write([
      {
        citationKey: 'a',
        reference: {
          type: 'article-newspaper',
          title: 'T',
          'container-title': 'Outlet',
          issued: { 'date-parts': [[2009, 10, 14]] },
        },
      },
    ])
    expect(recogniseReferenceFormat(output)).toBe(name)
    expect(recogniseReferenceFormat(`\uFEFF\n\n${output}`)).toBe(name)
  })
})

/** What an entry needs around it to be a file. */
const FRAMES: Readonly<Record<BothWays, readonly [head: string, between: string, foot: string]>> = {
  bibtex: ['', '\n\n', '\n'],
  biblatex: ['', '\n\n', '\n'],
  ris: ['', '\r\n\r\n', '\r\n'],
  'csl-json': ['[\n', ',\n', '\n]\n'],
  'endnote-xml': [
    '<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n<records>\n',
    '\n',
    '\n</records>\n</xml>\n',
  ],
}

function frame(name: BothWays, entries: readonly string[]): string {
  const [head, between, foot] = FRAMES[name]
  return head + entries.join(between) + foot
}

/** The one entry of a file; the test fails where the writer frames it in another way. */
function trimFrame(name: BothWays, output: string): string {
  const [head, , foot] = FRAMES[name]
  expect(output.startsWith(head) && output.endsWith(foot)).toBe(true)
  return output.slice(head.length, output.length - foot.length)
}

it('takes no article for references', () => {
  for (const text of [
    '',
    'Ministers met on Monday. “We agreed,” said one.',
    '# A heading\n\nSome text with @names and {braces}.',
    '{"title": 1}',
    'TYPE - of thing',
    'Write to press@example.org {urgent}',
  ])
    expect(recogniseReferenceFormat(text)).toBeUndefined()
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BATCH_JOINS,
  BATCHED_FORMATS,
  type BatchedFormat,
  hasBibLinks,
  RecordBatches,
} from '../../../electron/domain/citations/formats/record-batches'
import { REFERENCE_FORMATS } from '../../../electron/domain/citations/reference-formats'
import { arbitraryReference } from './arbitrary-reference'

/** What reading piece by piece gives, with lines of the whole. */
function readInBatches(format: BatchedFormat, text: string, chunk: number, size: number) {
  const batches = new RecordBatches(format, size)
  const pieces = []
  for (let at = 0; at < text.length; at += chunk)
    pieces.push(...batches.push(text.slice(at, at + chunk)))
  pieces.push(...batches.end())
  const read = pieces.map(({ text: piece, linesBefore }) => {
    const { items, diagnostics } = REFERENCE_FORMATS[format].read(piece)
    const moved = <T extends { readonly line?: number }>(told: T) => ({
      ...told,
      ...(told.line === undefined ? {} : { line: told.line + linesBefore }),
    })
    return { items: items.map(moved), diagnostics: diagnostics.map(moved) }
  })
  return {
    pieces: pieces.length,
    items: read.flatMap(({ items }) => items),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  }
}

const references = fc.array(arbitraryReference, { minLength: 1, maxLength: 12 })
const chunks = fc.integer({ min: 1, max: 700 })
const keyed = (items: readonly object[]) =>
  items.map((reference, index) => ({ citationKey: `k${index}`, reference: reference as never }))

describe.each(BATCHED_FORMATS)('%s', (format) => {
  it('gives in pieces what the whole gives', () => {
    fc.assert(
      fc.property(references, chunks, chunks, (items, chunk, size) => {
        const { output } = REFERENCE_FORMATS[format].write(keyed(items))
        const whole = REFERENCE_FORMATS[format].read(output)
        const { pieces: _, ...read } = readInBatches(format, output, chunk, size)
        expect(read).toEqual({ items: whole.items, diagnostics: whole.diagnostics })
      }),
      { numRuns: 60 },
    )
  })

  it('is written in pieces as it is written whole', () => {
    fc.assert(
      fc.property(references, fc.nat(12), (items, cut) => {
        const all = keyed(items)
        const join = BATCH_JOINS[format]
        const { write } = REFERENCE_FORMATS[format]
        const parts = [all.slice(0, cut), all.slice(cut)].filter(({ length }) => length > 0)
        const joined = parts.map((part, index) => join?.add(write(part).output, index === 0))
        expect(joined.join('') + (join?.end(false) ?? '')).toBe(write(all).output)
      }),
      { numRuns: 60 },
    )
  })

  it('is cut where there is more than one piece of it', () => {
    const items = Array.from({ length: 40 }, (_, index) => ({ type: 'book', title: `T ${index}` }))
    const { output } = REFERENCE_FORMATS[format].write(keyed(items))
    const read = readInBatches(format, output, 50, 100)
    expect(read.pieces).toBeGreaterThan(10)
    expect(read.items).toHaveLength(40)
  })
})

const BIB =
  '@book{a, title = {A \\{ b}}\n\n% said\n@book{b, title = {B}}\n@comment{c}\n@book{d,\n title = {D}}\n'

it.each<[BatchedFormat, string]>([
  [
    'ris',
    'TY  - BOOK\r\nTI  - A\r\nER  - \r\nstray\r\nTY  - BOOK\r\nTI  - B\r\n\r\nTY  - JOUR\r\nTI  - C\r\nER  - \r\nlast\r\n',
  ],
  ['bibtex', BIB],
  ['biblatex', `@book{x, title = {never closed,\n${BIB}`],
  [
    'csl-json',
    '[{"id":"a","type":"book","title":"}]["},\n{"id":"b","type":"book"}\n,{"id":"c","type":"nonsense"}]\n',
  ],
  ['csl-json', '{"id":"a","type":"book"}\n{"id":"b","type":"book"}\n\n{"id":"c","type":"book"}'],
])('%s with what belongs to no record, or is damaged, says the same', (format, text) => {
  const whole = REFERENCE_FORMATS[format].read(text)
  for (let chunk = 1; chunk < 40; chunk++) {
    const read = readInBatches(format, text, chunk, 1)
    expect(read.items.map(({ reference }) => reference)).toEqual(
      whole.items.map(({ reference }) => reference),
    )
    expect(read.diagnostics).toEqual(whole.diagnostics)
  }
})

it('knows entries that need others', () => {
  expect(hasBibLinks('@string{acm = {ACM}}')).toBe(true)
  expect(hasBibLinks('@book{a, CrossRef = {b}}')).toBe(true)
  expect(hasBibLinks('@book{a, xdata = {b}}')).toBe(true)
  expect(hasBibLinks('@book{a, title = {Strings}}')).toBe(false)
})

import { describe, expect, it } from 'vitest'
import {
  readCslItems,
  readCslJson,
  toCslItems,
  writeCslJson,
} from '../../../electron/domain/citations/formats/csl-json'

const one = (item: object) => readCslItems([item]).items[0]?.reference

describe('reading', () => {
  it('reads a list, one item, and an object with items', () => {
    const item = { id: 'a', type: 'book', title: 'One' }
    const read = [{ citationKey: 'a', reference: { type: 'book', title: 'One' }, line: 1 }]
    for (const value of [[item], item, { items: [item] }, { references: [item] }])
      expect(readCslJson(JSON.stringify(value)).items).toEqual(read)
  })

  it('reads an item on each line, and says so where a line is none', () => {
    const lines = ['{"id":"a","type":"book"}', '', '{"id":"b","type":"book"}']
    expect(readCslJson(lines.join('\n'))).toEqual({
      items: [
        { citationKey: 'a', reference: { type: 'book' }, line: 1 },
        { citationKey: 'b', reference: { type: 'book' }, line: 3 },
      ],
      diagnostics: [],
    })
    const broken = readCslJson([...lines, '{"id":"c","type":'].join('\n'))
    expect(broken.items).toHaveLength(2)
    expect(broken.diagnostics).toHaveLength(1)
  })

  it('reads dates however they are written', () => {
    const issued = (value: unknown) => one({ type: 'book', issued: value })?.['issued']
    expect(issued({ 'date-parts': [['2009', '10', 14]] })).toEqual({
      'date-parts': [[2009, 10, 14]],
    })
    expect(issued({ 'date-parts': [2009, 10] })).toEqual({ 'date-parts': [[2009, 10]] })
    expect(issued({ raw: '14 October 2009' })).toEqual({ 'date-parts': [[2009, 10, 14]] })
    expect(issued('2009-10')).toEqual({ 'date-parts': [[2009, 10]] })
    expect(issued(2009)).toEqual({ 'date-parts': [[2009]] })
    expect(issued({ literal: 'in press' })).toEqual({ literal: 'in press' })
    expect(issued({ 'date-parts': [[2009]], season: '1', circa: 1 })).toEqual({
      'date-parts': [[2009]],
      season: '1',
      circa: true,
    })
  })

  it('knows the names of older versions', () => {
    expect(one({ type: 'tweet', shortTitle: 'S', journalAbbreviation: 'J', event: 'E' })).toEqual({
      type: 'post',
      'title-short': 'S',
      'container-title-short': 'J',
      'event-title': 'E',
    })
  })

  it('leaves out what cannot be and says so', () => {
    const { items, diagnostics } = readCslItems([
      { type: 'gadget', author: [null, { family: ' A ' }, 'Reuters'], title: { x: 1 }, note: null },
      'words',
    ])
    expect(items).toEqual([
      {
        line: 1,
        reference: { type: 'document', author: [{ family: 'A' }, { literal: 'Reuters' }] },
      },
    ])
    expect(diagnostics.map(({ line }) => line)).toEqual([1, 1, 2])
  })

  it('reads a damaged list item by item', () => {
    const text = `[
  {"id": "a", "type": "book", "title": "One", "author": [{"family": "A"}]},
  {"id": "b", "type": "book", "title": "Two",, "author": [{"family": "B"}]},
  {"id": "c", "type": "book", "title": "Three" "x": 1},
  {"id": "d", "type": "book", "title": "Four"}`
    const { items, diagnostics } = readCslJson(text)
    expect(items.map(({ citationKey, line }) => [citationKey, line])).toEqual([
      ['a', 2],
      ['d', 5],
    ])
    expect(diagnostics.map(({ line }) => line)).toEqual([3, 4])
  })

  it('reads items that stand one a line', () => {
    expect(readCslJson('{"id":"a","type":"book"}\n{"id":"b","type":"book"}\n').items).toHaveLength(
      2,
    )
  })

  it('says what an empty file is', () => {
    expect(readCslJson(' \n').diagnostics).toHaveLength(1)
  })
})

it('gives items their key as id, makes one where it is missing, and keeps them apart', () => {
  const reference = { type: 'book', title: 'Letters' } as const
  const ids = toCslItems([
    { reference },
    { citationKey: 'Doe2009', reference },
    { citationKey: 'doe2009', reference },
    { citationKey: 'book-nd-letters', reference },
  ]).map(({ id }) => id)
  expect(ids).toEqual(['book-nd-letters-b', 'Doe2009', 'doe2009-b', 'book-nd-letters'])
})

it('writes pretty JSON that says where a key was changed', () => {
  const reference = { type: 'book', title: 'Letters' } as const
  const { output, diagnostics } = writeCslJson([
    { citationKey: 'a', reference },
    { citationKey: 'A', reference },
  ])
  expect(JSON.parse(output)).toEqual([
    { id: 'a', ...reference },
    { id: 'A-b', ...reference },
  ])
  const line = diagnostics[0]?.line ?? 0
  expect(
    output
      .split('\n')
      .slice(line - 1, line + 1)
      .join(''),
  ).toContain('"id": "A-b"')
  expect(JSON.parse(writeCslJson([]).output)).toEqual([])
})

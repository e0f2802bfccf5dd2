import { describe, expect, it } from 'vitest'
import type { Quote } from '#domain/library/model'
import css from '../../../renderer/features/reader/highlights.css?raw'
import { READER_LAYERS } from '../../../renderer/features/reader/attach-article'
import { PlacedQuotes, quotePaint, quotesAt } from '../../../renderer/features/reader/quote-layers'
import { makeQuote } from '../make-quote'

function quote(id: string, start: number, end: number, more: Partial<Quote> = {}): Quote {
  return makeQuote(id, { start, end, ...more })
}

const colours = { t1: 'red', t2: 'blue' } as const
const colourOf = (tag: string) => colours[tag as keyof typeof colours]
const itemsOf = (quotes: Quote[], selected?: string) =>
  quotePaint(new PlacedQuotes(quotes, 'r'), colourOf, selected).touching(0, 1_000)
const layersOf = (quotes: Quote[], selected?: string) =>
  new Map(itemsOf(quotes, selected).map((item) => [item.id, item.layers]))

describe('how quotes are painted', () => {
  it('has a look for every layer', () => {
    for (const layer of READER_LAYERS) expect(css).toContain(`::highlight(${layer})`)
    const styled = [...css.matchAll(/::highlight\(([^)]+)\)/g)].map(([, layer]) => layer ?? '')
    for (const layer of styled) expect(READER_LAYERS).toContain(layer)
  })

  it('uses only layers that have a place in the order', () => {
    const quotes = (['direct', 'mixed', 'indirect', 'summary'] as const).flatMap((kind, index) => [
      quote(`a${index}`, index, 50, { kind, tags: ['t1'] }),
      quote(`b${index}`, index, 50, { kind, status: 'suggested' }),
    ])
    for (const { layers } of itemsOf(quotes, 'a0')) {
      for (const layer of layers) expect(READER_LAYERS).toContain(layer)
    }
  })

  it('tints by the first tag and underlines by the kind', () => {
    const layers = layersOf([quote('a', 0, 5, { tags: ['t2', 't1'], kind: 'mixed' })])
    expect(layers.get('a')).toEqual(['quote-blue-1', 'quote-kind-mixed'])
  })

  it('puts quotes that overlap into layers of their own, though they have one colour', () => {
    const layers = layersOf([
      quote('a', 0, 20, { tags: ['t1'] }),
      quote('b', 5, 10, { tags: ['t1'] }),
      quote('c', 25, 30, { tags: ['t1'] }),
    ])
    expect(layers.get('a')?.[0]).not.toBe(layers.get('b')?.[0])
    expect(layers.get('a')?.[0]).toBe(layers.get('c')?.[0])
  })

  it('never tints a suggestion, but shows which one is selected', () => {
    const suggested = [quote('a', 0, 5, { status: 'suggested' })]
    expect(layersOf(suggested).get('a')).toEqual(['quote-suggestion'])
    expect(layersOf(suggested, 'a').get('a')).toHaveLength(2)
  })

  it('never paints a quote whose place is gone or that points into another text', () => {
    const layers = layersOf([
      quote('a', 0, 5, { orphan: true }),
      quote('b', 0, 5, { revision: 'older' }),
    ])
    expect(layers.size).toBe(0)
  })
})

describe('the quotes at a place', () => {
  it('are given innermost first, without those that end before it', () => {
    const all = [
      quote('wide', 0, 100),
      quote('middle', 10, 50),
      quote('inner', 20, 30),
      quote('gone', 20, 25, { orphan: true }),
    ]
    expect(quotesAt(all, 'r', 25).map(({ id }) => id)).toEqual(['inner', 'middle', 'wide'])
    expect(quotesAt(all, 'r', 30).map(({ id }) => id)).toEqual(['middle', 'wide'])
    expect(quotesAt(all, 'r', 200)).toEqual([])
  })
})

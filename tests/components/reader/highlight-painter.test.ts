import { beforeEach, describe, expect, it } from 'vitest'
import { planSections } from '../../../renderer/features/reader/draw-plan'
import { drawSection } from '../../../renderer/features/reader/draw-section'
import {
  type HighlightLayers,
  HighlightPainter,
  type PaintItem,
} from '../../../renderer/features/reader/highlight-painter'
import { SpanIndex } from '../../../renderer/features/reader/span-index'
import { OffsetMap } from '../../../renderer/features/reader/offset-map'

/** The page's registry of highlights, which this environment does not have. */
class Layers implements HighlightLayers {
  readonly painted = new Map<string, Set<AbstractRange>>()
  changes = 0
  add(layer: string, range: AbstractRange): void {
    this.changes++
    this.painted.set(layer, (this.painted.get(layer) ?? new Set()).add(range))
  }
  delete(layer: string, range: AbstractRange): void {
    this.changes++
    if (!this.painted.get(layer)?.delete(range)) throw new Error('was not painted')
  }
  words(layer: string): string[] {
    return [...(this.painted.get(layer) ?? [])].map((span) => {
      const range = document.createRange()
      range.setStart(span.startContainer, span.startOffset)
      range.setEnd(span.endContainer, span.endOffset)
      return range.toString()
    })
  }
}

/** Holds what it was given, as the page's own class does. */
class PlainRange {
  constructor(init: StaticRangeInit) {
    Object.assign(this, init)
  }
}

const PARAGRAPHS = Array.from({ length: 300 }, (_, index) => `Paragraph ${index} of many.`)
const TEXT = PARAGRAPHS.join('\n\n')
const at = (index: number) => TEXT.indexOf(`Paragraph ${index} `)

function make(drawnSections: (index: number) => boolean = () => true) {
  let start = 0
  const blocks = PARAGRAPHS.map((words) => {
    const block = { kind: 'paragraph' as const, start, end: start + words.length }
    start = block.end + 2
    return block
  })
  const sections = planSections({ text: TEXT, blocks, marks: [] }, [])
  const root = document.createElement('div')
  document.body.replaceChildren(root)
  const elements = sections.map(() => root.appendChild(document.createElement('div')))
  const map = new OffsetMap(root, sections, elements)
  const layers = new Layers()
  const painter = new HighlightPainter(map, layers)
  const draw = (index: number) => {
    map.setDrawn(index, drawSection(sections[index]!, TEXT, [], elements[index]!))
    painter.show(index)
  }
  for (const index of sections.keys()) if (drawnSections(index)) draw(index)
  return { painter, layers, draw, sections }
}

beforeEach(() => {
  globalThis.StaticRange = PlainRange as unknown as typeof StaticRange
})

const of = (items: readonly PaintItem[]) => new SpanIndex(items)

describe('painting', () => {
  const item = (id: string, start: number, end: number, ...layers: string[]) => ({
    id,
    start,
    end,
    layers,
  })

  it('paints each stretch in its layers', () => {
    const { painter, layers } = make()
    painter.set('quotes', of([item('a', 0, 9, 'tint', 'kind'), item('b', 4, 12, 'tint')]))
    expect(layers.words('tint')).toEqual(['Paragraph', 'graph 0 '])
    expect(layers.words('kind')).toEqual(['Paragraph'])
  })

  it('touches only what differs from before', () => {
    const { painter, layers } = make()
    const many = Array.from({ length: 200 }, (_, index) =>
      item(String(index), at(index), at(index) + 9, 'tint', 'kind'),
    )
    painter.set('quotes', of(many))
    layers.changes = 0
    painter.set('quotes', of([...many]))
    expect(layers.changes).toBe(0)
    painter.set(
      'quotes',
      of(many.map((one) => (one.id === '7' ? { ...one, layers: ['other', 'kind'] } : one))),
    )
    expect(layers.changes).toBe(4)
    expect(layers.words('other')).toHaveLength(1)
    layers.changes = 0
    painter.set('quotes', of(many.slice(1)))
    expect(layers.words('tint')).toHaveLength(199)
  })

  it('keeps groups apart', () => {
    const { painter, layers } = make()
    painter.set('quotes', of([item('a', 0, 9, 'tint')]))
    painter.set('matches', of([item('a', 0, 9, 'match')]))
    painter.set('quotes', of([]))
    expect(layers.words('tint')).toEqual([])
    expect(layers.words('match')).toEqual(['Paragraph'])
  })

  it('paints what reaches into a section when that is drawn, once', () => {
    const { painter, layers, draw, sections } = make((index) => index === 0)
    expect(sections.length).toBeGreaterThan(2)
    const border = sections[1]!.start
    painter.set('quotes', of([item('a', border - 10, border + 9, 'tint')]))
    expect(layers.words('tint')).toHaveLength(1)
    draw(1)
    expect(layers.words('tint').at(-1)).toBe('Paragraph')
    draw(2)
    expect(layers.words('tint')).toHaveLength(2)
  })

  it('takes off what lies in a section that is hidden, and paints it again when that is shown', () => {
    const { painter, layers, sections } = make()
    const border = sections[1]!.start
    painter.set('quotes', of([item('a', border - 10, border + 9, 'tint')]))
    expect(layers.words('tint')).toHaveLength(2)
    painter.hide(1)
    expect(layers.words('tint')).toHaveLength(1)
    painter.set('quotes', of([item('a', border - 10, border + 9, 'other')]))
    expect(layers.words('other')).toHaveLength(1)
    painter.show(1)
    expect(layers.words('other').at(-1)).toBe('Paragraph')
    expect(layers.words('tint')).toEqual([])
  })

  it('asks for what lies in the shown sections alone', () => {
    const { painter, sections } = make((index) => index === 1)
    const asked: number[][] = []
    painter.set('quotes', {
      touching: (start, end) => {
        asked.push([start, end])
        return []
      },
    })
    expect(asked).toEqual([[sections[1]!.start, sections[1]!.end]])
  })

  it('takes everything off', () => {
    const { painter, layers } = make()
    painter.set('quotes', of([item('a', 0, TEXT.length, 'tint')]))
    expect(layers.words('tint').join('')).toHaveLength(PARAGRAPHS.join('').length)
    painter.clear()
    expect(layers.words('tint')).toEqual([])
  })
})

import type { OffsetMap } from './offset-map'

/** A stretch of text and the layers it is painted in; `id` is unique in its group. */
export interface PaintItem {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly layers: readonly string[]
}

/** Where ranges are painted: the page's registry of highlights, or a stand-in where there is none. */
export interface HighlightLayers {
  add(layer: string, range: AbstractRange): void
  delete(layer: string, range: AbstractRange): void
}

interface Painted {
  readonly item: PaintItem
  readonly ranges: { readonly layer: string; readonly range: AbstractRange }[]
}

/**
 * Paints stretches of text without touching the page's elements. Only what differs from the last
 * call is painted anew: tagging one of 3,000 quotes adds and removes two ranges.
 */
export class HighlightPainter {
  readonly #groups = new Map<string, Map<string, Painted>>()

  constructor(
    readonly map: OffsetMap,
    readonly layers: HighlightLayers,
  ) {}

  /** What one group (quotes, matches, …) shows from now on. */
  set(group: string, items: readonly PaintItem[]): void {
    const before = this.#groups.get(group) ?? new Map<string, Painted>()
    const after = new Map<string, Painted>()
    for (const item of items) {
      const painted = before.get(item.id)
      if (painted && isSame(painted.item, item)) {
        after.set(item.id, painted)
        before.delete(item.id)
      } else {
        after.set(item.id, { item, ranges: [] })
      }
    }
    // What is gone goes first, so that no place is painted twice in between.
    for (const painted of before.values()) this.#erase(painted)
    for (const painted of after.values()) {
      if (painted.ranges.length === 0) this.#paint(painted)
    }
    this.#groups.set(group, after)
  }

  /** Paints what lies in a section that has just been drawn. */
  sectionDrawn(index: number): void {
    const section = this.map.sections[index]
    if (!section) return
    for (const group of this.#groups.values()) {
      for (const painted of group.values()) {
        const { start, end } = painted.item
        if (start < section.end && end > section.start) this.#paintIn(index, painted)
      }
    }
  }

  /** Takes everything off. */
  clear(): void {
    for (const group of this.#groups.values()) {
      for (const painted of group.values()) this.#erase(painted)
    }
    this.#groups.clear()
  }

  #paint(painted: Painted): void {
    const { start, end } = painted.item
    for (const span of this.map.spansOf(start, end)) this.#add(painted, new StaticRange(span))
  }

  #paintIn(section: number, painted: Painted): void {
    const { start, end } = painted.item
    const span = this.map.spanIn(section, start, end)
    if (span) this.#add(painted, new StaticRange(span))
  }

  #add(painted: Painted, range: AbstractRange): void {
    for (const layer of painted.item.layers) {
      this.layers.add(layer, range)
      painted.ranges.push({ layer, range })
    }
  }

  #erase(painted: Painted): void {
    for (const { layer, range } of painted.ranges) this.layers.delete(layer, range)
    painted.ranges.length = 0
  }
}

function isSame(a: PaintItem, b: PaintItem): boolean {
  return (
    a.start === b.start &&
    a.end === b.end &&
    a.layers.length === b.layers.length &&
    a.layers.every((layer, index) => layer === b.layers[index])
  )
}

/**
 * The page's own registry. `order` lists the layers from the bottom to the top: the later one wins
 * where two set the same property.
 */
export function pageLayers(order: readonly string[]): HighlightLayers {
  const layer = (name: string): Highlight => {
    const existing = CSS.highlights.get(name)
    if (existing) return existing
    const made = new Highlight()
    made.priority = order.indexOf(name)
    CSS.highlights.set(name, made)
    return made
  }
  return {
    add: (name, range) => void layer(name).add(range),
    delete: (name, range) => void layer(name).delete(range),
  }
}

import type { OffsetMap } from './offset-map'

/** A stretch of text and the layers it is painted in; `id` is unique in its group. */
export interface PaintItem {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly layers: readonly string[]
}

/** What one group paints: asked only for the stretches of text that are near the view. */
export interface PaintSource {
  /** The items that share a character with a stretch. */
  touching(start: number, end: number): readonly PaintItem[]
}

/** Where ranges are painted: the page's registry of highlights, or a stand-in where there is none. */
export interface HighlightLayers {
  add(layer: string, range: AbstractRange): void
  delete(layer: string, range: AbstractRange): void
}

interface Painted {
  readonly item: PaintItem
  readonly range: AbstractRange | undefined
}

interface Group {
  readonly source: PaintSource
  /** What is painted in each shown section, by id. */
  readonly sections: Map<number, ReadonlyMap<string, Painted>>
}

const NOTHING: ReadonlyMap<string, Painted> = new Map()

/**
 * Paints stretches of text without touching the page's elements, and only in the sections that are shown: the
 * browser looks at every painted range again whenever anything in the page changes. Only what differs from the
 * last call is painted anew: tagging one of 3,000 quotes adds and removes two ranges.
 */
export class HighlightPainter {
  readonly #groups = new Map<string, Group>()
  readonly #shown = new Set<number>()

  constructor(
    readonly map: OffsetMap,
    readonly layers: HighlightLayers,
  ) {}

  /** What one group (quotes, matches, …) shows from now on. */
  set(name: string, source: PaintSource): void {
    const group = { source, sections: this.#groups.get(name)?.sections ?? new Map() }
    this.#groups.set(name, group)
    for (const index of this.#shown) this.#paint(group, index)
  }

  /** Paints what lies in a section, from now on; it is drawn. */
  show(index: number): void {
    this.#shown.add(index)
    for (const group of this.#groups.values()) this.#paint(group, index)
  }

  /** Takes off what lies in a section, which is far from the view. */
  hide(index: number): void {
    this.#shown.delete(index)
    for (const { sections } of this.#groups.values()) {
      for (const painted of sections.get(index)?.values() ?? []) this.#erase(painted)
      sections.delete(index)
    }
  }

  /** Takes everything off. */
  clear(): void {
    for (const index of [...this.#shown]) this.hide(index)
    this.#groups.clear()
  }

  #paint({ source, sections }: Group, index: number): void {
    const section = this.map.sections[index]
    if (!section) return
    const before = new Map(sections.get(index) ?? NOTHING)
    const after = new Map<string, Painted>()
    const fresh: PaintItem[] = []
    for (const item of source.touching(section.start, section.end)) {
      const painted = before.get(item.id)
      if (painted && isSame(painted.item, item)) {
        after.set(item.id, painted)
        before.delete(item.id)
      } else {
        fresh.push(item)
      }
    }
    // What is gone goes first, so that no place is painted twice in between.
    for (const painted of before.values()) this.#erase(painted)
    for (const item of fresh) {
      const span = this.map.spanIn(index, item.start, item.end)
      const range = span && new StaticRange(span)
      if (range) for (const layer of item.layers) this.layers.add(layer, range)
      after.set(item.id, { item, range })
    }
    sections.set(index, after)
  }

  #erase({ item, range }: Painted): void {
    if (range) for (const layer of item.layers) this.layers.delete(layer, range)
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

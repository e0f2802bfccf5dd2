import type { Span } from './span'

/**
 * Spans in the order of their starts, kept so that those of a stretch are found without going through the
 * others, also where one of them reaches over all. A search takes a number of steps that grows with what it
 * finds and with the logarithm of how many there are.
 */
export class SpanIndex<Item extends Span> {
  /** The furthest end below each node of a binary tree whose leaves are the items; node 1 is its root. */
  readonly #furthest: Float64Array
  readonly #leaves: number

  /** @param items ordered by start */
  constructor(readonly items: readonly Item[]) {
    this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(1, items.length)))
    const furthest = new Float64Array(this.#leaves * 2).fill(Number.NEGATIVE_INFINITY)
    for (let at = 0; at < items.length; at++) furthest[this.#leaves + at] = items[at]?.end ?? 0
    for (let node = this.#leaves - 1; node > 0; node--) {
      furthest[node] = Math.max(furthest[node * 2] ?? 0, furthest[node * 2 + 1] ?? 0)
    }
    this.#furthest = furthest
  }

  /** The items that share a character with a stretch, in their order. */
  touching(start: number, end: number): Item[] {
    const found: Item[] = []
    this.#collect(1, 0, this.#leaves, start, this.#firstFrom(end), found)
    return found
  }

  /** The place of the first item that starts at or after an offset. */
  #firstFrom(offset: number): number {
    let low = 0
    let high = this.items.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.items[middle]?.start ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }

  #collect(node: number, from: number, to: number, start: number, limit: number, into: Item[]) {
    if (from >= limit || (this.#furthest[node] ?? 0) <= start) return
    if (to - from === 1) {
      const item = this.items[from]
      if (item) into.push(item)
      return
    }
    const middle = (from + to) >> 1
    this.#collect(node * 2, from, middle, start, limit, into)
    this.#collect(node * 2 + 1, middle, to, start, limit, into)
  }
}

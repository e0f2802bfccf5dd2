import { sortByNumber } from './sort-by-number'

/**
 * Rows in the order of a comparison, kept up to date as rows come, go and change: what changed is
 * taken out and put back by binary search, so that one edit in 800,000 rows costs a copy, not a sort.
 */
export class SortedOrder {
  #order: Int32Array | undefined
  readonly #stale = new Set<number>()

  constructor(
    readonly compare: (a: number, b: number) => number,
    /** Rows that exist now. */
    readonly isAlive: (row: number) => boolean,
    readonly length: () => number,
    /** The rows there are so far, in order, where that is known. */
    sorted?: Int32Array,
    /** The number that `compare` goes by first, where it is one. */
    readonly numberOf?: (row: number) => number,
  ) {
    this.#order = sorted
  }

  /** A row was added or removed, or what it is sorted by changed. */
  touch(row: number): void {
    if (this.#order) this.#stale.add(row)
  }

  /** The rows in order; valid until the next change. */
  rows(): Int32Array {
    if (!this.#order || this.#stale.size > 1000 + this.#order.length / 8) this.#order = this.#sort()
    else if (this.#stale.size > 0) this.#order = this.#repair(this.#order)
    this.#stale.clear()
    return this.#order
  }

  #sort(): Int32Array {
    const alive: number[] = []
    for (let row = 0; row < this.length(); row++) if (this.isAlive(row)) alive.push(row)
    return this.numberOf
      ? sortByNumber(alive, this.numberOf, this.compare)
      : Int32Array.from(alive.sort(this.compare))
  }

  #repair(order: Int32Array): Int32Array {
    const kept = order.filter((row) => !this.#stale.has(row))
    const incoming = [...this.#stale].filter((row) => this.isAlive(row)).sort(this.compare)
    const merged = new Int32Array(kept.length + incoming.length)
    let from = 0
    let to = 0
    for (const row of incoming) {
      const at = firstAtOrAfter(kept, (other) => this.compare(other, row))
      merged.set(kept.subarray(from, at), to)
      to += at - from
      from = at
      merged[to++] = row
    }
    merged.set(kept.subarray(from), to)
    return merged
  }
}

/** The first place in sorted rows whose row does not compare below 0. */
export function firstAtOrAfter(rows: Int32Array, compare: (row: number) => number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(rows[middle] ?? 0) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Rows 0 to a number, which lie in order. */
export function rowsUpTo(length: number): Int32Array {
  const rows = new Int32Array(length)
  for (let row = 0; row < length; row++) rows[row] = row
  return rows
}

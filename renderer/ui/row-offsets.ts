/**
 * Where the rows of a list begin of which most have never been drawn: each has the usual height until it is
 * measured. Every answer takes a number of steps that grows with the logarithm of the number of rows.
 */
export class RowOffsets {
  #count = 0
  /** Heights that are not the usual one, by index. */
  readonly #measured = new Map<number, number>()
  /** Sums of what rows are higher than usual, as a Fenwick tree. */
  #more = new Float64Array(1)

  /** @param usual the height of a row that has not been measured, in px */
  constructor(readonly usual: number) {}

  get count(): number {
    return this.#count
  }

  /** The height of all rows together. */
  get total(): number {
    return this.startOf(this.#count)
  }

  /** Another number of rows; what was measured of those that stay is kept. */
  setCount(count: number): void {
    if (count === this.#count) return
    this.#count = count
    this.#more = new Float64Array(count + 1)
    for (const [index, height] of this.#measured) {
      if (index < count) this.#add(index, height - this.usual)
      else this.#measured.delete(index)
    }
  }

  /** Where a row begins; of the first one behind the last, where the list ends. */
  startOf(index: number): number {
    let more = 0
    for (let at = index; at > 0; at -= at & -at) more += this.#more[at] ?? 0
    return index * this.usual + more
  }

  heightOf(index: number): number {
    return this.#measured.get(index) ?? this.usual
  }

  /** The row at a distance from the beginning, the first or last one beyond the ends. */
  rowAt(offset: number): number {
    let low = 0
    let high = Math.max(0, this.#count - 1)
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.startOf(middle) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Takes a measured height in; returns how much it is more than what was known. */
  measure(index: number, height: number): number {
    const more = height - this.heightOf(index)
    if (more === 0 || index >= this.#count) return 0
    this.#measured.set(index, height)
    this.#add(index, more)
    return more
  }

  #add(index: number, more: number): void {
    for (let at = index + 1; at <= this.#count; at += at & -at) {
      this.#more[at] = (this.#more[at] ?? 0) + more
    }
  }
}

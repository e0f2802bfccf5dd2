/**
 * Columns of the catalog: typed arrays that grow, and values of varying length behind an index.
 * What comes from the file is used as it lies there; what changes is kept beside it.
 */

type Numbers = Uint8Array | Int32Array | Uint32Array | Float64Array
type NumbersOf<N extends Numbers> = { new (length: number): N; BYTES_PER_ELEMENT: number }

const FIRST_CAPACITY = 64

/** Room for more, in proportion: adding rows one by one copies each only a few times. */
export function grownCapacity(length: number): number {
  return Math.max(FIRST_CAPACITY, length + (length >> 2))
}

/** Numbers by row. Reading a row that is not there gives 0. */
export class NumberColumn<N extends Numbers> {
  #values: N
  #length: number

  constructor(
    readonly kind: NumbersOf<N>,
    values?: N,
  ) {
    this.#length = values?.length ?? 0
    this.#values = values ?? new kind(FIRST_CAPACITY)
  }

  get length(): number {
    return this.#length
  }

  /** The rows as one array, for scans; valid until the next row is added. */
  get values(): N {
    return this.#values
  }

  get(row: number): number {
    return this.#values[row] ?? 0
  }

  set(row: number, value: number): void {
    this.#values[row] = value
  }

  add(row: number, value: number): void {
    this.#values[row] = (this.#values[row] ?? 0) + value
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new this.kind(grownCapacity(this.#length))
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.#length++] = value
  }

  /** The values of some rows, in the order given. */
  pick(rows: Int32Array): N {
    const picked = new this.kind(rows.length)
    for (let i = 0; i < rows.length; i++) picked[i] = this.get(rows[i] ?? 0)
    return picked
  }
}

/**
 * Where the value of each row is: 0 for the row as it was loaded, or the empty value where none was; below
 * that `~at` is an entry of what was set since. So nothing is done for a row before it changes. Entry 0 of
 * what was loaded is the empty value, entry `row + 1` the row's.
 */
abstract class VaryingColumn<Value> {
  readonly #at: NumberColumn<Int32Array>
  protected readonly changed: Value[] = []

  constructor(readonly loadedRows: number) {
    this.#at = new NumberColumn(Int32Array, loadedRows > 0 ? new Int32Array(loadedRows) : undefined)
  }

  get length(): number {
    return this.#at.length
  }

  get(row: number): Value {
    const at = this.place(row)
    return at >= 0 ? this.loaded(at) : (this.changed[~at] as Value)
  }

  set(row: number, value: Value): void {
    const wasEmpty = row >= this.loadedRows
    this.#at.set(row, wasEmpty && this.isEmpty(value) ? 0 : this.#keep(value))
  }

  push(value: Value): void {
    this.#at.push(this.isEmpty(value) ? 0 : this.#keep(value))
  }

  /** Negative: the value was set since loading; else the entry of what was loaded. */
  protected place(row: number): number {
    const at = this.#at.get(row)
    return at < 0 ? at : row < this.loadedRows ? row + 1 : 0
  }

  protected abstract loaded(entry: number): Value
  protected abstract isEmpty(value: Value): boolean

  #keep(value: Value): number {
    return ~(this.changed.push(value) - 1)
  }
}

/** Texts as they are saved: UTF-8 end to end, entry `i` from `starts[i]` to `starts[i + 1]`. */
export interface PackedTexts {
  readonly starts: Uint32Array
  readonly bytes: Buffer
}

const NO_TEXTS: PackedTexts = { starts: new Uint32Array(2), bytes: Buffer.alloc(0) }

/** Texts by row. */
export class TextColumn extends VaryingColumn<string> {
  readonly #packed: PackedTexts

  constructor(packed: PackedTexts = NO_TEXTS) {
    super(Math.max(0, packed.starts.length - 2))
    this.#packed = packed
  }

  /** Rows whose text has `needle` in it. Bytes are searched, so nothing is decoded. */
  *rowsWith(needle: string): Iterable<number> {
    const { starts, bytes } = this.#packed
    const wanted = Buffer.from(needle)
    // What is empty is in every text, and is found again at the end of the bytes for ever.
    if (wanted.length === 0) {
      for (let row = 0; row < this.length; row++) yield row
      return
    }
    for (let at = bytes.indexOf(wanted); at >= 0; ) {
      const entry = entryAt(starts, at)
      const end = starts[entry + 1] ?? bytes.length
      const row = entry - 1
      if (at + wanted.length <= end && this.place(row) === entry) yield row
      at = bytes.indexOf(wanted, at + wanted.length <= end ? end : at + 1)
    }
    for (let row = 0; row < this.length; row++) {
      if (this.place(row) < 0 && this.get(row).includes(needle)) yield row
    }
  }

  /** The texts of some rows, packed. */
  pack(rows: Int32Array): PackedTexts {
    const starts = new Uint32Array(rows.length + 2)
    const parts: Buffer[] = []
    let size = 0
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] ?? 0
      const place = this.place(row)
      const part = place >= 0 ? this.#slice(place) : Buffer.from(this.get(row))
      parts.push(part)
      size += part.length
      starts[i + 2] = size
    }
    return { starts, bytes: Buffer.concat(parts, size) }
  }

  protected loaded(entry: number): string {
    return this.#slice(entry).toString('utf8')
  }

  protected isEmpty(value: string): boolean {
    return value === ''
  }

  #slice(entry: number): Buffer {
    const { starts, bytes } = this.#packed
    return bytes.subarray(starts[entry] ?? 0, starts[entry + 1] ?? 0)
  }
}

/** The last entry that starts at or before a byte; empty entries before it are passed over. */
function entryAt(starts: Uint32Array, at: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** Lists as they are saved, in the manner of `PackedTexts`. */
export interface PackedLists {
  readonly starts: Uint32Array
  readonly values: Int32Array
}

const NO_LISTS: PackedLists = { starts: new Uint32Array(2), values: new Int32Array(0) }

/** Lists of small whole numbers by row, such as the tags of a quote. */
export class ListColumn extends VaryingColumn<ArrayLike<number>> {
  readonly #packed: PackedLists

  constructor(packed: PackedLists = NO_LISTS) {
    super(Math.max(0, packed.starts.length - 2))
    this.#packed = packed
  }

  /** Whether a row's list has a number in it; makes no objects, for scans. */
  includes(row: number, wanted: number): boolean {
    const place = this.place(row)
    if (place < 0) {
      const list = this.changed[~place] ?? []
      for (let i = 0; i < list.length; i++) if (list[i] === wanted) return true
      return false
    }
    const { starts, values } = this.#packed
    const end = starts[place + 1] ?? 0
    for (let i = starts[place] ?? 0; i < end; i++) if (values[i] === wanted) return true
    return false
  }

  /** The rows whose list has a number in it: one pass over the numbers as they lie there. */
  rowsWith(wanted: number): number[] {
    const { starts, values } = this.#packed
    const rows: number[] = []
    for (let row = 0; row < this.length; row++) {
      const place = this.place(row)
      if (place < 0) {
        if (this.includes(row, wanted)) rows.push(row)
        continue
      }
      const end = starts[place + 1] ?? 0
      for (let i = starts[place] ?? 0; i < end; i++) {
        if (values[i] !== wanted) continue
        rows.push(row)
        break
      }
    }
    return rows
  }

  /** What `change` makes of each number of a row's list. */
  map<T>(row: number, change: (value: number) => T): T[] {
    const place = this.place(row)
    const result: T[] = []
    if (place < 0) {
      const list = this.changed[~place] ?? []
      for (let i = 0; i < list.length; i++) result.push(change(list[i] ?? 0))
      return result
    }
    const { starts, values } = this.#packed
    const end = starts[place + 1] ?? 0
    for (let i = starts[place] ?? 0; i < end; i++) result.push(change(values[i] ?? 0))
    return result
  }

  /** The lists of some rows, packed. */
  pack(rows: Int32Array): PackedLists {
    const starts = new Uint32Array(rows.length + 2)
    let size = 0
    for (let i = 0; i < rows.length; i++) {
      size += this.get(rows[i] ?? 0).length
      starts[i + 2] = size
    }
    const values = new Int32Array(size)
    for (let i = 0; i < rows.length; i++) values.set(this.get(rows[i] ?? 0), starts[i + 1])
    return { starts, values }
  }

  protected loaded(entry: number): ArrayLike<number> {
    const { starts, values } = this.#packed
    return values.subarray(starts[entry], starts[entry + 1])
  }

  protected isEmpty(value: ArrayLike<number>): boolean {
    return value.length === 0
  }
}

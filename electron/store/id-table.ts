import type { Id } from '#domain/library/model'
import { grownCapacity } from './columns'

const ID_LENGTH = 16
const WORDS = ID_LENGTH / 4

/** Ids as they are saved: sixteen bytes each, and the hash table over them. */
export interface PackedIds {
  readonly words: Int32Array
  readonly slots: Int32Array
}

/**
 * Ids by row and rows by id, in typed arrays: 800,000 quotes are 20 MB here and over 100 MB in a Map.
 * Open addressing with linear probing; a slot holds row + 1, 0 is empty, -1 was freed.
 */
export class IdTable {
  #words: Int32Array
  #bytes: Buffer
  #slots: Int32Array
  #length: number
  /** Slots that are not empty, freed ones included. */
  #used: number

  constructor(
    packed?: PackedIds,
    /** Keeps ids that were read as strings: for few that are asked for often. */
    readonly names?: Id[],
  ) {
    this.#length = packed ? packed.words.length / WORDS : 0
    this.#words = packed?.words ?? new Int32Array(grownCapacity(0) * WORDS)
    this.#bytes = bytesOf(this.#words)
    this.#slots = packed?.slots ?? new Int32Array(slotsFor(0))
    this.#used = this.#length
  }

  /** Rows ever added, removed ones included. */
  get length(): number {
    return this.#length
  }

  get(row: number): Id {
    if (!this.names) return this.#read(row)
    const name = this.names[row] ?? this.#read(row)
    this.names[row] = name
    return name
  }

  /** A word at a time: for sixteen characters, the way to the buffer's own reading takes longer. */
  #read(row: number): Id {
    const words = this.#words
    const at = row * WORDS
    const a = words[at] ?? 0
    const b = words[at + 1] ?? 0
    const c = words[at + 2] ?? 0
    const d = words[at + 3] ?? 0
    return String.fromCharCode(
      a & 255,
      (a >>> 8) & 255,
      (a >>> 16) & 255,
      a >>> 24,
      b & 255,
      (b >>> 8) & 255,
      (b >>> 16) & 255,
      b >>> 24,
      c & 255,
      (c >>> 8) & 255,
      (c >>> 16) & 255,
      c >>> 24,
      d & 255,
      (d >>> 8) & 255,
      (d >>> 16) & 255,
      d >>> 24,
    )
  }

  /** The row of an id, or -1. */
  find(id: Id): number {
    if (id.length !== ID_LENGTH) return -1
    const a = wordOf(id, 0)
    const b = wordOf(id, 4)
    const c = wordOf(id, 8)
    const d = wordOf(id, 12)
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = hash(a, b, c, d) & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] ?? 0
      if (entry === 0) return -1
      if (entry > 0 && this.#isAt(entry - 1, a, b, c, d)) return entry - 1
    }
  }

  /** Adds an id as a new row; it is found under that row from now on. */
  push(id: Id): number {
    if (id.length !== ID_LENGTH) throw new Error(`"${id}" is not an id`)
    if ((this.#used + 1) * 3 > this.#slots.length * 2) this.#rehash()
    const row = this.#length++
    if (row * WORDS === this.#words.length) {
      const grown = new Int32Array(grownCapacity(row) * WORDS)
      grown.set(this.#words)
      this.#words = grown
      this.#bytes = bytesOf(grown)
    }
    for (let word = 0; word < WORDS; word++) {
      this.#words[row * WORDS + word] = wordOf(id, word * 4)
    }
    this.#insert(row)
    return row
  }

  /** The row of an id, which is added where it is new. */
  findOrPush(id: Id): number {
    const row = this.find(id)
    return row < 0 ? this.push(id) : row
  }

  /** Takes a row's id out of the table; the row itself keeps it. */
  remove(row: number): void {
    const mask = this.#slots.length - 1
    for (let slot = this.#hashOf(row) & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] ?? 0
      if (entry === 0) return
      if (entry === row + 1) {
        this.#slots[slot] = -1
        return
      }
    }
  }

  /** Orders rows by their ids. */
  compare(a: number, b: number): number {
    return this.#bytes.compare(
      this.#bytes,
      b * ID_LENGTH,
      (b + 1) * ID_LENGTH,
      a * ID_LENGTH,
      (a + 1) * ID_LENGTH,
    )
  }

  /** The ids of some rows as a table of their own, in the order given. */
  pack(rows: Int32Array): PackedIds {
    const words = new Int32Array(rows.length * WORDS)
    for (let i = 0; i < rows.length; i++) {
      const from = (rows[i] ?? 0) * WORDS
      for (let w = 0; w < WORDS; w++) words[i * WORDS + w] = this.#words[from + w] ?? 0
    }
    const slots = new Int32Array(slotsFor(rows.length))
    const mask = slots.length - 1
    for (let i = 0; i < rows.length; i++) {
      let slot = hashAt(words, i * WORDS) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = i + 1
    }
    return { words, slots }
  }

  #isAt(row: number, a: number, b: number, c: number, d: number): boolean {
    const at = row * WORDS
    const words = this.#words
    return words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d
  }

  #hashOf(row: number): number {
    return hashAt(this.#words, row * WORDS)
  }

  #insert(row: number): void {
    const mask = this.#slots.length - 1
    let slot = this.#hashOf(row) & mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
    this.#slots[slot] = row + 1
    this.#used++
  }

  #rehash(): void {
    const live = this.#slots.filter((entry) => entry > 0)
    this.#slots = new Int32Array(slotsFor(live.length * 2))
    this.#used = 0
    for (const entry of live) this.#insert(entry - 1)
  }
}

function bytesOf(words: Int32Array): Buffer {
  return Buffer.from(words.buffer, words.byteOffset, words.byteLength)
}

/** A power of two that leaves at least half of the slots empty. */
function slotsFor(rows: number): number {
  let size = 2048
  while (size < rows * 2) size *= 2
  return size
}

/** Four characters as their bytes lie in a little-endian word. */
function wordOf(id: Id, at: number): number {
  return (
    id.charCodeAt(at) |
    (id.charCodeAt(at + 1) << 8) |
    (id.charCodeAt(at + 2) << 16) |
    (id.charCodeAt(at + 3) << 24)
  )
}

function hashAt(words: Int32Array, at: number): number {
  return hash(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0)
}

/** Multiply and mix; the constants are those of MurmurHash3's finaliser. */
function hash(a: number, b: number, c: number, d: number): number {
  let h = Math.imul(a, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 15) ^ c, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13) ^ d, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

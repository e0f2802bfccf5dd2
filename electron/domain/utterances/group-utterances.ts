import { quoteWords } from './words'

/** A quote to be grouped; ids are unique. */
export interface UtteranceText {
  readonly id: string
  readonly text: string
}

/** Words in a row that two versions must share. */
const SHINGLE = 3
/** Fewer shingles than this are no evidence: versions of short quotes are grouped only where they are the same. */
const LEAST_SHINGLES = 4
/** The share of the shorter version's shingles that the longer one must have. */
const SHARED = 0.6
/** What more different texts than this have in common is a phrase and says nothing about any two of them. */
const MOST_TEXTS = 64

/**
 * Puts together quotes that are versions of one utterance: first those with the same words, then those of which the
 * shorter one has most of its runs of three words in the longer one, so that cuts and changed words do not part them.
 * Only groups of two and more are answered. The answer depends on neither the order of the quotes nor on which of two is
 * looked at first; quotes that share no run of words are never compared, so that the work grows with what they share.
 */
export function groupUtterances(quotes: readonly UtteranceText[]): string[][] {
  const texts = new Map<string, string[]>()
  for (const { id, text } of quotes) {
    const key = quoteWords(text)
      .map(({ folded }) => folded)
      .filter((word) => word !== '')
      .join(' ')
    if (key === '') continue
    const same = texts.get(key)
    if (same) same.push(id)
    else texts.set(key, [id])
  }
  // By their words, so that nothing depends on the order in which they came.
  const keys = [...texts.keys()].sort()
  const groups = new Groups(keys.length)
  joinSimilar(keys, groups)
  const members = new Map<number, string[]>()
  for (const [index, key] of keys.entries()) {
    const root = groups.find(index)
    const ids = members.get(root) ?? []
    ids.push(...(texts.get(key) ?? []))
    members.set(root, ids)
  }
  return [...members.values()].filter((ids) => ids.length > 1).map((ids) => ids.sort())
}

function joinSimilar(keys: readonly string[], groups: Groups): void {
  const index = new ShingleIndex(keys)
  // How many shingles each other text shares with the one that is looked at; cleared after each.
  const common = new Int32Array(keys.length)
  const touched: number[] = []
  for (let first = 0; first < keys.length; first++) {
    index.eachLaterWith(first, (second) => {
      if (common[second] === 0) touched.push(second)
      common[second] = (common[second] ?? 0) + 1
    })
    for (const second of touched) {
      const least = Math.min(index.count(first), index.count(second))
      if ((common[second] ?? 0) >= SHARED * least) groups.join(first, second)
      common[second] = 0
    }
    touched.length = 0
  }
}

/**
 * Which texts hold which runs of three words, in typed arrays: a map of strings could not hold those of a large
 * library. A run is a hash of at least 32 bits; two that share one by chance are one shared run too many at most.
 */
class ShingleIndex {
  /** For each text where its entries begin in `#entries`; one more at the end. */
  readonly #starts: Uint32Array
  /** For each run of a text, where its holders begin in `#holders`, and how many there are. */
  readonly #entries: Uint32Array
  readonly #lengths: Uint8Array
  readonly #holders: Uint32Array

  constructor(keys: readonly string[]) {
    const spread = 2 ** Math.max(1, Math.ceil(Math.log2(keys.length + 1)))
    const packed = packRuns(keys, spread)
    const total = packed.length
    this.#starts = new Uint32Array(keys.length + 1)
    for (let at = 0; at < total; at++) {
      const text = (packed[at] ?? 0) % spread
      this.#starts[text + 1] = (this.#starts[text + 1] ?? 0) + 1
    }
    for (let text = 0; text < keys.length; text++) {
      this.#starts[text + 1] = (this.#starts[text + 1] ?? 0) + (this.#starts[text] ?? 0)
    }
    this.#entries = new Uint32Array(total)
    this.#lengths = new Uint8Array(total)
    this.#holders = new Uint32Array(total)
    const filled = this.#starts.slice()
    for (let from = 0; from < total; ) {
      const run = Math.floor((packed[from] ?? 0) / spread)
      let to = from
      while (to < total && Math.floor((packed[to] ?? 0) / spread) === run) {
        this.#holders[to] = (packed[to] ?? 0) % spread
        to++
      }
      // A phrase that many use says nothing: it counts for its texts, and joins none.
      const held = to - from <= MOST_TEXTS ? to - from : 0
      for (; from < to; from++) {
        const text = this.#holders[from] ?? 0
        const place = filled[text] ?? 0
        filled[text] = place + 1
        this.#entries[place] = to - Math.max(1, held)
        this.#lengths[place] = held
      }
    }
  }

  /** The number of a text's runs. */
  count(text: number): number {
    return (this.#starts[text + 1] ?? 0) - (this.#starts[text] ?? 0)
  }

  /** Calls with each later text that holds a run of this one, once for each run. */
  eachLaterWith(text: number, visit: (other: number) => void): void {
    const end = this.#starts[text + 1] ?? 0
    for (let entry = this.#starts[text] ?? 0; entry < end; entry++) {
      const from = this.#entries[entry] ?? 0
      const to = from + (this.#lengths[entry] ?? 0)
      for (let at = from; at < to; at++) {
        const other = this.#holders[at] ?? 0
        if (other > text) visit(other)
      }
    }
  }
}

/**
 * The different runs of all texts in order, each as the high bits of its hash and, in the last `spread`, its text: sorting
 * brings the holders of a run together. A text with too few runs to be evidence has none.
 */
function packRuns(keys: readonly string[], spread: number): Float64Array {
  let room = 0
  for (const key of keys) room += Math.max(0, countSpaces(key) + 2 - SHINGLE)
  const packed = new Float64Array(room)
  const hashes = new WordHashes()
  let filled = 0
  for (const [text, key] of keys.entries()) {
    const from = filled
    hashes.read(key)
    for (let word = 0; word + SHINGLE <= hashes.count; word++) {
      packed[filled++] = (hashes.run(word) % (2 ** 53 / spread)) * spread + text
    }
    const own = packed.subarray(from, filled).sort()
    filled = from + dropRepeated(own)
    if (filled - from < LEAST_SHINGLES) filled = from
  }
  return packed.subarray(0, filled).sort()
}

/** Moves the different numbers of a sorted array to its beginning; answers how many there are. */
function dropRepeated(sorted: Float64Array): number {
  let kept = 0
  for (const number of sorted)
    if (kept === 0 || sorted[kept - 1] !== number) sorted[kept++] = number
  return kept
}

function countSpaces(key: string): number {
  let spaces = 0
  for (let at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1)) spaces++
  return spaces
}

/** The words of one text at a time, hashed: a word is read once, however many runs it is in. */
class WordHashes {
  #low = new Uint32Array(64)
  #high = new Uint32Array(64)
  count = 0

  /** Words are parted by one space. */
  read(key: string): void {
    this.count = 0
    let low = FNV_OFFSET
    let high = OTHER_OFFSET
    for (let at = 0; at <= key.length; at++) {
      const code = at < key.length ? key.charCodeAt(at) : 32
      if (code !== 32) {
        // FNV-1a, twice with different multipliers.
        low = Math.imul(low ^ code, FNV_PRIME)
        high = Math.imul(high ^ code, OTHER_PRIME)
        continue
      }
      if (this.count === this.#low.length) this.#grow()
      this.#low[this.count] = low
      this.#high[this.count++] = high
      low = FNV_OFFSET
      high = OTHER_OFFSET
    }
  }

  /** The run that begins with a word, as a hash of 53 bits. */
  run(first: number): number {
    let low = FNV_OFFSET
    let high = OTHER_OFFSET
    for (let word = first; word < first + SHINGLE; word++) {
      low = mix(Math.imul(low, FNV_PRIME) ^ (this.#low[word] ?? 0))
      high = mix(Math.imul(high, OTHER_PRIME) ^ (this.#high[word] ?? 0))
    }
    return (high >>> 11) * 2 ** 32 + (low >>> 0)
  }

  #grow(): void {
    const [low, high] = [this.#low, this.#high]
    this.#low = new Uint32Array(2 * low.length)
    this.#high = new Uint32Array(2 * high.length)
    this.#low.set(low)
    this.#high.set(high)
  }
}

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193
const OTHER_OFFSET = 0x9e3779b9
const OTHER_PRIME = 0x85ebca6b

/** Spreads the bits (the last steps of MurmurHash3). */
function mix(hash: number): number {
  const a = Math.imul(hash ^ (hash >>> 16), OTHER_PRIME)
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return b ^ (b >>> 16)
}

/** Disjoint sets of numbers. */
class Groups {
  readonly #parents: Int32Array

  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, index) => index)
  }

  find(index: number): number {
    let root = index
    for (let parent = this.#parents[root] ?? root; parent !== root; ) {
      this.#parents[index] = parent
      root = parent
      parent = this.#parents[root] ?? root
    }
    return root
  }

  /** The lower number stands for both, whichever came first. */
  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)]
    this.#parents[Math.max(x, y)] = Math.min(x, y)
  }
}

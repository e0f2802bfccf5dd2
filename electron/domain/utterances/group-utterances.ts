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
  const counts: number[] = []
  const holders = new Map<string, number[]>()
  for (const [index, key] of keys.entries()) {
    const shingles = shinglesOf(key)
    counts.push(shingles.size)
    if (shingles.size < LEAST_SHINGLES) continue
    for (const shingle of shingles) {
      const held = holders.get(shingle)
      if (held) held.push(index)
      else holders.set(shingle, [index])
    }
  }
  // Held by one text alone, a shingle joins nothing.
  const shared = new Map<number, Map<number, number>>()
  for (const held of holders.values()) {
    if (held.length < 2 || held.length > MOST_TEXTS) continue
    for (const [place, first] of held.entries()) {
      const others = shared.get(first) ?? new Map<number, number>()
      shared.set(first, others)
      for (let at = place + 1; at < held.length; at++) {
        const second = held[at] ?? first
        others.set(second, (others.get(second) ?? 0) + 1)
      }
    }
  }
  for (const [first, others] of shared) {
    for (const [second, common] of others) {
      const least = Math.min(counts[first] ?? 0, counts[second] ?? 0)
      if (common >= SHARED * least) groups.join(first, second)
    }
  }
}

function shinglesOf(key: string): Set<string> {
  const words = key.split(' ')
  const shingles = new Set<string>()
  for (let at = 0; at + SHINGLE <= words.length; at++) {
    shingles.add(words.slice(at, at + SHINGLE).join(' '))
  }
  return shingles
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

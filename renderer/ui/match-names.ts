/** Printable ASCII with one space between two words: it only has to be made lower case. */
const PLAIN_WORDS = /^[!-~]+(?: [!-~]+)*$/

/** Letters without their accents, in lower case, so that typing finds names without either. */
export function foldForSearch(words: string): string {
  if (PLAIN_WORDS.test(words)) return words.toLowerCase()
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** More names than a library has tags and speakers. */
const MOST_FOLDED = 200_000
const foldedNames = new Map<string, string>()

/** As `foldForSearch`, of a name: thousands of them are asked for with every letter that is typed. */
export function foldedName(name: string): string {
  let folded = foldedNames.get(name)
  if (folded === undefined) {
    if (foldedNames.size >= MOST_FOLDED) foldedNames.clear()
    folded = foldForSearch(name)
    foldedNames.set(name, folded)
  }
  return folded
}

/** How well a name answers what was typed; lower is better. */
export type Match = 'exact' | 'prefix' | 'words' | 'inside'

const RANK: Readonly<Record<Match, number>> = { exact: 0, prefix: 1, words: 2, inside: 3 }

/**
 * Whether and how a folded name answers a folded query: it is it, begins with it, has words that
 * begin with each of its words, or has it somewhere inside. Everything answers an empty query.
 */
export function matchName(name: string, query: string): Match | undefined {
  if (name === query) return 'exact'
  if (name.startsWith(query)) return 'prefix'
  const parts = query.split(' ')
  // Most names are done with here.
  if (!parts.every((part) => name.includes(part))) return undefined
  const words = name.split(/[\s\-/.,'’()]+/)
  if (parts.every((part) => words.some((word) => word.startsWith(part)))) return 'words'
  return name.includes(query) ? 'inside' : undefined
}

export interface NameCandidate<T> {
  readonly item: T
  /** The folded name first, then other names it goes by. */
  readonly names: readonly string[]
  /** What comes first among equal matches: higher goes before lower. */
  readonly weight: number
}

export interface RankedName<T> {
  readonly item: T
  readonly match: Match
}

interface Found<T> extends RankedName<T> {
  readonly weight: number
  readonly name: string
}

/**
 * The candidates that answer a query (folded), best first; equal ones by weight, then by name. Of very many
 * only the `most` best are put in order.
 */
export function rankNames<T>(
  candidates: Iterable<NameCandidate<T>>,
  query: string,
  most = Number.POSITIVE_INFINITY,
): RankedName<T>[] {
  const compare = (a: Found<T>, b: Found<T>) =>
    (query === '' ? 0 : RANK[a.match] - RANK[b.match]) ||
    b.weight - a.weight ||
    (a.name < b.name ? -1 : 1)
  const found: Found<T>[] = []
  for (const { item, names, weight } of candidates) {
    let best: Match | undefined
    for (const name of names) {
      const match = matchName(name, query)
      if (match && (!best || RANK[match] < RANK[best])) best = match
    }
    if (best) found.push({ item, match: best, weight, name: names[0] ?? '' })
  }
  if (found.length <= most) return found.sort(compare)
  const first: Found<T>[] = []
  for (const one of found) {
    const last = first[most - 1]
    if (last && compare(last, one) < 0) continue
    let place = first.length
    for (; place > 0; place--) {
      const before = first[place - 1]
      if (before && compare(before, one) < 0) break
    }
    first.splice(place, 0, one)
    if (first.length > most) first.pop()
  }
  return first
}

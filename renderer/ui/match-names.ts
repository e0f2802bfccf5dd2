/** Letters without their accents, in lower case, so that typing finds names without either. */
export function foldForSearch(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
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
  const words = name.split(/[\s\-/.,'’()]+/)
  if (query.split(' ').every((part) => words.some((word) => word.startsWith(part)))) return 'words'
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

/** The candidates that answer a query (folded), best first; equal ones by weight, then by name. */
export function rankNames<T>(
  candidates: readonly NameCandidate<T>[],
  query: string,
): RankedName<T>[] {
  const found: { item: T; match: Match; weight: number; name: string }[] = []
  for (const { item, names, weight } of candidates) {
    let best: Match | undefined
    for (const name of names) {
      const match = matchName(name, query)
      if (match && (!best || RANK[match] < RANK[best])) best = match
    }
    if (best) found.push({ item, match: best, weight, name: names[0] ?? '' })
  }
  return found.sort(
    (a, b) =>
      (query === '' ? 0 : RANK[a.match] - RANK[b.match]) ||
      b.weight - a.weight ||
      (a.name < b.name ? -1 : 1),
  )
}

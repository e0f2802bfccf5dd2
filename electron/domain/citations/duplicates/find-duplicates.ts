import type { Id } from '../../library/model'
import type { MatchEntry } from './match-entry'
import {
  DUPLICATE_REASONS,
  type Likeness,
  type PreparedEntry,
  prepareEntry,
  sameSource,
} from './same-source'

/** Articles that look like one source. */
export interface DuplicateGroup extends Likeness {
  /** Two or more, in the order of their ids. */
  readonly articles: readonly Id[]
}

/** Up to so many entries of a block are compared each with each. */
const SMALL_BLOCK = 24
/** In a larger one, each with so many that follow it in the order of titles. */
const NEIGHBOURS = 8

/**
 * Groups of articles that look like one source, the surest first, then by title. Only articles that have
 * something in common are compared (an identifier, the beginning of a title, author and year), so that the
 * work grows with the number of articles and not with its square. The order of the entries makes no
 * difference.
 */
export function findDuplicates(entries: readonly MatchEntry[]): DuplicateGroup[] {
  const prepared = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1)).map(prepareEntry)
  const groups = new Groups(prepared)
  for (const block of blocksOf(prepared)) {
    const rows =
      block.length > SMALL_BLOCK
        ? block.toSorted((a, b) => compareText(titleOf(prepared, a), titleOf(prepared, b)) || a - b)
        : block
    const reach = block.length > SMALL_BLOCK ? NEIGHBOURS : block.length
    rows.forEach((row, index) => {
      for (const other of rows.slice(index + 1, index + 1 + reach)) groups.compare(row, other)
    })
  }
  return groups.list()
}

/** Those that look like a given article, itself left out. */
export function duplicatesOf(
  article: Id,
  entries: readonly MatchEntry[],
): DuplicateGroup | undefined {
  return findDuplicates(entries).find(({ articles }) => articles.includes(article))
}

function blocksOf(prepared: readonly PreparedEntry[]): Iterable<number[]> {
  const blocks = new Map<string, number[]>()
  prepared.forEach((entry, row) => {
    for (const key of new Set(keysOf(entry))) {
      const block = blocks.get(key)
      if (block) block.push(row)
      else blocks.set(key, [row])
    }
  })
  return blocks.values()
}

/** Two entries that may be one source have at least one of these in common. */
function* keysOf({
  identifiers,
  compared,
  author,
  year,
  outletKey,
}: PreparedEntry): Iterable<string> {
  yield* identifiers
  if (compared.whole === '') return
  yield `title ${compared.whole}`
  if (compared.main !== compared.whole) yield `title ${compared.main}`
  if (year === undefined) return
  if (author) yield `author ${author} ${year}`
  else yield `outlet ${outletKey} ${year} ${compared.whole.slice(0, 8)}`
}

const titleOf = (prepared: readonly PreparedEntry[], row: number): string =>
  prepared[row]?.compared.whole ?? ''

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Rows that belong together, joined pair by pair (union-find). */
class Groups {
  readonly #parents: Int32Array
  readonly #compared = new Set<number>()
  readonly #pairs: { row: number; likeness: Likeness }[] = []

  constructor(readonly prepared: readonly PreparedEntry[]) {
    this.#parents = Int32Array.from({ length: prepared.length }, (_, row) => row)
  }

  compare(row: number, other: number): void {
    const [low, high] = row < other ? [row, other] : [other, row]
    const pair = low * this.prepared.length + high
    if (this.#compared.has(pair)) return
    this.#compared.add(pair)
    const [one, two] = [this.prepared[low], this.prepared[high]]
    const likeness = one && two && sameSource(one, two)
    if (!likeness) return
    this.#pairs.push({ row: low, likeness })
    this.#parents[this.#root(high)] = this.#root(low)
  }

  list(): DuplicateGroup[] {
    const likenesses = new Map<number, Likeness>()
    for (const { row, likeness } of this.#pairs) {
      const root = this.#root(row)
      const known = likenesses.get(root)
      if (!known || rank(likeness) < rank(known)) likenesses.set(root, likeness)
    }
    const members = new Map<number, number[]>()
    this.prepared.forEach((_, row) => {
      const root = this.#root(row)
      if (likenesses.has(root)) members.set(root, [...(members.get(root) ?? []), row])
    })
    const title = (rows: readonly number[]) => titleOf(this.prepared, rows[0] ?? -1)
    return [...members]
      .map(([root, rows]) => ({ rows, likeness: likenesses.get(root) }))
      .flatMap(({ rows, likeness }) => (likeness ? [{ rows, likeness }] : []))
      .sort(
        (a, b) =>
          certaintyRank(a.likeness) - certaintyRank(b.likeness) ||
          compareText(title(a.rows), title(b.rows)) ||
          (a.rows[0] ?? 0) - (b.rows[0] ?? 0),
      )
      .map(({ rows, likeness }) => ({
        articles: rows.flatMap((row) => this.prepared[row]?.entry.id ?? []),
        ...likeness,
      }))
  }

  #root(row: number): number {
    let root = row
    while ((this.#parents[root] ?? root) !== root) root = this.#parents[root] ?? root
    for (let at = row; at !== root; ) {
      const next = this.#parents[at] ?? root
      this.#parents[at] = root
      at = next
    }
    return root
  }
}

const certaintyRank = ({ certainty }: Likeness): number => (certainty === 'sure' ? 0 : 1)

const rank = (likeness: Likeness): number =>
  certaintyRank(likeness) * 100 + DUPLICATE_REASONS.indexOf(likeness.reason)

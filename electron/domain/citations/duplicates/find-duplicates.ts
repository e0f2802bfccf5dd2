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
    for (let index = 0; index < rows.length; index++) {
      const end = Math.min(rows.length, index + 1 + reach)
      for (let other = index + 1; other < end; other++) {
        groups.compare(rows[index] ?? 0, rows[other] ?? 0)
      }
    }
  }
  return groups.list()
}

/** Rows that may be one source: those that have an identifier, a title or author and year in common. */
function blocksOf(prepared: readonly PreparedEntry[]): Iterable<number[]> {
  const blocks = new Map<string, number[]>()
  const put = (key: string, row: number) => {
    const block = blocks.get(key)
    if (!block) blocks.set(key, [row])
    else if (block.at(-1) !== row) block.push(row)
  }
  prepared.forEach(({ identifiers, compared, author, year, outletKey }, row) => {
    for (const identifier of identifiers) put(identifier, row)
    const { whole, main } = compared
    if (whole === '') return
    put(`title ${whole}`, row)
    if (main !== whole) put(`title ${main}`, row)
    if (year === undefined) return
    if (author) put(`author ${author} ${year}`, row)
    else put(`outlet ${outletKey} ${year} ${whole.slice(0, 8)}`, row)
  })
  return blocks.values()
}

const titleOf = (prepared: readonly PreparedEntry[], row: number): string =>
  prepared[row]?.compared.whole ?? ''

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Rows that belong together, joined pair by pair (union-find). */
class Groups {
  readonly #parents: Int32Array
  readonly #pairs: { row: number; likeness: Likeness }[] = []

  constructor(readonly prepared: readonly PreparedEntry[]) {
    this.#parents = Int32Array.from({ length: prepared.length }, (_, row) => row)
  }

  compare(row: number, other: number): void {
    const [one, two] = [this.prepared[row], this.prepared[other]]
    const likeness = one && two && sameSource(one, two)
    if (!likeness) return
    this.#pairs.push({ row, likeness })
    this.#parents[this.#root(other)] = this.#root(row)
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

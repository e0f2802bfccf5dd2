import { compareNames } from '#domain/library/compare-names'
import type { Id } from '#domain/library/model'

/** A tag or a speaker, as far as its place in a list goes. */
interface NameRow {
  readonly id: Id
  readonly name: string
}

/**
 * Rows by name with some of them changed, new or gone. A row that keeps its name keeps its place; the same
 * rows come back where nothing is another.
 */
export function withNameRows<R extends NameRow>(
  rows: ReadonlyMap<Id, R>,
  changed: readonly R[],
  gone: readonly Id[],
): ReadonlyMap<Id, R> {
  const leaving = gone.filter((id) => rows.has(id))
  if (changed.length === 0 && leaving.length === 0) return rows
  const next = new Map(rows)
  for (const id of leaving) next.delete(id)
  const moved: R[] = []
  for (const row of changed) {
    if (next.get(row.id)?.name === row.name) next.set(row.id, row)
    else {
      next.delete(row.id)
      moved.push(row)
    }
  }
  if (moved.length === 0) return next
  const list = [...next.values()]
  for (const row of moved) list.splice(placeOf(list, row.name), 0, row)
  return new Map(list.map((row) => [row.id, row]))
}

/** Where a name belongs in a list by name: behind those that are like it. */
function placeOf(list: readonly NameRow[], name: string): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareNames(list[middle]?.name ?? '', name) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

import type { Id } from '#domain/library/model'

/** Which rows of a list are chosen: the one with the focus, where a range began, and all ids. */
export interface ListSelection {
  readonly active: number
  readonly anchor: number
  readonly ids: ReadonlySet<Id>
}

export const NO_SELECTION: ListSelection = { active: 0, anchor: 0, ids: new Set() }

/** One row and no other. */
export function selectOne(index: number, id: Id | undefined): ListSelection {
  return { active: index, anchor: index, ids: new Set(id === undefined ? [] : [id]) }
}

/** One row more, or one less. The next range begins at it. */
export function toggleOne(selection: ListSelection, index: number, id: Id): ListSelection {
  const ids = new Set(selection.ids)
  if (!ids.delete(id)) ids.add(id)
  return { active: index, anchor: index, ids }
}

/** The rows between where the range began and `index`, whose ids are given, and no others. */
export function selectRange(
  selection: ListSelection,
  index: number,
  ids: readonly Id[],
): ListSelection {
  return { active: index, anchor: selection.anchor, ids: new Set(ids) }
}

/** First and last index of the range from where it began to `index`. */
export function rangeTo(selection: ListSelection, index: number): readonly [number, number] {
  return [Math.min(selection.anchor, index), Math.max(selection.anchor, index)]
}

/** The selection after the list has changed: the active row is where `indexOf` finds it now. */
export function followRow(selection: ListSelection, index: number): ListSelection {
  if (index < 0 || index === selection.active) return selection
  return { ...selection, active: index, anchor: index }
}

/** A list told by an earlier one: runs of what that one has, and elements that are given. */
export type ListDelta<Element> = readonly (
  | {
      /** Index in the earlier list. */
      readonly from: number
      /** The index behind the last one of the run. */
      readonly to: number
    }
  | { readonly given: readonly Element[] }
)[]

/**
 * Tells `after` by an earlier list. `whereBefore` says where the same element stands in that one, or that
 * it is not there. What is told grows with the changes: one element changed, added or gone adds one run.
 */
export function listDelta<Element>(
  after: readonly Element[],
  whereBefore: (element: Element) => number | undefined,
): ListDelta<Element> {
  const delta: ({ from: number; to: number } | { given: Element[] })[] = []
  for (const element of after) {
    const at = whereBefore(element)
    const last = delta.at(-1)
    if (at === undefined) {
      if (last && 'given' in last) last.given.push(element)
      else delta.push({ given: [element] })
    } else if (last && 'to' in last && last.to === at) last.to++
    else delta.push({ from: at, to: at + 1 })
  }
  return delta
}

/** The list that the delta tells, where `before` is the one it was told by. */
export function applyListDelta<Element>(
  before: readonly Element[],
  delta: ListDelta<Element>,
): Element[] {
  return delta.flatMap((part) => ('given' in part ? part.given : before.slice(part.from, part.to)))
}

import { effect, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Id } from '#domain/library/model'

/**
 * Empties what names a tag or a speaker when that is deleted or merged away: a filter by nothing that is there
 * would show nothing, and say that it shows everything.
 */
export function forgetWhenGone(
  chosen: Signal<Id | undefined>,
  rows: ReadonlySignal<ReadonlyMap<Id, unknown>>,
): void {
  let before = rows.peek()
  effect(() => {
    const now = rows.value
    const id = chosen.peek()
    if (id !== undefined && before.has(id) && !now.has(id)) chosen.value = undefined
    before = now
  })
}

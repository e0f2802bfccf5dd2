import { type Change, diffRecords, type RecordUpdate } from './change'
import type { Id, LibraryRecord } from './model'

/**
 * The change that makes `after` of `before`: two states of the same things, such as an article as it
 * is here and as another program left its file. Records are matched by their ids.
 */
export function compareRecords(
  before: Iterable<LibraryRecord>,
  after: Iterable<LibraryRecord>,
): Change {
  const old = new Map<Id, LibraryRecord>()
  for (const record of before) old.set(record.id, record)
  const added: LibraryRecord[] = []
  const updated: RecordUpdate[] = []
  const removed: LibraryRecord[] = []
  for (const record of after) {
    const known = old.get(record.id)
    old.delete(record.id)
    if (!known) added.push(record)
    else if (known.type !== record.type) {
      removed.push(known)
      added.push(record)
    } else {
      const update = diffRecords(known, record)
      if (update) updated.push(update)
    }
  }
  return { added, updated, removed: [...removed, ...old.values()] }
}

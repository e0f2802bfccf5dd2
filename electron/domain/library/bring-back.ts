import { fail, ok, type Result } from '../result'
import { applyUpdate, type Change, diffRecords } from './change'
import { foldName } from './find-by-name'
import type { Id, Instant, LibraryRecord, Quote, Tag } from './model'
import type { LibraryView } from './view'

/**
 * The change that gives one record back what an earlier change took from it: the fields as they were
 * before, or the whole record where it was removed. Tags and speakers that are gone since are left out; a citation
 * key that another article has by now, and a parent that is gone or stands below the tag, are not brought back.
 * Fails with `name-taken` where another tag or speaker has the name by now.
 */
export function bringBack(
  earlier: Change,
  id: Id,
  view: LibraryView,
  now: Instant,
): Result<Change> {
  const removed = earlier.removed.find((record) => record.id === id)
  if (removed) return bringBackWhole(removed, view)
  const update = earlier.updated.find((one) => one.id === id)
  const record = update && update.type !== 'revision' ? view[update.type](id) : undefined
  if (!update || !record) {
    return fail(
      'not-found',
      'What this was about is no longer in the library; nothing was changed.',
    )
  }
  const { modifiedAt: _, ...from } = update.from
  const before = applyUpdate(record as LibraryRecord, { ...update, to: from })
  const next = fitting(
    before.type === 'article' || before.type === 'quote' || before.type === 'note'
      ? { ...before, modifiedAt: now }
      : before,
    record,
    view,
  )
  const taken = nameTaken(next, record, view)
  if (taken !== undefined) return fail('name-taken', taken)
  const back = diffRecords<LibraryRecord>(record, next)
  const isSame = !back || Object.keys(back.to).every((field) => field === 'modifiedAt')
  return ok({ added: [], updated: isSame ? [] : [back], removed: [] })
}

function bringBackWhole(record: LibraryRecord, view: LibraryView): Result<Change> {
  if (record.type !== 'quote' && record.type !== 'note') {
    return fail('invalid-command', 'Only quotes and notes are brought back by themselves.')
  }
  const isThere = record.type === 'quote' ? view.quote(record.id) : view.note(record.id)
  if (isThere) return fail('name-taken', 'It is in the library; nothing was changed.')
  const needed =
    record.type === 'quote'
      ? view.revision(record.article, record.revision)
      : record.quote === undefined
        ? record.article === undefined || view.article(record.article)
        : view.quote(record.quote)
  if (!needed) {
    return fail('not-found', 'What it belonged to is gone; bring that back first.')
  }
  return ok({ added: [withoutGone(record, view)], updated: [], removed: [] })
}

/** What cannot be as it was, because of what others are by now, stays as it is in `now`. */
function fitting(before: LibraryRecord, now: LibraryRecord, view: LibraryView): LibraryRecord {
  if (before.type === 'article' && now.type === 'article') {
    const owner = view.articleByKey(before.citationKey)
    const isTaken = owner !== undefined && owner !== before.id
    return withoutGone(isTaken ? { ...before, citationKey: now.citationKey } : before, view)
  }
  if (before.type === 'tag' && now.type === 'tag' && !canStandBelow(before, view)) {
    const { parent: _, ...rest } = before
    return now.parent === undefined ? rest : { ...rest, parent: now.parent }
  }
  return withoutGone(before, view)
}

/** Why a tag or a speaker cannot have its earlier name or place again: another one has it by now. */
function nameTaken(next: LibraryRecord, now: LibraryRecord, view: LibraryView): string | undefined {
  if (next.type === 'tag' && now.type === 'tag') {
    if (next.name === now.name && next.parent === now.parent) return undefined
    const name = foldName(next.name)
    for (const { id, name: other, parent } of view.tags())
      if (id !== next.id && parent === next.parent && foldName(other) === name)
        return `There is a tag “${other}” there by now; rename it or merge the two, then try again.`
  }
  if (next.type === 'speaker' && now.type === 'speaker' && next.name !== now.name) {
    const name = foldName(next.name)
    for (const other of view.speakers())
      if (
        other.id !== next.id &&
        [other.name, ...other.aliases].some((one) => foldName(one) === name)
      )
        return `There is a speaker “${next.name}” by now; rename that one or merge the two, then try again.`
  }
  return undefined
}

/** Whether the parent is there and does not stand below the tag itself. */
function canStandBelow({ id, parent }: Tag, view: LibraryView): boolean {
  // Tags that stand below each other may have come from another program.
  const seen = new Set<Id>()
  for (let above = parent; above !== undefined; ) {
    const tag = view.tag(above)
    if (!tag || tag.id === id || seen.has(tag.id)) return false
    seen.add(tag.id)
    above = tag.parent
  }
  return true
}

function withoutGone(record: LibraryRecord, view: LibraryView): LibraryRecord {
  if (record.type === 'article') {
    return { ...record, tags: record.tags.filter((tag) => view.tag(tag)) }
  }
  if (record.type !== 'quote') return record
  const { speaker, ...rest } = record
  const fitted: Quote = {
    ...rest,
    tags: record.tags.filter((tag) => view.tag(tag)),
    via: record.via.filter((one) => view.speaker(one)),
  }
  return speaker !== undefined && view.speaker(speaker) ? { ...fitted, speaker } : fitted
}

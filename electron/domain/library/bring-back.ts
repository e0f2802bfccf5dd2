import { fail, ok, type Result } from '../result'
import { applyUpdate, type Change, diffRecords } from './change'
import type { Id, Instant, LibraryRecord, Quote } from './model'
import type { LibraryView } from './view'

/**
 * The change that gives one record back what an earlier change took from it: the fields as they were
 * before, or the whole record where it was removed. Tags and speakers that are gone since are left out.
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
  const next = withoutGone(
    before.type === 'article' || before.type === 'quote' || before.type === 'note'
      ? { ...before, modifiedAt: now }
      : before,
    view,
  )
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

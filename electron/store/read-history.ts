import type { Change } from '#domain/library/change'
import type { Id } from '#domain/library/model'
import { isMissing } from './files'
import { type JournalEntry, parseEntry, scanSegment } from './journal-record'
import { articleOfOp, idOfOp, opsOf, type RecordOp } from './record-op'
import type { StoreContext } from './store-context'

/** What a history is of. */
export type HistorySubject =
  | { readonly kind: 'article'; readonly id: Id }
  /** A quote, with the notes that are on it now. */
  | { readonly kind: 'quote'; readonly id: Id; readonly notes: readonly Id[] }

export interface HistoryPage {
  /** Newest first; each change holds only what is about the subject. */
  readonly entries: readonly JournalEntry[]
  /** Where the next page goes on; undefined where the journal has nothing earlier. */
  readonly before?: number
}

/**
 * The journal's entries about one thing, newest first. Reads one segment after the other, each in a
 * few milliseconds and without blocking in between, and parses only records that name the thing.
 */
export async function readHistory(
  { files, journal }: StoreContext,
  subject: HistorySubject,
  { before = Number.POSITIVE_INFINITY, limit }: { before?: number | undefined; limit: number },
): Promise<HistoryPage> {
  const ids = subject.kind === 'article' ? [subject.id] : [subject.id, ...subject.notes]
  const entries: JournalEntry[] = []
  let upTo = before
  for (const segment of journal.segments().reverse()) {
    if (segment.first >= upTo) continue
    let bytes: Buffer
    try {
      bytes = await files.read(segment.path)
    } catch (error) {
      // Released meanwhile.
      if (isMissing(error)) break
      throw error
    }
    if (ids.some((id) => bytes.includes(id))) {
      for (const place of scanSegment(bytes).records.toReversed()) {
        // A later segment may have replaced the end of this one.
        if (place.sequence >= upTo) continue
        const record = bytes.subarray(place.start, place.end)
        if (!ids.some((id) => record.includes(id))) continue
        const entry = parseEntry(bytes, place)
        const change = restrict(entry.change, subject)
        if (!change) continue
        if (entries.length === limit) return { entries, before: entries.at(-1)?.sequence ?? 1 }
        entries.push({ ...entry, change })
      }
    }
    upTo = Math.min(upTo, segment.first)
  }
  return { entries }
}

function restrict(change: Change, subject: HistorySubject): Change | undefined {
  const added: Change['added'][number][] = []
  const updated: Change['updated'][number][] = []
  const removed: Change['removed'][number][] = []
  for (const op of opsOf(change)) {
    if (!isAbout(op, subject)) continue
    if (op.kind === 'add') added.push(op.record)
    else if (op.kind === 'update') updated.push(op.update)
    else removed.push(op.record)
  }
  const isEmpty = added.length + updated.length + removed.length === 0
  return isEmpty ? undefined : { added, updated, removed }
}

function isAbout(op: RecordOp, subject: HistorySubject): boolean {
  if (subject.kind === 'article') return articleOfOp(op) === subject.id
  const id = idOfOp(op)
  if (id === subject.id || subject.notes.includes(id)) return true
  return op.kind !== 'update' && op.record.type === 'note' && op.record.quote === subject.id
}

import type { Id, LibraryRecord, RecordType } from './model'

/**
 * What a command did, as data that can be turned round: undo, the journal and the window's updates
 * all work from it, so no command has a hand-written inverse.
 */
export interface Change {
  readonly added: readonly LibraryRecord[]
  readonly updated: readonly RecordUpdate[]
  readonly removed: readonly LibraryRecord[]
}

/**
 * The fields of one record that changed, before and after; `null` stands for "absent". Only these
 * fields are written, so that merging a tag over 5,000 quotes stays one small journal record.
 */
export interface RecordUpdate {
  readonly type: RecordType
  readonly id: Id
  /** The article whose document holds the record; absent for tags, speakers and free notes. */
  readonly article?: Id
  readonly from: Fields
  readonly to: Fields
}

export type Fields = { readonly [field: string]: unknown }

/** Whether a change touches nothing, as tagging with a tag that is there already. */
export function isEmptyChange(change: Change): boolean {
  return change.added.length + change.updated.length + change.removed.length === 0
}

/** The change that takes `change` back. `invertChange(invertChange(c))` equals `c`. */
export function invertChange(change: Change): Change {
  return {
    added: change.removed,
    updated: change.updated.map((update) => ({ ...update, from: update.to, to: update.from })),
    removed: change.added,
  }
}

/** `record` with the update's `to` fields; fields set to `null` are taken away. */
export function applyUpdate<R extends LibraryRecord>(record: R, update: RecordUpdate): R {
  const next: { [field: string]: unknown } = { ...record }
  for (const [field, value] of Object.entries(update.to)) {
    if (value === null) delete next[field]
    else next[field] = value
  }
  return next as unknown as R
}

/** The article document that a record belongs to, if any. */
export function owningArticle(record: LibraryRecord): Id | undefined {
  switch (record.type) {
    case 'article':
      return record.id
    case 'revision':
    case 'quote':
    case 'note':
      return record.article
    case 'tag':
    case 'speaker':
      return undefined
  }
}

/**
 * The difference between two states of one record, or undefined where there is none. Values are
 * compared as JSON; in which order their keys stand is no difference: other programs sort them.
 */
export function diffRecords<R extends LibraryRecord>(
  before: R,
  after: R,
): RecordUpdate | undefined {
  const from: { [field: string]: unknown } = {}
  const to: { [field: string]: unknown } = {}
  const old = before as unknown as Fields
  const now = after as unknown as Fields
  for (const field of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const a = old[field]
    const b = now[field]
    if (a === b || isSameJson(a, b)) continue
    from[field] = a ?? null
    to[field] = b ?? null
  }
  if (Object.keys(to).length === 0) return undefined
  const article = owningArticle(before)
  return { type: before.type, id: before.id, ...(article ? { article } : {}), from, to }
}

function isSameJson(a: unknown, b: unknown): boolean {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
  // The order of keys does not change its length.
  if (one === other || one?.length !== other?.length) return one === other
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]))
}

/** How many records a change touches: for messages and for progress. */
export function changeSize(change: Change): number {
  return change.added.length + change.updated.length + change.removed.length
}

import { type Change, owningArticle, type RecordUpdate } from '#domain/library/change'
import type { Id, LibraryRecord, RecordType } from '#domain/library/model'

/** One record's part of a change, as documents and files take it. */
export type RecordOp =
  | { readonly kind: 'add'; readonly record: LibraryRecord }
  | { readonly kind: 'update'; readonly update: RecordUpdate }
  | { readonly kind: 'remove'; readonly record: LibraryRecord }

/** An op with the journal number of its change. */
export interface NumberedOp {
  readonly sequence: number
  readonly op: RecordOp
}

/** The parts of a change: first what goes, then what changes, then what comes. */
export function* opsOf(change: Change): Iterable<RecordOp> {
  for (const record of change.removed) yield { kind: 'remove', record }
  for (const update of change.updated) yield { kind: 'update', update }
  for (const record of change.added) yield { kind: 'add', record }
}

/** The op that takes `op` back. */
export function invertOp(op: RecordOp): RecordOp {
  switch (op.kind) {
    case 'add':
      return { kind: 'remove', record: op.record }
    case 'remove':
      return { kind: 'add', record: op.record }
    case 'update':
      return { kind: 'update', update: { ...op.update, from: op.update.to, to: op.update.from } }
  }
}

/** The article in whose document the op's record is; undefined for tags, speakers and free notes. */
export function articleOfOp(op: RecordOp): Id | undefined {
  if (op.kind !== 'update') return owningArticle(op.record)
  return op.update.article ?? (op.update.type === 'article' ? op.update.id : undefined)
}

/** The type of the op's record. */
export function typeOfOp(op: RecordOp): RecordType {
  return op.kind === 'update' ? op.update.type : op.record.type
}

/** The id of the op's record. */
export function idOfOp(op: RecordOp): Id {
  return op.kind === 'update' ? op.update.id : op.record.id
}

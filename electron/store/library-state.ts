import { applyUpdate, type Change } from '#domain/library/change'
import type { Id, RecordType, Speaker, Tag } from '#domain/library/model'
import type { Catalog } from './catalog'
import type { Documents } from './documents'
import type { FreeNotes } from './free-notes'
import type { History } from './history'
import type { JournalEntry } from './journal-record'
import { articleOfOp, idOfOp, type RecordOp, typeOfOp } from './record-op'

/** How far each part of the state has come; an entry is applied to the parts that are behind it. */
export interface AppliedUpTo {
  readonly library: number
  readonly catalog: number
  readonly documents: number
  readonly history: number
}

/** A library in memory: everything that durable changes make of it. */
export class LibraryState {
  /** Tags or speakers have changed since `library.json` was written. */
  isLibraryFileDirty = false
  /** The catalog has been changed by something that is not in the journal. */
  isCatalogRepaired = false

  constructor(
    readonly tags: Map<Id, Tag>,
    readonly speakers: Map<Id, Speaker>,
    readonly catalog: Catalog,
    readonly documents: Documents,
    readonly freeNotes: FreeNotes,
    readonly history: History,
  ) {}

  /** Takes a durable entry, as a whole and at once. */
  apply(entry: JournalEntry, upTo: AppliedUpTo = NOTHING_YET): void {
    const { sequence, change } = entry
    if (sequence > upTo.history) this.history.push(entry)
    if (sequence > upTo.catalog) this.catalog.apply(sequence, change)
    // In the order of `opsOf`, without it: a replay comes here ten thousand times, and a generator costs.
    for (const record of change.removed) this.#take(sequence, { kind: 'remove', record }, upTo)
    for (const update of change.updated) this.#take(sequence, { kind: 'update', update }, upTo)
    for (const record of change.added) this.#take(sequence, { kind: 'add', record }, upTo)
  }

  #take(sequence: number, op: RecordOp, upTo: AppliedUpTo): void {
    const article = articleOfOp(op)
    const type = typeOfOp(op)
    if (article) {
      if (sequence > upTo.documents) this.documents.apply(article, { sequence, op })
    } else if (type === 'note') {
      if (sequence > upTo.documents) this.freeNotes.apply(idOfOp(op), { sequence, op })
    } else if (sequence > upTo.library) {
      this.isLibraryFileDirty = true
      if (type === 'tag') applyTo(this.tags, op)
      else applyTo(this.speakers, op)
    }
  }

  /** What a change names that is not here, or is here and should not be; undefined where it fits. */
  misfit({ added, updated, removed }: Change): string | undefined {
    // What goes and comes in one change moves from one article's document to another's.
    const leaving = new Set(removed.map(({ id }) => id))
    for (const { type, id } of added) {
      if (this.#isKnown(type, id) === true && !leaving.has(id))
        return `${type} ${id} is already in the library`
    }
    for (const list of [updated, removed]) {
      for (const { type, id } of list) {
        if (this.#isKnown(type, id) === false) return `${type} ${id} is not in the library`
      }
    }
    return undefined
  }

  #isKnown(type: RecordType, id: Id): boolean | undefined {
    switch (type) {
      case 'article':
        return this.catalog.hasArticle(id)
      case 'quote':
        return this.catalog.hasQuote(id)
      case 'note':
        return this.catalog.hasNote(id)
      case 'tag':
        return this.tags.has(id)
      case 'speaker':
        return this.speakers.has(id)
      case 'revision':
        // Only its document knows, and nothing is read before a change is saved.
        return undefined
    }
  }
}

const NOTHING_YET: AppliedUpTo = { library: 0, catalog: 0, documents: 0, history: 0 }

function applyTo<R extends Tag | Speaker>(records: Map<Id, R>, op: RecordOp): void {
  if (op.kind === 'add') records.set(op.record.id, op.record as R)
  else if (op.kind === 'remove') records.delete(op.record.id)
  else {
    const record = records.get(op.update.id)
    if (record) records.set(op.update.id, applyUpdate(record, op.update))
  }
}

import { applyUpdate } from '#domain/library/change'
import { compareQuotes } from '#domain/library/compare-quotes'
import type { Article, Id, Note, Quote, Revision } from '#domain/library/model'
import { SCHEMA, type Stored } from './json-file'
import type { NumberedOp, RecordOp } from './record-op'

/** The file of one article: everything that belongs to it. */
export interface ArticleDocument extends Stored {
  readonly article: Article
  readonly revisions: readonly Revision[]
  readonly quotes: readonly Quote[]
  readonly notes: readonly Note[]
}

/** An article's records in memory, at one journal number. */
export class LoadedArticle {
  #sequence: number
  #article: Article | undefined
  readonly #revisions = new Map<Id, Revision>()
  readonly #quotes = new Map<Id, Quote>()
  readonly #notes = new Map<Id, Note>()
  #sorted: readonly Quote[] | undefined

  constructor(document?: ArticleDocument) {
    this.#sequence = document?.sequence ?? 0
    this.#article = document?.article
    for (const revision of document?.revisions ?? []) this.#revisions.set(revision.id, revision)
    for (const quote of document?.quotes ?? []) this.#quotes.set(quote.id, quote)
    for (const note of document?.notes ?? []) this.#notes.set(note.id, note)
  }

  /** The last journal number that is in here. */
  get sequence(): number {
    return this.#sequence
  }

  /** Undefined: the article does not exist, and neither does anything below it. */
  get article(): Article | undefined {
    return this.#article
  }

  revision(id: Id): Revision | undefined {
    return this.#article && this.#revisions.get(id)
  }

  quote(id: Id): Quote | undefined {
    return this.#article && this.#quotes.get(id)
  }

  note(id: Id): Note | undefined {
    return this.#article && this.#notes.get(id)
  }

  revisions(): readonly Revision[] {
    return this.#article ? [...this.#revisions.values()] : []
  }

  notes(): readonly Note[] {
    return this.#article ? [...this.#notes.values()] : []
  }

  /** In the order of `compareQuotes`. The array is never changed afterwards. */
  quotes(): readonly Quote[] {
    if (!this.#article) return []
    this.#sorted ??= [...this.#quotes.values()].sort(compareQuotes)
    return this.#sorted
  }

  /** Takes the ops that are newer than what is in here; running twice does nothing. */
  catchUp(ops: readonly NumberedOp[]): void {
    const from = this.#sequence
    for (const { sequence, op } of ops) {
      if (sequence <= from) continue
      this.#apply(op)
      this.#sequence = sequence
    }
  }

  /** Takes inverse ops, newest first, to see an earlier state; `sequence` is that state's number. */
  rewind(inverse: readonly RecordOp[], sequence: number): void {
    for (const op of inverse) this.#apply(op)
    this.#sequence = sequence
  }

  /** What goes into the file; undefined where the article does not exist any more. */
  toDocument(): ArticleDocument | undefined {
    if (!this.#article) return undefined
    return {
      schema: SCHEMA,
      sequence: this.#sequence,
      article: this.#article,
      revisions: this.revisions(),
      quotes: this.quotes(),
      notes: this.notes(),
    }
  }

  #apply(op: RecordOp): void {
    const type = op.kind === 'update' ? op.update.type : op.record.type
    if (type === 'quote') this.#sorted = undefined
    if (type === 'article') this.#applyArticle(op)
    else if (type === 'revision') applyTo(this.#revisions, op)
    else if (type === 'quote') applyTo(this.#quotes, op)
    else if (type === 'note') applyTo(this.#notes, op)
  }

  #applyArticle(op: RecordOp): void {
    if (op.kind === 'add') this.#article = op.record as Article
    else if (op.kind === 'update') {
      if (this.#article) this.#article = applyUpdate(this.#article, op.update)
    } else {
      this.#article = undefined
      this.#revisions.clear()
      this.#quotes.clear()
      this.#notes.clear()
      this.#sorted = undefined
    }
  }
}

/** Applies an op to a map of records; an update of a record that is not there changes nothing. */
export function applyTo<R extends Revision | Quote | Note>(
  records: Map<Id, R>,
  op: RecordOp,
): void {
  if (op.kind === 'add') records.set(op.record.id, op.record as R)
  else if (op.kind === 'remove') records.delete(op.record.id)
  else {
    const record = records.get(op.update.id)
    if (record) records.set(op.update.id, applyUpdate(record, op.update))
  }
}

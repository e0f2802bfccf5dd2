import type { KeyPattern } from '../citations/key-pattern'
import { applyUpdate, type Change, diffRecords, type RecordUpdate } from './change'
import type {
  Article,
  Id,
  Instant,
  LibraryRecord,
  Note,
  Quote,
  Revision,
  Speaker,
  Tag,
} from './model'
import type { LibraryView, TaggedQuote } from './view'

/** Where a command's ids and instants come from, so that commands themselves stay pure. */
export interface CommandContext {
  readonly now: Instant
  newId(): Id
  /** What citation keys are made by, where it is not the usual pattern. */
  readonly keyPattern?: KeyPattern | undefined
}

/**
 * Collects what one command does and lets the command read its own unfinished work: a tag that the
 * first half of a command made is found by the second half. Ends as one `Change`.
 */
export class ChangeDraft {
  readonly #added = new Map<Id, LibraryRecord>()
  readonly #updated = new Map<Id, RecordUpdate>()
  readonly #removed = new Map<Id, LibraryRecord>()
  /** Keys of articles added here, folded to lower case: a thousand imports must not be searched. */
  readonly #keys = new Map<string, Id>()
  #speakerChanges = 0

  constructor(
    readonly view: LibraryView,
    readonly context: CommandContext,
  ) {}

  get now(): Instant {
    return this.context.now
  }

  /** Rises with every speaker that is added, changed or removed here. */
  get speakerChanges(): number {
    return this.#speakerChanges
  }

  newId(): Id {
    return this.context.newId()
  }

  add<R extends LibraryRecord>(record: R): R {
    this.#added.set(record.id, record)
    this.#note(record)
    if (record.type === 'article') this.#keys.set(record.citationKey.toLowerCase(), record.id)
    return record
  }

  /** `before` must be the record as this draft reads it; fields given as undefined are taken away. */
  update<R extends LibraryRecord>(
    before: R,
    fields: Partial<{ [K in keyof R]: R[K] | undefined }>,
  ): R {
    const after: { [field: string]: unknown } = { ...before }
    for (const [field, value] of Object.entries(fields)) {
      if (value === undefined) delete after[field]
      else after[field] = value
    }
    const next = after as unknown as R
    this.#note(next)
    if (this.#added.has(next.id)) {
      this.#added.set(next.id, next)
      return next
    }
    const update = diffRecords(before, next)
    if (update) this.#merge(update)
    return next
  }

  /** An update of a record of which only some fields were read, as `quotesTagged` gives them. */
  updateFields(update: RecordUpdate): void {
    this.#merge(update)
  }

  remove(record: LibraryRecord): void {
    this.#note(record)
    if (this.#added.delete(record.id)) return
    const update = this.#updated.get(record.id)
    this.#updated.delete(record.id)
    const original = update ? applyUpdate(record, { ...update, to: update.from }) : record
    this.#removed.set(record.id, original)
  }

  article(id: Id): Article | undefined {
    return this.#read(id, 'article', () => this.view.article(id))
  }

  /** See `LibraryView.articleByKey`. */
  articleByKey(citationKey: string): Id | undefined {
    return this.#keys.get(citationKey.toLowerCase()) ?? this.view.articleByKey(citationKey)
  }

  revision(article: Id, id: Id): Revision | undefined {
    return this.#read(id, 'revision', () => this.view.revision(article, id))
  }

  quote(id: Id): Quote | undefined {
    return this.#read(id, 'quote', () => this.view.quote(id))
  }

  note(id: Id): Note | undefined {
    return this.#read(id, 'note', () => this.view.note(id))
  }

  tag(id: Id): Tag | undefined {
    return this.#read(id, 'tag', () => this.view.tag(id))
  }

  speaker(id: Id): Speaker | undefined {
    return this.#read(id, 'speaker', () => this.view.speaker(id))
  }

  *tags(): Iterable<Tag> {
    for (const tag of this.view.tags()) {
      const current = this.tag(tag.id)
      if (current) yield current
    }
    for (const record of this.#added.values()) if (record.type === 'tag') yield record
  }

  *speakers(): Iterable<Speaker> {
    for (const speaker of this.view.speakers()) {
      const current = this.speaker(speaker.id)
      if (current) yield current
    }
    for (const record of this.#added.values()) if (record.type === 'speaker') yield record
  }

  /** The quotes that carry a tag, with this draft's own changes in them. */
  quotesTagged(tag: Id): Iterable<TaggedQuote> {
    if (this.#updated.size === 0) return this.view.quotesTagged(tag)
    const quotes: TaggedQuote[] = []
    for (const quote of this.view.quotesTagged(tag)) {
      const current = this.#current(quote)
      if (current === quote || current.tags.includes(tag)) quotes.push(current)
    }
    return quotes
  }

  finish(): Change {
    return {
      added: [...this.#added.values()],
      updated: [...this.#updated.values()],
      removed: [...this.#removed.values()],
    }
  }

  #current(quote: TaggedQuote): TaggedQuote {
    const tags = this.#updated.get(quote.id)?.to['tags'] as TaggedQuote['tags'] | undefined
    return tags ? { ...quote, tags } : quote
  }

  #read<R extends LibraryRecord>(
    id: Id,
    type: R['type'],
    stored: () => R | undefined,
  ): R | undefined {
    const added = this.#added.get(id)
    if (added) return added.type === type ? (added as R) : undefined
    if (this.#removed.has(id)) return undefined
    const record = stored()
    const update = this.#updated.get(id)
    return record && update ? applyUpdate(record, update) : record
  }

  #note({ type }: LibraryRecord): void {
    if (type === 'speaker') this.#speakerChanges++
  }

  #merge(update: RecordUpdate): void {
    const earlier = this.#updated.get(update.id)
    this.#updated.set(
      update.id,
      earlier
        ? {
            ...update,
            from: { ...update.from, ...earlier.from },
            to: { ...earlier.to, ...update.to },
          }
        : update,
    )
  }
}

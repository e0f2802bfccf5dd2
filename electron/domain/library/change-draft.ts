import type { KeyPattern } from '../citations/key-pattern'
import { applyUpdate, type Change, diffRecords, owningArticle, type RecordUpdate } from './change'
import { compareQuotes } from './compare-quotes'
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
import type { LibraryView, SpokenQuote, TaggedQuote } from './view'

/** Where a command's ids and instants come from, so that commands themselves stay pure. */
export interface CommandContext {
  readonly now: Instant
  newId(): Id
  /** What citation keys are made by, where it is not the usual pattern. */
  readonly keyPattern?: KeyPattern | undefined
}

/**
 * Collects what one or more commands do and lets them read their own unfinished work: a tag that the
 * first one made is found by the second one, and lists are as they will be. Ends as one `Change`.
 */
export class ChangeDraft {
  readonly #view: LibraryView
  readonly #added = new Map<Id, LibraryRecord>()
  /** Ids of added records by the article whose document they are in. */
  readonly #addedTo = new Map<Id, Set<Id>>()
  readonly #updated = new Map<Id, RecordUpdate>()
  readonly #removed = new Map<Id, LibraryRecord>()
  /** Keys given to articles here, folded to lower case: a thousand imports must not be searched. */
  readonly #keys = new Map<string, Id>()
  #speakerChanges = 0

  constructor(
    view: LibraryView,
    readonly context: CommandContext,
  ) {
    this.#view = view
  }

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
    const article = owningArticle(record)
    if (article !== undefined && record.type !== 'article') {
      const ids = this.#addedTo.get(article)
      if (ids) ids.add(record.id)
      else this.#addedTo.set(article, new Set([record.id]))
    }
    this.#note(record)
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
    const added = this.#added.get(update.id)
    if (added) this.#added.set(update.id, applyUpdate(added, update))
    else this.#merge(update)
  }

  remove(record: LibraryRecord): void {
    this.#note(record)
    if (this.#added.delete(record.id)) {
      const article = owningArticle(record)
      if (article !== undefined) this.#addedTo.get(article)?.delete(record.id)
      return
    }
    const update = this.#updated.get(record.id)
    this.#updated.delete(record.id)
    const original = update ? applyUpdate(record, { ...update, to: update.from }) : record
    this.#removed.set(record.id, original)
  }

  article(id: Id): Article | undefined {
    return this.#read(id, 'article', () => this.#view.article(id))
  }

  /** See `LibraryView.articleByKey`. */
  articleByKey(citationKey: string): Id | undefined {
    const key = citationKey.toLowerCase()
    const own = this.#keys.get(key)
    if (own !== undefined && this.article(own)?.citationKey.toLowerCase() === key) return own
    const stored = this.#view.articleByKey(citationKey)
    if (stored === undefined || !this.#isTouched(stored)) return stored
    return this.article(stored)?.citationKey.toLowerCase() === key ? stored : undefined
  }

  revision(article: Id, id: Id): Revision | undefined {
    return this.#read(id, 'revision', () => this.#view.revision(article, id))
  }

  quote(id: Id): Quote | undefined {
    return this.#read(id, 'quote', () => this.#view.quote(id))
  }

  note(id: Id): Note | undefined {
    return this.#read(id, 'note', () => this.#view.note(id))
  }

  tag(id: Id): Tag | undefined {
    return this.#read(id, 'tag', () => this.#view.tag(id))
  }

  speaker(id: Id): Speaker | undefined {
    return this.#read(id, 'speaker', () => this.#view.speaker(id))
  }

  *tags(): Iterable<Tag> {
    for (const tag of this.#view.tags()) {
      const current = this.tag(tag.id)
      if (current && !this.#added.has(tag.id)) yield current
    }
    for (const record of this.#added.values()) if (record.type === 'tag') yield record
  }

  *speakers(): Iterable<Speaker> {
    for (const speaker of this.#view.speakers()) {
      const current = this.speaker(speaker.id)
      if (current && !this.#added.has(speaker.id)) yield current
    }
    for (const record of this.#added.values()) if (record.type === 'speaker') yield record
  }

  /** See `LibraryView.revisionsOf`. */
  revisionsOf(article: Id): Revision[] {
    return this.#ofArticle(article, 'revision', this.#view.revisionsOf(article))
  }

  /** See `LibraryView.quotesOf`. */
  quotesOf(article: Id): Quote[] {
    const quotes = this.#ofArticle(article, 'quote', this.#view.quotesOf(article))
    return this.#isUntouched() ? quotes : quotes.sort(compareQuotes)
  }

  /** See `LibraryView.notesOf`. */
  notesOf(article: Id): Note[] {
    return this.#ofArticle(article, 'note', this.#view.notesOf(article))
  }

  /** See `LibraryView.quotesTagged`. */
  quotesTagged(tag: Id): Iterable<TaggedQuote> {
    return this.#naming<TaggedQuote>(
      'quote',
      ['tags'],
      this.#view.quotesTagged(tag),
      ({ tags }) => tags?.includes(tag) === true,
    )
  }

  /** See `LibraryView.articlesTagged`. */
  articlesTagged(tag: Id): Iterable<Pick<Article, 'id' | 'tags'>> {
    return this.#naming<Pick<Article, 'id' | 'tags'>>(
      'article',
      ['tags'],
      this.#view.articlesTagged(tag),
      ({ tags }) => tags?.includes(tag) === true,
    )
  }

  /** See `LibraryView.quotesOfSpeaker`. */
  quotesOfSpeaker(speaker: Id): Iterable<SpokenQuote> {
    return this.#naming<SpokenQuote>(
      'quote',
      ['speaker', 'via'],
      this.#view.quotesOfSpeaker(speaker),
      (quote) => quote.speaker === speaker || quote.via?.includes(speaker) === true,
    )
  }

  /** See `LibraryView.trashed`. */
  trashed(): Id[] {
    const ids = new Set(this.#view.trashed())
    for (const { type, id } of this.#updated.values()) if (type === 'article') ids.add(id)
    for (const { type, id } of this.#added.values()) if (type === 'article') ids.add(id)
    return [...ids].filter((id) => this.article(id)?.deletedAt !== undefined)
  }

  finish(): Change {
    return {
      added: [...this.#added.values()],
      updated: [...this.#updated.values()],
      removed: [...this.#removed.values()],
    }
  }

  /** The records of one type in an article's document: those stored, as they are by now, then those added. */
  #ofArticle<R extends Revision | Quote | Note>(
    article: Id,
    type: R['type'],
    stored: readonly R[],
  ): R[] {
    if (this.#isUntouched()) return [...stored]
    const records = stored.flatMap((record) => this.#current(record) ?? [])
    for (const id of this.#addedTo.get(article) ?? []) {
      const record = this.#added.get(id)
      if (record?.type === type) records.push(record as R)
    }
    return records
  }

  /**
   * Records of one type that name something in some of their fields: of those stored, and of those changed
   * or added here. What is not stored as naming it does so only if a changed field does: then nothing else
   * of it is read, as long as all of these fields have changed.
   */
  #naming<R extends { readonly id: Id }>(
    type: 'quote' | 'article',
    fields: readonly (keyof R & string)[],
    stored: Iterable<R>,
    isNamed: (record: Partial<R>) => boolean,
  ): Iterable<R> {
    if (this.#isUntouched()) return stored
    const found: R[] = []
    const seen = new Set<Id>()
    for (const record of stored) {
      seen.add(record.id)
      const current = this.#current(record)
      if (current && isNamed(current)) found.push(current)
    }
    for (const update of this.#updated.values()) {
      const { id, article, to } = update
      if (update.type !== type || seen.has(id) || !isNamed(to as Partial<R>)) continue
      const isWhole = fields.every((field) => field in to)
      const record = isWhole ? { id, article, ...to } : this[type](id)
      if (record) found.push(record as unknown as R)
    }
    for (const record of this.#added.values()) {
      const candidate = record as unknown as R
      if (record.type === type && isNamed(candidate)) found.push(candidate)
    }
    return found
  }

  #isUntouched(): boolean {
    return this.#added.size + this.#updated.size + this.#removed.size === 0
  }

  #isTouched(id: Id): boolean {
    return this.#added.has(id) || this.#updated.has(id) || this.#removed.has(id)
  }

  /** A stored record, or the part of it that was read, as it is by now; undefined where it is gone, or added anew. */
  #current<R extends { readonly id: Id }>(record: R): R | undefined {
    if (this.#added.has(record.id) || this.#removed.has(record.id)) return undefined
    const update = this.#updated.get(record.id)
    if (!update) return record
    return applyUpdate(record as unknown as LibraryRecord, update) as unknown as R
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

  #note(record: LibraryRecord): void {
    if (record.type === 'speaker') this.#speakerChanges++
    // Of an article that is removed, too: who has a key is asked again where it is looked up.
    if (record.type === 'article') this.#keys.set(record.citationKey.toLowerCase(), record.id)
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

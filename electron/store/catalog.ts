import type { Change, Fields, RecordUpdate } from '#domain/library/change'
import type { Article, Id, Instant, LibraryRecord, Note, Quote } from '#domain/library/model'
import type { SpokenQuote, TaggedQuote } from '#domain/library/view'
import {
  type ArticleListQuery,
  type ArticleRow,
  ArticleLists,
  type Listed,
} from './catalog-articles'
import { type QuoteListQuery, QuoteLists, type QuoteRef } from './catalog-quotes'
import { type CatalogCounts, CatalogTally } from './catalog-tally'
import { ArticleMatches } from './article-matches'
import type { ArticleTable } from './article-table'
import type { CatalogTables } from './catalog-tables'
import type { ArticleDocument } from './article-document'
import type { NoteTable } from './note-table'
import type { Numbering } from './packed-table'
import type { QuoteTable } from './quote-table'
import { SortedOrder } from './sorted-order'

/** A note in a list; its words are in the library's view. */
export interface NoteRef {
  readonly id: Id
  readonly article?: Id
}

/**
 * What lists, counts and links between records need, in columns, so that no document is opened for
 * them. Derived: every change updates it, and it can be made again from the documents at any time.
 */
export class Catalog {
  readonly #articles: ArticleTable
  readonly #quotes: QuoteTable
  readonly #notes: NoteTable
  readonly #tags: Numbering
  readonly #speakers: Numbering
  readonly #tally: CatalogTally
  readonly #articleLists: ArticleLists
  readonly #quoteLists: QuoteLists
  readonly #matches: ArticleMatches
  readonly #noteOrder: SortedOrder
  #keys: Map<string, number> | undefined
  #version = 0

  constructor(readonly tables: CatalogTables) {
    this.#articles = tables.articles
    this.#quotes = tables.quotes
    this.#notes = tables.notes
    this.#tags = tables.tagNumbers
    this.#speakers = tables.speakerNumbers
    this.#tally = new CatalogTally(this.#articles, this.#quotes)
    this.#articleLists = new ArticleLists(tables)
    this.#quoteLists = new QuoteLists(tables)
    this.#matches = new ArticleMatches(tables.articles)
    this.#noteOrder = new SortedOrder(
      (a, b) =>
        this.#notes.modifiedAt.get(b) - this.#notes.modifiedAt.get(a) ||
        this.#notes.ids.compare(a, b),
      (row) => this.#notes.isAlive(row),
      () => this.#notes.length,
    )
    for (let row = 0; row < this.#notes.length; row++) this.#countNote(row, 1)
  }

  /** Rises with every change; tells a slow save that it has been overtaken. */
  get version(): number {
    return this.#version
  }

  /** Articles page by page. The text is looked for in title, byline, outlet and key. */
  listArticles(query: ArticleListQuery): Listed<ArticleRow> {
    return this.#articleLists.list(query)
  }

  /** Quotes page by page, in the order of their articles and of their place in them. */
  listQuotes(query: QuoteListQuery): Listed<QuoteRef> {
    return this.#quoteLists.list(query)
  }

  /** Notes page by page, the last edited first; those of articles in the trash are left out. */
  listNotes(query: { offset: number; limit: number }): Listed<NoteRef> {
    const rows: NoteRef[] = []
    let total = 0
    for (const row of this.#noteOrder.rows()) {
      const article = this.#notes.article.get(row)
      if (article >= 0 && this.#articles.isTrashed(article)) continue
      if (total >= query.offset && rows.length < query.limit) rows.push(this.#noteRef(row))
      total++
    }
    return { total, rows }
  }

  counts(): CatalogCounts {
    return this.#tally.counts()
  }

  /** Accepted quotes by tag; those of articles in the trash are not counted. */
  tagCounts(): Map<Id, number> {
    return this.#tally.byTag(this.#tags)
  }

  /** Accepted quotes by speaker, who said it or is in its chain; without those in the trash. */
  speakerCounts(): Map<Id, number> {
    return this.#tally.bySpeaker(this.#speakers)
  }

  /** Accepted quotes with one tag; see `tagCounts`. */
  tagCount(tag: Id): number {
    return this.#tally.ofTag(this.#tags.find(tag))
  }

  /** Accepted quotes of one speaker; see `speakerCounts`. */
  speakerCount(speaker: Id): number {
    return this.#tally.ofSpeaker(this.#speakers.find(speaker))
  }

  /** The tags and speakers of a quote; undefined for no such quote. */
  linksOfQuote(quote: Id): Pick<QuoteRef, 'tags' | 'speaker' | 'via'> | undefined {
    const row = this.#quotes.ids.find(quote)
    if (row < 0) return undefined
    const speaker = this.#quotes.speakerOf(row)
    return {
      tags: this.#quotes.tagsOf(row),
      ...(speaker === undefined ? {} : { speaker }),
      via: this.#quotes.viaOf(row),
    }
  }

  hasArticle(id: Id): boolean {
    return this.#articles.ids.find(id) >= 0
  }

  /** What lists show of an article's reference, without opening it; undefined for no such article. */
  sourceOf(
    id: Id,
  ): { readonly title: string; readonly outlet: string; readonly date: string } | undefined {
    const row = this.#articles.ids.find(id)
    if (row < 0) return undefined
    const { title, outlet, date } = this.#articles
    return { title: title.get(row), outlet: outlet.get(row), date: date.get(row) }
  }

  /** The number of the last change in an article's document; undefined for no such article. */
  touchedAt(id: Id): number | undefined {
    const row = this.#articles.ids.find(id)
    return row < 0 ? undefined : this.#articles.touched.get(row)
  }

  /** The highest number of a change that any document has. */
  lastTouched(): number {
    let last = 0
    for (let row = 0; row < this.#articles.length; row++) {
      last = Math.max(last, this.#articles.touched.get(row))
    }
    return last
  }

  /** The article that has this key, without regard to case. */
  articleByKey(citationKey: string): Id | undefined {
    const row = this.#keyRows().get(citationKey.toLowerCase())
    return row === undefined ? undefined : this.#articles.ids.get(row)
  }

  /** What duplicates are found by. */
  get matches(): ArticleMatches {
    return this.#matches
  }

  hasQuote(id: Id): boolean {
    return this.#quotes.ids.find(id) >= 0
  }

  hasNote(id: Id): boolean {
    return this.#notes.ids.find(id) >= 0
  }

  /** The article of a quote. */
  articleOfQuote(quote: Id): Id | undefined {
    const row = this.#quotes.ids.find(quote)
    return row < 0 ? undefined : this.#articles.ids.get(this.#quotes.article.get(row))
  }

  /** A note's article, `free` for a note by itself, undefined where there is no such note. */
  placeOfNote(note: Id): { article: Id } | 'free' | undefined {
    const row = this.#notes.ids.find(note)
    if (row < 0) return undefined
    const article = this.#notes.article.get(row)
    return article < 0 ? 'free' : { article: this.#articles.ids.get(article) }
  }

  /** When a note was last changed; undefined where there is no such note. */
  noteModifiedAt(note: Id): Instant | undefined {
    const row = this.#notes.ids.find(note)
    return row < 0 ? undefined : new Date(this.#notes.modifiedAt.get(row)).toISOString()
  }

  *articleIds(): Iterable<Id> {
    for (let row = 0; row < this.#articles.length; row++) {
      if (this.#articles.isAlive(row)) yield this.#articles.ids.get(row)
    }
  }

  *freeNotes(): Iterable<Id> {
    for (let row = 0; row < this.#notes.length; row++) {
      if (this.#notes.isAlive(row) && this.#notes.article.get(row) < 0) {
        yield this.#notes.ids.get(row)
      }
    }
  }

  *trashed(): Iterable<Id> {
    for (let row = 0; row < this.#articles.length; row++) {
      if (this.#articles.isAlive(row) && this.#articles.isTrashed(row)) {
        yield this.#articles.ids.get(row)
      }
    }
  }

  *articlesTagged(tag: Id): Iterable<Pick<Article, 'id' | 'tags'>> {
    const number = this.#tags.find(tag)
    if (number < 0) return
    for (const row of this.#articles.tags.rowsWith(number)) {
      if (this.#articles.isAlive(row)) {
        yield { id: this.#articles.ids.get(row), tags: this.#articles.tagsOf(row) }
      }
    }
  }

  quotesTagged(tag: Id): TaggedQuote[] {
    const number = this.#tags.find(tag)
    const quotes: TaggedQuote[] = []
    if (number < 0) return quotes
    const { ids, article, tags } = this.#quotes
    const nameOf = (each: number) => this.#tags.get(each)
    for (const row of tags.rowsWith(number)) {
      if (!this.#quotes.isAlive(row)) continue
      quotes.push({
        id: ids.get(row),
        article: this.#articles.ids.get(article.get(row)),
        tags: tags.map(row, nameOf),
      })
    }
    return quotes
  }

  *quotesOfSpeaker(speaker: Id): Iterable<SpokenQuote> {
    const number = this.#speakers.find(speaker)
    if (number < 0) return
    for (let row = 0; row < this.#quotes.length; row++) {
      if (this.#quotes.isAlive(row) && this.#quotes.hasSpeaker(row, number)) {
        yield this.#spokenQuote(row)
      }
    }
  }

  /** Takes a change. What it names and the catalog does not have is passed over. */
  apply(sequence: number, change: Change): void {
    this.#version++
    // Articles last: what lies below them is named in the change too, and need not be looked for.
    for (const record of change.removed)
      if (record.type !== 'article') this.#remove(sequence, record)
    for (const record of change.removed)
      if (record.type === 'article') this.#remove(sequence, record)
    for (const update of change.updated) this.#update(sequence, update)
    // Articles first: the others point at their rows.
    for (const record of change.added) if (record.type === 'article') this.#add(sequence, record)
    for (const record of change.added) if (record.type !== 'article') this.#add(sequence, record)
  }

  /** Takes an article as its document has it, in the place of what the catalog had. */
  replaceArticle(id: Id, document: ArticleDocument | undefined): void {
    this.#version++
    const row = this.#articles.ids.find(id)
    if (row >= 0) this.#removeArticle(row)
    if (!document) return
    const { sequence } = document
    this.#add(sequence, document.article)
    for (const quote of document.quotes) this.#add(sequence, quote)
    for (const note of document.notes) this.#add(sequence, note)
  }

  /** Rows in the order in which they are saved, and articles in that of their last change. */
  savedOrder(): {
    articles: Int32Array
    articlesByModified: Int32Array
    quotes: Int32Array
    notes: Int32Array
  } {
    return {
      articles: this.#articleLists.inOrder('added'),
      articlesByModified: this.#articleLists.inOrder('modified'),
      quotes: this.#quoteLists.inOrder(),
      notes: this.#noteOrder.rows(),
    }
  }

  #add(sequence: number, record: LibraryRecord): void {
    switch (record.type) {
      case 'article':
        return this.#addArticle(sequence, record)
      case 'quote':
        return this.#addQuote(sequence, record)
      case 'note':
        return this.#addNote(sequence, record)
      case 'revision':
        this.#touch(sequence, record.article)
        return
      case 'tag':
      case 'speaker':
        return
    }
  }

  #addArticle(sequence: number, article: Article): void {
    const old = this.#articles.ids.find(article.id)
    if (old >= 0) this.#removeArticle(old)
    const row = this.#articles.push(article)
    this.#articles.touched.set(row, sequence)
    this.#tally.articlesChanged()
    this.#setKey(article.citationKey, row)
    this.#articleLists.touch(row)
  }

  #addQuote(sequence: number, quote: Quote): void {
    const article = this.#touch(sequence, quote.article)
    if (article === undefined) return
    const old = this.#quotes.ids.find(quote.id)
    if (old >= 0) this.#removeQuote(old)
    const row = this.#quotes.push(quote, article)
    this.#tally.count(row, 1)
    this.#articleLists.touch(article)
    this.#quoteLists.touch(row)
  }

  #addNote(sequence: number, note: Note): void {
    const article = note.article ? this.#touch(sequence, note.article) : -1
    if (article === undefined) return
    const old = this.#notes.ids.find(note.id)
    if (old >= 0) this.#removeNote(old)
    const row = this.#notes.push(note.id, article, note.modifiedAt)
    this.#countNote(row, 1)
    this.#noteOrder.touch(row)
  }

  #update(sequence: number, update: RecordUpdate): void {
    if (update.article) this.#touch(sequence, update.article)
    if (update.type === 'article') this.#updateArticle(sequence, update.id, update.to)
    else if (update.type === 'quote') this.#updateQuote(update.id, update.to)
    else if (update.type === 'note') {
      const row = this.#notes.ids.find(update.id)
      const at = update.to['modifiedAt']
      if (row < 0 || typeof at !== 'string') return
      this.#notes.modify(row, at)
      this.#noteOrder.touch(row)
    }
  }

  #updateArticle(sequence: number, id: Id, fields: Fields): void {
    const row = this.#touch(sequence, id)
    if (row === undefined) return
    const quotes = 'deletedAt' in fields ? this.#quoteLists.rowsOfArticle(row) : undefined
    if (quotes) this.#tally.countAll(quotes, -1)
    if (quotes) this.#tally.articlesChanged()
    const key = this.#articles.citationKey.get(row)
    this.#articles.update(row, fields)
    if (quotes) this.#tally.countAll(quotes, 1)
    if (this.#articles.citationKey.get(row) !== key) {
      this.#dropKey(key, row)
      this.#setKey(this.#articles.citationKey.get(row), row)
    }
    this.#articleLists.touch(row)
  }

  #updateQuote(id: Id, fields: Fields): void {
    const row = this.#quotes.ids.find(id)
    if (row < 0) return
    this.#tally.count(row, -1)
    this.#quotes.update(row, fields)
    this.#tally.count(row, 1)
    if ('status' in fields) this.#articleLists.touch(this.#quotes.article.get(row))
    if ('start' in fields || 'end' in fields) this.#quoteLists.touch(row)
  }

  #remove(sequence: number, record: LibraryRecord): void {
    if (record.type === 'article') {
      const row = this.#articles.ids.find(record.id)
      if (row >= 0) this.#removeArticle(row)
      return
    }
    if (record.type === 'tag' || record.type === 'speaker') return
    if (record.article) this.#touch(sequence, record.article)
    if (record.type === 'quote') {
      const row = this.#quotes.ids.find(record.id)
      if (row >= 0) this.#removeQuote(row)
    } else if (record.type === 'note') {
      const row = this.#notes.ids.find(record.id)
      if (row >= 0) this.#removeNote(row)
    }
  }

  #removeArticle(row: number): void {
    // Where the change did not name them, what lies below an article goes with it.
    for (const quote of this.#quoteLists.rowsOfArticle(row)) this.#removeQuote(quote)
    for (let note = 0; this.#articles.notes.get(row) > 0 && note < this.#notes.length; note++) {
      if (this.#notes.isAlive(note) && this.#notes.article.get(note) === row) this.#removeNote(note)
    }
    this.#tally.articlesChanged()
    this.#dropKey(this.#articles.citationKey.get(row), row)
    this.#articles.remove(row)
    this.#articleLists.touch(row)
  }

  #removeQuote(row: number): void {
    this.#tally.count(row, -1)
    this.#quotes.remove(row)
    this.#articleLists.touch(this.#quotes.article.get(row))
    this.#quoteLists.touch(row)
  }

  #countNote(row: number, sign: 1 | -1): void {
    const article = this.#notes.article.get(row)
    if (article >= 0) this.#articles.notes.add(article, sign)
  }

  #removeNote(row: number): void {
    this.#countNote(row, -1)
    this.#notes.remove(row)
    this.#noteOrder.touch(row)
  }

  #touch(sequence: number, article: Id): number | undefined {
    const row = this.#articles.ids.find(article)
    if (row < 0) return undefined
    this.#articles.touched.set(row, Math.max(sequence, this.#articles.touched.get(row)))
    return row
  }

  #spokenQuote(row: number): SpokenQuote {
    const speaker = this.#quotes.speakerOf(row)
    return {
      id: this.#quotes.ids.get(row),
      article: this.#articles.ids.get(this.#quotes.article.get(row)),
      ...(speaker === undefined ? {} : { speaker }),
      via: this.#quotes.viaOf(row),
    }
  }

  #noteRef(row: number): NoteRef {
    const article = this.#notes.article.get(row)
    const id = this.#notes.ids.get(row)
    return article < 0 ? { id } : { id, article: this.#articles.ids.get(article) }
  }

  #keyRows(): Map<string, number> {
    if (this.#keys) return this.#keys
    this.#keys = new Map()
    for (let row = this.#articles.length - 1; row >= 0; row--) {
      if (this.#articles.isAlive(row)) {
        this.#keys.set(this.#articles.citationKey.get(row).toLowerCase(), row)
      }
    }
    return this.#keys
  }

  #setKey(key: string, row: number): void {
    this.#keys?.set(key.toLowerCase(), row)
  }

  #dropKey(key: string, row: number): void {
    if (this.#keys?.get(key.toLowerCase()) === row) this.#keys.delete(key.toLowerCase())
  }
}

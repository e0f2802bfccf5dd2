import { identityOf, readIdentity } from '#domain/citations/duplicates/match-entry'
import { REFERENCE_TYPES, type Reference, type ReferenceType } from '#domain/citations/reference'
import type { Article, Id } from '#domain/library/model'
import { type ArticleSummary, searchable, summarise } from './article-summary'
import { ListColumn, NumberColumn, TextColumn } from './columns'
import { IdTable } from './id-table'
import {
  idsOf,
  instantOf,
  millisecondsOf,
  type Numbering,
  numbersOf,
  packedIds,
  packedLists,
  type PackedTable,
  packedTexts,
  type SavedColumn,
} from './packed-table'
import { STATUSES } from './quote-table'

/** What lists and links need of articles. */
export class ArticleTable {
  readonly ids: IdTable
  readonly alive: NumberColumn<Uint8Array>
  readonly title: TextColumn
  readonly byline: TextColumn
  readonly outlet: TextColumn
  readonly date: TextColumn
  readonly citationKey: TextColumn
  /** Folded title, byline, outlet and key. */
  readonly searchable: TextColumn
  /** What tells whether another article is the same source: see `identityOf`. */
  readonly identity: TextColumn
  readonly referenceType: NumberColumn<Uint8Array>
  readonly addedAt: NumberColumn<Float64Array>
  readonly modifiedAt: NumberColumn<Float64Array>
  /** 0: not in the trash. */
  readonly deletedAt: NumberColumn<Float64Array>
  readonly tags: ListColumn
  /** The number of the last change that touched the article's document. */
  readonly touched: NumberColumn<Float64Array>
  /** Quotes by status, in the order of `STATUSES`. */
  readonly quotes: readonly NumberColumn<Uint32Array>[]
  /** Accepted quotes for which something is offered: see `QuoteTable`. */
  readonly offered: NumberColumn<Uint32Array>
  /** The rows by the instant of their last change, as they were saved; catalogs of earlier versions have none. */
  readonly savedByModified: Int32Array | undefined
  /** Notes on the article and its quotes; counted on loading, not saved. */
  readonly notes: NumberColumn<Uint32Array>

  constructor(
    readonly tagNumbers: Numbering,
    packed?: PackedTable,
  ) {
    const numbers = packed?.numbers ?? {}
    const texts = packed?.texts ?? {}
    this.ids = new IdTable(packed?.ids)
    this.alive = new NumberColumn(Uint8Array, new Uint8Array(this.ids.length).fill(1))
    this.title = new TextColumn(texts['title'])
    this.byline = new TextColumn(texts['byline'])
    this.outlet = new TextColumn(texts['outlet'])
    this.date = new TextColumn(texts['date'])
    this.citationKey = new TextColumn(texts['citationKey'])
    this.searchable = new TextColumn(texts['searchable'])
    this.identity = new TextColumn(texts['identity'])
    this.referenceType = new NumberColumn(Uint8Array, numbers['referenceType'] as Uint8Array)
    this.addedAt = new NumberColumn(Float64Array, numbers['addedAt'] as Float64Array)
    this.modifiedAt = new NumberColumn(Float64Array, numbers['modifiedAt'] as Float64Array)
    this.deletedAt = new NumberColumn(Float64Array, numbers['deletedAt'] as Float64Array)
    this.touched = new NumberColumn(Float64Array, numbers['touched'] as Float64Array)
    this.tags = new ListColumn(packed?.lists['tags'])
    this.notes = new NumberColumn(Uint32Array, new Uint32Array(this.ids.length))
    this.quotes = STATUSES.map(
      (status) => new NumberColumn(Uint32Array, numbers[status] as Uint32Array),
    )
    this.offered = new NumberColumn(Uint32Array, numbers['offered'] as Uint32Array)
    this.savedByModified = numbers['byModified'] as Int32Array | undefined
  }

  get length(): number {
    return this.ids.length
  }

  isAlive(row: number): boolean {
    return this.alive.get(row) === 1
  }

  isTrashed(row: number): boolean {
    return this.deletedAt.get(row) !== 0
  }

  /** What there is to review in an article. */
  suggestionsOf(row: number): number {
    return (this.quotes[STATUSES.indexOf('suggested')]?.get(row) ?? 0) + this.offered.get(row)
  }

  push(article: Article): number {
    const summary = summarise(article.reference)
    const row = this.ids.push(article.id)
    this.alive.push(1)
    for (const column of this.#summaryColumns()) column.push('')
    this.citationKey.push(article.citationKey)
    this.searchable.push('')
    this.identity.push(identityOf(article.reference, article.distinctFrom))
    this.referenceType.push(0)
    this.#setSummary(row, summary)
    this.addedAt.push(millisecondsOf(article.addedAt))
    this.modifiedAt.push(millisecondsOf(article.modifiedAt))
    this.deletedAt.push(article.deletedAt ? millisecondsOf(article.deletedAt) : 0)
    this.tags.push(numbersOf(this.tagNumbers, article.tags))
    this.touched.push(0)
    this.notes.push(0)
    for (const column of this.quotes) column.push(0)
    this.offered.push(0)
    return row
  }

  /** Takes the fields of an update that lists show. */
  update(row: number, fields: Partial<{ [K in keyof Article]: Article[K] | null }>): void {
    const { reference, citationKey, tags, modifiedAt, deletedAt, distinctFrom } = fields
    if (reference || distinctFrom !== undefined) this.#setIdentity(row, reference, distinctFrom)
    if (citationKey) this.citationKey.set(row, citationKey)
    if (reference) this.#setSummary(row, summarise(reference))
    else if (citationKey) this.#setSearchable(row)
    if (tags) this.tags.set(row, numbersOf(this.tagNumbers, tags))
    if (modifiedAt) this.modifiedAt.set(row, millisecondsOf(modifiedAt))
    if (deletedAt !== undefined) this.deletedAt.set(row, deletedAt ? millisecondsOf(deletedAt) : 0)
  }

  remove(row: number): void {
    this.alive.set(row, 0)
    this.ids.remove(row)
  }

  tagsOf(row: number): Id[] {
    return idsOf(this.tagNumbers, this.tags, row)
  }

  addedOf(row: number): string {
    return instantOf(this.addedAt.get(row))
  }

  modifiedOf(row: number): string {
    return instantOf(this.modifiedAt.get(row))
  }

  deletedOf(row: number): string | undefined {
    return this.isTrashed(row) ? instantOf(this.deletedAt.get(row)) : undefined
  }

  referenceTypeOf(row: number): ReferenceType {
    return REFERENCE_TYPES[this.referenceType.get(row)] ?? 'document'
  }

  /** The columns of some rows, one by one, for saving. */
  *pack(rows: Int32Array): Iterable<[string, SavedColumn]> {
    yield* packedIds(this.ids.pack(rows))
    yield ['numbers/referenceType', this.referenceType.pick(rows)]
    yield ['numbers/addedAt', this.addedAt.pick(rows)]
    yield ['numbers/modifiedAt', this.modifiedAt.pick(rows)]
    yield ['numbers/deletedAt', this.deletedAt.pick(rows)]
    yield ['numbers/touched', this.touched.pick(rows)]
    for (const [i, column] of this.quotes.entries()) {
      yield [`numbers/${STATUSES[i]}`, column.pick(rows)]
    }
    yield ['numbers/offered', this.offered.pick(rows)]
    yield* packedTexts('title', this.title.pack(rows))
    yield* packedTexts('byline', this.byline.pack(rows))
    yield* packedTexts('outlet', this.outlet.pack(rows))
    yield* packedTexts('date', this.date.pack(rows))
    yield* packedTexts('citationKey', this.citationKey.pack(rows))
    yield* packedTexts('searchable', this.searchable.pack(rows))
    yield* packedTexts('identity', this.identity.pack(rows))
    yield* packedLists('tags', this.tags.pack(rows))
  }

  #summaryColumns(): TextColumn[] {
    return [this.title, this.byline, this.outlet, this.date]
  }

  #setSummary(row: number, summary: ArticleSummary): void {
    this.title.set(row, summary.title)
    this.byline.set(row, summary.byline)
    this.outlet.set(row, summary.outlet)
    this.date.set(row, summary.date)
    const type = (REFERENCE_TYPES as readonly string[]).indexOf(summary.referenceType)
    this.referenceType.set(row, type < 0 ? REFERENCE_TYPES.indexOf('document') : type)
    this.#setSearchable(row)
  }

  /** What the update does not name stays as it is. */
  #setIdentity(
    row: number,
    reference: Reference | null | undefined,
    distinctFrom: readonly Id[] | null | undefined,
  ): void {
    const now = this.identity.get(row)
    const apart = distinctFrom === undefined ? readIdentity(now).apart : (distinctFrom ?? [])
    if (reference) return this.identity.set(row, identityOf(reference, apart))
    const others = now.split('\n').filter((line) => line && !line.startsWith('not:'))
    this.identity.set(row, [...others, ...apart.map((id) => `not:${id}`)].join('\n'))
  }

  #setSearchable(row: number): void {
    const summary = {
      title: this.title.get(row),
      byline: this.byline.get(row),
      outlet: this.outlet.get(row),
      date: '',
      referenceType: '',
    }
    this.searchable.set(row, searchable(summary, this.citationKey.get(row)))
  }
}

import {
  type Article,
  type Id,
  QUOTE_KINDS,
  type Quote,
  type QuoteStatus,
} from '#domain/library/model'
import { identityOf, readIdentity } from '#domain/citations/duplicates/match-entry'
import { REFERENCE_TYPES, type Reference, type ReferenceType } from '#domain/citations/reference'
import { type ArticleSummary, searchable, summarise } from './article-summary'
import { ListColumn, NumberColumn, type PackedLists, type PackedTexts, TextColumn } from './columns'
import { IdTable, type PackedIds } from './id-table'

/** The catalog's tables: what lists and links need of articles, quotes and notes, in columns. */

export const STATUSES: readonly QuoteStatus[] = ['accepted', 'suggested', 'rejected']

/** Columns that catalogs of earlier versions do not have. */
export const ADDED_COLUMNS = ['articles/identity'] as const

/** A column as it lies in the file. */
export type SavedColumn = Uint8Array | Int32Array | Uint32Array | Float64Array

/** What a saved table gives back; every column has one value a row. */
export interface PackedTable {
  readonly ids: PackedIds
  readonly numbers: { readonly [column: string]: SavedColumn }
  readonly texts: { readonly [column: string]: PackedTexts }
  readonly lists: { readonly [column: string]: PackedLists }
}

/** Ids of tags or speakers, each with a small number that stands for it in columns. */
export type Numbering = IdTable

/** The tables of a catalog, as they are loaded and saved. */
export interface CatalogTables {
  readonly tagNumbers: Numbering
  readonly speakerNumbers: Numbering
  readonly articles: ArticleTable
  readonly quotes: QuoteTable
  readonly notes: NoteTable
  /** Rows lie in the order of lists, as a saved catalog has them. */
  readonly isSorted: boolean
}

const instantOf = (at: string): number => Date.parse(at) || 0
const iso = (ms: number): string => new Date(ms).toISOString()
const idsOf = (numbering: Numbering, column: ListColumn, row: number): Id[] =>
  column.map(row, (number) => numbering.get(number))
const numbersOf = (numbering: Numbering, ids: readonly Id[]): number[] =>
  ids.map((id) => numbering.findOrPush(id))

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
    this.addedAt.push(instantOf(article.addedAt))
    this.modifiedAt.push(instantOf(article.modifiedAt))
    this.deletedAt.push(article.deletedAt ? instantOf(article.deletedAt) : 0)
    this.tags.push(numbersOf(this.tagNumbers, article.tags))
    this.touched.push(0)
    this.notes.push(0)
    for (const column of this.quotes) column.push(0)
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
    if (modifiedAt) this.modifiedAt.set(row, instantOf(modifiedAt))
    if (deletedAt !== undefined) this.deletedAt.set(row, deletedAt ? instantOf(deletedAt) : 0)
  }

  remove(row: number): void {
    this.alive.set(row, 0)
    this.ids.remove(row)
  }

  tagsOf(row: number): Id[] {
    return idsOf(this.tagNumbers, this.tags, row)
  }

  addedOf(row: number): string {
    return iso(this.addedAt.get(row))
  }

  modifiedOf(row: number): string {
    return iso(this.modifiedAt.get(row))
  }

  deletedOf(row: number): string | undefined {
    return this.isTrashed(row) ? iso(this.deletedAt.get(row)) : undefined
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

export class QuoteTable {
  readonly ids: IdTable
  readonly alive: NumberColumn<Uint8Array>
  /** The row of the quote's article. */
  readonly article: NumberColumn<Int32Array>
  readonly start: NumberColumn<Int32Array>
  readonly end: NumberColumn<Int32Array>
  /** -1: none. */
  readonly speaker: NumberColumn<Int32Array>
  readonly via: ListColumn
  readonly tags: ListColumn
  readonly kind: NumberColumn<Uint8Array>
  /** An index into `STATUSES`. */
  readonly status: NumberColumn<Uint8Array>

  constructor(
    readonly tagNumbers: Numbering,
    readonly speakerNumbers: Numbering,
    packed?: PackedTable,
  ) {
    const numbers = packed?.numbers ?? {}
    this.ids = new IdTable(packed?.ids)
    this.alive = new NumberColumn(Uint8Array, new Uint8Array(this.ids.length).fill(1))
    this.article = new NumberColumn(Int32Array, numbers['article'] as Int32Array)
    this.start = new NumberColumn(Int32Array, numbers['start'] as Int32Array)
    this.end = new NumberColumn(Int32Array, numbers['end'] as Int32Array)
    this.speaker = new NumberColumn(Int32Array, numbers['speaker'] as Int32Array)
    this.via = new ListColumn(packed?.lists['via'])
    this.tags = new ListColumn(packed?.lists['tags'])
    this.kind = new NumberColumn(Uint8Array, numbers['kind'] as Uint8Array)
    this.status = new NumberColumn(Uint8Array, numbers['status'] as Uint8Array)
  }

  get length(): number {
    return this.ids.length
  }

  isAlive(row: number): boolean {
    return this.alive.get(row) === 1
  }

  push(quote: Quote, articleRow: number): number {
    const row = this.ids.push(quote.id)
    this.alive.push(1)
    this.article.push(articleRow)
    this.start.push(0)
    this.end.push(0)
    this.speaker.push(-1)
    this.via.push([])
    this.tags.push([])
    this.kind.push(0)
    this.status.push(0)
    this.update(row, quote)
    return row
  }

  /** Takes the fields of an update that links and lists need. */
  update(row: number, fields: Partial<{ [K in keyof Quote]: Quote[K] | null }>): void {
    const { start, end, speaker, via, tags, kind, status } = fields
    if (typeof start === 'number') this.start.set(row, start)
    if (typeof end === 'number') this.end.set(row, end)
    if (speaker !== undefined) {
      this.speaker.set(row, speaker === null ? -1 : this.speakerNumbers.findOrPush(speaker))
    }
    if (via) this.via.set(row, numbersOf(this.speakerNumbers, via))
    if (tags) this.tags.set(row, numbersOf(this.tagNumbers, tags))
    if (kind) this.kind.set(row, QUOTE_KINDS.indexOf(kind))
    if (status) this.status.set(row, STATUSES.indexOf(status))
  }

  remove(row: number): void {
    this.alive.set(row, 0)
    this.ids.remove(row)
  }

  speakerOf(row: number): Id | undefined {
    const speaker = this.speaker.get(row)
    return speaker < 0 ? undefined : this.speakerNumbers.get(speaker)
  }

  viaOf(row: number): Id[] {
    return idsOf(this.speakerNumbers, this.via, row)
  }

  tagsOf(row: number): Id[] {
    return idsOf(this.tagNumbers, this.tags, row)
  }

  statusOf(row: number): QuoteStatus {
    return STATUSES[this.status.get(row)] ?? 'accepted'
  }

  /** Whether the speaker said it or is in its reporting chain. */
  hasSpeaker(row: number, speaker: number): boolean {
    return this.speaker.get(row) === speaker || this.via.includes(row, speaker)
  }

  /** As in `ArticleTable`; `articleRows` gives the row that each article has in the saved catalog. */
  *pack(rows: Int32Array, articleRows: Int32Array): Iterable<[string, SavedColumn]> {
    yield* packedIds(this.ids.pack(rows))
    yield ['numbers/article', this.article.pick(rows).map((row) => articleRows[row] ?? 0)]
    yield ['numbers/start', this.start.pick(rows)]
    yield ['numbers/end', this.end.pick(rows)]
    yield ['numbers/speaker', this.speaker.pick(rows)]
    yield ['numbers/kind', this.kind.pick(rows)]
    yield ['numbers/status', this.status.pick(rows)]
    yield* packedLists('via', this.via.pack(rows))
    yield* packedLists('tags', this.tags.pack(rows))
  }
}

/** Which notes there are and where; their words are in documents and note files. */
export class NoteTable {
  readonly ids: IdTable
  readonly alive: NumberColumn<Uint8Array>
  /** The row of the note's article; -1: it stands by itself. */
  readonly article: NumberColumn<Int32Array>
  readonly modifiedAt: NumberColumn<Float64Array>

  constructor(packed?: PackedTable) {
    const numbers = packed?.numbers ?? {}
    this.ids = new IdTable(packed?.ids)
    this.alive = new NumberColumn(Uint8Array, new Uint8Array(this.ids.length).fill(1))
    this.article = new NumberColumn(Int32Array, numbers['article'] as Int32Array)
    this.modifiedAt = new NumberColumn(Float64Array, numbers['modifiedAt'] as Float64Array)
  }

  get length(): number {
    return this.ids.length
  }

  isAlive(row: number): boolean {
    return this.alive.get(row) === 1
  }

  push(id: Id, articleRow: number, modifiedAt: string): number {
    const row = this.ids.push(id)
    this.alive.push(1)
    this.article.push(articleRow)
    this.modifiedAt.push(instantOf(modifiedAt))
    return row
  }

  modify(row: number, modifiedAt: string): void {
    this.modifiedAt.set(row, instantOf(modifiedAt))
  }

  remove(row: number): void {
    this.alive.set(row, 0)
    this.ids.remove(row)
  }

  /** As in `QuoteTable`. */
  *pack(rows: Int32Array, articleRows: Int32Array): Iterable<[string, SavedColumn]> {
    const saved = (row: number) => (row < 0 ? -1 : (articleRows[row] ?? -1))
    yield* packedIds(this.ids.pack(rows))
    yield ['numbers/article', this.article.pick(rows).map(saved)]
    yield ['numbers/modifiedAt', this.modifiedAt.pick(rows)]
  }
}

/** The two columns of an id table. */
export function* packedIds({ words, slots }: PackedIds): Iterable<[string, SavedColumn]> {
  yield ['ids/words', words]
  yield ['ids/slots', slots]
}

function* packedTexts(
  name: string,
  { starts, bytes }: PackedTexts,
): Iterable<[string, SavedColumn]> {
  yield [`texts/${name}/starts`, starts]
  yield [`texts/${name}/bytes`, bytes]
}

function* packedLists(
  name: string,
  { starts, values }: PackedLists,
): Iterable<[string, SavedColumn]> {
  yield [`lists/${name}/starts`, starts]
  yield [`lists/${name}/values`, values]
}

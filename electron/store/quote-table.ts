import { type Id, QUOTE_KINDS, type Quote, type QuoteStatus } from '#domain/library/model'
import { ListColumn, NumberColumn } from './columns'
import { IdTable } from './id-table'
import {
  idsOf,
  type Numbering,
  numbersOf,
  packedIds,
  packedLists,
  type PackedTable,
  type SavedColumn,
} from './packed-table'

/** What a quote's status is in its column: the place in this list. */
export const STATUSES: readonly QuoteStatus[] = ['accepted', 'suggested', 'rejected']

/** What lists and links need of quotes. */
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
  /** 1: what was detected at the place of the quote is proposed for it, its speaker for one. */
  readonly offered: NumberColumn<Uint8Array>

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
    this.offered = new NumberColumn(Uint8Array, numbers['offered'] as Uint8Array)
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
    this.offered.push(0)
    this.update(row, quote)
    return row
  }

  /** Takes the fields of an update that links and lists need. */
  update(row: number, fields: Partial<{ [K in keyof Quote]: Quote[K] | null }>): void {
    const { start, end, speaker, via, tags, kind, status, proposal } = fields
    if (typeof start === 'number') this.start.set(row, start)
    if (typeof end === 'number') this.end.set(row, end)
    if (speaker !== undefined) {
      this.speaker.set(row, speaker === null ? -1 : this.speakerNumbers.findOrPush(speaker))
    }
    if (via) this.via.set(row, numbersOf(this.speakerNumbers, via))
    if (tags) this.tags.set(row, numbersOf(this.tagNumbers, tags))
    if (kind) this.kind.set(row, QUOTE_KINDS.indexOf(kind))
    if (status) this.status.set(row, STATUSES.indexOf(status))
    if (proposal !== undefined) this.offered.set(row, proposal === null ? 0 : 1)
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
    yield ['numbers/offered', this.offered.pick(rows)]
    yield* packedLists('via', this.via.pack(rows))
    yield* packedLists('tags', this.tags.pack(rows))
  }
}

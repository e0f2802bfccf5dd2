import type { Id } from '#domain/library/model'
import { NumberColumn } from './columns'
import { IdTable } from './id-table'
import { millisecondsOf, packedIds, type PackedTable, type SavedColumn } from './packed-table'

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
    this.modifiedAt.push(millisecondsOf(modifiedAt))
    return row
  }

  modify(row: number, modifiedAt: string): void {
    this.modifiedAt.set(row, millisecondsOf(modifiedAt))
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

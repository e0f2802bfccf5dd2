import type { Id } from '#domain/library/model'
import type { ListColumn, PackedLists, PackedTexts } from './columns'
import type { IdTable, PackedIds } from './id-table'

/** The form in which the catalog's tables lie in its file, and what the tables share. */

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

/** Milliseconds of an instant; 0 for what is none. */
export function millisecondsOf(at: string): number {
  return Date.parse(at) || 0
}

/** The instant of milliseconds. */
export function instantOf(ms: number): string {
  return new Date(ms).toISOString()
}

/** The ids behind the numbers of a row's list. */
export function idsOf(numbering: Numbering, column: ListColumn, row: number): Id[] {
  return column.map(row, (number) => numbering.get(number))
}

/** The numbers of some ids; those that are new get one. */
export function numbersOf(numbering: Numbering, ids: readonly Id[]): number[] {
  return ids.map((id) => numbering.findOrPush(id))
}

/** The two columns of an id table. */
export function* packedIds({ words, slots }: PackedIds): Iterable<[string, SavedColumn]> {
  yield ['ids/words', words]
  yield ['ids/slots', slots]
}

/** The two columns of a column of texts. */
export function* packedTexts(
  name: string,
  { starts, bytes }: PackedTexts,
): Iterable<[string, SavedColumn]> {
  yield [`texts/${name}/starts`, starts]
  yield [`texts/${name}/bytes`, bytes]
}

/** The two columns of a column of lists. */
export function* packedLists(
  name: string,
  { starts, values }: PackedLists,
): Iterable<[string, SavedColumn]> {
  yield [`lists/${name}/starts`, starts]
  yield [`lists/${name}/values`, values]
}

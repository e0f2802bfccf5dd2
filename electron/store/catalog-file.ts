import { crc32 } from 'node:zlib'
import { REFERENCE_TYPES } from '#domain/citations/reference'
import { QUOTE_KINDS, type Id, type Speaker, type Tag } from '#domain/library/model'
import type { Catalog } from './catalog'
import { continueChecksum } from './checksum'
import { ArticleTable } from './article-table'
import { ADDED_COLUMNS, type CatalogTables } from './catalog-tables'
import { IdTable, type PackedIds } from './id-table'
import { DamagedFile } from './json-file'
import { NoteTable } from './note-table'
import { packedIds, type PackedTable, type SavedColumn } from './packed-table'
import { QuoteTable, STATUSES } from './quote-table'

/**
 * The catalog's file: columns end to end, each at a multiple of eight bytes, then a directory in
 * JSON, its length, and a checksum of all. 800,000 quotes load in tens of milliseconds this way,
 * where JSON takes seconds. Little-endian, as every machine is that Electron runs on.
 */
const MAGIC = Buffer.from('COMPCAT1')
const TRAILER = 8

/** What a catalog's file says beside its columns. */
export interface CatalogFileInfo {
  /** The last journal number that is in it. */
  readonly sequence: number
  readonly library: Id
  /** A second copy of what `library.json` holds, for the day when that one is damaged. */
  readonly tags: readonly Tag[]
  readonly speakers: readonly Speaker[]
}

interface Directory extends CatalogFileInfo {
  /** Numbers in columns are places in these lists; a catalog made with others is made again. */
  readonly lists: readonly (readonly string[])[]
  readonly columns: readonly { name: string; type: ColumnType; at: number; bytes: number }[]
}

const LISTS = [REFERENCE_TYPES, QUOTE_KINDS, STATUSES, ADDED_COLUMNS]

const COLUMN_TYPES = {
  Uint8Array,
  Int32Array,
  Uint32Array,
  Float64Array,
  Buffer: Uint8Array,
} as const
type ColumnType = keyof typeof COLUMN_TYPES

/** A catalog with nothing in it. */
export function emptyTables(): CatalogTables {
  const tagNumbers = new IdTable(undefined, [])
  const speakerNumbers = new IdTable(undefined, [])
  return {
    tagNumbers,
    speakerNumbers,
    articles: new ArticleTable(tagNumbers),
    quotes: new QuoteTable(tagNumbers, speakerNumbers),
    notes: new NoteTable(),
    isSorted: true,
  }
}

/**
 * The bytes of a catalog's file, part by part, so that a caller can let others work in between; it
 * has to stop when `catalog.version` has changed meanwhile.
 */
export function* encodeCatalog(catalog: Catalog, info: CatalogFileInfo): Iterable<Buffer> {
  const columns: { name: string; type: ColumnType; at: number; bytes: number }[] = []
  let at = MAGIC.length
  let sum = crc32(MAGIC)
  yield MAGIC
  for (const [name, column] of columnsOf(catalog)) {
    const bytes = Buffer.from(column.buffer, column.byteOffset, column.byteLength)
    const padding = Buffer.alloc(-bytes.length & 7)
    columns.push({ name, type: typeOf(column), at, bytes: bytes.length })
    at += bytes.length + padding.length
    sum = continueChecksum(padding, continueChecksum(bytes, sum))
    yield bytes
    yield padding
  }
  const directory: Directory = { ...info, lists: LISTS, columns }
  const json = Buffer.from(JSON.stringify(directory))
  const trailer = Buffer.alloc(TRAILER)
  trailer.writeUInt32LE(json.length, 0)
  sum = crc32(trailer.subarray(0, 4), crc32(json, sum))
  trailer.writeUInt32LE(sum, 4)
  yield json
  yield trailer
}

/** Reads a catalog's file; throws `DamagedFile` where it is not one that this program wrote. */
export function decodeCatalog(
  path: string,
  file: Buffer,
): { tables: CatalogTables; info: CatalogFileInfo } {
  const { columns, lists: _, ...info } = readDirectory(path, file)
  const found = new Map<string, SavedColumn>()
  for (const { name, type, at, bytes } of columns) {
    const Kind = COLUMN_TYPES[type]
    const start = file.byteOffset + at
    // Small files share a buffer with others and need not lie at a multiple of eight.
    const isAligned = start % Kind.BYTES_PER_ELEMENT === 0
    const length = bytes / Kind.BYTES_PER_ELEMENT
    const column = isAligned
      ? new Kind(file.buffer as ArrayBuffer, start, length)
      : new Kind(Uint8Array.from(file.subarray(at, at + bytes)).buffer, 0, length)
    found.set(name, column)
  }
  const tagNumbers = new IdTable(idsOf(found, 'tags'), [])
  const speakerNumbers = new IdTable(idsOf(found, 'speakers'), [])
  return {
    info,
    tables: {
      tagNumbers,
      speakerNumbers,
      articles: new ArticleTable(tagNumbers, tableOf(found, 'articles')),
      quotes: new QuoteTable(tagNumbers, speakerNumbers, tableOf(found, 'quotes')),
      notes: new NoteTable(tableOf(found, 'notes')),
      isSorted: true,
    },
  }
}

function readDirectory(path: string, file: Buffer): Directory {
  const end = file.length - TRAILER
  if (end < MAGIC.length || !file.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new DamagedFile(path, 'is not a catalog')
  }
  if (crc32(file.subarray(0, end + 4)) !== file.readUInt32LE(end + 4)) {
    throw new DamagedFile(path, 'does not match its checksum')
  }
  const json = file.toString('utf8', end - file.readUInt32LE(end), end)
  const directory = JSON.parse(json) as Directory
  if (JSON.stringify(directory.lists) !== JSON.stringify(LISTS)) {
    throw new DamagedFile(path, 'was made by another version')
  }
  return directory
}

function typeOf(column: SavedColumn): ColumnType {
  return column.constructor.name as ColumnType
}

function* columnsOf(catalog: Catalog): Iterable<[string, SavedColumn]> {
  const { tables } = catalog
  const order = catalog.savedOrder()
  const articleRows = new Int32Array(tables.articles.length).fill(-1)
  for (const [saved, row] of order.articles.entries()) articleRows[row] = saved
  const { tagNumbers, speakerNumbers } = tables
  yield* within('tags', packedIds(tagNumbers.pack(allRows(tagNumbers))))
  yield* within('speakers', packedIds(speakerNumbers.pack(allRows(speakerNumbers))))
  yield* within('articles', tables.articles.pack(order.articles))
  // Which list is shown first: it is not sorted anew at each start.
  yield [
    'articles/numbers/byModified',
    order.articlesByModified.map((row) => articleRows[row] ?? 0),
  ]
  yield* within('quotes', tables.quotes.pack(order.quotes, articleRows))
  yield* within('notes', tables.notes.pack(order.notes, articleRows))
}

function* within(
  table: string,
  columns: Iterable<[string, SavedColumn]>,
): Iterable<[string, SavedColumn]> {
  for (const [name, column] of columns) yield [`${table}/${name}`, column]
}

function allRows(table: IdTable): Int32Array {
  return Int32Array.from({ length: table.length }, (_, row) => row)
}

function idsOf(found: ReadonlyMap<string, SavedColumn>, name: string): PackedIds {
  return {
    words: found.get(`${name}/ids/words`) as Int32Array,
    slots: found.get(`${name}/ids/slots`) as Int32Array,
  }
}

function tableOf(found: ReadonlyMap<string, SavedColumn>, name: string): PackedTable {
  const numbers: { [column: string]: SavedColumn } = {}
  const texts: { [column: string]: { starts: Uint32Array; bytes: Buffer } } = {}
  const lists: { [column: string]: { starts: Uint32Array; values: Int32Array } } = {}
  for (const [path, values] of found) {
    const [table, group, column = '', part] = path.split('/')
    if (table !== name) continue
    if (group === 'numbers') numbers[column] = values
    else if (group === 'texts' && part === 'starts') {
      const bytes = found.get(`${name}/texts/${column}/bytes`) as Uint8Array
      texts[column] = {
        starts: values as Uint32Array,
        bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      }
    } else if (group === 'lists' && part === 'starts') {
      lists[column] = {
        starts: values as Uint32Array,
        values: found.get(`${name}/lists/${column}/values`) as Int32Array,
      }
    }
  }
  return { ids: idsOf(found, name), numbers, texts, lists }
}

import { type Adapter, Low, LowSync, type SyncAdapter } from 'lowdb'
import { checksum } from './checksum'
import { type FileInfo, ifPresent, type StoreFiles } from './files'
import { CURRENT_SCHEMA, migrateFile, type VersionedFile } from './migrations'
import { replaceFileUnsynced } from './replace-file'

/** What the store's JSON files have in common. */
export interface Stored {
  /** Version of the file's form; see `SCHEMA`. */
  readonly schema: number
  /** The last journal number whose change is in the file. */
  readonly sequence: number
}

/** The version that this program writes. A higher one was written by a newer program. */
export const SCHEMA = CURRENT_SCHEMA

/** The file is there and cannot be what it should be. `foreign` is its content where it is JSON. */
export class DamagedFile extends Error {
  constructor(
    readonly path: string,
    readonly why: string,
    readonly foreign?: unknown,
  ) {
    super(`${path} ${why}`)
    this.name = 'DamagedFile'
  }
}

/** JSON text whose first field is the checksum of everything after it. */
export function encodeJsonFile(value: Stored, indent: 0 | 2 = 2): Buffer {
  const rest = `${JSON.stringify(value, null, indent).slice(1)}\n`
  const start = indent ? '{\n  "checksum": ' : '{"checksum":'
  return Buffer.from(`${start}"${checksum(rest)}",${rest}`)
}

/** The value in the bytes, in the current form; throws `DamagedFile` where they are not what `encodeJsonFile` wrote. */
export function decodeJsonFile<T extends Stored>(path: string, bytes: Uint8Array): T {
  let text: string
  try {
    // lowdb would let invalid UTF-8 pass as U+FFFD.
    // The mark that some editors put before a text is none of it.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new DamagedFile(path, 'is not text')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new DamagedFile(path, text.trim() === '' ? 'is empty' : 'is not JSON')
  }
  // lowdb takes `null` and `0` for "no data" and would put the default in their place.
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DamagedFile(path, 'is not an object')
  }
  const found = /^\{\s*"checksum":\s*"([0-9a-f]{8})",/.exec(text)
  if (!found) throw new DamagedFile(path, 'has no checksum', value)
  const rest = text.slice(found[0].length)
  // Version control may turn line ends round; that damages nothing.
  if (checksum(rest) !== found[1] && checksum(rest.replaceAll('\r\n', '\n')) !== found[1]) {
    throw new DamagedFile(path, 'does not match its checksum', value)
  }
  const { checksum: _, ...content } = value as T & { checksum: string }
  return isVersioned(content) ? (migrateFile(content) as unknown as T) : content
}

function isVersioned(value: object): value is VersionedFile {
  return typeof (value as { schema?: unknown }).schema === 'number'
}

/**
 * The journal number in a file whose bytes are as they were written; undefined where they are not.
 * Without parsing: very many files are looked at so.
 */
export function sequenceOfIntact(bytes: Buffer): number | undefined {
  const head = bytes.toString('latin1', 0, HEAD_LENGTH)
  const found = /^\{\s*"checksum":\s*"([0-9a-f]{8})",/.exec(head)
  const sequence = /"sequence":\s*(\d+)/.exec(head)?.[1]
  if (!found || sequence === undefined) return undefined
  return checksum(bytes.subarray(found[0].length)) === found[1] ? Number(sequence) : undefined
}

/** Checksum, schema and sequence are within these first characters. */
const HEAD_LENGTH = 120

/** lowdb adapter: reads strictly, replaces the file atomically and syncs it (not its folder). */
class JsonFileAdapter<T extends Stored> implements Adapter<T | null> {
  written: FileInfo | undefined

  constructor(
    readonly files: StoreFiles,
    readonly path: string,
    readonly indent: 0 | 2,
  ) {}

  async read(): Promise<T> {
    return decodeJsonFile(this.path, await this.files.read(this.path))
  }

  async write(data: T | null): Promise<void> {
    if (data === null) throw new Error(`nothing to write to ${this.path}`)
    const bytes = encodeJsonFile(data, this.indent)
    this.written = await replaceFileUnsynced(this.files, this.path, bytes)
  }
}

/** The reading half for `LowSync`: views answer at once. */
class JsonFileSyncAdapter<T extends Stored> implements SyncAdapter<T> {
  constructor(
    readonly files: StoreFiles,
    readonly path: string,
  ) {}

  read(): T | null {
    const bytes = ifPresent(() => this.files.readSync(this.path))
    return bytes ? decodeJsonFile(this.path, bytes) : null
  }

  write(): never {
    throw new Error('documents are written through the asynchronous adapter')
  }
}

/** The file's content, or undefined where there is none. Throws `DamagedFile` or what the disk says. */
export function readJsonFile<T extends Stored>(files: StoreFiles, path: string): T | undefined {
  const database = new LowSync<T | null>(new JsonFileSyncAdapter<T>(files, path), null)
  database.read()
  return database.data ?? undefined
}

/** `readJsonFile` without blocking: for reading very many. */
export async function readJsonFileAsync<T extends Stored>(
  files: StoreFiles,
  path: string,
): Promise<T> {
  const database = new Low<T | null>(new JsonFileAdapter<T>(files, path, 2), null)
  await database.read()
  if (!database.data) throw new DamagedFile(path, 'is empty')
  return database.data
}

/**
 * Writes a file as a whole: the old or the new one is there at any moment. The rename is durable
 * after the caller has synced the folder. `indent` 0 is for files no person compares. Resolves with
 * the size and time of the new file.
 */
export async function writeJsonFile<T extends Stored>(
  files: StoreFiles,
  path: string,
  value: T,
  indent: 0 | 2 = 2,
): Promise<FileInfo> {
  // One database object for one write: lowdb's own queue leaves the first write pending for as long
  // as edits keep coming, and the next value is always complete before it is written.
  const adapter = new JsonFileAdapter<T>(files, path, indent)
  await new Low<T | null>(adapter, value).write()
  if (!adapter.written) throw new Error(`${path} was not written`)
  return adapter.written
}

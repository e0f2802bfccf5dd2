import type { FileInfo } from './files'
import { checksum } from './checksum'

/** A file as it was when it was last looked at. */
export interface FileStamp {
  readonly size: number
  /** When it was last written, in ms of the file system's clock. */
  readonly modified: number
  /** What is in it was read and taken, or written, by us: it may be replaced. */
  readonly isOurs: boolean
}

/** `<kind><id>`: sixteen characters of id behind one of kind. */
export type StampKey = string

const KEY_LENGTH = 17
const ENTRY = KEY_LENGTH + 8 + 8 + 1
const MAGIC = 'commonplace stamps 1\n'

/**
 * Size and time of the files that other programs may change, so that a change is noticed without
 * reading them all. Derived: without it, a file is compared when it is next read.
 */
export class FileStamps {
  readonly #stamps = new Map<StampKey, FileStamp>()
  #isDirty = false

  get isDirty(): boolean {
    return this.#isDirty
  }

  get(key: StampKey): FileStamp | undefined {
    return this.#stamps.get(key)
  }

  set(key: StampKey, { size, modified }: Pick<FileInfo, 'size' | 'modified'>, isOurs: boolean) {
    this.#stamps.set(key, { size, modified, isOurs })
    this.#isDirty = true
  }

  forget(key: StampKey): void {
    if (this.#stamps.delete(key)) this.#isDirty = true
  }

  /** Takes what a file of stamps says about keys that nothing is known of yet, a step for each. */
  *addSaved(bytes: Buffer): Iterable<void> {
    for (const [key, stamp] of decode(bytes)) {
      if (!this.#stamps.has(key)) this.#stamps.set(key, stamp)
      yield
    }
  }

  /** The bytes of a file of stamps. */
  save(): Buffer {
    this.#isDirty = false
    const start = MAGIC.length + 9
    const bytes = Buffer.alloc(start + this.#stamps.size * ENTRY)
    let at = start
    for (const [key, { size, modified, isOurs }] of this.#stamps) {
      bytes.write(key, at, KEY_LENGTH, 'latin1')
      bytes.writeDoubleLE(size, at + KEY_LENGTH)
      bytes.writeDoubleLE(modified, at + KEY_LENGTH + 8)
      bytes[at + KEY_LENGTH + 16] = isOurs ? 1 : 0
      at += ENTRY
    }
    bytes.write(`${MAGIC}${checksum(bytes.subarray(start))}\n`, 'latin1')
    return bytes
  }
}

/** Whether a file is as it was when the stamp was taken, as far as its size and time tell. */
export function isUnchanged(
  stamp: FileStamp | undefined,
  info: Pick<FileInfo, 'size' | 'modified'>,
): boolean {
  return stamp !== undefined && stamp.size === info.size && stamp.modified === info.modified
}

function* decode(bytes: Buffer): Iterable<[StampKey, FileStamp]> {
  const start = MAGIC.length + 9
  const head = bytes.toString('latin1', 0, start)
  // Damaged or of another version: as if there were none.
  if (head !== `${MAGIC}${checksum(bytes.subarray(start))}\n`) return
  for (let at = start; at + ENTRY <= bytes.length; at += ENTRY) {
    yield [
      bytes.toString('latin1', at, at + KEY_LENGTH),
      {
        size: bytes.readDoubleLE(at + KEY_LENGTH),
        modified: bytes.readDoubleLE(at + KEY_LENGTH + 8),
        isOurs: bytes[at + KEY_LENGTH + 16] === 1,
      },
    ]
  }
}

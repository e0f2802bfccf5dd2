import { basename, join } from 'node:path'
import { type Failure, fail, ok, type Result } from '#domain/result'
import { diskFailure } from './disk-failure'
import { errorCode, isMissing, type StoreFile, type StoreFiles } from './files'
import { type Segment, segmentName } from './journal-reader'
import {
  encodeRecord,
  JOURNAL_FORMAT,
  type JournalEntry,
  type SegmentHeader,
} from './journal-record'
import { replaceFile, synced, SyncFailure } from './replace-file'

/** The segment was deleted, or its folder, or its disk was taken out. */
class RemovedFile extends Error {
  readonly code = 'ENOENT'
}

const NOT_SAVED = 'this change was not saved'

/**
 * Appends to the journal. An append that fails leaves nothing behind that a later one could be
 * confused with: the partial record is cut off, or its segment is not written to any more.
 */
export class JournalWriter {
  #file: StoreFile | undefined
  #segment: (Segment & { size: number }) | undefined
  #broken: Failure | undefined
  #written = 0

  constructor(
    readonly files: StoreFiles,
    readonly folder: string,
    readonly library: string,
    readonly segmentBytes: number,
    /** The last number in the journal. */
    public last: number,
    open: { path: string; size: number; first: number } | undefined,
  ) {
    this.#segment = open ? { ...open } : undefined
  }

  /** Why nothing can be appended any more: an fsync failed. */
  get broken(): Failure | undefined {
    return this.#broken
  }

  /** Bytes appended since opening. */
  get written(): number {
    return this.#written
  }

  /**
   * Begins a segment whose first number will be `first`; what is left out before it is left out for
   * good. What the disk refuses is tried again with the first append.
   */
  async leaveOutUpTo(first: number): Promise<void> {
    try {
      this.#segment = await this.#begin(first)
    } catch (error) {
      if (error instanceof SyncFailure) this.#break(error)
      else if (!errorCode(error)) throw error
    }
  }

  /** Ends the segment; the next append begins a new one. */
  async rotate(): Promise<void> {
    const file = this.#file
    this.#file = undefined
    this.#segment = undefined
    await file?.close().catch(() => undefined)
  }

  /** Appends entries with rising numbers. Once it resolves with ok they are on the disk. */
  async append(entries: readonly JournalEntry[]): Promise<Result<void>> {
    if (this.#broken) return { ok: false, error: this.#broken }
    const first = entries[0]?.sequence
    const last = entries.at(-1)?.sequence
    if (first === undefined || last === undefined) return ok(undefined)
    let bytes: Buffer
    try {
      const records = entries.map((entry) => encodeRecord(entry.sequence, entry))
      bytes = records.length === 1 && records[0] ? records[0] : Buffer.concat(records)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      return fail('too-large', 'This change is too large to be saved at once; do it in parts.')
    }
    try {
      const { file, segment } = await this.#ready(first)
      await this.#write(file, segment, bytes)
      segment.size += bytes.length
      this.#written += bytes.length
      this.last = last
      return ok(undefined)
    } catch (error) {
      if (error instanceof SyncFailure) return { ok: false, error: this.#break(error) }
      return { ok: false, error: diskFailure(error, this.folder, NOT_SAVED) }
    }
  }

  /** Removes segments in which every number is below `keepFrom`. */
  async release(segments: readonly Segment[], keepFrom: number): Promise<void> {
    for (const [index, segment] of segments.entries()) {
      const next = segments[index + 1]
      if (!next || next.first > keepFrom || segment.path === this.#segment?.path) return
      await this.files.remove(segment.path).catch((error: unknown) => {
        if (!isMissing(error)) throw error
      })
    }
  }

  async close(): Promise<void> {
    await this.rotate()
  }

  async #ready(first: number): Promise<{ file: StoreFile; segment: Segment & { size: number } }> {
    if (this.#segment && this.#segment.size >= this.segmentBytes) await this.rotate()
    if (this.#file && this.#segment) return { file: this.#file, segment: this.#segment }
    const segment = this.#segment ?? (await this.#begin(first))
    const file = await this.files.open(segment.path, 'append')
    if (file.statSync().size !== segment.size) {
      await file.close()
      this.#segment = undefined
      return this.#ready(first)
    }
    this.#segment = segment
    this.#file = file
    return { file, segment }
  }

  async #begin(first: number): Promise<Segment & { size: number }> {
    const path = join(this.folder, segmentName(first))
    const header: SegmentHeader = {
      format: JOURNAL_FORMAT,
      library: this.library,
      after: this.last,
    }
    const bytes = encodeRecord(0, header)
    // A segment of this name can only hold records that were never acknowledged.
    await replaceFile(this.files, path, bytes)
    return { path, first, size: bytes.length }
  }

  async #write(file: StoreFile, segment: Segment & { size: number }, bytes: Buffer): Promise<void> {
    try {
      await file.write(bytes)
    } catch (error) {
      await this.#takeBack(file, segment.size)
      throw error
    }
    try {
      await synced(segment.path, () => file.datasync())
      // A file that was removed can still be written to, and nothing of it would be kept.
      if (file.statSync().links === 0) throw new RemovedFile(segment.path)
    } catch (error) {
      await this.#takeBack(file, segment.size)
      if (error instanceof RemovedFile) await this.rotate()
      throw error
    }
  }

  /** Cuts off what a failed append wrote; where that fails too, the segment is left for good. */
  async #takeBack(file: StoreFile, size: number): Promise<void> {
    try {
      await file.truncate(size)
      await file.datasync()
    } catch {
      await this.rotate()
    }
  }

  #break(error: SyncFailure): Failure {
    this.#broken = {
      code: 'read-only',
      message: `The disk could not confirm a save in ${basename(this.folder)} (${error.code || 'error'}), so the library can only be read now; check the disk and open the library again.`,
      details: error.message,
    }
    return this.#broken
  }
}

import { join } from 'node:path'
import { errorCode, ifPresent, isMissing, type StoreFiles } from './files'
import {
  JOURNAL_FORMAT,
  type JournalEntry,
  parseEntry,
  type RecordPlace,
  type SegmentHeader,
  scanSegment,
} from './journal-record'

/** One file of the journal. Its name is the number of its first record. */
export interface Segment {
  readonly path: string
  readonly first: number
}

/** The file name of a segment; padded, so that names sort as numbers do. */
export function segmentName(first: number): string {
  return `${String(first).padStart(10, '0')}.jsonl`
}

/** Numbers that should be in the journal and are not; both ends included. */
export interface Gap {
  readonly from: number
  readonly to: number
}

/** Bytes of a segment that are no record. */
export interface DamagedSpan {
  readonly path: string
  readonly start: number
  readonly end: number
}

/** What the journal says from some number on. */
export interface JournalTail {
  /** Each is parsed when it is come to, so that ten thousand of them never lie in memory together. */
  readonly entries: Iterable<JournalEntry>
  /** The last number in the journal; 0 where it holds none. */
  readonly last: number
  readonly gaps: readonly Gap[]
  readonly damaged: readonly DamagedSpan[]
  /** What an interrupted write left at the end of the last segment. */
  readonly torn?: DamagedSpan
  /** Segments of another library; they were not read. */
  readonly foreign: readonly string[]
  /** A segment was written by a newer program; it was read as well as it could be. */
  readonly isNewer: boolean
  /** Where writing can go on: the last segment, if it is whole. */
  readonly open?: { readonly path: string; readonly size: number; readonly first: number }
  /** The library that the segments name. */
  readonly library?: string
}

interface ReadSegment extends Segment {
  readonly bytes: Buffer
  readonly header?: SegmentHeader
  readonly records: readonly RecordPlace[]
  readonly damaged: readonly { start: number; end: number }[]
  readonly end: number
}

/**
 * Reads the journal as it lies on the disk, also while another process appends to it. All reading
 * is synchronous: it happens on opening, on undo and when a document has to be rebuilt.
 */
export class JournalReader {
  constructor(
    readonly files: StoreFiles,
    readonly folder: string,
    /** Only segments of this library are read; any, where it is not known. */
    public library: string | undefined,
  ) {}

  segments(): Segment[] {
    const names = ifPresent(() => this.files.listSync(this.folder)) ?? []
    return names
      .map((name) => /^([0-9]{10,16})\.jsonl$/.exec(name))
      .filter((match) => match !== null)
      .map((match) => ({ path: join(this.folder, match[0]), first: Number(match[1]) }))
      .sort((a, b) => a.first - b.first)
  }

  /** The number of the oldest record that may still be read; undefined for an empty journal. */
  oldest(): number | undefined {
    return this.segments()[0]?.first
  }

  /** Tells one state of the journal's files from another. */
  state(): string {
    return this.segments()
      .map(({ path, first }) => `${first}:${ifPresent(() => this.files.statSync(path).size) ?? 0}`)
      .join(' ')
  }

  /** Every entry with a number above `after`, in order, and what is wrong with that part. */
  tail(after: number): JournalTail {
    const found = this.#read(after)
    const places: { bytes: Buffer; records: RecordPlace[] }[] = []
    const gaps: Gap[] = []
    const damaged: DamagedSpan[] = []
    const foreign: string[] = []
    let last = 0
    let library: string | undefined
    let isNewer = false
    for (const segment of found) {
      if (this.#isForeign(segment)) {
        foreign.push(segment.path)
        continue
      }
      library ??= segment.header?.library
      if ((segment.header?.format ?? 0) > JOURNAL_FORMAT) isNewer = true
      for (const span of segment.damaged) damaged.push({ path: segment.path, ...span })
      const before = Math.max(last, after)
      let expected = before + 1
      if (segment.header) {
        // Numbers are left out on purpose after damage, and the segment's header says so.
        expected = Math.max(expected, segment.first)
        if (segment.header.after > before) gaps.push({ from: before + 1, to: segment.header.after })
        last = Math.max(last, segment.header.after)
      }
      const records: RecordPlace[] = []
      places.push({ bytes: segment.bytes, records })
      for (const place of segment.records) {
        if (place.sequence <= last) continue
        last = place.sequence
        if (place.sequence <= after) continue
        if (place.sequence > expected) gaps.push({ from: expected, to: place.sequence - 1 })
        expected = place.sequence + 1
        records.push(place)
      }
    }
    const final = found.at(-1)
    const torn = final && final.end < final.bytes.length ? spanOf(final) : undefined
    const canGoOn = final && !torn && final.header && final.damaged.length === 0
    return {
      entries: { [Symbol.iterator]: () => parseEach(places) },
      last,
      gaps,
      damaged,
      ...(torn ? { torn } : {}),
      foreign,
      isNewer,
      ...(canGoOn && !this.#isForeign(final) && !isNewer
        ? { open: { path: final.path, size: final.bytes.length, first: final.first } }
        : {}),
      ...(library ? { library } : {}),
    }
  }

  /**
   * One entry; undefined where the journal does not hold it (any more). Throws what the system says where
   * the disk does not give the journal: it may hold the entry all the same.
   */
  entry(sequence: number): JournalEntry | undefined {
    for (const segment of this.#read(sequence - 1, sequence, 'throw')) {
      if (this.#isForeign(segment)) continue
      const place = segment.records.find((record) => record.sequence === sequence)
      if (place) return parseEntry(segment.bytes, place)
    }
    return undefined
  }

  #isForeign(segment: ReadSegment): boolean {
    const { header } = segment
    return this.library !== undefined && header !== undefined && header.library !== this.library
  }

  /** The segments that may hold numbers above `after`, up to `through`. */
  #read(
    after: number,
    through = Number.POSITIVE_INFINITY,
    whereUnreadable: 'gap' | 'throw' = 'gap',
  ): ReadSegment[] {
    const all = this.segments()
    const read: ReadSegment[] = []
    for (const [index, segment] of all.entries()) {
      const next = all[index + 1]
      if (next && next.first <= after + 1) continue
      if (segment.first > through) break
      const bytes = this.#bytesOf(segment, whereUnreadable)
      if (bytes) read.push({ ...segment, ...scanSegment(bytes), bytes })
    }
    return this.#withoutReplaced(read)
  }

  /** A write that failed may have left whole records, which the next segment's replace. */
  #withoutReplaced(read: readonly ReadSegment[]): ReadSegment[] {
    let replacedFrom = Number.POSITIVE_INFINITY
    const kept: ReadSegment[] = []
    for (const segment of [...read].reverse()) {
      const before = replacedFrom
      if (segment.header && !this.#isForeign(segment)) replacedFrom = segment.first
      const isAllKept = (segment.records.at(-1)?.sequence ?? 0) < before
      kept.push(
        isAllKept
          ? segment
          : { ...segment, records: segment.records.filter((r) => r.sequence < before) },
      )
    }
    return kept.reverse()
  }

  #bytesOf(segment: Segment, whereUnreadable: 'gap' | 'throw'): Buffer | undefined {
    try {
      return this.files.readSync(segment.path)
    } catch (error) {
      // Released by a writer meanwhile, or on a part of the disk that cannot be read: the gap in the
      // numbers tells.
      if (isMissing(error) || (errorCode(error) && whereUnreadable === 'gap')) return undefined
      throw error
    }
  }
}

function* parseEach(
  places: readonly { bytes: Buffer; records: readonly RecordPlace[] }[],
): Generator<JournalEntry> {
  for (const { bytes, records } of places) {
    for (const place of records) yield parseEntry(bytes, place)
  }
}

function spanOf(segment: ReadSegment): DamagedSpan {
  return { path: segment.path, start: segment.end, end: segment.bytes.length }
}

import { crc32 } from 'node:zlib'
import type { Change } from '#domain/library/change'
import type { Instant } from '#domain/library/model'
import { continueChecksum, formatChecksum, shortChecksum } from './checksum'

/**
 * A journal segment is text, one record a line:
 *
 *     <sequence> <length> <checksum> <JSON of that many bytes>\n
 *
 * The checksum covers sequence, length and JSON. JSON has no raw line end in it, so reading can go on
 * at the next line after a damaged one. The first line of a segment has the sequence 0 and is its header.
 */
export interface JournalEntry {
  readonly sequence: number
  readonly at: Instant
  readonly command: string
  readonly undoes?: number
  readonly redoes?: number
  /** It is no step of the history. */
  readonly quiet?: boolean
  readonly change: Change
}

export interface SegmentHeader {
  /** Version of the journal's form. */
  readonly format: number
  /** The library it belongs to, so that a stray file is not replayed into another. */
  readonly library: string
  /** The number of the record before this segment: `first - 1`, unless numbers were left out. */
  readonly after: number
}

export const JOURNAL_FORMAT = 1

/** Where a whole record lies in a segment's bytes. */
export interface RecordPlace {
  readonly sequence: number
  readonly start: number
  readonly end: number
}

export interface SegmentScan {
  readonly header?: SegmentHeader
  readonly records: readonly RecordPlace[]
  /** Spans of bytes between whole records that are no records. */
  readonly damaged: readonly { start: number; end: number }[]
  /** Where the last whole record ends; what follows it is a torn tail. */
  readonly end: number
}

/** One line of a segment. Throws a `RangeError` for a record too long for one string. */
export function encodeRecord(sequence: number, value: object): Buffer {
  const json = JSON.stringify(value)
  const length = Buffer.byteLength(json)
  const head = `${sequence} ${length} `
  const record = Buffer.allocUnsafe(head.length + CHECKSUM_LENGTH + 1 + length + 1)
  const start = head.length + CHECKSUM_LENGTH + 1
  record.write(json, start)
  const sum = sumOf(head, record.subarray(start, start + length))
  record.write(`${head}${formatChecksum(sum)} `, 'latin1')
  record[record.length - 1] = LINE_END
  return record
}

/** Finds the whole records; never throws, whatever the bytes are. */
export function scanSegment(bytes: Buffer): SegmentScan {
  const records: RecordPlace[] = []
  const damaged: { start: number; end: number }[] = []
  let header: SegmentHeader | undefined
  let end = 0
  for (let at = 0; at < bytes.length; ) {
    const line = readLine(bytes, at)
    if (line) {
      if (at > end) damaged.push({ start: end, end: at })
      if (line.sequence > 0)
        records.push({ sequence: line.sequence, start: line.json, end: line.end })
      else header ??= parseHeader(bytes.subarray(line.json, line.end))
      end = line.end + 1
      at = end
    } else {
      const next = bytes.indexOf(LINE_END, at)
      at = next < 0 ? bytes.length : next + 1
    }
  }
  return { ...(header ? { header } : {}), records, damaged, end }
}

/** The entry of a whole record. */
export function parseEntry(bytes: Buffer, place: RecordPlace): JournalEntry {
  return JSON.parse(bytes.toString('utf8', place.start, place.end)) as JournalEntry
}

const LINE_END = 0x0a
const CHECKSUM_LENGTH = 8
const SPACE = 0x20
const ZERO = 0x30
const LETTER_A = 0x61
/** As many digits as a double holds. */
const MOST_DIGITS = 16

function sumOf(head: string, json: Uint8Array): number {
  return continueChecksum(json, crc32(head))
}

function readLine(
  bytes: Buffer,
  at: number,
): { sequence: number; json: number; end: number } | undefined {
  const afterSequence = endOfNumber(bytes, at)
  const afterLength = afterSequence < 0 ? -1 : endOfNumber(bytes, afterSequence + 1)
  if (afterLength < 0) return undefined
  const sum = afterLength + 1
  const json = sum + CHECKSUM_LENGTH + 1
  const end = json + numberIn(bytes, afterSequence + 1, afterLength)
  if (end >= bytes.length || bytes[json - 1] !== SPACE || bytes[end] !== LINE_END) return undefined
  const found = continueChecksum(bytes.subarray(json, end), shortChecksum(bytes, at, sum))
  return found === checksumIn(bytes, sum)
    ? { sequence: numberIn(bytes, at, afterSequence), json, end }
    : undefined
}

/** The checksum that is written at a place; -1 where that is none, as `formatChecksum` writes it. */
function checksumIn(bytes: Buffer, at: number): number {
  let sum = 0
  for (let i = at; i < at + CHECKSUM_LENGTH; i++) {
    const digit = hexDigit(bytes[i] ?? 0)
    if (digit < 0) return -1
    sum = (sum << 4) | digit
  }
  return sum >>> 0
}

function hexDigit(byte: number): number {
  if (isDigit(byte)) return byte - ZERO
  return byte >= LETTER_A && byte <= LETTER_A + 5 ? byte - LETTER_A + 10 : -1
}

/** Where the space behind a whole number is that begins at `at`; -1 where there is no such number. */
function endOfNumber(bytes: Buffer, at: number): number {
  let end = at
  while (end - at <= MOST_DIGITS && isDigit(bytes[end])) end++
  const isNumber = end > at && end - at <= MOST_DIGITS && bytes[end] === SPACE
  const hasLeadingZero = bytes[at] === ZERO && end > at + 1
  return isNumber && !hasLeadingZero ? end : -1
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9
}

function numberIn(bytes: Buffer, start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at++) value = value * 10 + (bytes[at] ?? 0) - ZERO
  return value
}

function parseHeader(bytes: Buffer): SegmentHeader | undefined {
  const value = JSON.parse(bytes.toString()) as Partial<SegmentHeader>
  const { format, library, after } = value
  if (typeof format !== 'number' || typeof library !== 'string' || typeof after !== 'number') {
    return undefined
  }
  return { format, library, after }
}

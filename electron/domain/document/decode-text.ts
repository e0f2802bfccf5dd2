import { fail, ok, type Result } from '../result'
import { binaryKind } from './binary-kind'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'declared'

export interface DecodedText {
  /** Without byte order mark; not yet canonical. */
  readonly text: string
  readonly encoding: TextEncoding
  /** The charset that the text itself or its sender named, where that one was used. */
  readonly charset?: string
  /** Places where bytes could not be read and U+FFFD stands instead. */
  readonly unreadable: number
}

/**
 * Turns the bytes of a file into text. Order: byte order mark (UTF-8, UTF-16), UTF-16 by the place of
 * its zero bytes, valid UTF-8, the charset that the sender (`charset`) or the head of an HTML or XML
 * text names, UTF-8 with a few damaged bytes, else Windows-1252, which is Latin-1 with printable
 * characters where Latin-1 has controls.
 *
 * Fails with `empty-input` when there is nothing, and with `not-text` for binary content: a known magic
 * number, zero bytes that are not UTF-16, or many control characters. Never throws; linear.
 */
export function decodeText(
  bytes: Uint8Array,
  more: { readonly charset?: string } = {},
): Result<DecodedText> {
  if (bytes.length === 0) return empty()
  const kind = binaryKind(bytes)
  if (kind !== undefined) return notText(`This file is ${kind}, not text`)

  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return decodeUtf8(bytes.subarray(3))
  if (startsWith(bytes, [0xff, 0xfe])) return decodeUtf16(bytes.subarray(2), 'utf-16le')
  if (startsWith(bytes, [0xfe, 0xff])) return decodeUtf16(bytes.subarray(2), 'utf-16be')

  const counts = countBytes(bytes)
  if (counts.zeros > 0) {
    const encoding = utf16WithoutMark(bytes, counts)
    if (encoding !== undefined) return decodeUtf16(bytes, encoding)
    return notText('This file holds null characters, which no text has')
  }
  if (tooManyControls(counts.controls, bytes.length))
    return notText('This file is full of control characters, which no text has')

  const strict = tryDecode(bytes, 'utf-8', true)
  if (strict !== undefined) return ok({ text: strict, encoding: 'utf-8', unreadable: 0 })

  const charset = more.charset ?? declaredCharset(bytes)
  if (charset !== undefined && !WINDOWS_1252_NAMES.has(charset.toLowerCase())) {
    const text = tryDecode(bytes, charset, true)
    if (text !== undefined) return ok({ text, encoding: 'declared', charset, unreadable: 0 })
  }
  if (isDamagedUtf8(bytes)) return decodeUtf8(bytes)
  return ok({ text: decodeWindows1252(bytes), encoding: 'windows-1252', unreadable: 0 })
}

/** Labels of the WHATWG Encoding Standard that mean Windows-1252 and that we decode ourselves. */
const WINDOWS_1252_NAMES = new Set([
  'windows-1252',
  'cp1252',
  'iso-8859-1',
  'iso8859-1',
  'latin1',
  'l1',
  'ascii',
  'us-ascii',
])

interface ByteCounts {
  readonly zeros: number
  /** Zero bytes at even and at odd places: where they stand tells UTF-16's two byte orders apart. */
  readonly evenZeros: number
  readonly controls: number
}

function countBytes(bytes: Uint8Array): ByteCounts {
  let evenZeros = 0
  let oddZeros = 0
  let controls = 0
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] as number
    if (byte >= 0x20 && byte !== 0x7f) continue
    if (byte === 0) {
      if (index % 2 === 0) evenZeros++
      else oddZeros++
    } else if (!isTextControl(byte)) controls++
  }
  return { zeros: evenZeros + oddZeros, evenZeros, controls }
}

/** Tab, line ends, form feed, and DOS's end-of-file mark, which old texts end with. */
function isTextControl(code: number): boolean {
  return (code >= 0x09 && code <= 0x0d) || code === 0x1a
}

/** One in a hundred; a handful is forgiven in any text, because terminals and old editors leave some. */
function tooManyControls(controls: number, length: number): boolean {
  return controls > 8 ? controls * 100 > length : controls * 4 > length
}

/**
 * Latin letters, digits, spaces and line ends have a zero as their high byte, so nearly all zeros stand
 * at odd places (little endian) or at even ones. What is decoded that way must then look like text.
 */
function utf16WithoutMark(
  bytes: Uint8Array,
  counts: ByteCounts,
): 'utf-16le' | 'utf-16be' | undefined {
  const oddZeros = counts.zeros - counts.evenZeros
  // Text without any Latin letter still has line ends and spaces.
  if (counts.zeros * 100 < bytes.length) return undefined
  const encoding =
    counts.evenZeros * 50 <= oddZeros
      ? 'utf-16le'
      : oddZeros * 50 <= counts.evenZeros
        ? 'utf-16be'
        : undefined
  if (encoding === undefined) return undefined
  const sample = readUtf16(bytes.subarray(0, 65_536), encoding)
  return tooManyControls(countImplausible(sample), sample.length) ? undefined : encoding
}

/** Controls, lone surrogates, private use and non-characters. */
function countImplausible(text: string): number {
  return (
    text.match(/[\0-\x08\x0e-\x19\x1b-\x1f\x7f-\x9f\uFFFE\uFFFF]|\p{Surrogate}|\p{Co}/gu)?.length ??
    0
  )
}

function decodeUtf8(bytes: Uint8Array): Result<DecodedText> {
  const text = tryDecode(bytes, 'utf-8', false) ?? ''
  return finish(text, 'utf-8', countReplaced(text))
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Result<DecodedText> {
  const text = readUtf16(bytes, encoding)
  if (tooManyControls(countImplausible(text.slice(0, 65_536)), Math.min(text.length, 65_536)))
    return notText('This file starts like UTF-16 text but holds something else')
  return finish(text, encoding, bytes.length % 2)
}

function finish(text: string, encoding: TextEncoding, unreadable: number): Result<DecodedText> {
  if (text.length === 0) return empty()
  if (text.includes('\0')) return notText('This file holds zero characters, which no text has')
  return ok({ text, encoding, unreadable })
}

function countReplaced(text: string): number {
  let count = 0
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) count++
  return count
}

/** Code units handed to `fromCharCode` at once: more would not fit on the stack as arguments. */
const CHUNK = 16_384

function readUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const low = encoding === 'utf-16le' ? 0 : 1
  const units = new Uint16Array(CHUNK)
  const pieces: string[] = []
  const pairs = bytes.length >> 1
  for (let from = 0; from < pairs; from += CHUNK) {
    const count = Math.min(CHUNK, pairs - from)
    for (let index = 0; index < count; index++) {
      const at = 2 * (from + index)
      units[index] = (bytes[at + low] as number) | ((bytes[at + 1 - low] as number) << 8)
    }
    pieces.push(String.fromCharCode.apply(null, units.subarray(0, count) as unknown as number[]))
  }
  if (bytes.length % 2 === 1) pieces.push('\uFFFD')
  return pieces.join('')
}

/** Bytes 0x80–0x9F; the five that Windows leaves open stay the C1 controls (WHATWG Encoding Standard). */
const WINDOWS_1252_HIGH =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

/** By hand: Node 20 and some later versions decode the label as plain Latin-1 and lose its quotes. */
function decodeWindows1252(bytes: Uint8Array): string {
  const units = new Uint16Array(CHUNK)
  const pieces: string[] = []
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const count = Math.min(CHUNK, bytes.length - from)
    for (let index = 0; index < count; index++) {
      const byte = bytes[from + index] as number
      units[index] = byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252_HIGH.charCodeAt(byte - 0x80) : byte
    }
    pieces.push(String.fromCharCode.apply(null, units.subarray(0, count) as unknown as number[]))
  }
  return pieces.join('')
}

/**
 * UTF-8 that was cut in the middle of a character, or in which some bytes were damaged: at least twenty
 * sound sequences for each unsound byte, or nothing wrong but the end. Windows-1252 text all but never
 * forms a sound sequence by chance.
 */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let sound = 0
  let unsound = 0
  for (let index = 0; index < bytes.length; ) {
    const byte = bytes[index] as number
    const length =
      byte < 0x80 ? 1 : byte >= 0xc2 && byte < 0xe0 ? 2 : (byte & 0xf0) === 0xe0 ? 3 : 4
    if (length === 1) {
      index++
      continue
    }
    let seen = 1
    if (byte >= 0xc2 && byte < 0xf5)
      while (seen < length && ((bytes[index + seen] ?? 0) & 0xc0) === 0x80) seen++
    if (seen === length) sound++
    else if (index + seen < bytes.length || seen === 1) unsound++
    index += seen
  }
  return sound > 0 && sound >= unsound * 20
}

/** The charset named in the first kilobyte of an HTML or XML text, where browsers look too. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = decodeWindows1252(bytes.subarray(0, 1024))
  const found =
    /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head) ??
    /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head)
  return found?.[1]
}

/** What this file needs of a global that Node and Chromium have and the ES library does not type. */
interface Decoder {
  decode(input: Uint8Array): string
}
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => Decoder

/** `undefined` when the label is unknown or, if `fatal`, when the bytes are not valid in it. */
function tryDecode(bytes: Uint8Array, label: string, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(label, { fatal, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

function empty(): Result<DecodedText> {
  return fail('empty-input', 'There is nothing in this file; choose another one or paste the text.')
}

function notText(what: string): Result<DecodedText> {
  return fail(
    'not-text',
    `${what}; open it in the program it was made with, copy the text and paste it here.`,
  )
}

/**
 * What a file is, by its magic number, when it is certainly no text: a noun with its article for a
 * sentence ("a PDF document"), else `undefined`. Numbers: the formats' own specifications, collected
 * in file(1)'s magic database.
 */
export function binaryKind(bytes: Uint8Array): string | undefined {
  for (const { at = 0, magic, kind, needsBinary } of MAGIC_NUMBERS) {
    if (!magicAt(bytes, at, magic)) continue
    if (needsBinary === true && !hasBinaryBytes(bytes)) continue
    return kind
  }
  return undefined
}

interface MagicNumber {
  readonly at?: number
  /** Latin-1: one character a byte. */
  readonly magic: string
  readonly kind: string
  /** Printable magic, with which a text could begin too: believed only with binary bytes near it. */
  readonly needsBinary?: boolean
}

const MAGIC_NUMBERS: readonly MagicNumber[] = [
  { magic: '%PDF-', kind: 'a PDF document' },
  { magic: 'PK\x03\x04', kind: 'a ZIP archive (DOCX, XLSX, EPUB and ODT files are such archives)' },
  { magic: 'PK\x05\x06', kind: 'an empty ZIP archive' },
  { magic: '\x89PNG\r\n\x1a\n', kind: 'a PNG image' },
  { magic: '\xff\xd8\xff', kind: 'a JPEG image' },
  { magic: 'GIF87a', kind: 'a GIF image', needsBinary: true },
  { magic: 'GIF89a', kind: 'a GIF image', needsBinary: true },
  { magic: 'II*\0', kind: 'a TIFF image' },
  { magic: 'MM\0*', kind: 'a TIFF image' },
  { magic: 'RIFF', kind: 'a sound, video or WebP file', needsBinary: true },
  { magic: '\x7fELF', kind: 'a program' },
  { magic: 'MZ', kind: 'a Windows program', needsBinary: true },
  { magic: '\xfe\xed\xfa', kind: 'a program' },
  { magic: '\xcf\xfa\xed\xfe', kind: 'a program' },
  { magic: '\xca\xfe\xba\xbe', kind: 'a program' },
  { magic: '\0asm', kind: 'a program' },
  { magic: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', kind: 'an old Office document (DOC, XLS, PPT)' },
  { magic: 'SQLite format 3\0', kind: 'a database' },
  { magic: '\x1f\x8b', kind: 'a compressed file' },
  { magic: 'BZh', kind: 'a compressed file', needsBinary: true },
  { magic: '\xfd7zXZ\0', kind: 'a compressed file' },
  { magic: '(\xb5/\xfd', kind: 'a compressed file' },
  { magic: '7z\xbc\xaf\x27\x1c', kind: 'a compressed file' },
  { magic: 'Rar!\x1a\x07', kind: 'a compressed file' },
  { at: 257, magic: 'ustar', kind: 'a tar archive', needsBinary: true },
  { magic: 'OggS', kind: 'a sound or video file', needsBinary: true },
  { magic: 'ID3', kind: 'a sound file', needsBinary: true },
  { magic: 'fLaC', kind: 'a sound file', needsBinary: true },
  { at: 4, magic: 'ftyp', kind: 'a video or picture file', needsBinary: true },
  { magic: '\x1aE\xdf\xa3', kind: 'a video file' },
  { magic: 'wOFF', kind: 'a typeface', needsBinary: true },
  { magic: 'wOF2', kind: 'a typeface', needsBinary: true },
]

function magicAt(bytes: Uint8Array, at: number, magic: string): boolean {
  if (bytes.length < at + magic.length) return false
  for (let index = 0; index < magic.length; index++)
    if (bytes[at + index] !== magic.charCodeAt(index)) return false
  return true
}

function hasBinaryBytes(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 512).some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x1a))
}

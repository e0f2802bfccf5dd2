import { crc32 } from 'node:zlib'

/**
 * CRC-32 (ISO 3309) of the bytes as eight hexadecimal digits. Against accidents, not against
 * forgery; Node's own, in 20.15 and later and in Electron 33, runs at several GB/s.
 */
export function checksum(bytes: Uint8Array | string): string {
  return formatChecksum(crc32(bytes))
}

/** A CRC-32 as files have it: eight hexadecimal digits. */
export function formatChecksum(sum: number): string {
  return sum.toString(16).padStart(8, '0')
}

/**
 * CRC-32 of bytes that follow others whose sum is `before`. Node's own forgets `before` where an
 * empty array has no memory behind it.
 */
export function continueChecksum(bytes: Uint8Array, before: number): number {
  return bytes.length === 0 ? before : crc32(bytes, before)
}

/** The polynomial of ISO 3309, its bits the other way round. */
const POLYNOMIAL = 0xedb88320

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ POLYNOMIAL : sum >>> 1
  return sum
})

/**
 * CRC-32 of a dozen bytes from `start` to `end`, byte by byte: for so few, the way to Node's own and back
 * takes longer than the sum, and a replay goes it ten thousand times.
 */
export function shortChecksum(bytes: Uint8Array, start: number, end: number): number {
  let sum = 0xffffffff
  for (let at = start; at < end; at++) {
    sum = (sum >>> 8) ^ (TABLE[(sum ^ (bytes[at] ?? 0)) & 0xff] ?? 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}

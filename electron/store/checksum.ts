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

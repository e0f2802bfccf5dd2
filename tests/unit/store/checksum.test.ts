import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checksum, continueChecksum, shortChecksum } from '../../../electron/store/checksum'

describe('a checksum', () => {
  test('is the one of the standard, as eight digits', () => {
    // The check value that catalogues of CRCs give for this one.
    expect(checksum('123456789')).toBe('cbf43926')
    expect(checksum('')).toBe('00000000')
  })

  test('of a few bytes is the same one, wherever they lie', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(8), fc.nat(8), (bytes, before, after) => {
        const start = Math.min(before, bytes.length)
        const end = Math.max(start, bytes.length - after)
        expect(shortChecksum(bytes, start, end)).toBe(crc32(bytes.subarray(start, end)))
      }),
    )
  })

  test('goes on behind other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
        const whole = crc32(Buffer.concat([one, other]))
        expect(continueChecksum(other, shortChecksum(one, 0, one.length))).toBe(whole)
      }),
    )
  })
})

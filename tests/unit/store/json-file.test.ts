import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DamagedFile, decodeJsonFile, encodeJsonFile } from '../../../electron/store/json-file'

const values = fc
  .record({ text: fc.string({ unit: 'binary' }), list: fc.array(fc.jsonValue()) })
  .map((more) => ({ schema: 1, sequence: 5, ...more }))

describe('a file of the store', () => {
  test('is read back as it was written, in either form', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0 as const, 2 as const), (value, indent) => {
        const bytes = encodeJsonFile(value, indent)
        expect(decodeJsonFile('x', bytes)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(() => JSON.parse(bytes.toString())).not.toThrow()
      }),
    )
  })

  test('with any bit flipped is not taken for what it was', () => {
    fc.assert(
      fc.property(values, fc.nat(), fc.nat(7), (value, at, bit) => {
        const bytes = encodeJsonFile(value)
        const place = at % bytes.length
        bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
        let read: unknown
        try {
          read = decodeJsonFile('x', bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedFile)
          return
        }
        // What is before the checksum is white space and the word itself.
        expect(read).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { numRuns: 500 },
    )
  })

  test('whose line ends were turned round is whole', () => {
    const bytes = encodeJsonFile({ schema: 1, sequence: 1 })
    const turned = Buffer.from(bytes.toString().replaceAll('\n', '\r\n'))
    expect(decodeJsonFile('x', turned)).toEqual({ schema: 1, sequence: 1 })
  })

  test.each([
    '',
    ' ',
    'null',
    '0',
    '[]',
    '{}',
    '{"schema":1}',
    '{"checksum":"00000000","schema":1}',
  ])('is not %j', (text) => {
    expect(() => decodeJsonFile('x', Buffer.from(text))).toThrow(DamagedFile)
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pack, unpack } from '#domain/packed'

it('gives back what was packed, whatever is in its texts', () => {
  const value = fc.record({
    // Also halves of characters, which a text may hold.
    text: fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    }),
    numbers: fc.array(fc.integer()),
    inside: fc.record({ flag: fc.boolean(), share: fc.float({ noNaN: true, min: 0, max: 1 }) }),
  })
  fc.assert(
    fc.property(value, (one) => {
      expect(unpack(pack(one))).toEqual(JSON.parse(JSON.stringify(one)))
      expect(unpack(pack(one)).text).toBe(one.text)
    }),
  )
})

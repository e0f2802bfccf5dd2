import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstAtOrAfter, SortedOrder } from '../../../electron/store/sorted-order'

test('kept up to date change by change, it is what sorting from scratch gives', () => {
  const steps = fc.array(
    fc.record({
      kind: fc.constantFrom('add', 'add', 'remove', 'change', 'look'),
      at: fc.nat(500),
      value: fc.nat(20),
    }),
    { maxLength: 120, size: 'max' },
  )
  fc.assert(
    fc.property(steps, (list) => {
      const values: number[] = []
      const gone = new Set<number>()
      const compare = (a: number, b: number) => (values[a] ?? 0) - (values[b] ?? 0) || a - b
      const order = new SortedOrder(
        compare,
        (row) => !gone.has(row),
        () => values.length,
        new Int32Array(0),
      )
      for (const { kind, at, value } of list) {
        const row = kind === 'add' ? values.push(value) - 1 : at % Math.max(1, values.length)
        if (row >= values.length) continue
        if (kind === 'remove') gone.add(row)
        if (kind === 'change') values[row] = value
        if (kind !== 'look') order.touch(row)
        else {
          const alive = values.map((_, i) => i).filter((i) => !gone.has(i))
          expect([...order.rows()]).toEqual(alive.sort(compare))
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('the first row at or after a place', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), fc.nat(50), (list, wanted) => {
      const sorted = Int32Array.from(list).sort()
      const expected = sorted.findIndex((value) => value >= wanted)
      const found = firstAtOrAfter(sorted, (value) => value - wanted)
      expect(found).toBe(expected < 0 ? sorted.length : expected)
    }),
  )
})

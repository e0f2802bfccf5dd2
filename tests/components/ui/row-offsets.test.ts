import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RowOffsets } from '../../../renderer/ui/row-offsets'

const USUAL = 66

describe('the offsets of rows', () => {
  it('are multiples of the usual height while nothing is measured', () => {
    const rows = new RowOffsets(USUAL)
    rows.setCount(100_000)
    expect(rows.total).toBe(100_000 * USUAL)
    expect(rows.startOf(77_777)).toBe(77_777 * USUAL)
    expect(rows.rowAt(77_777 * USUAL)).toBe(77_777)
    expect(rows.rowAt(77_777 * USUAL - 1)).toBe(77_776)
  })

  it('are the sums of the heights before them, whatever is measured in which order', () => {
    const step = fc.oneof(
      fc.record({ index: fc.nat(40), height: fc.integer({ min: 0, max: 200 }) }),
      fc.record({ count: fc.nat(40) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const rows = new RowOffsets(USUAL)
        rows.setCount(30)
        let heights = Array.from({ length: 30 }, () => USUAL)
        for (const one of steps) {
          if ('count' in one) {
            rows.setCount(one.count)
            heights = Array.from({ length: one.count }, (_, index) => heights[index] ?? USUAL)
          } else {
            const known = heights[one.index]
            const more = rows.measure(one.index, one.height)
            expect(more).toBe(known === undefined ? 0 : one.height - known)
            if (known !== undefined) heights[one.index] = one.height
          }
        }
        let start = 0
        for (const [index, height] of heights.entries()) {
          expect(rows.startOf(index)).toBe(start)
          expect(rows.heightOf(index)).toBe(height)
          if (height > 0) {
            expect(rows.rowAt(start)).toBe(index)
            expect(rows.rowAt(start + height - 1)).toBe(index)
          }
          start += height
        }
        expect(rows.total).toBe(start)
      }),
    )
  })

  it('know the ends of the list', () => {
    const rows = new RowOffsets(USUAL)
    expect(rows.total).toBe(0)
    expect(rows.rowAt(500)).toBe(0)
    rows.setCount(3)
    expect(rows.rowAt(-10)).toBe(0)
    expect(rows.rowAt(10_000)).toBe(2)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SpanIndex } from '../../../renderer/features/reader/span-index'

const span = fc
  .record({ start: fc.nat(200), length: fc.nat(60) })
  .map(({ start, length }) => ({ start, end: start + length }))

describe('the spans of a stretch', () => {
  it('are those that share a character with it, in their order', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 80 }), span, (spans, { start, end }) => {
        const ordered = spans.sort((a, b) => a.start - b.start)
        expect(new SpanIndex(ordered).touching(start, end)).toEqual(
          ordered.filter((one) => one.start < end && one.end > start),
        )
      }),
    )
  })

  it('are found beside one that reaches over all', () => {
    const all = [
      { start: 0, end: 1_000_000 },
      ...Array.from({ length: 10_000 }, (_, at) => ({ start: at * 100, end: at * 100 + 50 })),
    ]
    let looked = 0
    const counted = all.map(({ start, end }) => ({
      get start() {
        looked++
        return start
      },
      end,
    }))
    const index = new SpanIndex(counted)
    looked = 0
    expect(index.touching(500_000, 500_010)).toHaveLength(2)
    expect(looked).toBeLessThan(50)
  })

  it('are none where there are none', () => {
    expect(new SpanIndex([]).touching(0, 10)).toEqual([])
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assignLanes } from '../../../renderer/features/reader/lanes'

const intervals = fc
  .array(fc.record({ start: fc.nat(100), length: fc.integer({ min: 1, max: 40 }) }))
  .map((all) =>
    all
      .map(({ start, length }) => ({ start, end: start + length }))
      .sort((a, b) => a.start - b.start),
  )

it('never puts two intervals that overlap into one lane', () => {
  fc.assert(
    fc.property(intervals, (all) => {
      const lanes = assignLanes(all)
      for (const [i, a] of all.entries()) {
        for (const [j, b] of all.entries()) {
          if (i !== j && a.start < b.end && b.start < a.end) expect(lanes[i]).not.toBe(lanes[j])
        }
      }
    }),
  )
})

it('uses no more lanes than lie over one place', () => {
  fc.assert(
    fc.property(intervals, (all) => {
      const deepest = Math.max(
        0,
        ...all.map((a) => all.filter((b) => b.start <= a.start && a.start < b.end).length),
      )
      expect(Math.max(0, ...assignLanes(all).map((lane) => lane + 1))).toBe(deepest)
    }),
  )
})

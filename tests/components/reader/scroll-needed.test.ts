import { describe, expect, it } from 'vitest'
import { scrollNeeded } from '../../../renderer/features/reader/scroll-to-span'

const view = { top: 100, height: 1000 }

describe('how far to scroll', () => {
  it('is nowhere while a place can be read', () => {
    expect(scrollNeeded({ top: 400, bottom: 450 }, view, 'reading')).toBe(0)
    expect(scrollNeeded({ top: 950, bottom: 990 }, view, 'seen')).toBe(0)
  })

  it('brings what is below or above to one and the same height', () => {
    for (const place of [
      { top: 990, bottom: 1040 },
      { top: -500, bottom: -450 },
      { top: 50_000, bottom: 50_050 },
    ]) {
      const by = scrollNeeded(place, view, 'reading')
      expect(by).not.toBe(0)
      const after = { top: place.top - by, bottom: place.bottom - by }
      expect(scrollNeeded(after, view, 'reading')).toBe(0)
      expect(after.top).toBeCloseTo(380)
    }
  })

  it('shows the beginning of what is higher than the view, and then rests', () => {
    const by = scrollNeeded({ top: 2000, bottom: 5000 }, view, 'seen')
    expect(scrollNeeded({ top: 2000 - by, bottom: 5000 - by }, view, 'seen')).toBe(0)
  })
})

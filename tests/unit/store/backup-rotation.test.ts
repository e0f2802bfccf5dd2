import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backupsToRemove } from '#store/backup-rotation'

const DAY = 86_400_000
const NOW = '2024-06-30T12:00:00.000Z'

const daysAgo = (days: number, hour = 0) =>
  new Date(Date.parse(NOW) - days * DAY + hour * 3_600_000).toISOString()

function keptOf(instants: readonly string[]): string[] {
  const removed = new Set(backupsToRemove(instants, NOW))
  return instants.filter((at) => !removed.has(at))
}

test('the ten newest stay, whatever their age', () => {
  const many = Array.from({ length: 25 }, (_, n) => daysAgo(0, -n / 10))
  expect(keptOf(many)).toEqual(many.slice(0, 10))
  const old = Array.from({ length: 10 }, (_, n) => daysAgo(2000 + n))
  expect(keptOf(old)).toEqual(old)
})

test('behind them one a day for thirty days, then one a week for a year', () => {
  const daily = Array.from({ length: 500 }, (_, n) => [daysAgo(n), daysAgo(n, -2)]).flat()
  const kept = keptOf(daily)
  const ages = kept.map((at) => Math.floor((Date.parse(NOW) - Date.parse(at)) / DAY))
  expect(ages.filter((age) => age >= 5 && age < 29)).toEqual(
    Array.from({ length: 24 }, (_, n) => n + 5),
  )
  const weekly = ages.filter((age) => age > 30)
  expect(weekly.every((age, n) => n === 0 || age - (weekly[n - 1] ?? 0) === 7)).toBe(true)
  expect(weekly.at(-1)).toBeLessThan(52 * 7)
  expect(weekly.length).toBeGreaterThan(44)
})

test('removing one after the other ends where removing at once does: nothing is lost by rotating daily', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9000 }), { maxLength: 120 }), (hours) => {
      const instants = [...new Set(hours)].map((hour) => daysAgo(0, -hour))
      const once = keptOf(instants)
      expect(keptOf(once)).toEqual(once)
      expect(once.length).toBeGreaterThanOrEqual(Math.min(10, instants.length))
    }),
  )
})

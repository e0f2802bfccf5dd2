/** The newest ones are kept whatever their age. */
const RECENT = 10
/** Behind them the last one of each day, this many days back. */
const DAYS = 30
/** Behind those the last one of each week, this many weeks back. */
const WEEKS = 52
const DAY_MS = 86_400_000

/**
 * Which backups go: the ten newest stay, then the last one of each day for 30 days, then the last one
 * of each week for a year. Instants in any order; a backup without a readable one is never chosen.
 */
export function backupsToRemove(instants: readonly string[], now: string): string[] {
  const today = dayOf(now)
  const sorted = instants.filter((at) => !Number.isNaN(Date.parse(at))).sort(descending)
  const kept = new Set<string>()
  const removed: string[] = []
  for (const [index, at] of sorted.entries()) {
    const day = dayOf(at)
    const age = today - day
    // Days since a Monday, so that a week is one from Monday to Sunday.
    const week = Math.floor((day + 3) / 7)
    const places = [
      ...(age < DAYS ? [`day ${day}`] : []),
      ...(age < WEEKS * 7 ? [`week ${week}`] : []),
    ]
    const isFirstOfOne = places.some((place) => !kept.has(place))
    for (const place of places) kept.add(place)
    if (index >= RECENT && !isFirstOfOne) removed.push(at)
  }
  return removed
}

function descending(a: string, b: string): number {
  return Date.parse(b) - Date.parse(a)
}

/** Days since 1 January 1970 (UTC), which was a Thursday. */
function dayOf(instant: string): number {
  return Math.floor(Date.parse(instant) / DAY_MS)
}

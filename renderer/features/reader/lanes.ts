/**
 * Puts intervals that overlap side by side: the lane of each, from 0, so that no two in one lane
 * touch. `intervals` are ordered by start. Each takes the first free lane, so that most lie in 0.
 */
export function assignLanes(
  intervals: readonly { readonly start: number; readonly end: number }[],
): number[] {
  const ends: number[] = []
  return intervals.map(({ start, end }) => {
    const free = ends.findIndex((laneEnd) => laneEnd <= start)
    const lane = free < 0 ? ends.length : free
    ends[lane] = end
    return lane
  })
}

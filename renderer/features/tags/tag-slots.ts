import type { Id } from '#domain/library/model'

/** The digits 1 to 9. */
const SLOTS = 9

/**
 * The last nine tags used, for the digit keys. A tag keeps its digit while it is one of them: fingers
 * learn places, not orders. `used` is ordered by use, the latest first.
 */
export interface TagSlots {
  readonly places: readonly (Id | undefined)[]
  readonly used: readonly Id[]
}

export const NO_SLOTS: TagSlots = { places: [], used: [] }

/** The slots after a tag was used: in its place, in a free one, or in that of the one unused longest. */
export function useSlot(slots: TagSlots, tag: Id): TagSlots {
  const used = [tag, ...slots.used.filter((other) => other !== tag)]
  if (slots.places.includes(tag)) return { places: slots.places, used }
  const places = Array.from({ length: SLOTS }, (_, index) => slots.places[index])
  const free = places.indexOf(undefined)
  const oldest = used.at(-1)
  const place = free >= 0 ? free : places.indexOf(oldest)
  places[place] = tag
  return { places, used: used.slice(0, SLOTS) }
}

/** The slots without tags that are no longer there. */
export function keepSlots(slots: TagSlots, exists: (tag: Id) => boolean): TagSlots {
  return {
    places: slots.places.map((tag) => (tag !== undefined && exists(tag) ? tag : undefined)),
    used: slots.used.filter(exists),
  }
}

/** The digit, from 1, by which a tag is given; undefined for one that has none. */
export function digitOf(slots: TagSlots, tag: Id): number | undefined {
  const place = slots.places.indexOf(tag)
  return place < 0 ? undefined : place + 1
}

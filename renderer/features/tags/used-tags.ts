import { signal } from '@preact/signals'
import type { Id } from '#domain/library/model'
import { tags } from '../../state/library'
import { keepSlots, NO_SLOTS, type TagSlots, useSlot } from './tag-slots'

/** Kept by the window, not by the library: which keys the fingers know is nobody else's business. */
const STORAGE_KEY = 'commonplace.tag-slots'

const stored = signal<TagSlots>(load())

/** The digits' tags, those of this library. */
export function tagSlots(): TagSlots {
  return keepSlots(stored.value, (tag) => tags.value.has(tag))
}

/** The tags that "same tags again" gives: all that the last tagged quote was given. */
export const lastTags = signal<{ readonly quote: Id; readonly tags: readonly Id[] } | undefined>(
  undefined,
)

/** Remembers that a quote was given tags. */
export function rememberTags(quote: Id, given: readonly Id[]): void {
  if (given.length === 0) return
  const before = lastTags.value?.quote === quote ? lastTags.value.tags : []
  lastTags.value = { quote, tags: [...new Set([...before, ...given])] }
  stored.value = given.reduce(useSlot, tagSlots())
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(stored.value))
  } catch {
    // Without storage the digits are forgotten with the window, no more.
  }
}

/** Forgets that a tag was given to the quote: it was taken off again. */
export function forgetTag(quote: Id, tag: Id): void {
  const last = lastTags.value
  if (last?.quote !== quote) return
  lastTags.value = { quote, tags: last.tags.filter((other) => other !== tag) }
}

function load(): TagSlots {
  try {
    const value = JSON.parse(
      localStorage.getItem(STORAGE_KEY) ?? 'null',
    ) as Partial<TagSlots> | null
    const ids = (list: unknown): (Id | undefined)[] =>
      Array.isArray(list) ? list.map((id) => (typeof id === 'string' ? id : undefined)) : []
    return {
      places: ids(value?.places).slice(0, 9),
      used: ids(value?.used).filter((id) => id !== undefined),
    }
  } catch {
    return NO_SLOTS
  }
}

import { signal } from '@preact/signals'
import type { ArticleSurface } from './article-surface'
import { NOWHERE, type ReadingPosition } from './reading-position'

/** Where the reader is in the open article. */
export const position = signal<ReadingPosition>(NOWHERE)

/** The drawn text of the open article; undefined while none is shown. */
export const surface = signal<ArticleSurface | undefined>(undefined)

/** The last thing to be read out by a screen reader; the count makes the same words new again. */
export const announcement = signal<{ readonly words: string; readonly count: number }>({
  words: '',
  count: 0,
})

/** Longer announcements are cut: they interrupt the person who listens. */
const LONGEST_ANNOUNCEMENT = 300

/** Has a short sentence read out, politely. */
export function announce(words: string): void {
  const short =
    words.length > LONGEST_ANNOUNCEMENT ? `${words.slice(0, LONGEST_ANNOUNCEMENT)}…` : words
  announcement.value = { words: short, count: announcement.peek().count + 1 }
}

/** The focus back in the text, after a popup or a field was closed. */
export function focusReader(): void {
  surface.value?.scroller.focus({ preventScroll: true })
}

/** The mouse is selecting: what is shown for a selection waits until it is done. */
export const isDragging = signal(false)

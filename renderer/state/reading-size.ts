import { effect } from '@preact/signals'
import { isOneOf, storedSignal } from './stored-signal'

export const READING_SIZES = ['small', 'medium', 'large', 'larger'] as const
export type ReadingSize = (typeof READING_SIZES)[number]

/** How large articles are set. */
export const readingSize = storedSignal<ReadingSize>(
  'reading-size',
  'medium',
  isOneOf(READING_SIZES),
)

const PIXELS: Readonly<Record<ReadingSize, number>> = {
  small: 17,
  medium: 19,
  large: 21,
  larger: 24,
}

/** Keeps the page's `--reading-size` at what was chosen. */
export function followReadingSize(): void {
  effect(() => {
    const pixels = PIXELS[readingSize.value]
    document.documentElement.style.setProperty('--reading-size', `${pixels}px`)
  })
}

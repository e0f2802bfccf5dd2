import type { ArticleSurface } from './article-surface'
import type { Span } from './span'

/** Where a place may stand in the view without being scrolled to, as shares of its height. */
const ZONES = {
  /** What is read from here on: not at the edges, and with room for a popup below. */
  reading: { top: 0.08, bottom: 0.78 },
  /** What only has to be seen. */
  seen: { top: 0, bottom: 0.92 },
} as const
export type Zone = keyof typeof ZONES

/** Where a place is put when it has to be scrolled to: above the middle. */
const TARGET = 0.28
/** Heights are guesses until a section is drawn: this often the place is measured again. */
const TRIES = 6

/**
 * Brings a span into a part of the view; does nothing when it is there. Short ways are scrolled
 * smoothly, unless the person asked for less motion; long ones at once.
 */
export async function scrollToSpan(
  surface: ArticleSurface,
  span: Span,
  zone: Zone = 'reading',
): Promise<void> {
  surface.drawSpan(span)
  const { scroller } = surface
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  for (let tries = 0; tries < TRIES; tries++) {
    const rect = surface.rectOf(span)
    if (!rect) return
    const by = scrollNeeded(rect, scroller.getBoundingClientRect(), zone)
    if (Math.abs(by) < 2) return
    if (tries === 0 && !isCalm && Math.abs(by) < scroller.clientHeight * 1.2) {
      scroller.scrollBy({ top: by, behavior: 'smooth' })
      return
    }
    scroller.scrollBy({ top: by, behavior: 'instant' })
    await new Promise(requestAnimationFrame)
  }
}

/** Puts an offset at the top of the view: where reading was left. */
export async function scrollToTop(surface: ArticleSurface, offset: number): Promise<void> {
  surface.drawSpan({ start: offset, end: offset + 1 })
  const { scroller } = surface
  for (let tries = 0; tries < TRIES; tries++) {
    const rect = surface.rectOf({ start: offset, end: offset + 1 })
    if (!rect) return
    const by = rect.top - scroller.getBoundingClientRect().top - 8
    if (Math.abs(by) < 2) return
    scroller.scrollBy({ top: by, behavior: 'instant' })
    await new Promise(requestAnimationFrame)
  }
}

/** How far to scroll so that a place stands in a zone; 0 where it does already. In pixels. */
export function scrollNeeded(
  place: { readonly top: number; readonly bottom: number },
  view: { readonly top: number; readonly height: number },
  zone: Zone,
): number {
  const shares = ZONES[zone]
  const top = place.top - view.top
  const bottom = place.bottom - view.top
  const isIn = top >= view.height * shares.top && bottom <= view.height * shares.bottom
  // What is higher than the zone is in place when it begins in the upper part.
  const isHigh = bottom - top > view.height * (shares.bottom - TARGET)
  const beginsWell = top >= 0 && top <= view.height * TARGET + 2
  if (isIn || (isHigh && beginsWell)) return 0
  return top - view.height * TARGET
}

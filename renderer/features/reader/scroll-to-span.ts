import type { ArticleSurface } from './article-surface'
import type { Span } from './span'

/** The part of the view, from above, in which a place is read without scrolling. */
const COMFORT_TOP = 0.08
const COMFORT_BOTTOM = 0.78
/** Where a place is put when it has to be scrolled to: above the middle, with room for a popup. */
const TARGET = 0.28
/** Heights are guesses until a section is drawn: this often the place is measured again. */
const TRIES = 6

/**
 * Brings a span into a comfortable part of the view; does nothing when it is there. Short ways are
 * scrolled smoothly, unless the person asked for less motion; long ones at once.
 */
export async function scrollToSpan(surface: ArticleSurface, span: Span): Promise<void> {
  surface.drawSpan(span)
  const { scroller } = surface
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  for (let tries = 0; tries < TRIES; tries++) {
    const rect = surface.rectOf(span)
    if (!rect) return
    const by = scrollNeeded(rect, scroller.getBoundingClientRect())
    if (Math.abs(by) < 2) return
    const isShort = Math.abs(by) < scroller.clientHeight * 1.2
    scroller.scrollBy({ top: by, behavior: isShort && !calm && tries === 0 ? 'smooth' : 'instant' })
    if (isShort && tries === 0) return
    await new Promise(requestAnimationFrame)
  }
}

/** How far to scroll so that a place can be read; 0 where it can be already. Heights in pixels. */
export function scrollNeeded(
  place: { readonly top: number; readonly bottom: number },
  view: { readonly top: number; readonly height: number },
): number {
  const top = place.top - view.top
  const bottom = place.bottom - view.top
  const isIn = top >= view.height * COMFORT_TOP && bottom <= view.height * COMFORT_BOTTOM
  // What is higher than the view is in place when it fills it.
  const fills = top <= view.height * TARGET && bottom >= view.height * COMFORT_BOTTOM && top >= 0
  if (isIn || fills) return 0
  return top - view.height * TARGET
}

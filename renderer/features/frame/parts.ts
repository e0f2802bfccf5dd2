import { afterFirstPaint } from '../../ui/after-first-paint'
import { later } from '../../ui/later'
import { InspectorToCome } from '../quotes/inspector-to-come'

/*
 * What is not on the first screen. Each part is loaded when it is drawn, or when the window has drawn itself
 * and has nothing else to do, so that nobody waits for it.
 */

export const InspectorPart = later(
  async () => (await import('../quotes/inspector-pane')).InspectorPane,
  InspectorToCome,
)
export const DialogsPart = later(async () => (await import('./dialogs')).Dialogs)
export const QuotesPart = later(async () => (await import('../quotes-view/quotes-view')).QuotesView)
export const SpeakersPart = later(
  async () => (await import('../speakers/speakers-view')).SpeakersView,
)
export const TagsPart = later(async () => (await import('../tags-view/tags-view')).TagsView)

const PARTS = [InspectorPart, DialogsPart, QuotesPart, SpeakersPart, TagsPart]

/** Loads the parts one after the other while nothing else is to do; returns what stops it. */
export function loadParts(): () => void {
  let isStopped = false
  const idle = () => new Promise<void>((resolve) => requestIdleCallback(() => resolve()))
  const loadAll = async () => {
    await afterFirstPaint()
    for (const part of PARTS) {
      await idle()
      if (isStopped) return
      await part.load()
    }
  }
  void loadAll()
  return () => {
    isStopped = true
  }
}

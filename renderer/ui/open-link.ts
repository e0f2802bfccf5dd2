import { bridge } from '../bridge'
import { notifyFailure } from '../state/notifications'

/** The addresses that may leave the window at all; main checks them again and asks the person. */
export const OUTSIDE_ADDRESS = /^(?:https?:\/\/|mailto:)/i

/** Asks main to open an address outside; anything but a web or mail address is passed over. */
export async function openLink(href: string): Promise<void> {
  if (!OUTSIDE_ADDRESS.test(href)) return
  const result = await bridge.request('link.open', { href })
  if (!result.ok) notifyFailure(result.error)
}

/**
 * For a container of links: a click on one (also with the middle button) opens it outside and never
 * moves this window. Says whether the event was on a link.
 */
export function openClickedLink(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!link) return false
  event.preventDefault()
  void openLink(link.getAttribute('href') ?? '')
  return true
}

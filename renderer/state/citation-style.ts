import { signal } from '@preact/signals'
import type { StyleName } from '#domain/citations/formatted-citation'
import { bridge } from '../bridge'
import { notifyFailure } from './notifications'

/** The style in which the window cites; unknown until somebody has asked for it. Main keeps it. */
export const citationStyle = signal<StyleName | undefined>(undefined)

/** Styles that match what was typed, as many as fit a list; asking also tells which one is chosen. */
export async function findStyles(query: string): Promise<readonly StyleName[]> {
  const found = await bridge.request('styles.list', { query, limit: 50 })
  if (!found.ok) {
    notifyFailure(found.error)
    return []
  }
  citationStyle.value ??= found.value.chosen
  return found.value.styles
}

/** Cites in another style from now on. */
export async function chooseCitationStyle(name: string): Promise<void> {
  const set = await bridge.request('style.set', { name })
  if (set.ok) citationStyle.value = set.value
  else notifyFailure(set.error)
}

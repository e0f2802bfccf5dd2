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

/** Puts the chosen style before all others, or back among them. */
export async function starCitationStyle(on: boolean): Promise<void> {
  const style = citationStyle.value
  if (!style) return
  const set = await bridge.request('style.star', { name: style.name, on })
  if (set.ok) citationStyle.value = { ...style, starred: on }
  else notifyFailure(set.error)
}

/** Takes in a `.csl` file and cites in it from now on; gives what there is to say about it. */
export async function installCitationStyle(path: string): Promise<string> {
  const installed = await bridge.request('style.install', { path })
  if (!installed.ok) return installed.error.message
  const { name, title, notices } = installed.value
  await chooseCitationStyle(name)
  return [`“${title}” is installed.`, ...notices].join(' ')
}

/** Takes the chosen style away, where it was installed; the usual one takes its place. */
export async function removeCitationStyle(): Promise<void> {
  const style = citationStyle.value
  if (!style?.installed) return
  const removed = await bridge.request('style.remove', { name: style.name })
  if (removed.ok) await chooseCitationStyle('apa')
  else notifyFailure(removed.error)
}

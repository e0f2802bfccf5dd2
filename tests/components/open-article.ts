import type { Id } from '#domain/library/model'
import { vi } from 'vitest'
import { MemoryBridge, settle } from './memory-bridge'

// This environment has no popovers: what would be shown on top is in its place in the page.
HTMLElement.prototype.showPopover ??= () => undefined
HTMLElement.prototype.hidePopover ??= () => undefined

export const TEXT = [
  'Lavrov told reporters: “Threats would be counterproductive.”',
  'Clinton said that both shared the view, adding “we are not at that point yet”.',
  'Nobody else spoke.',
].join('\n\n')

/**
 * A window with one article open and its library in memory. The modules of the window are loaded
 * here, after the bridge is in its place.
 */
export async function openArticleInMemory() {
  vi.resetModules()
  localStorage.clear()
  const memory = new MemoryBridge().install()
  const { id } = memory.library.do({ type: 'article.add', title: 'Talks', text: TEXT })
  const [state, events, reader, actions, picker] = await Promise.all([
    import('../../renderer/state/library'),
    import('../../renderer/state/apply-events'),
    import('../../renderer/features/reader/reader-state'),
    import('../../renderer/features/quotes/quote-actions'),
    import('../../renderer/features/tags/picker-state'),
  ])
  const stop = await events.followLibrary()
  await events.showArticle(id)
  reader.position.value = {}
  picker.pickerRequest.value = undefined
  const quotes = () => state.openArticle.value?.quotes ?? []
  /** Selects words as the keyboard does. */
  const select = (words: string) => {
    const anchor = TEXT.indexOf(words)
    reader.position.value = { selection: { anchor, focus: anchor + words.length, byKeys: true } }
  }
  /** A quote of words, made by a command as another part of the program would. */
  const addQuote = async (words: string, more: object = {}): Promise<Id> => {
    const start = TEXT.indexOf(words)
    const result = await memory.bridge.request('library.execute', {
      type: 'quote.add',
      article: id,
      start,
      end: start + words.length,
      ...more,
    })
    await settle()
    if (!result.ok) throw new Error(result.error.message)
    return (result.value.value as { id: Id }).id
  }
  return {
    memory,
    article: id,
    state,
    events,
    reader,
    actions,
    picker,
    quotes,
    select,
    addQuote,
    stop,
  }
}

export type OpenedArticle = Awaited<ReturnType<typeof openArticleInMemory>>

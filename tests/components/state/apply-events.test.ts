import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SaidCommand } from '#domain/library/commands'
import { cook, recipe } from '../../unit/library/random-commands'
import { settle } from '../memory-bridge'
import { openArticleInMemory, type OpenedArticle } from '../open-article'

let opened: OpenedArticle

beforeEach(async () => {
  opened = await openArticleInMemory()
})
afterEach(() => opened.stop())

const all = (commands: readonly SaidCommand[]) =>
  opened.memory.bridge.request('library.execute-all', { commands })

const quotes = (count: number): SaidCommand[] =>
  Array.from({ length: count }, (_, at) => ({
    type: 'quote.add',
    article: opened.article,
    start: at % 20,
    end: (at % 20) + 5,
    tags: [`tag ${at % 3}`],
  }))

describe('the window’s state', () => {
  it('has what a small change did, without asking for anything', async () => {
    const { state, memory } = opened
    memory.asked.length = 0
    await all(quotes(3))
    await settle()
    expect(state.openArticle.value?.quotes).toHaveLength(3)
    expect([...state.tags.value.values()].map(({ name }) => name)).toEqual([
      'tag 0',
      'tag 1',
      'tag 2',
    ])
    for (const name of ['tags.list', 'speakers.list', 'article.read']) {
      expect(memory.asked).not.toContain(name)
    }
  })

  it('reads what it shows anew after a change of very much', async () => {
    const { state, memory } = opened
    await all(quotes(250))
    await vi.waitFor(() => expect(state.openArticle.value?.quotes).toHaveLength(250))
    expect(state.tags.value.size).toBe(3)
    expect(memory.asked).toContain('article.read')
  })

  it('keeps the selected quote where it is still there, and no other', async () => {
    const { state, memory } = opened
    await all(quotes(250))
    await vi.waitFor(() => expect(state.openArticle.value?.quotes).toHaveLength(250))
    const [first, second] = state.openArticle.value?.quotes ?? []
    state.selectedQuoteId.value = first?.id
    const tag = [...state.tags.value.keys()][0] ?? ''
    await memory.bridge.request('library.execute', { type: 'tag.delete', tag })
    await settle()
    expect(state.selectedQuoteId.value).toBe(first?.id)
    state.selectedQuoteId.value = second?.id
    await memory.bridge.request('library.undo')
    await memory.bridge.request('library.undo')
    await vi.waitFor(() => expect(state.openArticle.value?.quotes).toHaveLength(0))
    expect(state.selectedQuoteId.value).toBeUndefined()
  })

  it('opens the article that was asked for last, though a long one takes longer', async () => {
    const { state, memory, events } = opened
    const text = 'Nobody spoke of it, and nobody asked. '.repeat(10_000)
    const { id } = memory.library.do({ type: 'article.add', title: 'Long', text })
    const long = events.showArticle(id)
    const short = events.showArticle(opened.article)
    expect(await Promise.all([long, short])).toEqual([false, true])
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(state.openArticle.value?.article.id).toBe(opened.article)
    expect(await events.showArticle(id)).toBe(true)
    expect(state.openArticle.value?.revision.text).toHaveLength(text.length)
  })

  it('closes an article that went with very much else', async () => {
    const { state } = opened
    await all([...quotes(250), { type: 'article.delete', article: opened.article }])
    await vi.waitFor(() => expect(state.openArticle.value).toBeUndefined())
  })

  it('shows a suggestion again whose rejection is undone', async () => {
    const { state, memory, article } = opened
    const revision = state.openArticle.value?.revision.id ?? ''
    await all([
      {
        type: 'quote.suggest',
        article,
        revision,
        quotes: [
          {
            start: 0,
            end: 6,
            kind: 'direct',
            confidence: 1,
            reason: 'quotation marks',
            proposal: { via: [] },
          },
        ],
      },
    ])
    const before = state.openArticle.value
    await all([{ type: 'quote.reject', quote: before?.quotes[0]?.id ?? '' }])
    expect(state.openArticle.value?.quotes).toEqual([])
    await memory.bridge.request('library.undo')
    await settle()
    expect(state.openArticle.value).toEqual(before)
  })

  it('lists quotes that begin at one place as those who read the article list them', async () => {
    const { state, memory, article } = opened
    const add = { type: 'quote.add', article, start: 0 } as const
    await all([{ ...add, end: 9 }])
    await all([{ ...add, end: 5 }])
    expect(state.openArticle.value?.quotes.map(({ end }) => end)).toEqual([5, 9])
    expect(memory.view(article).quotes.map(({ end }) => end)).toEqual([5, 9])
  })

  it('has an open article as whoever reads it anew, whatever is done, undone and made again', async () => {
    const { state, memory, events } = opened
    const { library, bridge } = memory
    const step = fc.oneof(
      { weight: 5, arbitrary: recipe },
      { weight: 2, arbitrary: fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const) },
    )
    const run = async (
      steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
    ) => {
      library.clear()
      const { id } = library.do({
        type: 'article.add',
        text: 'Lavrov said: “No.” Clinton said: “Yes.” And nobody else said so.',
      })
      await events.showArticle(id)
      for (const one of steps) {
        memory.asked.length = 0
        const wasTrashed = library.memory.article(id)?.deletedAt !== undefined
        const command = typeof one === 'string' ? undefined : cook(one, library.memory)
        if (typeof one === 'string') await bridge.request(`library.${one}`)
        else if (command) await bridge.request('library.execute', command)
        if (memory.asked.includes('article.read')) await settle()
        const article = library.memory.article(id)
        // One that is opened in the trash stays open.
        const isOpen = article && (wasTrashed || !article.deletedAt)
        expect(state.openArticle.value).toEqual(isOpen ? memory.view(id) : undefined)
        if (!article) return
        if (!isOpen) await events.showArticle(id)
      }
    }
    const steps = fc.array(step, { minLength: 5, maxLength: 40, size: 'max' })
    await fc.assert(fc.asyncProperty(steps, run), { numRuns: 60 })
  })
})

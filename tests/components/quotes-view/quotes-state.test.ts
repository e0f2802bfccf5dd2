import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SpeakerRow, TagRow } from '#domain/library/rows'
import type { LibraryInfo } from '#ipc/contract'
import { ScriptedBridge, settle } from '../scripted-bridge'

const bridge = new ScriptedBridge().install()
const state = await import('../../../renderer/features/quotes-view/quotes-state')
const { libraryInfo, revisionOfLists, speakers, tags } = await import(
  '../../../renderer/state/library'
)
const { currentView } = await import('../../../renderer/state/view')

let stop = () => {}

beforeEach(async () => {
  bridge.answer('quotes.list', { total: 0, offset: 0, rows: [] })
  state.clearQuoteFilters()
  stop = state.followQuotes()
  await settle()
  bridge.asked.length = 0
})
afterEach(() => stop())

const lastAsked = () => bridge.inputsOf('quotes.list').at(-1)

describe('the list of quotes', () => {
  it('asks with all of its filters', async () => {
    state.quoteTag.value = '000000000000000a'
    state.quoteKind.value = 'mixed'
    await settle()
    expect(lastAsked()).toEqual({ tag: '000000000000000a', kind: 'mixed', offset: 0, limit: 100 })
    state.clearQuoteFilters()
    await settle()
    expect(lastAsked()).toEqual({ offset: 0, limit: 100 })
    expect(state.isFiltered.value).toBe(false)
  })

  it('asks again when the library has changed', async () => {
    revisionOfLists.value++
    await settle()
    expect(bridge.inputsOf('quotes.list')).toHaveLength(1)
  })

  it('forgets a filter by a tag or a speaker that is deleted or merged away', async () => {
    const [A, B] = ['000000000000000a', '000000000000000b']
    tags.value = new Map([[A, { id: A, name: 'a' } as TagRow]])
    speakers.value = new Map([[B, { id: B, name: 'b' } as SpeakerRow]])
    state.quoteTag.value = A
    state.quoteSpeaker.value = B
    tags.value = new Map()
    await settle()
    expect(lastAsked()).toEqual({ speaker: B, offset: 0, limit: 100 })
    speakers.value = new Map()
    await settle()
    expect(lastAsked()).toEqual({ offset: 0, limit: 100 })
    expect(state.isFiltered.value).toBe(false)
  })

  it('stays on its quote while others come and go, and never beyond the last', async () => {
    let ids = ['1', '2', '3']
    bridge.answerBy('quotes.list', () => ({
      ok: true,
      value: { total: ids.length, offset: 0, rows: ids.map((id) => ({ id })) },
    }))
    const now = async (there: string[]) => {
      ids = there
      revisionOfLists.value++
      await settle()
      return state.quoteRows.row(state.activeQuote.value)?.id
    }
    await now(ids)
    state.activeQuote.value = 2
    expect(await now(['0', '1', '2', '3'])).toBe('3')
    expect(await now(['0', '1'])).toBe('1')
    expect(await now(['1', '4'])).toBe('1')
    // Another filter begins at its first quote.
    state.activeQuote.value = 1
    state.quoteKind.value = 'mixed'
    await settle()
    expect(state.activeQuote.value).toBe(0)
  })

  it('asks for filters that were set while it was not on screen', async () => {
    stop()
    state.showQuotesOfTag('000000000000000b')
    expect(currentView.value).toBe('quotes')
    stop = state.followQuotes()
    await settle()
    expect(lastAsked()).toMatchObject({ tag: '000000000000000b' })
  })

  it('forgets its filters when another library is opened', () => {
    state.quoteTag.value = '000000000000000a'
    libraryInfo.value = { folder: '/another' } as LibraryInfo
    expect(state.quoteTag.value).toBeUndefined()
  })
})

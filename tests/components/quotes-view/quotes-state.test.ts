import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LibraryInfo } from '#ipc/contract'
import { ScriptedBridge, settle } from '../scripted-bridge'

const bridge = new ScriptedBridge().install()
const state = await import('../../../renderer/features/quotes-view/quotes-state')
const { libraryInfo, revisionOfLists } = await import('../../../renderer/state/library')
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

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settle } from '../memory-bridge'
import { openArticleInMemory, type OpenedArticle, TEXT } from '../open-article'

let opened: OpenedArticle
beforeEach(async () => {
  opened = await openArticleInMemory()
})
afterEach(() => opened.stop())

const tagNames = () => {
  const { state } = opened
  return state.selectedQuote.value?.tags.map((id) => state.tags.value.get(id)?.name)
}

describe('making a quote', () => {
  it('takes the selection, guesses its kind, selects it and opens the picker', async () => {
    const { actions, select, quotes, state, picker } = opened
    select('“Threats would be counterproductive.”')
    await actions.quoteHere()
    expect(quotes()).toMatchObject([
      { exact: '“Threats would be counterproductive.”', kind: 'direct', status: 'accepted' },
    ])
    expect(state.selectedQuoteId.value).toBe(quotes()[0]?.id)
    expect(picker.pickerRequest.value).toMatchObject({ quote: quotes()[0]?.id, field: 'tags' })
  })

  it('takes the whole quotation around a click between quotation marks', async () => {
    const { actions, reader, quotes } = opened
    reader.position.value = { caret: TEXT.indexOf('not at that') }
    await actions.quoteHere()
    expect(quotes()[0]?.exact).toBe('“we are not at that point yet”')
  })

  it('takes the cursor’s sentence, whose kind follows from its marks', async () => {
    const { actions, reader, quotes } = opened
    reader.position.value = { cursor: 1 }
    await actions.quoteHere()
    expect(quotes()[0]).toMatchObject({ kind: 'mixed' })
    expect(quotes()[0]?.exact).toMatch(/^Clinton said.*yet”\.$/)
    // Reading goes on where it was.
    expect(reader.position.value).toEqual({ cursor: 1 })
  })

  it('drops white space at the ends of a selection', async () => {
    const { actions, reader, quotes } = opened
    const start = TEXT.indexOf('\n\nNobody')
    reader.position.value = { selection: { anchor: TEXT.length, focus: start } }
    await actions.quoteHere()
    expect(quotes()[0]?.exact).toBe('Nobody else spoke.')
  })

  it('never makes the same quote twice, and keeps a suggestion that is made again', async () => {
    const { actions, select, quotes, addQuote } = opened
    const id = await addQuote('Nobody else spoke.', { status: 'suggested' })
    select('Nobody else spoke.')
    await actions.quoteHere()
    expect(quotes()).toHaveLength(1)
    expect(quotes()[0]).toMatchObject({ id, status: 'accepted' })
  })

  it('makes one quote where the key comes again before the first is on the disk', async () => {
    opened.select('Nobody else spoke.')
    await Promise.all([opened.actions.quoteHere(), opened.actions.quoteHere()])
    expect(opened.quotes()).toHaveLength(1)
  })

  it('does nothing without a place, and says what to do', async () => {
    const { actions, quotes } = opened
    await actions.quoteHere()
    const { notifications } = await import('../../../renderer/state/notifications')
    expect(quotes()).toEqual([])
    expect(notifications.value.at(-1)?.message).toContain('Select words')
  })
})

describe('copying with the citation', () => {
  it('takes words that are selected, without making them a quote', async () => {
    const { actions, select, quotes, state, memory, article } = opened
    select('\n\nClinton said ')
    expect(actions.copyWithWords()).toBe(true)
    await settle()
    const start = TEXT.indexOf('Clinton said')
    const revision = state.openArticle.value?.revision.id
    expect(memory.cited).toEqual([
      { article, span: { revision, start, end: start + 'Clinton said'.length }, form: 'quote' },
    ])
    expect(memory.copied.at(-1)?.text).toMatch(/^quote: /)
    expect(quotes()).toEqual([])
  })

  it('takes the selected quote before them, and nothing where there is neither', async () => {
    const { actions, state, addQuote, memory, article } = opened
    expect(actions.copyWithWords()).toBe(false)
    const quote = await addQuote('Nobody else spoke.')
    state.selectedQuoteId.value = quote
    expect(actions.copyWithWords()).toBe(true)
    await settle()
    expect(memory.cited).toEqual([{ article, quote, form: 'quote' }])
    expect(memory.copied.at(-1)?.text).toMatch(/^quote: /)
  })
})

describe('tagging by keys', () => {
  it('gives the tags of the last tagged quote again', async () => {
    const { actions, state, addQuote } = opened
    const first = await addQuote('Nobody else spoke.')
    await actions.giveTags(first, ['sanctions'])
    await actions.giveTags(first, ['diplomacy'])
    state.selectedQuoteId.value = await addQuote('Clinton said')
    await actions.sameTagsAgain()
    expect(tagNames()).toEqual(['sanctions', 'diplomacy'])
  })

  it('makes selected words a quote with those tags', async () => {
    const { actions, select, quotes, addQuote } = opened
    await actions.giveTags(await addQuote('Nobody else spoke.'), ['sanctions'])
    await settle()
    select('Clinton said')
    await actions.sameTagsAgain()
    await settle()
    expect(quotes()).toHaveLength(2)
    expect(tagNames()).toEqual(['sanctions'])
  })

  it('gives and takes the tag of a digit', async () => {
    const { actions, state, addQuote } = opened
    const first = await addQuote('Nobody else spoke.')
    await actions.giveTags(first, ['sanctions'])
    await settle()
    state.selectedQuoteId.value = await addQuote('Clinton said')
    const { tagSlots } = await import('../../../renderer/features/tags/used-tags')
    const digit = tagSlots().places.findIndex((id) => id !== undefined) + 1
    expect(actions.useTagOfDigit(digit)).toBe(true)
    await settle()
    expect(tagNames()).toEqual(['sanctions'])
    actions.useTagOfDigit(digit)
    await settle()
    expect(tagNames()).toEqual([])
    expect(actions.useTagOfDigit(digit + 1)).toBe(false)
  })
})

describe('going from quote to quote', () => {
  it('follows the text from where the reader is, and stops at its ends', async () => {
    const { actions, reader, state, addQuote } = opened
    const first = await addQuote('Lavrov')
    const second = await addQuote('Clinton')
    const third = await addQuote('Nobody')
    state.selectedQuoteId.value = undefined
    reader.position.value = { cursor: 1 }
    actions.stepToQuote(1)
    expect(state.selectedQuoteId.value).toBe(second)
    actions.stepToQuote(1)
    actions.stepToQuote(1)
    expect(state.selectedQuoteId.value).toBe(third)
    actions.stepToQuote(-1)
    actions.stepToQuote(-1)
    actions.stepToQuote(-1)
    expect(state.selectedQuoteId.value).toBe(first)
  })

  it('selects the innermost at a place, then the ones around it, and round again', async () => {
    const { actions, state, addQuote } = opened
    const wide = await addQuote('Clinton said that both shared the view')
    const inner = await addQuote('both shared')
    state.selectedQuoteId.value = undefined
    const at = TEXT.indexOf('shared')
    actions.selectQuoteAt(at)
    expect(state.selectedQuoteId.value).toBe(inner)
    actions.selectQuoteAt(at)
    expect(state.selectedQuoteId.value).toBe(wide)
    actions.cycleOverlaps()
    expect(state.selectedQuoteId.value).toBe(inner)
    expect(actions.selectQuoteAt(TEXT.indexOf('Nobody'))).toBe(false)
    expect(state.selectedQuoteId.value).toBeUndefined()
  })
})

describe('taking away', () => {
  it('deletes a quote with an offer to take it back', async () => {
    const { actions, quotes, addQuote } = opened
    await addQuote('Nobody')
    await actions.deleteQuote(quotes()[0]!)
    expect(quotes()).toEqual([])
    const { notifications } = await import('../../../renderer/state/notifications')
    notifications.value.at(-1)?.action?.run()
    await settle()
    expect(quotes()).toHaveLength(1)
  })

  it('rejects a suggestion instead of deleting it, so that it does not come back', async () => {
    const { actions, quotes, addQuote, memory } = opened
    const id = await addQuote('Nobody', { status: 'suggested' })
    await actions.deleteQuote(quotes()[0]!)
    expect(quotes()).toEqual([])
    expect(memory.library.memory.quote(id)?.status).toBe('rejected')
  })
})

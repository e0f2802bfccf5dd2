import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { press, settle, typeInto } from '../memory-bridge'
import { openArticleInMemory, type OpenedArticle, TEXT } from '../open-article'

let opened: OpenedArticle

beforeEach(async () => {
  opened = await openArticleInMemory()
  const { InspectorPane } = await import('../../../renderer/features/quotes/inspector-pane')
  document.body.replaceChildren(document.createElement('div'))
  await act(() => render(<InspectorPane />, document.body.firstElementChild!))
})
afterEach(async () => {
  await act(() => render(null, document.body.firstElementChild!))
  await settle()
  opened.stop()
})

const rows = () => [...document.querySelectorAll<HTMLElement>('[role="option"][data-quote]')]
const rowWords = () => rows().map((row) => row.querySelector('.row-words')?.textContent)
const nameOf = (row: Element | undefined) => row?.textContent?.replace(/\s+/g, ' ')
const field = (name: string) => document.querySelector<HTMLInputElement>(`[aria-label="${name}"]`)!
const button = (name: string) =>
  [...document.querySelectorAll('button')].find(
    (one) => one.getAttribute('aria-label') === name || one.textContent?.trim() === name,
  )!
const text = () => document.body.textContent ?? ''
/** Does something, then lets the page be drawn and what that asks for be answered. */
async function drawn(work: () => unknown): Promise<void> {
  await act(async () => {
    await work()
    await settle()
  })
  await act(settle)
}

describe('the list of quotes', () => {
  it('has the focus on the row in the place of one that is deleted', async () => {
    for (const words of ['Lavrov', 'Clinton', 'Nobody']) await opened.addQuote(words)
    await drawn(() => rows()[1]?.click())
    rows()[1]?.focus()
    await drawn(() => opened.actions.deleteQuote(opened.state.selectedQuote.value!))
    expect(rowWords()).toEqual(['Lavrov', 'Nobody'])
    expect(document.activeElement).toBe(rows()[1])
    // Arrows go on from there.
    await drawn(() => press('ArrowUp'))
    expect(document.activeElement).toBe(rows()[0])
    await drawn(() => opened.actions.deleteQuote(opened.state.selectedQuote.value!))
    expect(document.activeElement).toBe(rows()[0])
  })

  it('names every quote by its words, speaker, kind, tags and note, in the order of the text', async () => {
    await drawn(() => opened.addQuote('Nobody else spoke.', { kind: 'indirect' }))
    await drawn(() =>
      opened.addQuote('Lavrov told reporters', {
        speaker: 'Lavrov',
        tags: ['sanctions', 'press'],
        note: 'Look up.',
      }),
    )
    expect(rowWords()).toEqual(['Lavrov told reporters', 'Nobody else spoke.'])
    expect(nameOf(rows()[0])).toBe(
      'Lavrov told reporters, Lavrov, Direct, sanctions, press, with a note',
    )
    expect(nameOf(rows()[1])).toBe('Nobody else spoke., Indirect')
    expect(rows().map((row) => row.getAttribute('aria-setsize'))).toEqual(['2', '2'])
  })

  it('gives the words with their citation to whoever they are dragged to', async () => {
    await drawn(() => opened.addQuote('Lavrov told reporters'))
    const [row] = rows()
    const data = new Map<string, string>()
    const drag = () => {
      const event = new Event('dragstart', { bubbles: true })
      Object.assign(event, {
        dataTransfer: { setData: (type: string, text: string) => data.set(type, text) },
      })
      row?.dispatchEvent(event)
    }
    // Faster than the citation is made: the words alone.
    drag()
    expect([...data]).toEqual([['text/plain', 'Lavrov told reporters']])
    await drawn(() => row?.dispatchEvent(new Event('pointerdown', { bubbles: true })))
    drag()
    expect(data.get('text/plain')).toMatch(/^quote: /)
    expect([...data.keys()]).toEqual(['text/plain', 'text/html', 'text/rtf'])
  })

  it('says so when the last quote without tags has got one', async () => {
    await opened.addQuote('Lavrov', { tags: ['press'] })
    const id = await opened.addQuote('Clinton')
    await act(settle)
    const filter = field('Show quotes with the tag') as unknown as HTMLSelectElement
    await drawn(() => {
      filter.value = 'untagged'
      filter.dispatchEvent(new Event('change', { bubbles: true }))
    })
    expect(rowWords()).toEqual(['Clinton'])
    await drawn(() => opened.actions.giveTags(id, ['press']))
    expect(text()).toContain('Every quote of this article has a tag.')
    expect(filter.value).toBe('untagged')
    await drawn(() => button('Show all quotes').click())
    expect(rowWords()).toEqual(['Lavrov', 'Clinton'])
  })

  it('has one sentence and one action when there is none', async () => {
    expect(text()).toContain('No quotes yet.')
    await drawn(() => button('Go to the first sentence').click())
    expect(opened.reader.position.value).toEqual({ cursor: 0 })
  })

  it('selects by click and by arrows, with one stop for the tab key', async () => {
    const ids = []
    for (const words of ['Lavrov', 'Clinton', 'Nobody']) ids.push(await opened.addQuote(words))
    await drawn(() => rows()[0]?.click())
    expect(opened.state.selectedQuoteId.value).toBe(ids[0])
    rows()[0]?.focus()
    await drawn(() => press('ArrowDown'))
    expect(opened.state.selectedQuoteId.value).toBe(ids[1])
    await drawn(() => press('End'))
    expect(opened.state.selectedQuoteId.value).toBe(ids[2])
    expect(rows().map((row) => row.getAttribute('aria-selected'))).toEqual([
      'false',
      'false',
      'true',
    ])
    expect(rows().map((row) => row.tabIndex)).toEqual([-1, -1, 0])
  })

  it('shows only the quotes with a tag, and all again', async () => {
    await opened.addQuote('Lavrov', { tags: ['press'] })
    await drawn(() => opened.addQuote('Clinton', { tags: ['sanctions'] }))
    const filter = document.querySelector<HTMLSelectElement>(
      '[aria-label="Show quotes with the tag"]',
    )!
    const press = [...opened.state.tags.value.values()].find((tag) => tag.name === 'press')
    const choose = (value: string) =>
      drawn(() => {
        filter.value = value
        filter.dispatchEvent(new Event('change', { bubbles: true }))
      })
    await choose(press?.id ?? '')
    expect(rowWords()).toEqual(['Lavrov'])
    await choose('all')
    expect(rowWords()).toEqual(['Lavrov', 'Clinton'])
  })

  it('draws few rows of a long list', async () => {
    const { library } = opened.memory
    for (let index = 0; index < 300; index++) {
      const start = index % (TEXT.length - 10)
      library.do({ type: 'quote.add', article: opened.article, start, end: start + 5 })
    }
    await drawn(() => opened.events.showArticle(opened.article))
    expect(opened.quotes()).toHaveLength(300)
    expect(rows().length).toBeLessThan(100)
    expect(document.querySelector('[role="listbox"]')).not.toBeNull()
  })
})

describe('the details of a quote', () => {
  const select = async (words: string, more?: object) => {
    const id = await opened.addQuote(words, more)
    await drawn(() => {
      opened.state.selectedQuoteId.value = id
    })
    return id
  }
  const quote = () => opened.state.selectedQuote.value!
  const speakerName = (id: string | undefined) => opened.state.speakers.value.get(id ?? '')?.name

  it('keeps the focus in the reporting chain through every step', async () => {
    await select('Lavrov')
    const add = 'Add to the reporting chain'
    for (const name of ['Interfax', 'Reuters']) {
      field(add).focus()
      await drawn(() => typeInto(field(add), name))
      await drawn(() => press('Enter'))
      expect(document.activeElement).toBe(field(add))
    }
    const items = () => [...document.querySelectorAll<HTMLElement>('.chain-name')]
    const names = () => items().map((item) => item.textContent)
    expect(names()).toEqual(['Interfax', 'Reuters'])
    items()[0]?.focus()
    await drawn(() => press('ArrowDown', { altKey: true }))
    expect(names()).toEqual(['Reuters', 'Interfax'])
    expect(document.activeElement).toBe(items()[1])
    await drawn(() => press('Delete'))
    expect(names()).toEqual(['Reuters'])
    expect(document.activeElement).toBe(items()[0])
    await drawn(() => press('Delete'))
    expect(document.activeElement).toBe(field(add))
    // What another part of the program does to the chain later takes the focus from nobody.
    field('Locator').focus()
    await drawn(() => opened.memory.bridge.request('library.undo'))
    expect(names()).toEqual(['Reuters'])
    expect(document.activeElement).toBe(field('Locator'))
  })

  it('keeps what is being typed for the chain when the chain changes elsewhere', async () => {
    const id = await select('Lavrov')
    const add = 'Add to the reporting chain'
    field(add).focus()
    await drawn(() => typeInto(field(add), 'Inter'))
    const edit = { type: 'quote.edit' as const, quote: id, via: ['Reuters'] }
    await drawn(() => opened.memory.bridge.request('library.execute', edit))
    expect(field(add).value).toBe('Inter')
    expect(document.activeElement).toBe(field(add))
  })

  it('shows the kind that is stored where another could not be', async () => {
    await select('Lavrov')
    const radio = (kind: string) =>
      document.querySelector<HTMLInputElement>(`.details-kind input[value="${kind}"]`)!
    opened.memory.failure = { code: 'disk-full', message: 'The disk is full.' }
    await drawn(() => radio('summary').click())
    expect(radio('direct').checked).toBe(true)
    expect(radio('summary').checked).toBe(false)
  })

  it('builds a reporting chain, reorders it by keys and takes it apart', async () => {
    await select('Lavrov')
    for (const name of ['Reuters', 'Clinton']) {
      await drawn(() => typeInto(field('Add to the reporting chain'), name))
      await drawn(() => {
        field('Add to the reporting chain').focus()
        press('Enter')
      })
    }
    expect(quote().via.map(speakerName)).toEqual(['Reuters', 'Clinton'])
    await drawn(() => {
      document.querySelector<HTMLElement>('[aria-label="Clinton, 2 of 2"]')!.focus()
      press('ArrowUp', { altKey: true })
    })
    expect(quote().via.map(speakerName)).toEqual(['Clinton', 'Reuters'])
    await drawn(() => button('Take Clinton out of the chain').click())
    expect(quote().via.map(speakerName)).toEqual(['Reuters'])
  })

  it('says what a speaker is, and stores a locator', async () => {
    await select('Lavrov', { speaker: 'Reuters' })
    await drawn(() => {
      const kind = field('What Reuters is') as unknown as HTMLSelectElement
      kind.value = 'outlet'
      kind.dispatchEvent(new Event('change', { bubbles: true }))
    })
    expect(opened.state.speakers.value.get(quote().speaker ?? '')?.kind).toBe('outlet')
    await drawn(() => {
      field('Locator').value = ' p. 12 '
      field('Locator').dispatchEvent(new Event('change', { bubbles: true }))
    })
    expect(quote().locator).toBe('p. 12')
  })

  it('picks the speaker that was typed when another field is clicked, unless Escape gave it up', async () => {
    await select('Lavrov')
    const type = (name: string) =>
      drawn(() => {
        field('Speaker').focus()
        typeInto(field('Speaker'), name)
      })
    await type('Nobody')
    await drawn(() => void press('Escape'))
    await drawn(() => field('Locator').focus())
    expect(quote().speaker).toBeUndefined()
    await type('Sergey Lavrov')
    await drawn(() => field('Locator').focus())
    expect(speakerName(quote().speaker)).toBe('Sergey Lavrov')
  })

  it('keeps what is typed in a line while something else of the quote changes', async () => {
    const id = await select('Lavrov', { speaker: 'Lavrov' })
    await drawn(() => {
      typeInto(field('Locator'), 'p. 4')
      typeInto(field('Words before the source'), 'Lavrov in')
    })
    const tag = { type: 'quote.tag' as const, quote: id, tags: ['later'] }
    await drawn(() => opened.memory.bridge.request('library.execute', tag))
    expect(quote().tags).toHaveLength(1)
    expect(field('Locator').value).toBe('p. 4')
    expect(field('Words before the source').value).toBe('Lavrov in')
    // Another quote is selected before the lines were left.
    await select('Clinton')
    const left = opened.quotes().find((other) => other.id === id)
    expect(left).toMatchObject({ locator: 'p. 4', quotedIn: 'Lavrov in' })
    expect(field('Locator').value).toBe('')
  })

  it('saves a note on leaving the field, and says so only when it is stored', async () => {
    await select('Lavrov')
    await drawn(() => typeInto(field('Note on the quote'), 'Compare with *Clinton*.'))
    expect(text()).toContain('Not saved yet')
    await drawn(() => field('Note on the quote').dispatchEvent(new Event('blur')))
    expect(opened.state.openArticle.value?.notes).toMatchObject([
      { quote: quote().id, markdown: 'Compare with *Clinton*.' },
    ])
    expect(document.querySelector('.note-state')?.textContent).toBe('Saved')
    expect(document.querySelector('.note-preview')).not.toBeNull()
  })

  it('keeps words that were not saved when another quote is selected', async () => {
    const first = await select('Lavrov')
    await drawn(() => typeInto(field('Note on the quote'), 'Half a thought'))
    await select('Clinton')
    expect(field('Note on the quote').value).toBe('')
    expect(opened.state.openArticle.value?.notes).toMatchObject([
      { quote: first, markdown: 'Half a thought' },
    ])
  })

  it('keeps the words of a note that could not be stored, and shows them again', async () => {
    const first = await select('Lavrov')
    opened.memory.failure = { code: 'disk-full', message: 'The disk is full.' }
    await drawn(() => typeInto(field('Note on the quote'), 'Precious'))
    await drawn(() => {
      opened.state.selectedQuoteId.value = undefined
    })
    opened.memory.failure = undefined
    await drawn(() => {
      opened.state.selectedQuoteId.value = first
    })
    expect(field('Note on the quote').value).toBe('Precious')
    await drawn(() => button('Try again').click())
    expect(opened.state.openArticle.value?.notes).toMatchObject([{ markdown: 'Precious' }])
  })

  it('saves when the window is hidden', async () => {
    await select('Lavrov')
    await drawn(() => typeInto(field('Note on the quote'), 'Last words'))
    await drawn(() => window.dispatchEvent(new Event('pagehide')))
    expect(opened.state.openArticle.value?.notes).toMatchObject([{ markdown: 'Last words' }])
  })

  it('shows the citation of the quote', async () => {
    await select('Lavrov')
    expect(document.querySelector('.details-citation')?.textContent).toContain('para. 2')
    // Nobody said it: there are no words before the source.
    expect(field('Words before the source')).toBeNull()
  })

  it('lets the words before the source be written otherwise, left out, and made again', async () => {
    await select('Lavrov', { speaker: 'Lavrov' })
    const words = () => field('Words before the source')
    const citation = () => document.querySelector('.details-citation p')?.textContent
    expect(words().value).toBe('Speaker, as cited in')
    const write = (said: string) =>
      drawn(() => {
        typeInto(words(), said)
        words().dispatchEvent(new Event('change', { bubbles: true }))
      })
    await write('Lavrov to')
    expect(quote().quotedIn).toBe('Lavrov to')
    expect(citation()).toMatch(/^Lavrov to Somebody/)
    await write('')
    expect(quote().quotedIn).toBe('')
    expect(citation()).toMatch(/^Somebody/)
    await drawn(() => button('Back to the style’s own words').click())
    expect(quote()).not.toHaveProperty('quotedIn')
    expect(words().value).toBe('Speaker, as cited in')
    // Written as it is made anyway: nothing is kept.
    await write('Lavrov to')
    await write('Speaker, as cited in')
    expect(quote()).not.toHaveProperty('quotedIn')
  })

  it('copies in every form, by button, menu and key', async () => {
    await select('Lavrov')
    const copied = () => opened.memory.copied.at(-1)?.text
    await drawn(() => button('Copy citation').click())
    expect(copied()).toMatch(/^citation: /)
    await drawn(() => button('Copy with quote').click())
    expect(copied()).toMatch(/^quote: /)
    expect(opened.memory.copied.at(-1)).toMatchObject({
      html: expect.any(String),
      rtf: expect.stringContaining('{\\rtf1'),
    })
    for (const [item, form] of [
      ['Bibliography entry', 'entry'],
      ['Footnote', 'footnote'],
    ] as const) {
      await drawn(() =>
        [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')]
          .find((one) => one.textContent?.includes(item))!
          .click(),
      )
      expect(copied()).toMatch(new RegExp(`^${form}: `))
    }
  })

  it('accepts or rejects a suggestion', async () => {
    await select('Lavrov', { status: 'suggested' })
    await drawn(() => button('Accept').click())
    expect(quote().status).toBe('accepted')
    await select('Clinton', { status: 'suggested' })
    await drawn(() => button('Reject').click())
    expect(rowWords()).toEqual(['Lavrov'])
  })
})

describe('a quote whose place is gone', () => {
  it('stands at the end of the list with a sentence, and is placed only by the person', async () => {
    await drawn(() => opened.addQuote('Nobody else spoke.'))
    const start = TEXT.indexOf('Clinton')
    const orphan = await opened.addQuote('Lavrov told reporters')
    const view = opened.state.openArticle.value!
    await drawn(() => {
      opened.state.openArticle.value = {
        ...view,
        quotes: view.quotes.map((quote) =>
          quote.id === orphan ? { ...quote, orphan: true } : quote,
        ),
      }
      opened.state.selectedQuoteId.value = orphan
    })
    expect(rowWords()).toEqual(['Nobody else spoke.', 'Lavrov told reporters'])
    expect(nameOf(rows()[1])).toContain('No longer in the text')
    expect(text()).toContain('These words are no longer in the text')
    const place = () =>
      [...document.querySelectorAll('button')].find((one) =>
        one.getAttribute('aria-label')?.startsWith('Place'),
      )!
    expect(place().disabled).toBe(true)
    await drawn(() => {
      opened.reader.position.value = { selection: { anchor: start, focus: start + 12 } }
    })
    await drawn(() => place().click())
    expect(opened.state.selectedQuote.value).toMatchObject({ start, exact: 'Clinton said' })
  })
})

describe('the article', () => {
  it('has tags and a note of its own, and a way to its reference', async () => {
    await drawn(() => document.getElementById('inspector-tab-article')?.click())
    await drawn(() => typeInto(field('Tags of the article'), 'diplomacy'))
    await drawn(() => {
      field('Tags of the article').focus()
      press('Enter')
    })
    expect(opened.state.openArticle.value?.article.tags).toHaveLength(1)
    await drawn(() => typeInto(field('Note on the article'), 'On the whole'))
    await drawn(() => field('Note on the article').dispatchEvent(new Event('blur')))
    const [note] = opened.state.openArticle.value?.notes ?? []
    expect(note).toMatchObject({ markdown: 'On the whole' })
    expect(note?.quote).toBeUndefined()
    await drawn(() => button('Edit reference').click())
    const { openDialog } = await import('../../../renderer/state/open-dialog')
    expect(openDialog.value).toEqual({ kind: 'reference', article: opened.article })
    await drawn(() => document.getElementById('inspector-tab-quotes')?.click())
  })
})

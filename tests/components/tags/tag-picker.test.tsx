import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { press, settle, typeInto } from '../memory-bridge'
import { openArticleInMemory, type OpenedArticle } from '../open-article'

let opened: OpenedArticle

beforeEach(async () => {
  opened = await openArticleInMemory()
  const { TagPicker } = await import('../../../renderer/features/tags/tag-picker')
  document.body.replaceChildren(document.createElement('div'))
  await act(() => render(<TagPicker />, document.body.firstElementChild!))
})
afterEach(async () => {
  await act(() => render(null, document.body.firstElementChild!))
  opened.stop()
})

const field = (name: string) =>
  document.querySelector<HTMLInputElement>(`[role="combobox"][aria-label="${name}"]`)!
const options = () =>
  [...document.querySelectorAll('[role="listbox"]:not([hidden]) [role="option"] .combo-label')].map(
    (option) => option.textContent,
  )
const picker = () => document.querySelector('[role="dialog"]')
const chips = () => [...document.querySelectorAll('.tag-chip-name')].map((chip) => chip.textContent)
const quote = () => opened.quotes()[0]!
const speakerName = () => opened.state.speakers.value.get(quote().speaker ?? '')?.name

/** Makes a quote by the keys' own action, with the picker open under it. */
async function makeQuote(): Promise<void> {
  opened.select('Nobody else spoke.')
  await opened.actions.quoteHere()
  await act(settle)
}
async function type(name: string, words: string): Promise<void> {
  await act(() => typeInto(field(name), words))
}
async function key(name: string, more?: KeyboardEventInit): Promise<void> {
  await act(async () => {
    press(name, more)
    await settle()
  })
}

describe('the picker', () => {
  it('has the focus in its tags field, and Enter makes, gives and takes tags', async () => {
    await makeQuote()
    expect(document.activeElement).toBe(field('Tags'))
    await type('Tags', 'sanctions')
    expect(options()).toEqual(['Create “sanctions”'])
    await key('Enter')
    expect(chips()).toEqual(['sanctions'])
    expect(field('Tags').value).toBe('')
    await type('Tags', 'sanc')
    await key('Enter')
    expect(chips()).toEqual([])
    expect(opened.state.tags.value.size).toBe(1)
  })

  it('picks what was typed when another field is clicked, once, and waits while another window is', async () => {
    await makeQuote()
    const leave = (to: string) => act(() => (field(to).focus(), settle()))
    await type('Tags', 'sanctions')
    const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(false)
    await act(() => (field('Tags').dispatchEvent(new FocusEvent('blur')), settle()))
    expect(chips()).toEqual([])
    expect(field('Tags').value).toBe('sanctions')
    hasFocus.mockRestore()
    const { memory } = opened
    const asked = memory.asked.length
    await leave('Speaker')
    expect(chips()).toEqual(['sanctions'])
    await type('Speaker', 'Dmitry Medvedev')
    await leave('Tags')
    expect(speakerName()).toBe('Dmitry Medvedev')
    expect(memory.asked.slice(asked).filter((name) => name === 'library.execute')).toHaveLength(2)
    // What Escape gives up was not meant.
    await type('Tags', 'nothing')
    await key('Escape')
    expect([...opened.state.tags.value.values()].map(({ name }) => name)).toEqual(['sanctions'])
  })

  it('moves through the list by arrows, round its ends', async () => {
    await opened.actions.giveTags(await opened.addQuote('Clinton'), ['alpha', 'beta', 'gamma'])
    opened.select('Nobody else spoke.')
    await opened.actions.quoteHere()
    await act(settle)
    expect(options()).toHaveLength(3)
    const active = () => {
      const id = field('Tags').getAttribute('aria-activedescendant')
      return id ? document.getElementById(id)?.querySelector('.combo-label')?.textContent : null
    }
    expect(active()).toBeNull()
    await key('ArrowUp')
    const last = active()
    expect(last).toBe(options().at(-1))
    await key('ArrowDown')
    expect(active()).toBe(options()[0])
    await key('Enter')
    expect(opened.state.selectedQuote.value?.tags).toHaveLength(1)
  })

  it('takes the last tag off by Backspace in the empty field, and none while words are in it', async () => {
    await makeQuote()
    for (const tag of ['one', 'two']) {
      await type('Tags', tag)
      await key('Enter')
    }
    await type('Tags', 'x')
    await key('Backspace')
    expect(chips()).toEqual(['one', 'two'])
    await type('Tags', '')
    await key('Backspace')
    expect(chips()).toEqual(['one'])
  })

  it('does not lose a tag that was typed when Tab goes on, nor at Mod+Enter', async () => {
    await makeQuote()
    await type('Tags', 'typed')
    await key('Tab')
    expect(chips()).toEqual(['typed'])
    field('Tags').focus()
    await type('Tags', 'typed')
    await key('Tab')
    expect(chips()).toEqual(['typed'])
    field('Tags').focus()
    await type('Tags', 'more')
    await key('Enter', { ctrlKey: true })
    expect(picker()).toBeNull()
    expect(quote().tags).toHaveLength(2)
  })

  it('keeps pointing at the same tag when others come before it, and at nothing when it is gone', async () => {
    await opened.actions.giveTags(await opened.addQuote('Clinton'), ['alpha', 'beta', 'gamma'])
    await makeQuote()
    const active = () => {
      const id = field('Tags').getAttribute('aria-activedescendant')
      return id ? document.getElementById(id)?.querySelector('.combo-label')?.textContent : null
    }
    await type('Tags', 'a')
    await key('ArrowDown')
    const pointed = active()
    const add = { type: 'tag.add' as const, name: 'a' }
    await act(async () => {
      await opened.memory.bridge.request('library.execute', add)
      await settle()
    })
    expect(options()[0]).toBe('a')
    expect(active()).toBe(pointed)
    const [id] = [...opened.state.tags.value.values()].filter(({ name }) => name === pointed)
    const remove = { type: 'tag.delete' as const, tag: id?.id ?? '' }
    await act(async () => {
      await opened.memory.bridge.request('library.execute', remove)
      await settle()
    })
    expect(active()).toBeNull()
  })

  it('gives at Mod+Enter what the list points at, a speaker too', async () => {
    await opened.actions.giveTags(await opened.addQuote('Clinton'), ['trade', 'trade war'])
    await makeQuote()
    const made = () => opened.state.selectedQuote.value
    await type('Tags', 'trade')
    await key('ArrowDown')
    await key('Enter', { ctrlKey: true })
    const given = made()?.tags.map((id) => opened.state.tags.value.get(id)?.name)
    expect(given).toEqual(['trade war'])
    await act(() => opened.actions.openPicker('speaker'))
    await type('Speaker', 'Sergei Lavrov')
    await key('Enter', { ctrlKey: true })
    expect(picker()).toBeNull()
    expect(opened.state.speakers.value.get(made()?.speaker ?? '')?.name).toBe('Sergei Lavrov')
    // Without a word typed it only closes.
    await act(() => opened.actions.openPicker('speaker'))
    await key('Enter', { ctrlKey: true })
    expect(opened.state.speakers.value.get(made()?.speaker ?? '')?.name).toBe('Sergei Lavrov')
  })

  it('takes the quote back at Escape when nothing was added', async () => {
    await makeQuote()
    expect(opened.quotes()).toHaveLength(1)
    await key('Escape')
    expect(picker()).toBeNull()
    expect(opened.quotes()).toEqual([])
    expect(opened.reader.position.value.selection).toMatchObject({ byKeys: true })
  })

  it('keeps the quote at Escape when something was added, and one that was there before', async () => {
    await makeQuote()
    await type('Tags', 'sanctions')
    await key('Enter')
    await key('Escape')
    expect(picker()).toBeNull()
    expect(opened.quotes()).toHaveLength(1)
    await act(() => opened.actions.openPicker('tags'))
    await key('Escape')
    expect(opened.quotes()).toHaveLength(1)
  })

  it('chooses a speaker of the article first, makes one by a new name, and takes one away', async () => {
    await opened.addQuote('Clinton', { speaker: 'Hillary Clinton' })
    opened.select('Nobody else spoke.')
    await opened.actions.quoteHere('speaker')
    await act(settle)
    expect(document.activeElement).toBe(field('Speaker'))
    expect(options()).toEqual(['Hillary Clinton'])
    await type('Speaker', 'Sergei Lavrov')
    await key('Enter')
    const made = () => opened.state.selectedQuote.value
    const nameOf = () => opened.state.speakers.value.get(made()?.speaker ?? '')?.name
    expect(nameOf()).toBe('Sergei Lavrov')
    expect(field('Speaker').value).toBe('Sergei Lavrov')
    await type('Speaker', 'clin')
    await key('Tab')
    expect(nameOf()).toBe('Hillary Clinton')
    await type('Speaker', '')
    await key('Enter')
    expect(made()?.speaker).toBeUndefined()
    expect(speakerName()).toBe('Hillary Clinton')
  })

  it('changes the kind at once', async () => {
    await makeQuote()
    const summary = document.querySelector<HTMLInputElement>('input[value="summary"]')!
    await act(async () => {
      summary.click()
      await settle()
    })
    expect(quote().kind).toBe('summary')
  })

  it('shows no tag that could not be stored', async () => {
    await makeQuote()
    opened.memory.failure = { code: 'disk-full', message: 'The disk is full.' }
    await type('Tags', 'lost')
    await key('Enter')
    expect(chips()).toEqual([])
    const { notifications } = await import('../../../renderer/state/notifications')
    expect(notifications.value.at(-1)?.message).toBe('The disk is full.')
  })
})

import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Article } from '#domain/library/model'
import { pack } from '#domain/packed'
import { labelledField as field } from '../labelled-field'
import { ScriptedBridge, settle } from '../scripted-bridge'

const bridge = new ScriptedBridge().install()
const { ReferenceDialog } = await import('../../../renderer/features/references/reference-dialog')
const { notifications } = await import('../../../renderer/state/notifications')
const { openDialog } = await import('../../../renderer/state/open-dialog')

const article: Article = {
  type: 'article',
  id: '0000000000000001',
  reference: { type: 'article-newspaper', title: 'Talks', 'container-title': 'The Gazette' },
  citationKey: 'gazette-nd-talks',
  revision: '0000000000000002',
  tags: [],
  addedAt: '2024-01-01T00:00:00.000Z',
  modifiedAt: '2024-01-01T00:00:00.000Z',
}

const root = document.createElement('div')
document.body.append(root)

beforeEach(async () => {
  bridge.asked.length = 0
  bridge.answer('article.read', { packed: pack({ article }) })
  bridge.answer('citation.preview', { entry: 'Cited so.', citation: 'Cited so.' })
  bridge.answer('library.execute', { sequence: 1 })
  bridge.answer('keys.owner', null)
  bridge.answer('keys.make', { key: 'gazette-nd-talks' })
  openDialog.value = { kind: 'reference', article: article.id }
  render(<ReferenceDialog article={article.id} />, root)
  await settle()
})
afterEach(async () => {
  render(null, root)
  await settle()
})

function button(name: string): HTMLButtonElement | undefined {
  return [...root.querySelectorAll('button')].find((one) => one.textContent === name)
}

async function type(label: string, value: string): Promise<void> {
  const input = field(label)
  input.value = value
  input.dispatchEvent(new Event(input.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }))
  await settle()
}

async function press(name: string): Promise<void> {
  button(name)?.click()
  await settle()
}

describe('the reference editor', () => {
  it('saves what was written, and the key only when it was changed', async () => {
    await type('Date', '14 October 2009')
    await press('Save')
    expect(bridge.inputsOf('library.execute')).toEqual([
      {
        type: 'article.edit-reference',
        article: article.id,
        reference: { ...article.reference, issued: { 'date-parts': [[2009, 10, 14]] } },
      },
    ])
    expect(openDialog.value).toBeUndefined()
  })

  it('leaves alone what changed elsewhere while the form was open', async () => {
    await type('Title', 'Other talks')
    const { reference } = article
    const elsewhere = { ...reference, title: 'Their talks', 'container-title': 'The Herald' }
    const now = { ...article, reference: { ...elsewhere, page: '7' } }
    bridge.answer('article.read', { packed: pack({ article: now }) })
    await press('Save')
    expect(bridge.inputsOf('library.execute')).toMatchObject([
      {
        reference: {
          type: 'article-newspaper',
          title: 'Other talks',
          'container-title': 'The Herald',
          page: '7',
        },
      },
    ])
  })

  it('saves nothing where nothing was changed', async () => {
    await press('Save')
    expect(bridge.inputsOf('library.execute')).toEqual([])
    expect(openDialog.value).toBeUndefined()
  })

  it('shows only the fields that the type needs', async () => {
    expect(field('Outlet').value).toBe('The Gazette')
    expect(field('Issue')).toBeNull()
    await type('Item type', 'article-journal')
    expect(field('Journal').value).toBe('The Gazette')
    expect(field('Issue')).not.toBeNull()
  })

  it('does not take a key that cannot stand in every format', async () => {
    await type('Citation key', 'a b,c')
    expect(field('Citation key').getAttribute('aria-invalid')).toBe('true')
    expect(button('Save')?.disabled).toBe(true)
    await press('Make')
    expect(field('Citation key').value).toBe('gazette-nd-talks')
    expect(button('Save')?.disabled).toBe(false)
  })

  it('says beside the key that another article has it, and stays open', async () => {
    bridge.answerBy('library.execute', () => ({
      ok: false,
      error: { code: 'name-taken', message: 'Taken.' },
    }))
    await type('Citation key', 'taken')
    await press('Save')
    expect(openDialog.value).toBeDefined()
    expect(root.textContent).toContain('Another article has this key')
    await type('Citation key', 'taken2')
    expect(root.textContent).not.toContain('Another article has this key')
  })

  it('asks before changes are lost', async () => {
    await type('Title', 'Other talks')
    await press('Cancel')
    expect(openDialog.value).toBeDefined()
    await press('Keep editing')
    expect(field('Title').value).toBe('Other talks')
    await press('Cancel')
    await press('Discard them')
    expect(openDialog.value).toBeUndefined()
    expect(bridge.inputsOf('library.execute')).toEqual([])
  })

  it('has the focus on "Save" when it asks, and where somebody typed when the editing goes on', async () => {
    await type('Title', 'Other talks')
    field('Outlet').focus()
    button('Cancel')?.focus()
    await press('Cancel')
    // A second Enter, as of a key that is held, discards nothing.
    expect(document.activeElement).toBe(button('Save'))
    await press('Keep editing')
    expect(document.activeElement).toBe(field('Outlet'))
  })

  it('saves changes when another dialog takes its place, with an offer to undo', async () => {
    notifications.value = []
    await type('Title', 'Other talks')
    openDialog.value = { kind: 'settings' }
    render(null, root)
    await settle()
    expect(bridge.inputsOf('library.execute')).toMatchObject([
      { article: article.id, reference: { title: 'Other talks' } },
    ])
    expect(openDialog.value).toEqual({ kind: 'settings' })
    expect(notifications.value).toMatchObject([
      { message: 'Reference saved.', action: { label: 'Undo' } },
    ])
  })

  it('saves nothing more when it goes after it was saved or discarded', async () => {
    await type('Title', 'Other talks')
    await press('Save')
    render(null, root)
    await settle()
    expect(bridge.inputsOf('library.execute')).toHaveLength(1)
    render(<ReferenceDialog article={article.id} />, root)
    await settle()
    await type('Title', 'No talks')
    await press('Cancel')
    await press('Discard them')
    render(null, root)
    await settle()
    expect(bridge.inputsOf('library.execute')).toHaveLength(1)
  })

  it('saves once where "Save" is pressed twice, and again after a failure', async () => {
    bridge.answerBy('library.execute', () => ({
      ok: false,
      error: { code: 'disk-full', message: 'The disk is full.' },
    }))
    await type('Title', 'Other talks')
    button('Save')?.click()
    await press('Save')
    expect(bridge.inputsOf('library.execute')).toHaveLength(1)
    bridge.answer('library.execute', { sequence: 1 })
    await press('Save')
    expect(bridge.inputsOf('library.execute')).toHaveLength(2)
    expect(openDialog.value).toBeUndefined()
  })

  it('saves changes when the window goes, without a key that cannot be', async () => {
    const { saveAllTyped } = await import('../../../renderer/state/on-leaving')
    await saveAllTyped()
    expect(bridge.inputsOf('library.execute')).toEqual([])
    await type('Title', 'Other talks')
    await type('Citation key', 'no spaces')
    await saveAllTyped()
    const [edit, ...more] = bridge.inputsOf('library.execute')
    expect(edit).toMatchObject({ article: article.id, reference: { title: 'Other talks' } })
    expect(edit).not.toHaveProperty('citationKey')
    expect(more).toEqual([])
    await settle()
    // The window stayed after all, for another library: what is saved is not saved there again.
    await type('Citation key', article.citationKey)
    render(null, root)
    await settle()
    expect(bridge.inputsOf('library.execute')).toHaveLength(1)
  })

  it('warns without forbidding', async () => {
    await type('URL', 'example.org')
    expect(root.textContent).toContain('not a full address')
    expect(button('Save')?.disabled).toBe(false)
  })
})

describe('looking up what the form is about', () => {
  const LABEL = 'DOI, ISBN, arXiv or PubMed number, or web address'
  const found = {
    type: 'article-journal',
    title: 'Talks',
    'container-title': 'Harbour Studies',
    volume: '12',
    author: [{ family: 'Roe', given: 'Ada' }],
    issued: { 'date-parts': [[2009, 10, 14]] },
  }
  const ticks = () =>
    Object.fromEntries(
      [...root.querySelectorAll<HTMLInputElement>('.found input')].map((input) => [
        input.closest('label')?.querySelector('.field-label')?.textContent,
        input.checked,
      ]),
    )
  const pressEnter = async () => {
    field(LABEL).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
    )
    await settle()
  }
  const lookUp = async () => {
    bridge.answer('look-up.find', { reference: found })
    await type(LABEL, '10.1000/xyz')
    await pressEnter()
  }

  it('shows nothing of an identifier that is no longer the one that is typed', async () => {
    let answer: (value: unknown) => void = () => undefined
    bridge.answerBy('look-up.find', () => new Promise((resolve) => (answer = resolve)))
    await type(LABEL, '10.1000/xyz')
    await pressEnter()
    await type(LABEL, '10.1000/other')
    answer({ ok: true, value: { reference: found } })
    await settle()
    expect(root.querySelector('.found')).toBeNull()
    // What is typed now can be asked for.
    await pressEnter()
    expect(bridge.inputsOf('look-up.find')).toEqual([
      { identifier: '10.1000/xyz' },
      { identifier: '10.1000/other' },
    ])
  })

  it('ticks what is empty, and leaves what was typed until it is ticked too', async () => {
    await type('Date', '2009-10-14')
    await lookUp()
    expect(bridge.inputsOf('look-up.find')).toEqual([{ identifier: '10.1000/xyz' }])
    expect(ticks()).toEqual({ 'Item type': false, Authors: true, Journal: false, Volume: true })
    expect(root.querySelector('.found')?.textContent).toContain('now: The Gazette')
    expect(field('Authors').value).toBe('')
    await press('Fill in 2 fields')
    expect(field('Authors').value).toBe('Roe, Ada')
    expect(field('Outlet').value).toBe('The Gazette')
    expect(root.textContent).toContain('2 fields filled in; “Save” keeps them.')
    expect(document.activeElement).toBe(field(LABEL))
    expect(bridge.inputsOf('library.execute')).toEqual([])
    await press('Save')
    expect(bridge.inputsOf('library.execute')).toMatchObject([
      { reference: { type: 'article-newspaper', author: found.author, volume: '12' } },
    ])
  })

  it('overwrites what is ticked', async () => {
    await lookUp()
    for (const input of root.querySelectorAll<HTMLInputElement>('.found input:not(:checked)')) {
      input.click()
      await settle()
    }
    await press('Fill in 5 fields')
    expect(field('Item type').value).toBe('article-journal')
    expect(field('Journal').value).toBe('Harbour Studies')
  })

  it('compares with what was typed while it asked', async () => {
    let answer: (value: unknown) => void = () => undefined
    bridge.answerBy('look-up.find', () => new Promise((resolve) => (answer = resolve)))
    await type(LABEL, '10.1000/xyz')
    await pressEnter()
    await type('Authors', 'Doe, Jo')
    answer({ ok: true, value: { reference: found } })
    await settle()
    expect(ticks()['Authors']).toBe(false)
  })

  it('begins with what the reference is known by', async () => {
    expect(field(LABEL).value).toBe('')
    await type('URL', 'https://example.org/talks')
    expect(field(LABEL).value).toBe('https://example.org/talks')
  })

  it('says in one sentence that nobody can be asked, and keeps the form', async () => {
    const message = 'Doi.org could not be reached; connect this computer to the internet.'
    bridge.answerBy('look-up.find', () => ({ ok: false, error: { code: 'unreadable', message } }))
    await type(LABEL, '10.1000/xyz')
    await press('Look up')
    expect(
      document.getElementById(field(LABEL).getAttribute('aria-describedby') ?? '')?.textContent,
    ).toBe(message)
    expect(field('Title').value).toBe('Talks')
  })

  it('says that there is nothing new', async () => {
    bridge.answer('look-up.find', { reference: article.reference })
    await type(LABEL, '10.1000/xyz')
    await press('Look up')
    expect(root.textContent).toContain('What doi.org knows is in the form already.')
    expect(root.querySelector('.found')).toBeNull()
  })
})

describe('the citation key', () => {
  const said = () => field('Citation key').getAttribute('aria-describedby') ?? ''
  const pause = () => new Promise((resolve) => setTimeout(resolve, 200))

  it('is told to be taken while it is typed, with the article that has it', async () => {
    bridge.answer('keys.owner', { article: '0000000000000009', title: 'Words', isTrashed: false })
    await type('Citation key', 'taken')
    await pause()
    expect(document.getElementById(said())?.textContent).toBe('“Words” has this key; change it.')
    expect(button('Save')?.disabled).toBe(true)
    bridge.answer('keys.owner', null)
    await type('Citation key', 'free')
    await pause()
    expect(button('Save')?.disabled).toBe(false)
  })

  it('may be the article’s own, written in another case', async () => {
    bridge.answer('keys.owner', { article: article.id, title: 'Talks', isTrashed: false })
    await type('Citation key', 'Gazette-nd-Talks')
    await pause()
    expect(button('Save')?.disabled).toBe(false)
  })

  it('is made by the pattern, which main knows', async () => {
    bridge.answer('keys.make', { key: 'Gazette:talks' })
    await press('Make')
    expect(field('Citation key').value).toBe('Gazette:talks')
    expect(bridge.inputsOf('keys.make')).toMatchObject([{ article: article.id }])
  })
})

import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Id } from '#domain/library/model'
import { MemoryBridge, settle } from '../memory-bridge'

const TITLE = 'Russia resists the position on sanctions'
const TEXT = 'Lavrov told reporters: “No.” Clinton agreed.'

let memory: MemoryBridge
let root: HTMLElement
let first: Id
let second: Id
let stop: () => void

const dialog = () => root.querySelector('dialog')
const button = (name: string) =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)
const choice = (label: string) =>
  [...root.querySelectorAll('fieldset')].find(
    (one) => one.querySelector('legend')?.textContent === label,
  )
const options = (label: string) =>
  [...(choice(label)?.querySelectorAll('.choice-text') ?? [])].map((one) => one.textContent)
const checked = (label: string) =>
  choice(label)?.querySelector('input:checked')?.closest('label')?.querySelector('.choice-text')
    ?.textContent
const pick = async (label: string, index: number) => {
  const input = choice(label)?.querySelectorAll('input')[index]
  if (input) input.checked = true
  input?.dispatchEvent(new Event('change', { bubbles: true }))
  await settle()
}
const click = async (name: string) => {
  button(name)?.click()
  for (let turn = 0; turn < 4; turn++) await settle()
}
const live = () =>
  memory.library.memory.articleIds().filter((id) => !memory.library.memory.article(id)?.deletedAt)

beforeEach(async () => {
  vi.resetModules()
  memory = new MemoryBridge().install()
  const add = (text: string, reference: object) =>
    memory.library.do({
      type: 'article.add',
      title: TITLE,
      text,
      reference: { type: 'article-newspaper', DOI: '10.1000/a', ...reference },
    }).id
  first = add(TEXT, { 'container-title': 'NYT', author: [{ family: 'Landler', given: 'M.' }] })
  second = add(`MOSCOW. ${TEXT}`, {
    'container-title': 'The New York Times',
    author: [{ family: 'Landler', given: 'Mark' }],
    volume: '158',
  })
  memory.library.do({ type: 'quote.add', article: second, start: 8, end: 20, note: 'mine' })
  root = document.createElement('div')
  document.body.append(root)
})
afterEach(() => {
  stop()
  render(null, root)
  root.remove()
})

async function show(articles?: readonly Id[]) {
  const [{ Dialogs }, { showDialog }, { followLibrary }] = await Promise.all([
    import('../../../renderer/features/frame/dialogs'),
    import('../../../renderer/state/open-dialog'),
    import('../../../renderer/state/apply-events'),
  ])
  stop = await followLibrary()
  showDialog({ kind: 'duplicates', ...(articles ? { articles } : {}) })
  render(<Dialogs />, root)
  for (let turn = 0; turn < 4; turn++) await settle()
}

describe('the list of duplicates', () => {
  it('shows what differs, with the article that has the most work in it chosen to stay', async () => {
    await show()
    expect(root.querySelector('[role="option"]')?.textContent).toContain(TITLE)
    expect(root.querySelector('[role="option"]')?.textContent).toContain('Same DOI')
    expect(options('Outlet')).toEqual(['NYT', 'The New York Times'])
    expect(checked('Outlet')).toBe('The New York Times')
    expect(options('Text')).toHaveLength(2)
    // What is the same in both is not asked for.
    expect(choice('Title')).toBeUndefined()
    expect(choice('DOI')).toBeUndefined()
    expect(root.querySelector('.merge-sentence')?.textContent).toContain('to the trash')
  })

  it('merges as chosen, field by field, and can be undone from there', async () => {
    await show()
    const before = memory.library.memory.snapshot()
    const keys = [first, second].map((id) => memory.library.memory.article(id)?.citationKey)
    await pick('Outlet', 0)
    await pick('Text', 0)
    await pick('Citation key', 0)
    await click('Merge')
    expect(live()).toEqual([second])
    const article = memory.library.memory.article(second)
    expect(article?.reference).toMatchObject({
      'container-title': 'NYT',
      author: [{ family: 'Landler', given: 'Mark' }],
      volume: '158',
    })
    expect(article?.citationKey).toBe(keys[0])
    expect(memory.library.memory.revision(second, article?.revision ?? '')?.text).toBe(TEXT)
    expect(memory.library.memory.quotesOf(second)).toHaveLength(1)
    expect(dialog()?.textContent).toContain('Merged.')
    expect(dialog()?.textContent).toContain('No more articles look alike.')
    expect(document.activeElement?.textContent).toBe('Close')
    await click('Undo')
    expect(memory.library.memory.snapshot()).toEqual(before)
    expect(root.querySelectorAll('[role="option"]')).toHaveLength(1)
  })

  it('takes the data of another article when that one is to stay', async () => {
    await show()
    await pick('The article that stays', 0)
    expect(checked('Outlet')).toBe('NYT')
    expect(root.querySelector('.merge-sentence')?.textContent).toContain('1 quote and 1 note')
    await click('Merge')
    expect(live()).toEqual([first])
    expect(memory.library.memory.article(first)?.reference).toMatchObject({ volume: '158' })
    expect(memory.library.memory.notesOf(first)).toHaveLength(1)
  })

  it('remembers what is no duplicate', async () => {
    await show()
    await click('Not duplicates')
    expect(dialog()?.textContent).toContain('They stay apart.')
    expect(root.querySelectorAll('[role="option"]')).toHaveLength(0)
    expect(live()).toEqual([first, second])
    expect(memory.library.memory.article(first)?.distinctFrom).toEqual([second])
  })

  it('stays as it is when the disk is full', async () => {
    await show()
    memory.failure = { code: 'disk-full', message: 'The disk is full.' }
    await click('Merge')
    expect(live()).toEqual([first, second])
    expect(root.querySelectorAll('[role="option"]')).toHaveLength(1)
  })
})

it('articles that were chosen are merged and no others', async () => {
  const third = memory.library.do({ type: 'article.add', title: 'Quite another', text: '' }).id
  await show([first, third])
  expect(dialog()?.getAttribute('aria-labelledby')).toBeTruthy()
  expect(options('The article that stays')).toEqual([TITLE, 'Quite another'])
  expect(choice('Text')).toBeUndefined()
  await click('Merge')
  expect(live()).toEqual([first, second])
  expect(dialog()).toBeNull()
})

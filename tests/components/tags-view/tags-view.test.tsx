import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TagRow } from '#domain/library/rows'
import { ScriptedBridge, settle } from '../scripted-bridge'

const bridge = new ScriptedBridge().install()
const { TagTreeView } = await import('../../../renderer/features/tags-view/tag-tree-view')
const { activeTag, collapsedTags, naming } = await import(
  '../../../renderer/features/tags-view/tags-state'
)
const { tags } = await import('../../../renderer/state/library')
const { notifications } = await import('../../../renderer/state/notifications')

const root = document.createElement('div')
document.body.append(root)

const tag = (id: string, more: Partial<TagRow> = {}): [string, TagRow] => [
  id,
  { type: 'tag', id, name: id, colour: 'blue', quotes: 0, ...more },
]

beforeEach(async () => {
  bridge.asked.length = 0
  bridge.answer('library.execute', { sequence: 1, value: { id: 'new' } })
  notifications.value = []
  collapsedTags.value = new Set()
  naming.value = undefined
  activeTag.value = undefined
  tags.value = new Map([
    tag('energy'),
    tag('gas', { parent: 'energy', quotes: 2 }),
    tag('sanctions', { quotes: 1 }),
  ])
  render(<TagTreeView />, root)
  await settle()
  items()[0]?.focus()
})
afterEach(() => render(null, root))

const items = () => [...root.querySelectorAll<HTMLElement>('[role="treeitem"]')]
const focused = () => (document.activeElement as HTMLElement | null)?.dataset['tag']
const commands = () => bridge.inputsOf('library.execute')

async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  )
  await settle()
}

async function write(text: string): Promise<void> {
  const input = document.activeElement as HTMLInputElement
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await settle()
}

describe('the tree of tags', () => {
  it('has one tab stop, which the arrows move', async () => {
    expect(items().map((item) => item.tabIndex)).toEqual([0, -1, -1])
    await press('ArrowDown')
    expect(focused()).toBe('gas')
    await press('End')
    expect(focused()).toBe('sanctions')
    expect(items().map((item) => item.tabIndex)).toEqual([-1, -1, 0])
    await press('ArrowDown')
    expect(focused()).toBe('sanctions')
    await press('Home')
    expect(focused()).toBe('energy')
  })

  it('opens and closes as trees do', async () => {
    await press('ArrowLeft')
    expect(items()).toHaveLength(2)
    expect(items()[0]?.getAttribute('aria-expanded')).toBe('false')
    await press('ArrowRight')
    expect(items()).toHaveLength(3)
    await press('ArrowRight')
    expect(focused()).toBe('gas')
    await press('ArrowLeft')
    expect(focused()).toBe('energy')
  })

  it('goes to the tag that begins with a letter', async () => {
    await press('s')
    expect(focused()).toBe('sanctions')
  })

  it('renames where the tag stands, and gives the focus back', async () => {
    await press('F2')
    expect((document.activeElement as HTMLInputElement).value).toBe('energy')
    await write('power')
    await press('Enter')
    expect(commands()).toEqual([{ type: 'tag.rename', tag: 'energy', name: 'power' }])
    expect(focused()).toBe('energy')
  })

  it('stays on the tag that was named when its new name puts it elsewhere', async () => {
    await press('F2')
    await write('zinc')
    // As main says it: the tree is drawn with the new name before the answer comes.
    bridge.answerBy('library.execute', () => {
      const [, ...others] = [...tags.value]
      tags.value = new Map([...others, tag('energy', { name: 'zinc' })])
      return { ok: true, value: { sequence: 1 } }
    })
    await press('Enter')
    expect(focused()).toBe('energy')
    await press('Delete')
    expect(commands().at(-1)).toEqual({ type: 'tag.delete', tag: 'energy' })
  })

  it('goes on with the keys when the tag that is being named is taken away', async () => {
    await press('ArrowDown')
    await press('F2')
    const [energy, , sanctions] = [...tags.value]
    tags.value = new Map([energy!, sanctions!])
    await settle()
    expect(naming.value).toBeUndefined()
    expect(focused()).toBe('energy')
    await press('ArrowDown')
    expect(focused()).toBe('sanctions')
  })

  it('forgets a name that is left by Escape or was not changed', async () => {
    await press('F2')
    await write('power')
    await press('Escape')
    await press('F2')
    await press('Enter')
    expect(commands()).toEqual([])
    expect(focused()).toBe('energy')
  })

  it('leaves Enter and Escape to an input method that is composing the name', async () => {
    const { listenForKeys } = await import('../../../renderer/state/keymap')
    const stop = listenForKeys(false)
    await press('F2')
    await write('エネ')
    await press('Enter', { isComposing: true })
    await press('Escape', { isComposing: true })
    expect(commands()).toEqual([])
    await write('エネルギー')
    await press('Enter')
    expect(commands()).toEqual([{ type: 'tag.rename', tag: 'energy', name: 'エネルギー' }])
    stop()
  })

  it('gives the name that is being typed when the window goes', async () => {
    const { saveAllTyped } = await import('../../../renderer/state/on-leaving')
    await press('F2')
    await write('power')
    await saveAllTyped()
    expect(commands()).toEqual([{ type: 'tag.rename', tag: 'energy', name: 'power' }])
  })

  it('keeps the field with a name that is taken, and says so', async () => {
    bridge.answerBy('library.execute', () => ({
      ok: false,
      error: { code: 'name-taken', message: 'There is such a tag.' },
    }))
    await press('+')
    await write('gas')
    await press('Enter')
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true')
    expect(notifications.value).toMatchObject([{ message: 'There is such a tag.' }])
  })

  it('adds a tag below the one with the focus', async () => {
    await press('+')
    await write('oil')
    await press('Enter')
    expect(commands()).toEqual([{ type: 'tag.add', name: 'oil', parent: 'energy' }])
    expect(activeTag.value).toBe('new')
  })

  it('moves a tag in and out', async () => {
    await press('End')
    await press('ArrowRight', { altKey: true })
    await press('ArrowUp')
    await press('ArrowLeft', { altKey: true })
    expect(commands()).toEqual([
      { type: 'tag.move', tag: 'sanctions', parent: 'energy' },
      { type: 'tag.move', tag: 'gas', parent: null },
    ])
  })

  it('deletes a tag with an offer to undo', async () => {
    await press('ArrowDown')
    await press('Delete')
    expect(commands()).toEqual([{ type: 'tag.delete', tag: 'gas' }])
    expect(notifications.value).toMatchObject([
      {
        message: 'Deleted the tag “gas”, and took it off 2 quotes.',
        action: { label: 'Undo' },
      },
    ])
    expect(activeTag.value).toBe('sanctions')
  })
})

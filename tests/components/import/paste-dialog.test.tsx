import { render } from 'preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { labelledField as field } from '../labelled-field'
import { ScriptedBridge, settle } from '../scripted-bridge'

const bridge = new ScriptedBridge().install()
const { PasteDialog } = await import('../../../renderer/features/import/paste-dialog')
const { openDialog, showDialog } = await import('../../../renderer/state/open-dialog')

const root = document.createElement('div')
document.body.append(root)

async function open(text?: string): Promise<void> {
  showDialog({ kind: 'paste', ...(text === undefined ? {} : { text }) })
  render(<PasteDialog />, root)
  await settle()
}

async function close(): Promise<void> {
  render(null, root)
  openDialog.value = undefined
  await settle()
}

afterEach(close)

async function type(label: string, value: string): Promise<void> {
  const input = field(label)
  input.value = value
  input.dispatchEvent(new Event(input.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }))
  await settle()
}

async function press(name: string): Promise<void> {
  const button = [...root.querySelectorAll('button')].find((one) => one.textContent === name)
  button?.click()
  await settle()
}

describe('"Paste an article"', () => {
  it('asks for a text before anything is sent', async () => {
    await open()
    await press('Import')
    expect(bridge.inputsOf('import.text')).toEqual([])
    const text = field('Text')
    expect(text.getAttribute('aria-invalid')).toBe('true')
    const said = document.getElementById(text.getAttribute('aria-describedby') ?? '')
    expect(said?.textContent).toMatch(/Paste the text/)
  })

  it('keeps what was written when it is closed, and names the fields by the type', async () => {
    await open('Words from the clipboard.')
    await type('Title', 'A title')
    expect(field('Outlet')).toBeTruthy()
    await type('Item type', 'webpage')
    expect(field('Site')).toBeTruthy()
    await close()
    await open()
    expect(field('Title').value).toBe('A title')
    expect(field('Text').value).toBe('Words from the clipboard.')
  })

  it('keeps what was written when the window is closed', async () => {
    await open('Words from the clipboard.')
    await type('Title', 'A title')
    const { saveAllTyped } = await import('../../../renderer/state/on-leaving')
    await saveAllTyped()
    vi.resetModules()
    const next = await import('../../../renderer/features/import/kept-paste-draft')
    expect(next.pasteDraft.value).toMatchObject({
      title: 'A title',
      text: 'Words from the clipboard.',
    })
    next.clearPasteDraft()
    vi.resetModules()
    const later = await import('../../../renderer/features/import/kept-paste-draft')
    expect(later.pasteDraft.value.text).toBe('')
  })

  it('brings back a text that was written before another one was pasted', async () => {
    await open()
    await type('Text', 'Typed for an hour.')
    await close()
    await open('From the clipboard.')
    expect(field('Text').value).toBe('From the clipboard.')
    await press('Bring back the text that was here')
    expect(field('Text').value).toBe('Typed for an hour.')
    await press('Clear all fields')
    await close()
    await open('From the clipboard.')
    expect(root.textContent).not.toContain('Bring back the text that was here')
    await press('Clear all fields')
  })

  it('keeps what was typed while the import ran, and closes no other dialog', async () => {
    let imported: (value: unknown) => void = () => undefined
    bridge.answerBy('import.text', () => new Promise((resolve) => (imported = resolve)))
    await open('Words from the clipboard.')
    await press('Import')
    await type('Text', 'The next article.')
    const other = { kind: 'settings' as const }
    openDialog.value = other
    imported({ ok: true, value: { articles: [], notices: [], failed: 0, cancelled: false } })
    await settle()
    expect(openDialog.value).toEqual(other)
    expect(field('Text').value).toBe('The next article.')
    await press('Clear all fields')
  })

  it('keeps everything when the import fails, and says why', async () => {
    bridge.answerBy('import.text', () => ({
      ok: false,
      error: { code: 'disk-full', message: 'The disk is full.' },
    }))
    await open('Words')
    await press('Import')
    expect(root.textContent).toContain('The disk is full.')
    expect(field('Text').value).toBe('Words')
  })

  it('sends text and reference, and is empty the next time', async () => {
    bridge.answer('import.text', { articles: [], notices: [], failed: 0, cancelled: false })
    await open('Other words')
    await type('Item type', 'article-newspaper')
    await type('Authors', 'Okafor, Nneka')
    await press('Import')
    expect(bridge.inputsOf('import.text').at(-1)).toMatchObject({
      text: 'Other words',
      reference: { type: 'article-newspaper', author: [{ family: 'Okafor', given: 'Nneka' }] },
    })
    expect(openDialog.value).toBeUndefined()
    await close()
    await open()
    expect(field('Text').value).toBe('')
  })
})

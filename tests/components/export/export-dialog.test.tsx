import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LibraryInfo } from '#ipc/contract'
import { ScriptedBridge, settle } from '../scripted-bridge'

const bridge = new ScriptedBridge().install()
const { ExportDialog } = await import('../../../renderer/features/export/export-dialog')
const { selection } = await import('../../../renderer/features/library/list-state')
const { libraryInfo } = await import('../../../renderer/state/library')
const { notifications } = await import('../../../renderer/state/notifications')
const { openDialog } = await import('../../../renderer/state/open-dialog')

const root = document.createElement('div')
document.body.append(root)
const A = '000000000000000a'
const B = '000000000000000b'

beforeEach(() => {
  bridge.asked.length = 0
  notifications.value = []
  bridge.answer('export.preview', { text: '@book{a}', items: 2, truncated: false })
  libraryInfo.value = { counts: { articles: 7 } } as LibraryInfo
  openDialog.value = { kind: 'export' }
})
afterEach(() => {
  render(null, root)
  selection.value = { active: 0, anchor: 0, ids: new Set() }
})

async function open(): Promise<void> {
  render(<ExportDialog />, root)
  await settle()
}

async function choose(label: string): Promise<void> {
  const input = [...root.querySelectorAll('label')]
    .find((one) => one.textContent.startsWith(label))
    ?.querySelector('input')
  if (input) input.checked = true
  input?.dispatchEvent(new Event('change', { bubbles: true }))
  await settle()
}

async function save(): Promise<void> {
  const button = [...root.querySelectorAll('button')].find((one) => one.textContent === 'Save…')
  button?.click()
  await settle()
}

const lastPreview = () => bridge.inputsOf('export.preview').at(-1)

describe('the export dialog', () => {
  it('begins with everything, and with what is chosen where several articles are', async () => {
    await open()
    expect(lastPreview()).toEqual({ what: 'citations', format: 'bibtex', articles: 'all' })
    render(null, root)
    selection.value = { active: 0, anchor: 0, ids: new Set([A, B]) }
    await open()
    expect(lastPreview()).toMatchObject({ articles: [A, B] })
  })

  it('closes no other dialog that was opened while the file was written', async () => {
    let written: (value: unknown) => void = () => undefined
    bridge.answerBy('export.save', () => new Promise((resolve) => (written = resolve)))
    await open()
    await save()
    const other = { kind: 'reference' as const, article: A }
    openDialog.value = other
    render(null, root)
    written({ ok: true, value: { path: '/x.bib', items: 2, notices: [] } })
    await settle()
    expect(openDialog.value).toEqual(other)
    expect(notifications.value).toMatchObject([{ message: 'Exported 2 references to /x.bib.' }])
  })

  it('asks again for what is set, each kind with its own formats', async () => {
    await open()
    await choose('RIS')
    expect(lastPreview()).toMatchObject({ what: 'citations', format: 'ris' })
    await choose('Quotes')
    expect(lastPreview()).toMatchObject({ what: 'quotes', format: 'markdown' })
    await choose('CSV')
    await choose('Citations')
    expect(lastPreview()).toMatchObject({ what: 'citations', format: 'ris' })
  })

  it('offers a bibliography in the chosen style, and says what the style leaves out', async () => {
    bridge.answer('export.preview', {
      text: 'Ahl, K. (2009). Talks.',
      items: 2,
      truncated: false,
      notices: ['This style leaves 1 out of its bibliography: ahl-2009.'],
    })
    await open()
    await choose('Bibliography')
    expect(lastPreview()).toEqual({ what: 'bibliography', format: 'rtf', articles: 'all' })
    await choose('Plain text')
    expect(lastPreview()).toMatchObject({ what: 'bibliography', format: 'text' })
    expect(root.textContent).toContain('This style leaves 1 out')
    expect(root.textContent).toContain('2 entries')
    await choose('Citations')
  })

  it('cannot save nothing', async () => {
    bridge.answer('export.preview', { text: '', items: 0, truncated: false })
    bridge.answer('export.save', null)
    await open()
    await save()
    expect(bridge.inputsOf('export.save')).toEqual([])
    expect(root.textContent).toContain('There is no reference to export')
  })

  it('stays open when no file was chosen', async () => {
    bridge.answer('export.save', null)
    await open()
    await save()
    expect(openDialog.value).toBeDefined()
    expect(notifications.value).toEqual([])
  })

  it('says where the file is and what the format could not hold', async () => {
    bridge.answer('export.save', {
      path: '/home/a.bib',
      items: 2,
      notices: ['A speech became @misc.'],
    })
    await open()
    await save()
    expect(openDialog.value).toBeUndefined()
    expect(notifications.value[0]?.message).toBe(
      'Exported 2 references to /home/a.bib. A speech became @misc.',
    )
  })
})

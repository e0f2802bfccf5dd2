import { render } from 'preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ScriptedBridge, settle } from '../scripted-bridge'

new ScriptedBridge().install()
const { DropTarget } = await import('../../../renderer/features/import/drop-target')
const { openDialog } = await import('../../../renderer/state/open-dialog')

const root = document.createElement('div')
document.body.append(root)

beforeEach(async () => {
  openDialog.value = undefined
  render(<DropTarget />, root)
  await settle()
})
afterEach(() => render(null, root))

/** Drops text beside every field; says whether the window took it. */
function drop(text: string): boolean {
  const event = new Event('drop', { bubbles: true, cancelable: true })
  const dataTransfer = { types: ['text/plain'], getData: () => text }
  document.body.dispatchEvent(Object.assign(event, { dataTransfer }))
  return event.defaultPrevented
}

it('takes text as an article, but not while a dialog is open, whose place it would take', () => {
  const dialog = document.createElement('dialog')
  dialog.setAttribute('open', '')
  document.body.append(dialog)
  expect(drop('Words of an article.')).toBe(false)
  expect(openDialog.value).toBeUndefined()
  dialog.remove()
  expect(drop('Words of an article.')).toBe(true)
  expect(openDialog.value).toEqual({ kind: 'paste', text: 'Words of an article.' })
})

import { render } from 'preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ScriptedBridge, settle } from '../scripted-bridge'

let bridge: ScriptedBridge
beforeEach(() => {
  vi.resetModules()
  bridge = new ScriptedBridge().install().answer('window.may-close', null)
})
afterEach(() => render(null, document.body))

test('a window that is about to close says that it saves, and lets go when notes are saved', async () => {
  const { ClosingVeil, listenToClosing } = await import(
    '../../../renderer/features/safety/closing-veil'
  )
  const { saverFor } = await import('../../../renderer/features/notes/open-savers')
  const stop = listenToClosing()
  render(<ClosingVeil />, document.body)
  expect(document.body.textContent).toBe('')

  let isOnDisk: (answer: unknown) => void = () => undefined
  bridge.answerBy('library.execute', () => new Promise((resolve) => (isOnDisk = resolve)))
  saverFor('place', { article: '0000000000000001' }).type('Typed at the last moment')
  bridge.tell('window-closing', null)
  await settle()
  expect(document.querySelector('[role=alert]')?.textContent).toMatch(/^Saving the last changes/)
  expect(bridge.inputsOf('library.execute')).toMatchObject([
    { type: 'note.add', markdown: 'Typed at the last moment' },
  ])
  expect(bridge.inputsOf('window.may-close')).toEqual([])

  isOnDisk({ ok: true, value: { sequence: 1, value: { id: '0000000000000002' } } })
  await settle()
  expect(bridge.inputsOf('window.may-close')).toHaveLength(1)
  stop()
})

import { beforeEach, expect, test, vi } from 'vitest'
import type { LibraryInfo } from '#domain/library/rows'
import { ScriptedBridge, settle } from '../scripted-bridge'

const info = (folder: string) => ({ folder }) as LibraryInfo
let bridge: ScriptedBridge

beforeEach(() => {
  vi.resetModules()
  bridge = new ScriptedBridge().install()
  bridge.answer('tags.list', []).answer('speakers.list', []).answer('library.info', info('/one'))
})

test('what is typed is saved in the library in which it was typed', async () => {
  const { chooseLibrary } = await import('../../../renderer/state/choose-library')
  const { onLeaving } = await import('../../../renderer/state/on-leaving')
  const saved: number[] = []
  onLeaving(async () => {
    await settle()
    saved.push(bridge.asked.length)
  })
  bridge.answer('library.choose', null)
  await chooseLibrary()
  expect(saved).toEqual([0])
  expect(bridge.inputsOf('library.choose')).toHaveLength(1)
})

test('a library that cannot be opened is told in its own words', async () => {
  const { chooseLibrary } = await import('../../../renderer/state/choose-library')
  const { notifications } = await import('../../../renderer/state/notifications')
  const message = 'It is open in another program.'
  bridge.answerBy('library.choose', () => ({ ok: false, error: { code: 'locked', message } }))
  await chooseLibrary()
  expect(notifications.value).toMatchObject([{ message }])
})

test('a dialog goes with the library that it is about', async () => {
  const { followLibrary } = await import('../../../renderer/state/apply-events')
  const { openDialog, showDialog } = await import('../../../renderer/state/open-dialog')
  const stop = await followLibrary()
  showDialog({ kind: 'verify' })
  // The same one, after a repair.
  bridge.tell('library-opened', info('/one'))
  expect(openDialog.value).toEqual({ kind: 'verify' })
  bridge.tell('library-opened', info('/two'))
  expect(openDialog.value).toBeUndefined()
  stop()
})

import { afterEach, expect, it } from 'vitest'
import { ScriptedBridge, settle } from '../scripted-bridge'

/** A library that never finishes opening: nothing is drawn, and somebody types already. */
const bridge = new ScriptedBridge().install()
const never = () => new Promise<never>(() => undefined)
const { followEverything } = await import('../../../renderer/app')
const { openDialog } = await import('../../../renderer/state/open-dialog')

afterEach(() => {
  openDialog.value = undefined
})

it('answers a key that is pressed before anything is drawn', async () => {
  bridge.answerBy('library.info', never)
  void followEverything().catch(() => undefined)
  await settle()
  expect(document.body.children).toHaveLength(0)
  const key = new KeyboardEvent('keydown', {
    key: 'e',
    ctrlKey: true,
    bubbles: true,
    cancelable: true,
  })
  document.dispatchEvent(key)
  expect(key.defaultPrevented).toBe(true)
  expect(openDialog.value).toEqual({ kind: 'export' })
})

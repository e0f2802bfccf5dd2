import { beforeEach, describe, expect, it } from 'vitest'
import type { LibraryInfo } from '#ipc/contract'
import { ScriptedBridge, settle } from '../scripted-bridge'

const bridge = new ScriptedBridge().install()
const { execute, executeAllUndoable, undo } = await import('../../../renderer/state/execute')
const { libraryInfo } = await import('../../../renderer/state/library')
const { notifications, notify } = await import('../../../renderer/state/notifications')

const info = (sequence: number, more: Partial<LibraryInfo> = {}): LibraryInfo => ({
  folder: '/library',
  name: 'library',
  counts: { articles: 0, quotes: 0, suggestions: 0, trashed: 0 },
  sequence,
  undoStep: sequence,
  problems: [],
  ...more,
})

const messages = () => notifications.value.map((one) => one.message)

beforeEach(() => {
  notifications.value = []
  bridge.asked.length = 0
  bridge.answer('library.undo', { sequence: 9 })
  bridge.answer('library.execute-all', { sequence: 5 })
})

const DELETE = [{ type: 'article.delete' as const, article: '0000000000000001' }]

describe('a problem', () => {
  it('stays until it is closed, whatever is said to be done', () => {
    notify({ tone: 'problem', message: 'The disk is full.' })
    for (const message of ['1', '2', '3', '4', '5']) notify({ tone: 'done', message })
    expect(messages()).toEqual(['The disk is full.', '3', '4', '5'])
    for (const message of ['a', 'b', 'c', 'd']) notify({ tone: 'problem', message })
    expect(messages()).toEqual(['The disk is full.', 'a', 'b', 'c', 'd'])
    notify({ tone: 'done', message: '6' })
    expect(messages()).toEqual(['The disk is full.', 'a', 'b', 'c', 'd', '6'])
  })
})

describe('an offer to undo', () => {
  it('takes back the change that it stands for', async () => {
    libraryInfo.value = info(5)
    await executeAllUndoable(DELETE, 'Moved to the trash.')
    notifications.value[0]?.action?.run()
    await settle()
    expect(bridge.inputsOf('library.undo')).toHaveLength(1)
  })

  it('never takes back another change that came after it', async () => {
    libraryInfo.value = info(5)
    await executeAllUndoable(DELETE, 'Moved to the trash.')
    const offer = notifications.value[0]
    libraryInfo.value = info(6)
    offer?.action?.run()
    await settle()
    expect(bridge.inputsOf('library.undo')).toHaveLength(0)
    expect(messages().at(-1)).toMatch(/since/)
  })
})

describe('undo', () => {
  it('says what it took back, and several of them are one sentence', async () => {
    libraryInfo.value = info(5, { undo: 'tag quote' })
    await undo()
    await undo()
    expect(messages()).toEqual(['Undone: tag quote.'])
  })

  it('says so quietly when there is nothing to take back', async () => {
    bridge.answerBy('library.undo', () => ({
      ok: false,
      error: { code: 'nothing-to-undo', message: 'There is nothing to undo.' },
    }))
    await undo()
    expect(notifications.value).toMatchObject([
      { tone: 'done', message: 'There is nothing to undo.' },
    ])
  })
})

describe('a failure', () => {
  it('is shown, and can be tried again where that may help', async () => {
    bridge.answerBy('library.execute', () => ({
      ok: false,
      error: { code: 'disk-full', message: 'The disk is full.', retry: true },
    }))
    const command = { type: 'tag.add', name: 'energy' } as const
    expect(await execute(command)).toBeUndefined()
    expect(notifications.value).toMatchObject([{ tone: 'problem', message: 'The disk is full.' }])
    bridge.answer('library.execute', { sequence: 6 })
    notifications.value[0]?.action?.run()
    await settle()
    expect(bridge.inputsOf('library.execute')).toEqual([command, command])
  })

  it('that is a cancellation is not shown', async () => {
    bridge.answerBy('library.execute', () => ({
      ok: false,
      error: { code: 'cancelled', message: 'Cancelled.' },
    }))
    await execute({ type: 'tag.add', name: 'energy' })
    expect(messages()).toEqual([])
  })
})

import { expect, test } from 'vitest'
import { type Change, invertChange } from '#domain/library/change'
import { expectOk } from '#domain/result'
import { type LibraryStore, openLibraryStore } from '#store/library-store'
import { adding, idOf, makeTag, makeWhole, updating } from './make-records'
import { useFolder } from './temporary-folder'

const folder = useFolder()

async function open(limits = {}): Promise<LibraryStore> {
  return expectOk(await openLibraryStore(folder.path, { mode: 'write', limits }))
}

async function undo(store: LibraryStore): Promise<Change> {
  const step = store.history.undo
  if (!step) throw new Error('nothing to undo')
  const change = invertChange(expectOk(await store.readChange(step.sequence)))
  expectOk(await store.commit({ command: step.command, change, undoes: step.sequence }))
  return change
}

async function redo(store: LibraryStore): Promise<void> {
  const step = store.history.redo
  if (!step) throw new Error('nothing to redo')
  const change = expectOk(await store.readChange(step.sequence))
  expectOk(await store.commit({ command: step.command, change, redoes: step.sequence }))
}

function rename(number: number, from: string, to: string): Change {
  return updating({ type: 'tag', id: idOf('t', number), from: { name: from }, to: { name: to } })
}

test('undo and redo go on where they were after closing', async () => {
  let store = await open()
  for (const number of [1, 2, 3]) {
    expectOk(await store.commit({ command: `tag ${number}`, change: adding(makeTag(number)) }))
  }
  await undo(store)
  expectOk(await store.close())

  store = await open()
  expect(store.history.undo?.command).toBe('tag 2')
  expect(store.history.redo?.command).toBe('tag 3')
  await undo(store)
  expectOk(await store.close())

  store = await open()
  expect([...store.view.tags()]).toEqual([makeTag(1)])
  await redo(store)
  await redo(store)
  expect([...store.view.tags()]).toHaveLength(3)
  expect(store.history.redo).toBeUndefined()
  expectOk(await store.close())
})

test('a new change ends what could be redone', async () => {
  const store = await open()
  for (const number of [1, 2]) {
    expectOk(await store.commit({ command: 'test', change: adding(makeTag(number)) }))
  }
  await undo(store)
  expectOk(await store.commit({ command: 'test', change: adding(makeTag(3)) }))
  expect(store.history.redo).toBeUndefined()
  expectOk(await store.close())
})

test('only the next step can be undone', async () => {
  const store = await open()
  for (const number of [1, 2]) {
    expectOk(await store.commit({ command: 'test', change: adding(makeTag(number)) }))
  }
  const first = invertChange(adding(makeTag(1)))
  const wrong = await store.commit({ command: 'test', change: first, undoes: 1 })
  expect(wrong.ok ? 'ok' : wrong.error.code).toBe('nothing-to-undo')
  const nothing = await store.commit({ command: 'test', change: first, redoes: 1 })
  expect(nothing.ok ? 'ok' : nothing.error.code).toBe('nothing-to-redo')
  expectOk(await store.close())
})

test('a thousand steps can be taken back after closing, though the journal was let go', async () => {
  const limits = { segmentBytes: 20_000, catalogEntriesOnClose: 1, catalogEntries: 300, idleMs: 5 }
  let store = await open(limits)
  expectOk(await store.commit({ command: 'test', change: adding(...makeWhole(1), makeTag(1)) }))
  const name = (step: number) => `name ${step}`
  let last = makeTag(1).name
  for (let step = 1; step <= 1_300; step++) {
    expectOk(await store.commit({ command: 'test', change: rename(1, last, name(step)) }))
    last = name(step)
    if (step % 400 === 0) expectOk(await store.checkpoint())
  }
  expectOk(await store.close())

  store = await open(limits)
  for (let step = 1_300; step > 300; step--) {
    expect(store.view.tag(idOf('t', 1))?.name).toBe(name(step))
    await undo(store)
  }
  expect(store.view.tag(idOf('t', 1))?.name).toBe(name(300))
  expectOk(await store.close())
})

test('several commits that wait are written together, in their order', async () => {
  const store = await open()
  const results = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      store.commit({ command: 'test', change: adding(makeTag(i)) }),
    ),
  )
  expect(results.map((result) => expectOk(result).sequence)).toEqual(
    Array.from({ length: 40 }, (_, i) => i + 1),
  )
  // Each depends on the one before it.
  const renamed = await Promise.all(
    ['a', 'b', 'c'].map((name) =>
      store.commit({ command: 'test', change: rename(1, 'tag 1', name) }),
    ),
  )
  expect(renamed.every((result) => result.ok)).toBe(true)
  expect(store.view.tag(idOf('t', 1))?.name).toBe('c')
  expectOk(await store.close())
  const again = await open()
  expect([...again.view.tags()]).toHaveLength(40)
  expect(again.view.tag(idOf('t', 1))?.name).toBe('c')
  expectOk(await again.close())
})

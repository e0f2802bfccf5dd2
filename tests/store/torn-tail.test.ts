import { readdirSync } from 'node:fs'
import { cp, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { expectOk } from '#domain/result'
import { openLibraryStore } from '#store/library-store'
import { adding, idOf, makeTag, makeWhole } from './make-records'
import { copyAsAfterCrash } from './copy-as-after-crash'
import { useFolder } from './temporary-folder'

const folder = useFolder()

test('wherever the last record was cut off, it is dropped and everything before it is there', async () => {
  const original = join(folder.path, 'original')
  const store = expectOk(await openLibraryStore(original, { mode: 'write', createIfMissing: true }))
  expectOk(await store.commit({ command: 'test', change: adding(...makeWhole(1, 2)) }))
  const journal = join('journal', '0000000001.jsonl')
  const whole = (await readFile(join(original, journal))).length
  expectOk(await store.commit({ command: 'test', change: adding(makeTag(7)) }))
  const longer = (await readFile(join(original, journal))).length
  copyAsAfterCrash(original, join(folder.path, 'crashed'))
  expectOk(await store.close())

  for (let length = whole; length < longer; length++) {
    const path = join(folder.path, `cut-${length}`)
    await cp(join(folder.path, 'crashed'), path, { recursive: true })
    await truncate(join(path, journal), length)
    const cut = expectOk(await openLibraryStore(path, { mode: 'write' }))
    const isTorn = length > whole
    expect([...cut.view.tags()]).toEqual([])
    expect(cut.view.quotesOf(idOf('a', 1))).toHaveLength(2)
    expect(cut.problems.map(({ action }) => action)).toEqual(isTorn ? ['dropped-tail'] : [])
    // What was cut off is kept, and the library goes on.
    if (isTorn) expect(readdirSync(join(path, 'quarantine'))).toHaveLength(1)
    expectOk(await cut.commit({ command: 'test', change: adding(makeTag(8)) }))
    expectOk(await cut.close())
    const again = expectOk(await openLibraryStore(path, { mode: 'read' }))
    expect([...again.view.tags()]).toEqual([makeTag(8)])
    expect(again.problems).toEqual([])
  }
  // Some hundred openings, each with what the disk takes to confirm it.
}, 300_000)

test('a reader passes over what a writer has not finished', async () => {
  const store = expectOk(await openLibraryStore(folder.path, { mode: 'write' }))
  expectOk(await store.commit({ command: 'test', change: adding(makeTag(1)) }))
  expectOk(await store.commit({ command: 'test', change: adding(makeTag(2)) }))
  const journal = join(folder.path, 'journal', '0000000001.jsonl')
  const { length } = await readFile(journal)
  await truncate(journal, length - 5)
  const reader = expectOk(await openLibraryStore(folder.path, { mode: 'read' }))
  expect([...reader.view.tags()]).toEqual([makeTag(1)])
  expect((await readFile(journal)).length).toBe(length - 5)
  expectOk(await reader.close())
  await store.close()
})

import { readdirSync } from 'node:fs'
import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { expectOk } from '#domain/result'
import { type LibraryStore, openLibraryStore } from '#store/library-store'
import { verifyLibrary } from '#store/verify-library'
import { adding, idOf, makeNote, makeTag, makeWhole, updating } from './make-records'
import { ModelLibrary } from './model-library'
import { readEverything } from './read-everything'
import { useFolder } from './temporary-folder'

const folder = useFolder()

const backups = () => readdirSync(join(folder.path, 'backups'))

async function open(clock = () => '2024-05-01T12:00:00.000Z'): Promise<LibraryStore> {
  return expectOk(await openLibraryStore(folder.path, { mode: 'write', clock }))
}

test('a backup is a library: restored, it is the state it was made of', async () => {
  const store = await open()
  const model = new ModelLibrary()
  for (const change of [
    adding(...makeWhole(1, 2), makeTag(1)),
    adding(...makeWhole(2), makeNote(1)),
  ]) {
    expectOk(await store.commit({ command: 'test', change }))
    model.apply(change)
  }
  expectOk(await store.saveSource(idOf('a', 1), 'original.txt', Buffer.from('original')))
  const name = expectOk(await store.createBackup())
  // What comes later does not reach into the backup.
  const change = updating({
    type: 'quote',
    id: idOf('q', 100),
    article: idOf('a', 1),
    from: { tags: [] },
    to: { tags: [idOf('t', 1)] },
  })
  expectOk(await store.commit({ command: 'test', change }))
  expectOk(await store.close())

  const restored = join(folder.path, 'restored')
  await cp(join(folder.path, 'backups', name), restored, { recursive: true })
  const copy = expectOk(await openLibraryStore(restored, { mode: 'read' }))
  expect(readEverything(copy.view, copy.catalog.articleIds())).toEqual(model.everything())
  expect(copy.problems).toEqual([])
  expectOk(await copy.close())
  const source = join(restored, 'sources', idOf('a', 1), 'original.txt')
  expect(await readFile(source, 'utf8')).toBe('original')
  expect(expectOk(await verifyLibrary(restored)).problems).toEqual([])
})

test('one is made on each day on which the library is used, and the last of each day is kept', async () => {
  for (let day = 1; day <= 13; day++) {
    for (const hour of ['08', '17']) {
      const instant = `2024-05-${String(day).padStart(2, '0')}T${hour}:00:00.000Z`
      const store = await open(() => instant)
      const article = makeWhole(day * 100 + Number(hour))
      expectOk(await store.commit({ command: 'test', change: adding(...article) }))
      expectOk(await store.close())
    }
  }
  expect(backups()).toHaveLength(13)
  expect(backups()[0]).toContain('2024-05-01')
  expect(backups()[12]).toContain('2024-05-13')
})

test('an empty library is no reason for a backup', async () => {
  expectOk(await (await open()).close())
  expect(readdirSync(folder.path)).not.toContain('backups')
})

test('an article is made again from a backup and the journal after it', async () => {
  let store = await open()
  expectOk(await store.commit({ command: 'test', change: adding(...makeWhole(1, 1), makeTag(1)) }))
  expectOk(await store.createBackup())
  const change = updating({
    type: 'quote',
    id: idOf('q', 100),
    article: idOf('a', 1),
    from: { tags: [] },
    to: { tags: [idOf('t', 1)] },
  })
  expectOk(await store.commit({ command: 'test', change }))
  expectOk(await store.close())
  const id = idOf('a', 1)
  await rm(join(folder.path, 'articles', id.slice(0, 2), `${id}.json`))
  store = await open()
  expect(store.view.quote(idOf('q', 100))?.tags).toEqual([idOf('t', 1)])
  expect(store.problems.map(({ action }) => action)).toEqual(['rebuilt'])
  expectOk(await store.close())
})

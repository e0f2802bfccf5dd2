import { existsSync, mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Catalog } from '#store/catalog'
import { decodeCatalog, emptyTables } from '#store/catalog-file'
import { CatalogSaver } from '#store/catalog-saver'
import { nodeFiles, type StoreFiles } from '#store/files'
import { layoutOf } from '#store/layout'
import { STORE_LIMITS } from '#store/store-limits'
import { adding, idOf, makeArticle } from './make-records'
import { useFolder } from './temporary-folder'

const folder = useFolder()

function make(onWrite: () => void = () => undefined) {
  const layout = layoutOf(join(folder.path, 'library'))
  mkdirSync(layout.root)
  const files: StoreFiles = {
    ...nodeFiles,
    open: async (path, how) => {
      const file = await nodeFiles.open(path, how)
      const write = (bytes: Uint8Array) => {
        onWrite()
        return file.write(bytes)
      }
      return {
        write,
        datasync: () => file.datasync(),
        sync: () => file.sync(),
        truncate: (length) => file.truncate(length),
        statSync: () => file.statSync(),
        close: () => file.close(),
      }
    },
  }
  const limits = { ...STORE_LIMITS, catalogEntries: 3, catalogEntriesOnClose: 2 }
  const catalog = new Catalog(emptyTables())
  const state = { catalog, tags: new Map(), speakers: new Map(), isCatalogRepaired: false }
  const saved = { catalog: 0 }
  let sequence = 0
  const saver = new CatalogSaver({
    context: { files, layout, limits },
    state,
    journal: { written: 0 },
    library: idOf('l', 1),
    sequence: () => sequence,
    saved,
  })
  const add = () => catalog.apply(++sequence, adding(makeArticle(sequence)))
  const inFile = async () => {
    const { tables, info } = decodeCatalog(layout.catalog, await readFile(layout.catalog))
    return { sequence: info.sequence, articles: new Catalog(tables).counts().articles }
  }
  return { saver, state, saved, add, inFile, path: layout.catalog }
}

test('it is saved where enough has come, and on closing where less has', async () => {
  const { saver, saved, add, inFile, path } = make()
  add()
  await saver.saveIfDue(true)
  add()
  await saver.saveIfDue(false)
  expect([existsSync(path), saved.catalog]).toEqual([false, 0])
  await saver.saveIfDue(true)
  expect(await inFile()).toEqual({ sequence: 2, articles: 2 })
  expect(saved.catalog).toBe(2)
  for (let more = 0; more < 3; more++) add()
  await saver.saveIfDue(false)
  expect(await inFile()).toEqual({ sequence: 5, articles: 5 })
})

test('one that was repaired is saved at once', async () => {
  const { saver, state, add, inFile } = make()
  add()
  state.isCatalogRepaired = true
  await saver.saveIfDue(false)
  expect(await inFile()).toEqual({ sequence: 1, articles: 1 })
  expect(state.isCatalogRepaired).toBe(false)
})

test('a save that is overtaken by a change is given up, and the file stays one state', async () => {
  let onWrite = () => {}
  const { saver, saved, state, add, inFile } = make(() => onWrite())
  for (let more = 0; more < 3; more++) add()
  await saver.saveIfDue(false)
  for (let more = 0; more < 3; more++) add()
  state.isCatalogRepaired = true
  let writes = 0
  onWrite = () => {
    if (++writes === 5) add()
  }
  await saver.saveIfDue(false)
  expect(await inFile()).toEqual({ sequence: 3, articles: 3 })
  expect([saved.catalog, state.isCatalogRepaired, writes]).toEqual([3, true, 5])
  await saver.saveIfDue(false)
  expect(await inFile()).toEqual({ sequence: 7, articles: 7 })
})

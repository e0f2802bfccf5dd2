import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { FileStamps } from '../../electron/store/file-stamps'
import { nodeFiles } from '../../electron/store/files'
import { layoutOf } from '../../electron/store/layout'
import { SavedStamps } from '../../electron/store/saved-stamps'
import { useFolder } from './temporary-folder'

const folder = useFolder()
const FIRST = 'aferry00000000001'
const SECOND = 'aferry00000000002'

async function session(): Promise<{ stamps: FileStamps; saved: SavedStamps; path: string }> {
  const layout = layoutOf(join(folder.path, 'library'))
  await mkdir(dirname(layout.stamps), { recursive: true })
  const stamps = new FileStamps()
  const saved = new SavedStamps({ files: nodeFiles, layout, stamps })
  return { stamps, saved, path: layout.stamps }
}

test('stamps outlast a session, and what is known by then stays', async () => {
  const one = await session()
  await one.saved.load()
  one.stamps.set(FIRST, { size: 1, modified: 10 }, true)
  one.stamps.set(SECOND, { size: 2, modified: 20 }, false)
  await one.saved.save()
  const two = await session()
  two.stamps.set(FIRST, { size: 3, modified: 30 }, true)
  await two.saved.load()
  expect(two.stamps.get(FIRST)).toEqual({ size: 3, modified: 30, isOurs: true })
  expect(two.stamps.get(SECOND)).toEqual({ size: 2, modified: 20, isOurs: false })
})

test('a session that has not read what was saved does not replace it', async () => {
  const one = await session()
  await one.saved.load()
  one.stamps.set(FIRST, { size: 1, modified: 10 }, true)
  await one.saved.save()
  const before = await readFile(one.path)
  const two = await session()
  two.stamps.set(SECOND, { size: 2, modified: 20 }, true)
  await two.saved.save()
  expect(await readFile(two.path)).toEqual(before)
})

test('where nothing is new, nothing is written', async () => {
  const { saved, path } = await session()
  await saved.load()
  await saved.save()
  expect(existsSync(path)).toBe(false)
})

test('a damaged file is as if there were none', async () => {
  const one = await session()
  await writeFile(one.path, 'no stamps')
  await one.saved.load()
  one.stamps.set(FIRST, { size: 1, modified: 10 }, true)
  await one.saved.save()
  const two = await session()
  await two.saved.load()
  expect(two.stamps.get(FIRST)).toEqual({ size: 1, modified: 10, isOurs: true })
})

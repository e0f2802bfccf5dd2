import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lookAtFolders } from '#workers/look-at-folder'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-look-'))
  await mkdir(join(folder, 'a'))
  await writeFile(join(folder, 'a/one.json'), '{}')
  await writeFile(join(folder, 'a/two.json'), 'twelve bytes')
})
afterAll(() => rm(folder, { recursive: true }))

it('says the names in a folder, and the size and time of each', async () => {
  const [found] = lookAtFolders([join(folder, 'a')])
  const at = found?.names.indexOf('two.json') ?? -1
  const { size, mtimeMs } = await stat(join(folder, 'a/two.json'))
  expect([...(found?.names ?? [])].sort()).toEqual(['one.json', 'two.json'])
  expect([...(found?.stamps.subarray(at * 2, at * 2 + 2) ?? [])]).toEqual([size, mtimeMs])
})

it('finds nothing in a folder that is not there, and in a file', () => {
  const found = lookAtFolders([join(folder, 'gone'), join(folder, 'a/one.json')])
  expect(found.map(({ names }) => names)).toEqual([[], []])
})

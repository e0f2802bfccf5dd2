import { cpSync, existsSync, readdirSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expectOk } from '#domain/result'
import { encodeJsonFile } from '#store/json-file'
import { openLibraryStore } from '#store/library-store'
import { CURRENT_SCHEMA } from '#store/migrations'
import { verifyLibrary } from '#store/verify-library'
import { readEverything } from './read-everything'
import { useFolder } from './temporary-folder'

/**
 * A library of every version that a release wrote, as it lay on the disk, with what is in it. They are
 * never changed; a new version of the form adds one.
 */
const FIXTURES = join(import.meta.dirname, '../fixtures/libraries')
const folder = useFolder()

const versions = readdirSync(FIXTURES)

test('there is one of each version', () => {
  const expected = Array.from({ length: CURRENT_SCHEMA }, (_, index) => `schema-${index + 1}`)
  expect(versions).toEqual(expected)
})

describe.each(versions)('%s', (version) => {
  const contentOf = async (root: string) => {
    const store = expectOk(await openLibraryStore(root, { mode: 'write' }))
    const content = [...readEverything(store.view, [...store.catalog.articleIds()]).values()]
    const problems = [...store.problems]
    expectOk(await store.close())
    return { content, problems }
  }
  const copy = () => {
    const root = join(folder.path, 'library')
    cpSync(join(FIXTURES, version, 'library'), root, { recursive: true })
    return root
  }
  const expected = async () =>
    JSON.parse(await readFile(join(FIXTURES, version, 'content.json'), 'utf8')) as unknown

  test('is opened, holds what it held, and is right', async () => {
    const root = copy()
    const { content, problems } = await contentOf(root)
    expect(problems).toEqual([])
    expect(content).toEqual(await expected())
    expect(expectOk(await verifyLibrary(root)).problems).toEqual([])
  })

  test('is read from its documents alone too', async () => {
    const root = copy()
    await rm(join(root, 'journal'), { recursive: true })
    expect((await contentOf(root)).content).toEqual(await expected())
  })
})

test('one of a newer version is opened for reading and left as it is', async () => {
  const root = join(folder.path, 'library')
  const latest = `schema-${CURRENT_SCHEMA}`
  cpSync(join(FIXTURES, latest, 'library'), root, { recursive: true })
  const path = join(root, 'library.json')
  const { checksum: _, ...file } = JSON.parse(await readFile(path, 'utf8')) as { checksum: string }
  const bytes = encodeJsonFile({ ...file, schema: CURRENT_SCHEMA + 1, sequence: 4 })
  await writeFile(path, bytes)
  const store = expectOk(await openLibraryStore(root, { mode: 'write' }))
  expect(store.readOnlyReason?.code).toBe('newer-version')
  expect([...store.catalog.articleIds()]).toHaveLength(2)
  expectOk(await store.close())
  expect(await readFile(path)).toEqual(bytes)
  expect(existsSync(join(root, 'conflicts'))).toBe(false)
})

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { expectOk } from '#domain/result'
import { nodeFiles } from '#store/files'
import { makeFolderIn } from '#store/library-folder'
import { openLibraryStore } from '#store/library-store'
import { adding, idOf, makeTag, makeWhole } from './make-records'
import { ModelLibrary } from './model-library'
import { readEverything } from './read-everything'
import { useFolder } from './temporary-folder'

/**
 * Disks that are really full, really read-only and really gone: small file systems in memory, which
 * only root on Linux can mount. Elsewhere tests/store/faults.test.ts stands for them, and one test
 * says so. (Permissions alone prove nothing here: root may write everywhere.)
 */
const folder = useFolder()
const disk = () => join(folder.path, 'disk')
const library = () => join(disk(), 'library')

const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'pipe' })

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

if (canMount()) {
  beforeEach(() => {
    mkdirSync(disk())
    mount('-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk())
  })
  // Before the folder itself is removed: hooks run in the reverse order.
  afterEach(() => {
    execFileSync('umount', ['-l', disk()], { stdio: 'pipe' })
  })

  describe('a disk', () => {
    test('that is full refuses changes, keeps what it had, and goes on when there is room', async () => {
      const model = new ModelLibrary()
      const store = expectOk(
        await openLibraryStore(library(), { mode: 'write', createIfMissing: true }),
      )
      let refused = 0
      for (let number = 1; number <= 400 && refused < 5; number++) {
        const change = adding(...makeWhole(number, 20))
        const result = await store.commit({ command: 'test', change })
        if (result.ok) model.apply(change)
        else {
          refused++
          expect(result.error).toMatchObject({ code: 'disk-full', retry: true })
        }
        // Documents need room too; the journal has what they lack.
        if (number % 20 === 0) await store.checkpoint()
      }
      expect(refused).toBe(5)
      expect(readEverything(store.view, store.catalog.articleIds())).toEqual(model.everything())

      mount('-o', 'remount,size=30m', disk())
      const change = adding(...makeWhole(1_000, 1))
      expectOk(await store.commit({ command: 'test', change }))
      model.apply(change)
      expectOk(await store.close())
      const again = expectOk(await openLibraryStore(library(), { mode: 'write' }))
      expect(readEverything(again.view, again.catalog.articleIds())).toEqual(model.everything())
      expect(again.problems).toEqual([])
      expectOk(await again.close())
    })

    test('that was full when the library was closed loses nothing', async () => {
      const model = new ModelLibrary()
      const store = expectOk(
        await openLibraryStore(library(), { mode: 'write', createIfMissing: true }),
      )
      const change = adding(...makeWhole(1, 3), makeTag(1))
      expectOk(await store.commit({ command: 'test', change }))
      model.apply(change)
      const filler = join(disk(), 'filler')
      await writeFile(filler, Buffer.alloc(4_000_000)).catch(() => undefined)
      expect((await store.close()).ok).toBe(false)

      // Full as it is, it can be read.
      const full = expectOk(await openLibraryStore(library(), { mode: 'write' }))
      expect(readEverything(full.view, full.catalog.articleIds())).toEqual(model.everything())
      await full.close()
      await rm(filler)
      const again = expectOk(await openLibraryStore(library(), { mode: 'write' }))
      expect(again.readOnlyReason).toBeUndefined()
      expect(readEverything(again.view, again.catalog.articleIds())).toEqual(model.everything())
      expectOk(await again.close())
    })

    test('that can only be read opens for reading, and says why', async () => {
      const store = expectOk(
        await openLibraryStore(library(), { mode: 'write', createIfMissing: true }),
      )
      expectOk(await store.commit({ command: 'test', change: adding(...makeWhole(1, 1)) }))
      expectOk(await store.close())
      mount('-o', 'remount,ro', disk())
      const readOnly = expectOk(await openLibraryStore(library(), { mode: 'write' }))
      expect(readOnly.readOnlyReason?.code).toBe('cannot-write')
      expect(readOnly.readOnlyReason?.message).toContain('only be read')
      expect(readOnly.view.article(idOf('a', 1))?.id).toBe(idOf('a', 1))
      const refused = await readOnly.commit({ command: 'test', change: adding(makeTag(1)) })
      expect(refused.ok).toBe(false)
      expectOk(await readOnly.close())
      mount('-o', 'remount,rw', disk())
    })

    test('that becomes read-only under an open library refuses changes until it is writable', async () => {
      const store = expectOk(
        await openLibraryStore(library(), { mode: 'write', createIfMissing: true }),
      )
      // No segment is open for writing yet, or the disk could not be remounted.
      mount('-o', 'remount,ro', disk())
      const change = adding(makeTag(1))
      const refused = await store.commit({ command: 'test', change })
      expect(refused).toMatchObject({ ok: false, error: { code: 'cannot-write', retry: true } })
      mount('-o', 'remount,rw', disk())
      expectOk(await store.commit({ command: 'test', change }))
      expectOk(await store.close())
    })
  })
} else {
  test('no small disks can be mounted here (root on Linux can); injected errors stand for them', () => {
    expect(process.platform === 'linux' && process.getuid?.() === 0 && canMount()).toBe(false)
  })
}

test('a folder that vanishes under an open library: changes are refused, nothing is taken for saved', async () => {
  const path = join(folder.path, 'vanishing')
  const store = expectOk(await openLibraryStore(path, { mode: 'write', createIfMissing: true }))
  expectOk(await store.commit({ command: 'test', change: adding(makeTag(1)) }))
  await rm(path, { recursive: true })
  for (const number of [2, 3]) {
    const refused = await store.commit({ command: 'test', change: adding(makeTag(number)) })
    expect(refused).toMatchObject({ ok: false, error: { code: 'cannot-write', retry: true } })
  }
  expect([...store.view.tags()]).toEqual([makeTag(1)])
  expect((await store.close()).ok).toBe(false)
})

test('a folder that is away for a while: nothing is put into its place, and work goes on when it is back', async () => {
  const path = join(folder.path, 'library')
  const away = join(folder.path, 'away')
  const store = expectOk(await openLibraryStore(path, { mode: 'write', createIfMissing: true }))
  expectOk(await store.commit({ command: 'test', change: adding(...makeWhole(1)) }))
  await rename(path, away)
  // The first look for a backup that is due comes after a second.
  await expect.poll(() => store.problems.length, { timeout: 20_000 }).toBeGreaterThan(0)
  expect(store.problems.map(({ message }) => message).join()).toContain('backup was not made')
  const refused = await store.checkpoint()
  expect(refused).toMatchObject({ ok: false, error: { code: 'cannot-write', retry: true } })
  expect(existsSync(path)).toBe(false)
  expect(store.readOnlyReason).toBeUndefined()

  await rename(away, path)
  expectOk(await store.commit({ command: 'test', change: adding(makeTag(7)) }))
  expectOk(await store.checkpoint())
  expectOk(await store.close())
  const again = expectOk(await openLibraryStore(path, { mode: 'write' }))
  expect(again.view.tag(makeTag(7).id)).toEqual(makeTag(7))
  expectOk(await again.close())
})

test('the original of an article is not kept in the place of a library that is away', async () => {
  const path = join(folder.path, 'library')
  const away = join(folder.path, 'away')
  const store = expectOk(await openLibraryStore(path, { mode: 'write', createIfMissing: true }))
  await rename(path, away)
  const saved = await store.saveSource(idOf('a', 1), 'a.txt', Buffer.from('text'))
  expect(saved).toMatchObject({ ok: false, error: { code: 'cannot-write', retry: true } })
  expect(existsSync(path)).toBe(false)
  await rename(away, path)
  expectOk(await store.saveSource(idOf('a', 1), 'a.txt', Buffer.from('text')))
  expectOk(await store.close())
})

test('a folder inside a library whose own is away is not made, as it would stand in its place', async () => {
  const root = join(folder.path, 'gone')
  const made = makeFolderIn({ files: nodeFiles, layout: { root } }, join(root, 'articles', 'ab'))
  await expect(made).rejects.toMatchObject({ code: 'ENOENT' })
  expect(existsSync(root)).toBe(false)
})

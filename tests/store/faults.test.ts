import { readdirSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type Change, invertChange } from '#domain/library/change'
import { expectOk, type Result } from '#domain/result'
import { nodeFiles } from '#store/files'
import { type LibraryStore, openLibraryStore } from '#store/library-store'
import { verifyLibrary } from '#store/verify-library'
import { type Fault, FaultyFiles } from './faulty-files'
import {
  adding,
  idOf,
  makeNote,
  makeQuote,
  makeSpeaker,
  makeTag,
  makeWhole,
  removing,
  updating,
} from './make-records'
import { ModelLibrary } from './model-library'
import { readEverything } from './read-everything'
import { copyAsAfterCrash } from './copy-as-after-crash'
import { useFolder } from './temporary-folder'

const folder = useFolder()
const limits = { segmentBytes: 3_000, catalogEntriesOnClose: 2, idleMs: 1_000_000 }

/** What one session does: every kind of write the store knows. */
const CHANGES: Change[] = [
  adding(...makeWhole(1, 2), makeTag(1), makeSpeaker(1)),
  adding(...makeWhole(2, 1)),
  updating(
    ...[100, 101, 200].map((number) => ({
      type: 'quote' as const,
      id: idOf('q', number),
      article: idOf('a', Math.floor(number / 100)),
      from: { tags: [] },
      to: { tags: [idOf('t', 1)] },
    })),
  ),
  adding(makeNote(1, { title: 'By itself' })),
  removing(makeQuote(101, 1, { tags: [idOf('t', 1)] })),
  adding(...makeWhole(3), ...makeWhole(4), makeTag(2)),
]

/** A library at work, beside a map of what was acknowledged. */
class Session {
  readonly model = new ModelLibrary()
  refused = 0
  /** The change that was being saved when the process died. */
  inDoubt: Change | undefined

  constructor(
    readonly files: FaultyFiles,
    readonly path: string,
  ) {}

  async run(): Promise<LibraryStore | undefined> {
    const store = await this.#open()
    if (!store) return undefined
    for (const [i, change] of CHANGES.entries()) {
      await this.#commit(store, { command: 'test', change })
      if (i === 1 || i === 4) await store.checkpoint()
      if (i === 4) await store.createBackup()
    }
    const step = store.history.undo
    const last = step && (await store.readChange(step.sequence))
    if (step && last?.ok) {
      const change = invertChange(last.value)
      await this.#commit(store, { command: step.command, change, undoes: step.sequence })
    }
    return store
  }

  async #open(): Promise<LibraryStore | undefined> {
    const { files } = this
    const opened = await openLibraryStore(this.path, { mode: 'write', files, limits })
    return opened.ok ? opened.value : undefined
  }

  async #commit(
    store: LibraryStore,
    entry: { command: string; change: Change; undoes?: number },
  ): Promise<void> {
    const { sequence } = store
    let result: Result<unknown> = await store.commit(entry)
    if (!result.ok) {
      this.refused++
      expect(store.sequence).toBe(sequence)
      this.expectEqual(store)
      // The cause is gone: the same change goes through, unless the store takes nothing more.
      if (!store.readOnlyReason && !this.files.isCrashed) result = await store.commit(entry)
      if (this.files.isCrashed) this.inDoubt ??= entry.change
      else {
        expect(result.ok || result.error.message).toBe(store.readOnlyReason?.message ?? true)
      }
    }
    if (result.ok) this.model.apply(entry.change)
    this.expectEqual(store)
  }

  /** Memory is what was acknowledged: neither less nor more. */
  expectEqual(store: LibraryStore): void {
    expect(readEverything(store.view, store.catalog.articleIds())).toEqual(this.model.everything())
  }
}

async function expectExactly(path: string, allowed: readonly ModelLibrary[]): Promise<void> {
  const store = expectOk(await openLibraryStore(path, { mode: 'write', limits }))
  const found = readEverything(store.view, store.catalog.articleIds())
  const exact = allowed.find((model) => isDeepStrictEqual(model.everything(), found))
  if (!exact) expect(found).toEqual(allowed[0]?.everything())
  // It can be worked with.
  expectOk(await store.commit({ command: 'test', change: adding(makeTag(99)) }))
  expectOk(await store.close())
  const report = expectOk(await verifyLibrary(path))
  expect(report.problems).toEqual([])
}

/** How many calls a session without a fault makes. */
async function countCalls(path: string): Promise<string[]> {
  await mkdir(path)
  const files = new FaultyFiles()
  const session = new Session(files, path)
  const store = await session.run()
  if (!store) throw new Error('the session did not open')
  expectOk(await store.close())
  expect(session.refused).toBe(0)
  return files.calls
}

async function runWithFault(path: string, fault: Fault): Promise<Session> {
  await mkdir(path)
  const files = new FaultyFiles()
  files.fault = fault
  const session = new Session(files, path)
  const store = await session.run()
  await store?.close()
  return session
}

/** STORE_FAULTS=all: at every call; else at every sixth, beginning elsewhere for each kind. */
const STEP = process.env['STORE_FAULTS'] === 'all' ? 1 : 6
const KINDS = ['ENOSPC', 'EIO', 'short', 'crash'] as const

describe.each(KINDS)('%s at the calls of a session', (kind) => {
  test('the library opens and holds exactly what was acknowledged', async () => {
    const calls = await countCalls(join(folder.path, 'counted'))
    let fired = 0
    let asked = 0
    for (const [at, name] of calls.entries()) {
      if (at % STEP !== KINDS.indexOf(kind) % STEP) continue
      if (kind === 'short' && !name.startsWith('write ')) continue
      asked++
      const path = join(folder.path, String(at))
      const session = await runWithFault(path, { kind, at })
      if (session.files.hasFired) fired++
      const allowed = [session.model]
      if (session.inDoubt) {
        // The call that was cut off may have been the last one of a save.
        const more = session.model.copy()
        more.apply(session.inDoubt)
        allowed.push(more)
      }
      const left = join(folder.path, `${at}-left`)
      copyAsAfterCrash(path, left)
      await expectExactly(left, allowed).catch((error: unknown) => {
        throw new Error(`${kind} at ${at}: ${name}`, { cause: error })
      })
    }
    // A fault that never came proves nothing.
    expect(asked).toBeGreaterThan(0)
    expect(fired).toBeGreaterThanOrEqual(asked * 0.9)
  }, 600_000)
})

test.each(['listed', 'read'])(
  'a journal that cannot be %s refuses an undo, and gives it when the disk does',
  async (how) => {
    const path = join(folder.path, 'library')
    let isBroken = false
    const eio = (asked: string) => {
      if (isBroken && asked.includes('journal')) {
        throw Object.assign(new Error('i/o error'), { code: 'EIO' })
      }
    }
    const files = {
      ...nodeFiles,
      listSync: (listed: string) => {
        if (how === 'listed') eio(listed)
        return nodeFiles.listSync(listed)
      },
      readSync: (read: string) => {
        if (how === 'read') eio(read)
        return nodeFiles.readSync(read)
      },
    }
    const store = expectOk(
      await openLibraryStore(path, { mode: 'write', createIfMissing: true, files }),
    )
    const change = adding(makeTag(1))
    expectOk(await store.commit({ command: 'test', change }))
    const { undo } = store.history
    isBroken = true
    expect(await store.readChange(undo?.sequence ?? 0)).toMatchObject({
      ok: false,
      error: { code: 'cannot-write', retry: true },
    })
    isBroken = false
    expect(store.history.undo).toEqual(undo)
    expect(expectOk(await store.readChange(undo?.sequence ?? 0))).toEqual(change)
    expectOk(await store.close())
  },
)

test('backups that cannot be listed keep nobody from closing', async () => {
  const path = join(folder.path, 'library')
  let isBroken = false
  const files = {
    ...nodeFiles,
    listSync: (listed: string) => {
      if (isBroken && listed.endsWith('backups')) {
        throw Object.assign(new Error('EIO: scandir'), { code: 'EIO' })
      }
      return nodeFiles.listSync(listed)
    },
  }
  const store = expectOk(
    await openLibraryStore(path, { mode: 'write', createIfMissing: true, files }),
  )
  expectOk(await store.commit({ command: 'test', change: adding(...makeWhole(1)) }))
  isBroken = true
  expectOk(await store.close())
  expect(store.problems.map(({ action }) => action)).toEqual(['failed'])
  expect(readdirSync(path).filter((name) => name.startsWith('lock-'))).toEqual([])
})

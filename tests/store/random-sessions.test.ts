import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Change, invertChange, isEmptyChange } from '#domain/library/change'
import { parseCommand, runCommand } from '#domain/library/commands'
import { expectOk } from '#domain/result'
import { type LibraryStore, openLibraryStore } from '#store/library-store'
import { verifyLibrary } from '#store/verify-library'
import { expectCatalogIsRight } from './check-catalog'
import { idOf, instantAt } from './make-records'
import { ModelLibrary } from './model-library'
import { commandOf, type Step, steps } from './random-commands'
import { readEverything } from './read-everything'
import { copyAsAfterCrash } from './copy-as-after-crash'

/** One random session on a real library, beside the model it must agree with. */
class Session {
  readonly model = new ModelLibrary()
  readonly #undo: Change[] = []
  #redo: Change[] = []
  #clock = 0
  #ids = 0
  #folder: string

  private constructor(
    readonly root: string,
    public store: LibraryStore,
  ) {
    this.#folder = store.folder
  }

  static async start(): Promise<Session> {
    const root = await mkdtemp(join(tmpdir(), 'commonplace-session-'))
    return new Session(root, await openSmall(join(root, '0')))
  }

  async run(step: Step): Promise<void> {
    const command = commandOf(step, this.model)
    if (command) await this.#command(command)
    else if (step.kind === 'undo') await this.#revert('undo')
    else if (step.kind === 'redo') await this.#revert('redo')
    else if (step.kind === 'look') this.check()
    else if (step.kind === 'checkpoint') expectOk(await this.store.checkpoint())
    else if (step.kind === 'reopen') {
      expectOk(await this.store.close())
      this.store = await openSmall(this.#folder)
      this.check()
    } else if (step.kind === 'crash') await this.#crash()
  }

  /** The store says what the model says. */
  check(): void {
    const ids = this.model.articles().map((article) => article.id)
    expect([...this.store.catalog.articleIds()].sort()).toEqual([...ids].sort())
    expect(readEverything(this.store.view, ids)).toEqual(this.model.everything())
    expectCatalogIsRight(this.store, this.model)
    expect(this.store.problems).toEqual([])
    expect(this.store.history.undo === undefined).toBe(this.#undo.length === 0)
    expect(this.store.history.redo === undefined).toBe(this.#redo.length === 0)
  }

  async end(): Promise<void> {
    await this.store.close()
    const report = expectOk(await verifyLibrary(this.#folder))
    expect(report.problems).toEqual([])
    await rm(this.root, { recursive: true, force: true })
  }

  async #command(said: unknown): Promise<void> {
    const command = parseCommand(said)
    if (!command.ok) return
    const ids = this.#ids
    const now = instantAt(this.#clock++)
    const run = (view: ModelLibrary | LibraryStore['view']) => {
      this.#ids = ids
      return runCommand(command.value, view, { now, newId: () => idOf('x', this.#ids++) })
    }
    const expected = run(this.model)
    const outcome = run(this.store.view)
    expect(outcome.ok).toBe(expected.ok)
    if (!outcome.ok || !expected.ok) return
    const { change } = outcome.value
    // What a command does depends on nothing but what it reads.
    expect(byId(change)).toEqual(byId(expected.value.change))
    if (isEmptyChange(change)) return
    expectOk(await this.store.commit({ command: command.value.type, change }))
    this.model.apply(change)
    this.#undo.push(change)
    this.#redo = []
  }

  async #revert(direction: 'undo' | 'redo'): Promise<void> {
    const step = this.store.history[direction]
    const [from, to] = direction === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo]
    const change = from.pop()
    expect(step === undefined).toBe(change === undefined)
    if (!step || !change) return
    const stored = expectOk(await this.store.readChange(step.sequence))
    expect(stored).toEqual(change)
    const reverted = direction === 'undo' ? invertChange(stored) : stored
    const number = direction === 'undo' ? { undoes: step.sequence } : { redoes: step.sequence }
    expectOk(await this.store.commit({ command: step.command, change: reverted, ...number }))
    this.model.apply(reverted)
    to.push(change)
  }

  async #crash(): Promise<void> {
    const copy = join(this.root, `crashed-${this.#clock}-${this.#ids}-${Math.random()}`)
    copyAsAfterCrash(this.#folder, copy)
    expectOk(await this.store.close())
    this.store = await openSmall(copy)
    this.#folder = copy
    this.check()
  }
}

/** Small limits, so that a short session fills several segments and catalogs. */
async function openSmall(folder: string): Promise<LibraryStore> {
  const limits = { segmentBytes: 6_000, catalogEntries: 12, catalogEntriesOnClose: 4 }
  return expectOk(await openLibraryStore(folder, { mode: 'write', createIfMissing: true, limits }))
}

function byId(change: Change): unknown {
  const sorted = (list: readonly { id: string }[]) =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
  return [change.added, change.updated, change.removed].map(sorted)
}

async function runSession(list: readonly Step[]): Promise<void> {
  const session = await Session.start()
  try {
    for (const step of list) await session.run(step)
    session.check()
  } finally {
    await session.end()
  }
}

test('whatever is done, undone, closed and crashed, the library is what a plain map would be', async () => {
  await fc.assert(fc.asyncProperty(steps(60), runSession), {
    numRuns: Number(process.env['STORE_SESSIONS'] ?? 60),
  })
}, 240_000)

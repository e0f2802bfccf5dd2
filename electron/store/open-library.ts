import type { Change } from '#domain/library/change'
import type { Id } from '#domain/library/model'
import { type Failure, fail, ok, type Result } from '#domain/result'
import type { Catalog } from './catalog'
import { Checkpointer } from './checkpointer'
import { CommitQueue } from './commit-queue'
import { DailyBackups } from './daily-backups'
import { diskFailure } from './disk-failure'
import { errorCode } from './files'
import type { HistoryStep } from './history'
import { JournalWriter } from './journal-writer'
import type { JournalEntry } from './journal-record'
import { isId } from './layout'
import type { LibraryLock } from './library-lock'
import type { Commit, CommitEntry, LibraryStore, StoreParts } from './library-store-api'
import type { LoadedLibrary } from './load-library'
import { OutsideFiles } from './outside-files'
import { SyncFailure } from './replace-file'
import { saveSourceFile } from './source-file'
import type { StoreContext } from './store-context'
import type { StoreProblem } from './store-problems'
import { StoreView } from './store-view'

/** What writing needs; a library that can only be read has none. */
interface Writing {
  readonly lock: LibraryLock
  readonly journal: JournalWriter
  readonly checkpointer: Checkpointer
  readonly commits: CommitQueue
  readonly backups: DailyBackups
  readonly outside: OutsideFiles
}

/** Left out after a loss: more than could have been made and lost since anything was written. */
const NUMBERS_LEFT_OUT = 1_000_000

/** A library in use. */
export class OpenLibrary implements LibraryStore {
  readonly view: StoreView
  readonly #writing: Writing | undefined
  #readOnly: Failure | undefined
  #isClosed = false

  constructor(
    readonly folder: string,
    readonly mode: 'write' | 'read',
    readonly context: StoreContext,
    readonly loaded: LoadedLibrary,
    lock: LibraryLock | undefined,
    readOnly: Failure | undefined,
  ) {
    this.view = new StoreView(loaded.state)
    this.#readOnly = readOnly
    if (!lock) return
    const { files, layout } = context
    const { library, tail, saved } = loaded
    const open = loaded.mustLeaveOutNumbers ? undefined : tail.open
    const journal = new JournalWriter(
      files,
      layout.journal,
      library,
      context.limits.segmentBytes,
      loaded.sequence,
      open,
    )
    const checkpointer: Checkpointer = new Checkpointer(
      context,
      loaded.state,
      journal,
      lock,
      loaded,
      { ...saved },
      () => commits.sequence,
      (cause) => this.#stopWriting(cause),
      () => backups.neededFrom,
      () => outside,
    )
    const commits: CommitQueue = new CommitQueue(
      {
        clock: context.clock,
        state: loaded.state,
        journal,
        checkpointer,
        refusal: () => this.#refusal(),
        stop: (reason) => (this.#readOnly ??= reason),
      },
      loaded.sequence,
      nextNumber(loaded),
    )
    const backups: DailyBackups = new DailyBackups({
      context,
      checkpointer,
      isWanted: () => !this.#readOnly && this.catalog.counts().articles > 0,
    })
    const outside: OutsideFiles = new OutsideFiles({
      context,
      state: loaded.state,
      view: this.view,
      library: loaded.library,
      exclusively: (work) => checkpointer.exclusively(work),
      schedule: () => checkpointer.schedule(),
      libraryFileSequence: () => checkpointer.saved.library,
    })
    if (loaded.isLibraryFileForeign) outside.notice({ kind: 'library' })
    this.#writing = { lock, journal, checkpointer, commits, backups, outside }
    if (checkpointer.isBehind() || loaded.state.isCatalogRepaired) checkpointer.schedule()
  }

  /** What has to be done before the first change; called once. */
  async settle(): Promise<void> {
    const { loaded } = this
    if (loaded.mustLeaveOutNumbers) {
      await this.#writing?.journal.leaveOutUpTo(this.#writing.commits.next)
    }
    // A new library is one from its first moment; what was made again is kept before anything is added.
    if (!loaded.state.isLibraryFileDirty) return
    const written = await this.checkpoint()
    if (!written.ok) this.context.problems.add('failed', 'library.json', written.error.message)
  }

  get catalog(): Catalog {
    return this.loaded.state.catalog
  }

  get parts(): StoreParts {
    const { context, loaded } = this
    return { context, state: loaded.state, library: loaded.library }
  }

  get outside(): OutsideFiles | undefined {
    return this.#writing?.outside
  }

  get readOnlyReason(): Failure | undefined {
    return this.#readOnly
  }

  get problems(): readonly StoreProblem[] {
    return this.context.problems.all
  }

  get sequence(): number {
    return this.#writing?.commits.sequence ?? this.loaded.sequence
  }

  get history(): { readonly undo?: HistoryStep; readonly redo?: HistoryStep } {
    const { undo, redo } = this.loaded.state.history
    return { ...(undo ? { undo } : {}), ...(redo ? { redo } : {}) }
  }

  async commit(entry: CommitEntry): Promise<Result<Commit>> {
    assertWellFormed(entry.change)
    return this.#refusal() ?? (this.#writing as Writing).commits.add(entry)
  }

  async readChange(sequence: number): Promise<Result<Change>> {
    let entry: JournalEntry | undefined
    try {
      entry = this.context.journal.entry(sequence)
    } catch (error) {
      if (!errorCode(error)) throw error
      // The step stays: the disk may give it the next time.
      const { journal } = this.context.layout
      return { ok: false, error: diskFailure(error, journal, 'nothing was undone or redone') }
    }
    if (entry) return ok(entry.change)
    this.loaded.state.history.forget(sequence)
    return fail(
      'damaged',
      `Change ${sequence} cannot be read from the journal any more, so it cannot be undone or redone.`,
    )
  }

  async saveSource(article: Id, fileName: string, bytes: Uint8Array): Promise<Result<void>> {
    const refused = this.#refusal()
    if (refused) return refused
    const { files, layout } = this.context
    return saveSourceFile(files, layout, article, fileName, bytes)
  }

  async checkpoint(): Promise<Result<void>> {
    await this.#writing?.commits.settle()
    return this.#refusal() ?? (await this.#writing?.checkpointer.run()) ?? ok(undefined)
  }

  async createBackup(): Promise<Result<string>> {
    const refused = this.#refusal()
    if (refused) return refused
    const { checkpointer, backups } = this.#writing as Writing
    const written = await checkpointer.run()
    if (!written.ok) return written
    try {
      return ok(await backups.make())
    } catch (error) {
      if (error instanceof SyncFailure) this.#stopWriting(error)
      return {
        ok: false,
        error: diskFailure(error, this.context.layout.backups, 'no backup was made'),
      }
    }
  }

  async close(): Promise<Result<void>> {
    if (this.#isClosed) return ok(undefined)
    const writing = this.#writing
    await writing?.outside.settle()
    await writing?.commits.settle()
    this.#isClosed = true
    if (!writing) return ok(undefined)
    const { checkpointer, journal, lock, backups } = writing
    backups.stop()
    await checkpointer.stop()
    let result: Result<void> = ok(undefined)
    if (!this.#readOnly) {
      result = await checkpointer.run(true)
      if (result.ok) await backups.makeIfDue()
    }
    await journal.close()
    await lock.release().catch((error: unknown) => {
      // The folder is gone; so is the lock.
      result = { ok: false, error: diskFailure(error, this.folder, 'its lock was not removed') }
    })
    return result
  }

  #refusal(): Result<never> | undefined {
    if (this.#isClosed) return fail('read-only', 'The library is closed; open it again.')
    if (this.#readOnly) return { ok: false, error: this.#readOnly }
    if (!this.#writing) {
      return fail('read-only', 'The library was opened for reading; open it for writing.')
    }
    return undefined
  }

  #stopWriting(cause: SyncFailure | Result<never>): void {
    if (cause instanceof SyncFailure) {
      this.#readOnly ??= {
        code: 'read-only',
        message: `The disk could not confirm a save (${cause.code || 'error'}), so the library can only be read now; check the disk and open the library again.`,
        details: cause.message,
      }
    } else if (!cause.ok) this.#readOnly ??= cause.error
  }
}

/** The number of the first change: those that may have been given to changes that were lost are left out. */
function nextNumber({ sequence, mustLeaveOutNumbers, tail }: LoadedLibrary): number {
  if (mustLeaveOutNumbers) return sequence + 1 + NUMBERS_LEFT_OUT
  return Math.max(sequence + 1, tail.open?.first ?? 0)
}

function assertWellFormed(change: Change): void {
  const { added, updated, removed } = change
  for (const list of [added, updated, removed]) {
    for (const { id } of list) if (!isId(id)) throw new Error(`"${id}" is not an id`)
  }
}

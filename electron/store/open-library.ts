import { changeSize, type Change } from '#domain/library/change'
import type { Id } from '#domain/library/model'
import { type Failure, fail, ok, type Result } from '#domain/result'
import { isBackupDue, makeBackup, newestBackupSequence } from './backups'
import type { Catalog } from './catalog'
import { Checkpointer } from './checkpointer'
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
  readonly outside: OutsideFiles
}

interface Waiting {
  readonly entry: CommitEntry
  readonly resolve: (result: Result<Commit>) => void
  readonly reject: (error: unknown) => void
}

/** Left out after a loss: more than could have been made and lost since anything was written. */
const NUMBERS_LEFT_OUT = 1_000_000
/** More journal than this in front of the documents, and commits wait for them. */
const MOST_UNWRITTEN_BYTES = 256_000_000
/** Records in one append of several commits; more would keep the first one waiting. */
const MOST_AT_ONCE = 10_000
const BACKUP_DELAY_MS = 1_000

/** A library in use. */
export class OpenLibrary implements LibraryStore {
  readonly view: StoreView
  readonly #writing: Writing | undefined
  readonly #waiting: Waiting[] = []
  #flushing: Promise<void> | undefined
  #sequence: number
  #next: number
  #readOnly: Failure | undefined
  #backupAt: number | undefined
  #backupTimer: NodeJS.Timeout | undefined
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
    this.#sequence = loaded.sequence
    this.#next = loaded.mustLeaveOutNumbers
      ? loaded.sequence + 1 + NUMBERS_LEFT_OUT
      : Math.max(loaded.sequence + 1, loaded.tail.open?.first ?? 0)
    this.#readOnly = readOnly
    if (!lock) return
    this.#backupAt = newestBackupSequence(context)
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
      () => this.#sequence,
      (cause) => this.#stopWriting(cause),
      () => (this.#backupAt === undefined ? Number.POSITIVE_INFINITY : this.#backupAt + 1),
      () => outside,
    )
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
    this.#writing = { lock, journal, checkpointer, outside }
    if (checkpointer.isBehind() || loaded.state.isCatalogRepaired) checkpointer.schedule()
    this.#backupTimer = setTimeout(() => void this.#backupIfDue(), BACKUP_DELAY_MS)
    this.#backupTimer.unref()
  }

  /** What has to be done before the first change; called once. */
  async settle(): Promise<void> {
    const { loaded } = this
    if (loaded.mustLeaveOutNumbers) await this.#writing?.journal.leaveOutUpTo(this.#next)
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
    return this.#sequence
  }

  get history(): { readonly undo?: HistoryStep; readonly redo?: HistoryStep } {
    const { undo, redo } = this.loaded.state.history
    return { ...(undo ? { undo } : {}), ...(redo ? { redo } : {}) }
  }

  async commit(entry: CommitEntry): Promise<Result<Commit>> {
    assertWellFormed(entry.change)
    const refused = this.#refusal()
    if (refused) return refused
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject })
      this.#flushing ??= this.#flush().finally(() => {
        this.#flushing = undefined
      })
    })
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
    await this.#flushing
    return this.#refusal() ?? (await this.#writing?.checkpointer.run()) ?? ok(undefined)
  }

  async createBackup(): Promise<Result<string>> {
    const refused = this.#refusal()
    if (refused) return refused
    const { checkpointer } = this.#writing as Writing
    const written = await checkpointer.run()
    if (!written.ok) return written
    try {
      return ok(await checkpointer.exclusively(() => this.#makeBackup(checkpointer)))
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
    await this.#writing?.outside.settle()
    await this.#flushing
    this.#isClosed = true
    clearTimeout(this.#backupTimer)
    const writing = this.#writing
    if (!writing) return ok(undefined)
    const { checkpointer, journal, lock } = writing
    await checkpointer.stop()
    let result: Result<void> = ok(undefined)
    if (!this.#readOnly) {
      result = await checkpointer.run(true)
      if (result.ok) await this.#backupIfDue()
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

  /** Writes what waits, as many commits at once as have gathered, until none does. */
  async #flush(): Promise<void> {
    const { journal, checkpointer } = this.#writing as Writing
    while (this.#waiting.length > 0) {
      if (checkpointer.unwrittenBytes > MOST_UNWRITTEN_BYTES) await checkpointer.run()
      const { batch, entries } = this.#takeBatch()
      if (entries.length === 0) continue
      let appended: Result<void>
      try {
        appended = await journal.append(entries)
      } catch (error) {
        for (const { reject } of batch) reject(error)
        continue
      }
      if (journal.broken) this.#readOnly ??= journal.broken
      for (const [index, { resolve, reject }] of batch.entries()) {
        const entry = entries[index]
        if (!entry) continue
        if (!appended.ok) resolve(appended)
        else this.#takeIn(entry, resolve, reject)
      }
      if (appended.ok) checkpointer.changed()
    }
  }

  #takeIn(
    entry: JournalEntry,
    resolve: (result: Result<Commit>) => void,
    reject: (error: unknown) => void,
  ): void {
    this.#sequence = entry.sequence
    this.#next = entry.sequence + 1
    try {
      this.loaded.state.apply(entry)
      resolve(ok({ sequence: entry.sequence, at: entry.at }))
    } catch (error) {
      // Memory no longer is what the disk says: nothing may be built on it.
      this.#readOnly ??= {
        code: 'bug',
        message:
          'A mistake in the program stopped the library; the change is saved. Open it again.',
        details: String(error),
      }
      reject(error)
    }
  }

  /**
   * The commits that are written together: those that fit the library, up to one that depends on an
   * earlier one of them. Those that do not fit are refused.
   */
  #takeBatch(): { batch: Waiting[]; entries: JournalEntry[] } {
    const batch: Waiting[] = []
    const entries: JournalEntry[] = []
    const touched = new Set<Id>()
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const { entry } = next
      const isOfHistory = entry.undoes !== undefined || entry.redoes !== undefined
      if (batch.length > 0 && (isOfHistory || touchesAny(entry.change, touched))) break
      this.#waiting.shift()
      const refused = this.#refusal() ?? this.#misfit(entry)
      if (refused) {
        next.resolve(refused)
        continue
      }
      // Where nothing waits behind it, nobody asks what it touches.
      if (this.#waiting.length > 0) for (const id of idsOf(entry.change)) touched.add(id)
      batch.push(next)
      const sequence = this.#next + entries.length
      const { command, change, undoes, redoes, quiet } = entry
      entries.push({
        sequence,
        at: this.context.clock(),
        command,
        ...(undoes === undefined ? {} : { undoes }),
        ...(redoes === undefined ? {} : { redoes }),
        ...(quiet ? { quiet } : {}),
        change,
      })
      if (isOfHistory || touched.size > MOST_AT_ONCE) break
    }
    return { batch, entries }
  }

  #misfit(entry: CommitEntry): Result<never> | undefined {
    const { state } = this.loaded
    if (!state.history.allows(entry)) {
      return entry.undoes === undefined
        ? fail('nothing-to-redo', 'This change is not the next one to redo.')
        : fail('nothing-to-undo', 'This change is not the next one to undo.')
    }
    const misfit = state.misfit(entry.change)
    if (misfit === undefined) return undefined
    return fail('not-found', `The change does not fit the library: ${misfit}.`, {
      details: `${entry.command}, ${changeSize(entry.change)} records`,
    })
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

  async #makeBackup(checkpointer: Checkpointer): Promise<string> {
    const name = await makeBackup(this.context, this.loaded.library, checkpointer.saved.documents)
    this.#backupAt = checkpointer.saved.documents
    return name
  }

  async #backupIfDue(): Promise<void> {
    const writing = this.#writing
    if (!writing || this.#readOnly || this.catalog.counts().articles === 0) return
    const { checkpointer } = writing
    try {
      if (!isBackupDue(this.context)) return
      await checkpointer.run()
      await checkpointer.exclusively(() => this.#makeBackup(checkpointer))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.context.problems.add('failed', 'backups', `The daily backup was not made: ${reason}.`)
    }
  }
}

function* idsOf({ added, updated, removed }: Change): Iterable<Id> {
  for (const list of [added, updated, removed]) for (const { id } of list) yield id
}

function touchesAny(change: Change, touched: ReadonlySet<Id>): boolean {
  for (const id of idsOf(change)) if (touched.has(id)) return true
  return false
}

function assertWellFormed(change: Change): void {
  const { added, updated, removed } = change
  for (const list of [added, updated, removed]) {
    for (const { id } of list) if (!isId(id)) throw new Error(`"${id}" is not an id`)
  }
}

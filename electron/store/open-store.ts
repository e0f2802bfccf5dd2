import { dirname, resolve } from 'node:path'
import { type Failure, fail, ok, type Result } from '#domain/result'
import { diskFailure } from './disk-failure'
import { errorCode, nodeFiles, type StoreFiles } from './files'
import { FileStamps } from './file-stamps'
import { holdBackOptimizer } from './hold-back-optimizer'
import { JournalIndex } from './journal-index'
import { JournalReader } from './journal-reader'
import { layoutOf } from './layout'
import { kindOfFolder, makeFolders, mayOpen } from './library-folder'
import { LibraryLock } from './library-lock'
import type { LibraryStoreOptions } from './library-store-api'
import { type LoadedLibrary, loadLibrary } from './load-library'
import { OpenLibrary } from './open-library'
import { repairJournal } from './repair-journal'
import type { StoreContext } from './store-context'
import { STORE_LIMITS } from './store-limits'
import { ProblemLog } from './store-problems'

/** A reader that was overtaken while it read begins again this often. */
const READ_ATTEMPTS = 5

/** See `openLibraryStore`. */
export async function openStore(
  folder: string,
  options: LibraryStoreOptions,
): Promise<Result<OpenLibrary>> {
  const root = resolve(folder)
  const files = options.files ?? nodeFiles
  const letOptimizerGo = holdBackOptimizer()
  try {
    const allowed = mayOpen(kindOfFolder(files, root), root, options)
    if (!allowed.ok) return allowed
    return options.mode === 'read'
      ? ok(await openForReading(root, files, options, undefined))
      : await openForWriting(root, files, options)
  } catch (error) {
    const code = errorCode(error)
    if (!code) throw error
    return fail(
      'unreadable',
      `The library in ${root} was not opened, because the disk answered ${code}; check the disk and your permissions.`,
      { details: String(error), retry: true },
    )
  } finally {
    letOptimizerGo()
  }
}

async function openForWriting(
  root: string,
  files: StoreFiles,
  options: LibraryStoreOptions,
): Promise<Result<OpenLibrary>> {
  const context = contextOf(root, files, options)
  let lock: Result<LibraryLock>
  try {
    await files.makeFolder(root)
    await files.syncFolder(dirname(root))
    lock = await LibraryLock.acquire(files, root, context.clock())
  } catch (error) {
    if (!errorCode(error)) throw error
    const reason = diskFailure(error, root, 'the library can only be read')
    if (kindOfFolder(files, root) !== 'library') return { ok: false, error: reason }
    return ok(await openForReading(root, files, options, reason))
  }
  if (!lock.ok) return lock
  try {
    const store = await openLocked(context, root, options, lock.value)
    if (store.readOnlyReason) await lock.value.release()
    return ok(store)
  } catch (error) {
    await lock.value.release().catch(() => undefined)
    throw error
  }
}

async function openLocked(
  context: StoreContext,
  root: string,
  options: LibraryStoreOptions,
  lock: LibraryLock,
): Promise<OpenLibrary> {
  await makeFolders(context.files, root)
  const loaded = await loadLibrary(context, false)
  if (loaded.isNewer) {
    return new OpenLibrary(root, options.mode, context, loaded, undefined, newerVersion(root))
  }
  await repairJournal(context, loaded.tail)
  const store = new OpenLibrary(root, options.mode, context, loaded, lock, undefined)
  await store.settle()
  return store
}

async function openForReading(
  root: string,
  files: StoreFiles,
  options: LibraryStoreOptions,
  reason: Failure | undefined,
): Promise<OpenLibrary> {
  let context = contextOf(root, files, options)
  let loaded = await loadLibrary(context, true)
  // A writer may have released journal between our reading of one file and the next.
  for (let attempt = 1; attempt < READ_ATTEMPTS && wasOvertaken(loaded); attempt++) {
    context = contextOf(root, files, options)
    loaded = await loadLibrary(context, true)
  }
  const readOnly = loaded.isNewer ? newerVersion(root) : reason
  return new OpenLibrary(root, options.mode, context, loaded, undefined, readOnly)
}

function wasOvertaken({ tail, mustLeaveOutNumbers }: LoadedLibrary): boolean {
  return mustLeaveOutNumbers && (tail.gaps.length > 0 || tail.torn !== undefined)
}

function contextOf(root: string, files: StoreFiles, options: LibraryStoreOptions): StoreContext {
  const layout = layoutOf(root)
  const journal = new JournalReader(files, layout.journal, undefined)
  return {
    files,
    layout,
    journal,
    journalIndex: new JournalIndex(journal),
    problems: new ProblemLog(),
    clock: options.clock ?? (() => new Date().toISOString()),
    limits: { ...STORE_LIMITS, ...options.limits },
    stamps: new FileStamps(),
  }
}

function newerVersion(root: string): Failure {
  return {
    code: 'newer-version',
    message: `The library in ${root} was written by a newer version of this program, so it can only be read here; update the program to change it.`,
  }
}

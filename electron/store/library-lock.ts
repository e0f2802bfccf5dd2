import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Failure, fail, ok, type Result } from '#domain/result'
import { errorCode, ifPresent, isMissing, type StoreFiles } from './files'
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity'
import { TEMPORARY } from './replace-file'

/** What a lock file says. */
interface LockFile extends ProcessIdentity {
  readonly since: string
  /** Tells this holding from another of the same process. */
  readonly token: string
}

interface FoundLock {
  readonly path: string
  readonly generation: number
  readonly content?: LockFile
}

const LOCK_NAME = /^lock-(\d{6,})\.json$/
/** A lock file without readable content is being written, or was left by a crash long before. */
const UNREADABLE_IS_NEW_MS = 5_000

/**
 * The right to write to a library, held by one process at a time. Lock files are numbered: who finds
 * the last one stale makes the next number, which only one can, so that no two can both take over.
 */
export class LibraryLock {
  private constructor(
    readonly files: StoreFiles,
    readonly folder: string,
    readonly path: string,
    readonly generation: number,
    readonly token: string,
  ) {}

  /**
   * Takes the lock; one that a dead process left is taken over at once. Fails with `locked`, naming
   * the holder. Throws what the disk says where no lock file can be made.
   */
  static async acquire(
    files: StoreFiles,
    folder: string,
    since: string,
  ): Promise<Result<LibraryLock>> {
    const token = randomBytes(8).toString('hex')
    const content: LockFile = { ...ownIdentity(), since, token }
    const bytes = Buffer.from(`${JSON.stringify(content, null, 2)}\n`)
    for (;;) {
      const found = findLocks(files, folder)
      const holder = found.find((lock) => isHeld(files, lock))
      if (holder) return { ok: false, error: lockedBy(holder) }
      const generation = (found.at(-1)?.generation ?? 0) + 1
      const path = join(folder, `lock-${String(generation).padStart(6, '0')}.json`)
      if (!(await createOnce(files, path, bytes))) continue
      const lock = new LibraryLock(files, folder, path, generation, token)
      // Between looking and making, another may have made a lock that this one does not follow.
      const rival = findLocks(files, folder).find((one) => one.path !== path && isHeld(files, one))
      if (rival) {
        await lock.release()
        return { ok: false, error: lockedBy(rival) }
      }
      for (const stale of found) await removeIfThere(files, stale.path)
      return ok(lock)
    }
  }

  /**
   * Whether the lock is still ours: nobody has removed or followed it. Throws what the disk answers where the
   * folder itself is not there: a stick that was pulled is no lock that was taken.
   */
  isHeld(): Result<void> {
    const found = locksAmong(this.files, this.folder, this.files.listSync(this.folder))
    const last = found.at(-1)
    if (last?.path === this.path && last.content?.token === this.token) return ok(undefined)
    return fail(
      'locked',
      last
        ? `${lockedBy(last).message} Nothing more is written from here.`
        : `The lock of ${this.folder} was removed, so another program may be writing to the library; open it again.`,
    )
  }

  async release(): Promise<void> {
    await removeIfThere(this.files, this.path)
  }
}

function findLocks(files: StoreFiles, folder: string): FoundLock[] {
  return locksAmong(files, folder, ifPresent(() => files.listSync(folder)) ?? [])
}

function locksAmong(files: StoreFiles, folder: string, names: readonly string[]): FoundLock[] {
  return names
    .map((name) => LOCK_NAME.exec(name))
    .filter((match) => match !== null)
    .map((match) => {
      const path = join(folder, match[0])
      const content = readLock(files, path)
      return { path, generation: Number(match[1]), ...(content ? { content } : {}) }
    })
    .sort((a, b) => a.generation - b.generation)
}

function readLock(files: StoreFiles, path: string): LockFile | undefined {
  try {
    const content = JSON.parse(files.readSync(path).toString()) as LockFile
    return typeof content.pid === 'number' && typeof content.host === 'string' ? content : undefined
  } catch {
    return undefined
  }
}

function isHeld(files: StoreFiles, lock: FoundLock): boolean {
  if (lock.content) return isRunning(lock.content)
  const info = ifPresent(() => files.statSync(lock.path))
  return info !== undefined && Date.now() - info.modified < UNREADABLE_IS_NEW_MS
}

function lockedBy(lock: FoundLock): Failure {
  const { content, path } = lock
  if (!content) {
    return {
      code: 'locked',
      message: `The library is just being opened by another program (${path}).`,
      retry: true,
    }
  }
  const who = `process ${content.pid} on ${content.host} since ${content.since}`
  const isHere = content.host === ownIdentity().host
  return {
    code: 'locked',
    message: isHere
      ? `The library is open in another program (${who}); close it there first.`
      : `The library is open on another computer (${who}); close it there, or delete ${path} if that computer no longer runs it.`,
    details: JSON.stringify(content),
    retry: true,
  }
}

/** Makes a file with content in one step; false where the name is taken. */
async function createOnce(files: StoreFiles, path: string, bytes: Uint8Array): Promise<boolean> {
  const temporary = `${path}.${files.uniqueSuffix()}${TEMPORARY}`
  await write(files, temporary, bytes)
  try {
    await files.link(temporary, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    // File systems without hard links: the content follows the name by a moment.
    return await writeOnce(files, path, bytes)
  } finally {
    await removeIfThere(files, temporary)
  }
}

async function writeOnce(files: StoreFiles, path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await write(files, path, bytes)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

async function write(files: StoreFiles, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.open(path, 'create')
  try {
    await file.write(bytes)
    // After a power loss a lock without content would look as if it were just being made.
    await file.sync()
  } finally {
    await file.close()
  }
}

async function removeIfThere(files: StoreFiles, path: string): Promise<void> {
  try {
    await files.remove(path)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

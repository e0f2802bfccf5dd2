import { dirname } from 'node:path'
import { errorCode, type FileInfo, type StoreFiles } from './files'

/** Ends the name of a file that is still being written; one found on opening is a leftover. */
export const TEMPORARY = '.tmp'

/** A failed fsync: the kernel may have dropped the pages, so nothing is retried on that file. */
export class SyncFailure extends Error {
  readonly code: string

  constructor(
    readonly path: string,
    override readonly cause: unknown,
  ) {
    super(`fsync of ${path} failed: ${cause instanceof Error ? cause.message : String(cause)}`)
    this.name = 'SyncFailure'
    this.code = errorCode(cause)
  }
}

/** Runs an fsync and turns its failure into a `SyncFailure`. */
export async function synced(path: string, sync: () => Promise<void>): Promise<void> {
  try {
    await sync()
  } catch (error) {
    throw new SyncFailure(path, error)
  }
}

/**
 * Puts `bytes` in the place of a file, so that at any moment the old or the new file is whole:
 * temporary file under a name of its own, fsync, rename. The rename is durable only after
 * `syncFolder` of the folder, which a caller that writes many files does once. Resolves with the size
 * and time of the new file, by which it is known again.
 */
export async function replaceFileUnsynced(
  files: StoreFiles,
  path: string,
  bytes: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<FileInfo> {
  const temporary = `${path}.${files.uniqueSuffix()}${TEMPORARY}`
  const file = await files.open(temporary, 'create')
  let info: FileInfo
  try {
    try {
      if (bytes instanceof Uint8Array) await file.write(bytes)
      else for await (const part of bytes) await file.write(part)
      await synced(temporary, () => file.sync())
      info = file.statSync()
    } finally {
      await file.close()
    }
    await files.rename(temporary, path)
    return info
  } catch (error) {
    // A leftover is harmless and swept on the next opening; the first error is the one to tell.
    await files.remove(temporary).catch(() => undefined)
    throw error
  }
}

/** `replaceFileUnsynced`, durable when it resolves. */
export async function replaceFile(
  files: StoreFiles,
  path: string,
  bytes: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  await replaceFileUnsynced(files, path, bytes)
  const folder = dirname(path)
  await synced(folder, () => files.syncFolder(folder))
}

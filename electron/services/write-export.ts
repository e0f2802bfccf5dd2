import { open, rename, unlink } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { fail, ok, type Result } from '#domain/result'

/**
 * Writes an exported file as a whole: beside its place first, then renamed into it, so that a full
 * disk leaves the file that was there. Parts that come one by one are written as they come; where they end in an
 * error it is thrown on, and nothing is left.
 */
export async function writeExport(
  path: string,
  text: string | AsyncIterable<string>,
): Promise<Result<void>> {
  const temporary = `${path}.${process.pid}.part`
  try {
    const file = await open(temporary, 'w')
    try {
      // What comes in parts may fail for reasons of its own, which are not this file's.
      if (typeof text === 'string') await file.writeFile(text)
      else for await (const part of text) await file.writeFile(part)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    return ok(undefined)
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    return fail('cannot-write', sentence(path, error as NodeJS.ErrnoException), { retry: true })
  }
}

function sentence(path: string, error: NodeJS.ErrnoException): string {
  const name = basename(path)
  switch (error.code) {
    case 'ENOSPC':
      return `“${name}” was not written because the disk is full; free some space and export again.`
    case 'ENOENT':
    case 'ENOTDIR':
      return `“${name}” was not written because there is no folder “${dirname(path)}”; choose another place.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `“${name}” was not written because “${dirname(path)}” may not be written to; choose another place.`
    case 'EISDIR':
      return `“${name}” is a folder; choose a file name.`
    default:
      return `“${name}” could not be written (${error.code ?? error.message}); choose another place.`
  }
}

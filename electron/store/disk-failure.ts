import type { Failure } from '#domain/result'
import { errorCode } from './files'

/**
 * What a refused file-system call means for people. `doing` completes "…, so <doing>." such as
 * "this change was not saved". A full or write-protected disk can be helped: the failure says `retry`.
 */
export function diskFailure(error: unknown, place: string, doing: string): Failure {
  const code = errorCode(error)
  const details = error instanceof Error ? error.message : String(error)
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return {
        code: 'disk-full',
        message: `There is no room left for ${place}, so ${doing}; free some space and try again.`,
        details,
        retry: true,
      }
    case 'EROFS':
      return {
        code: 'cannot-write',
        message: `${place} is on a disk that can only be read, so ${doing}; make it writable and try again.`,
        details,
        retry: true,
      }
    case 'EACCES':
    case 'EPERM':
      return {
        code: 'cannot-write',
        message: `${place} may not be written by this user, so ${doing}; change its permissions and try again.`,
        details,
        retry: true,
      }
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EEXIST':
      return {
        code: 'cannot-write',
        message: `${place} is not where it was, so ${doing}; put the folder or its disk back and try again.`,
        details,
        retry: true,
      }
    default:
      return {
        code: 'cannot-write',
        message: `The disk answered ${code || 'with an error'} for ${place}, so ${doing}; check the disk and try again.`,
        details,
        retry: true,
      }
  }
}

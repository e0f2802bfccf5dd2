/**
 * Expected failures are values. A bug throws; anything a person can cause, a disk can refuse or a
 * file can contain comes back as a `Failure` with a code from this closed list.
 */
export type FailureCode =
  | 'invalid-command'
  | 'invalid-range'
  | 'not-found'
  | 'name-taken'
  | 'would-cycle'
  | 'nothing-to-undo'
  | 'nothing-to-redo'
  | 'empty-input'
  | 'not-text'
  | 'too-large'
  | 'unsupported-format'
  | 'unreadable'
  | 'cannot-write'
  | 'disk-full'
  | 'read-only'
  | 'locked'
  | 'damaged'
  | 'newer-version'
  | 'cancelled'
  | 'untrusted-sender'
  | 'bug'

/** `message` is one sentence for people: what happened, where, what to do. `details` is for a report. */
export interface Failure {
  readonly code: FailureCode
  readonly message: string
  readonly details?: string
  /** True when the same request may succeed once the cause is gone (a full disk, a lock). */
  readonly retry?: boolean
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure }

/** A success with its value. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** An expected failure; `message` is one sentence for people. */
export function fail<T = never>(
  code: FailureCode,
  message: string,
  more: { details?: string; retry?: boolean } = {},
): Result<T> {
  return { ok: false, error: { code, message, ...more } }
}

/** The value of a result that cannot have failed; a failure here is a bug and throws. */
export function expectOk<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`${result.error.code}: ${result.error.message}`)
}

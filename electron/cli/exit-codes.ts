import type { FailureCode } from '#domain/result'

/** What the command line ends with; scripts rely on these. */
export const EXIT = {
  done: 0,
  bug: 1,
  usage: 2,
  /** The input had errors; what could be read was. */
  inputErrors: 3,
  /** The library is locked, damaged, read-only or not there. */
  library: 4,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The exit code for a failure of the library or of what was asked of it. */
export function exitCodeOf(code: FailureCode): ExitCode {
  switch (code) {
    case 'bug':
      return EXIT.bug
    case 'locked':
    case 'damaged':
    case 'newer-version':
    case 'read-only':
    case 'disk-full':
    case 'cannot-write':
      return EXIT.library
    default:
      return EXIT.inputErrors
  }
}

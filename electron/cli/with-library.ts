import { parseKeyPattern } from '#domain/citations/key-pattern'
import type { Result } from '#domain/result'
import { LibraryService } from '#services/library-service'
import { OutsideService } from '#services/outside-service'
import { userKeyPattern, userLibrary } from '#services/user-library'
import { EXIT, type ExitCode, exitCodeOf } from './exit-codes'
import { printFailure, printProblem } from './output'

export interface LibraryOptions {
  /** The folder after `--library`; the user's own library where it is absent. */
  readonly folder: string | undefined
  readonly mode: 'read' | 'write'
}

/** Opens the library with the keys of the app's settings, does the work, and closes it again whatever happens. */
export async function withLibrary(
  { folder, mode }: LibraryOptions,
  work: (library: LibraryService) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened: Result<LibraryService> = await LibraryService.open(folder ?? userLibrary(), {
    mode,
    createIfMissing: mode === 'write',
  })
  if (!opened.ok) {
    printFailure(opened.error)
    return EXIT.library
  }
  const library = opened.value
  const keyPattern = userKeyPattern()
  const parsed = keyPattern === undefined ? undefined : parseKeyPattern(keyPattern)
  if (parsed?.ok) library.keyPattern = parsed.value
  new OutsideService(library, ({ message }) => message && printProblem(message))
  for (const problem of library.store.problems) printProblem(problem.message)
  if (mode === 'write' && library.store.readOnlyReason) {
    printFailure(library.store.readOnlyReason)
    await library.close()
    return EXIT.library
  }
  try {
    return await work(library)
  } finally {
    const closed = await library.close()
    if (!closed.ok) {
      printFailure(closed.error)
      process.exitCode = exitCodeOf(closed.error.code)
    }
  }
}

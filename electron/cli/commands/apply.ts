import type { LibraryService } from '#services/library-service'
import { EXIT, type ExitCode } from '../exit-codes'
import { printJson } from '../output'
import { inputLines } from '../read-input'

/**
 * Commands as JSON lines on standard input. Each is answered with one line, in order, and only when
 * its change is on the disk. A command that fails costs only itself.
 */
export async function apply(library: LibraryService): Promise<ExitCode> {
  let code: ExitCode = EXIT.done
  for await (const { line, number } of inputLines()) {
    const said = parseLine(line)
    if (said === undefined) {
      code = EXIT.inputErrors
      printJson({ ok: false, code: 'invalid-command', message: `Line ${number} is not JSON.` })
      continue
    }
    const executed = await library.execute(said)
    if (executed.ok) {
      const { sequence, value } = executed.value
      printJson({ ok: true, seq: sequence, result: value ?? {} })
      continue
    }
    const { error } = executed
    code = EXIT.inputErrors
    printJson({ ok: false, code: error.code, message: error.message })
    // Nothing that follows could be written either; answers must still be one per line.
    if (library.store.readOnlyReason) code = EXIT.library
  }
  return code
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}

import { EXIT } from './exit-codes'
import { printProblem } from './output'
import { runCommandLine } from './run-command-line'

void runCommandLine(process.argv.slice(2)).then(
  (code) => {
    process.exitCode ||= code
  },
  (error: unknown) => {
    printProblem(error instanceof Error ? (error.stack ?? error.message) : String(error))
    process.exitCode = EXIT.bug
  },
)

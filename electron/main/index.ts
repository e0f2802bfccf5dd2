import { COMMAND_NAMES } from '../cli/command-names'
import { app } from 'electron'
import { commandArguments } from './arguments'
import { startApp } from './start-app'

// The packaged app is the command line too: `Commonplace list quotes --json` opens no window.
const command = app.isPackaged ? commandArguments(process.argv, COMMAND_NAMES) : undefined
if (command) void runCommand(command)
else startApp()

async function runCommand(argv: readonly string[]): Promise<void> {
  try {
    const { runCommandLine } = await import('../cli/run-command-line')
    const code = await runCommandLine(argv)
    app.exit(Number(process.exitCode ?? 0) || code)
  } catch (error) {
    console.error(error)
    app.exit(1)
  }
}

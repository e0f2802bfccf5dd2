import { COMMAND_NAMES, runCommandLine } from '../cli/run-command-line'
import { app } from 'electron'
import { commandArguments } from './arguments'
import { startApp } from './start-app'

// The packaged app is the command line too: `Commonplace list quotes --json` opens no window.
const command = app.isPackaged ? commandArguments(process.argv, COMMAND_NAMES) : undefined
if (command) {
  void runCommandLine(command).then(
    (code) => app.exit(Number(process.exitCode ?? 0) || code),
    (error: unknown) => {
      console.error(error)
      app.exit(1)
    },
  )
} else {
  startApp()
}

import type { MainLogger } from 'electron-log'

/** The log is loaded with the first error: its transports take longer to load than the window's own code. */
let loading: Promise<MainLogger> | undefined

/** Writes an error to the log file, and to the console for whoever started the app from there. */
export function logError(...what: readonly unknown[]): void {
  loading ??= import('electron-log/main').then(({ default: log }) => {
    log.transports.console.level = 'warn'
    return log
  })
  void loading.then((log) => log.error(...what))
}

/** Writes what nobody has caught to the log from now on; the app goes on without a dialog. */
export function logUncaught(): void {
  process.on('uncaughtException', (error) => logError('uncaught', error))
  process.on('unhandledRejection', (reason) => logError('a rejection that nobody handles', reason))
}

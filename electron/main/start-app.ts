import type { MenuCommand } from '#ipc/contract'
import { handleRequests, sendEvent } from '#ipc/handle'
import { documentsFolder } from '#services/user-library'
import { breathe } from '#store/breathe'
import { app, type BrowserWindow, Menu, nativeTheme, session } from 'electron'
import { join } from 'node:path'
import { registerAppScheme, serveApp } from './app-protocol'
import { fileArguments, libraryArgument } from './arguments'
import { logError, logUncaught } from './log-error'
import { buildMenu } from './menu'
import { isOurMainFrame, restrictNavigation, restrictPermissions } from './restrict-window'
import type { RunLibraryOptions, RunningLibrary } from './run-library'
import { SettingsFile } from './settings'
import { openWindow } from './window'

/**
 * Starts the app with its window; files named on the command line are imported into it.
 *
 * What is loaded here is what a window needs to come up, and no more: while its process starts, this one
 * would only wait, and uses that time to load the rest and to open the library.
 */
export function startApp(): void {
  logUncaught()
  registerAppScheme()
  restrictNavigation()

  /** Files to open that came before there was a window to open them in. */
  const filesToOpen = fileArguments(process.argv.slice(1), process.cwd())
  const collectFile = (event: Electron.Event, path: string) => {
    event.preventDefault()
    filesToOpen.push(path)
  }
  // macOS sends these before the app is ready.
  app.on('open-file', collectFile)

  // A second start of the app shows the window that is there. `--library` starts another one, which
  // the library's own lock keeps apart from this.
  const wanted = libraryArgument(process.argv, process.cwd())
  if (wanted === undefined && !app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  const state: AppState = { wanted, filesToOpen, window: undefined, library: undefined }
  // Before the app is ready, or Electron makes a menu of its own first.
  Menu.setApplicationMenu(buildMenu((command) => tell(state, command)))
  void app.whenReady().then(() => {
    app.off('open-file', collectFile)
    start(state)
  })
}

interface AppState {
  /** The library's folder that the command line names. */
  readonly wanted: string | undefined
  readonly filesToOpen: string[]
  window: BrowserWindow | undefined
  /** What the window shows; undefined until the app is ready, rejected where it cannot be opened. */
  library: Promise<RunningLibrary> | undefined
}

function tell({ window }: AppState, command: MenuCommand): void {
  if (window) sendEvent(window.webContents, 'menu-command', { command })
}

function start(state: AppState): void {
  const settings = new SettingsFile(join(app.getPath('userData'), 'settings.json'))
  nativeTheme.themeSource = settings.current.theme ?? 'system'
  serveApp(join(import.meta.dirname, '../renderer'))
  restrictPermissions(session.defaultSession)

  const openFiles = (paths: readonly string[]) => {
    const { window } = state
    if (window && paths.length > 0) sendEvent(window.webContents, 'open-files', { paths })
  }
  let mayClose = () => {}
  const show = () => {
    const window = openWindow({
      bounds: settings.current.window,
      onBoundsChanged: (bounds) => settings.remember({ window: bounds }),
    })
    state.window = window
    closeWhenSaved(window, async (closing) => {
      const isSaved = new Promise<void>((resolve) => {
        mayClose = resolve
        setTimeout(resolve, WINDOW_SAVES_MS)
      })
      sendEvent(closing.webContents, 'window-closing', null)
      await isSaved
      await (await state.library)?.finish()
    })
    window.on('focus', () => void state.library?.then((library) => library.onFocus()))
    window.on('closed', () => {
      state.window = undefined
    })
  }
  show()

  state.library = loadLibrary({
    wantedFolder: state.wanted,
    documents: process.platform === 'linux' ? documentsFolder() : app.getPath('documents'),
    settings,
    window: () => state.window,
    // The window's first question: from now on somebody listens.
    onWindowReady: () => openFiles(state.filesToOpen.splice(0)),
    onMayClose: () => mayClose(),
  })
  handleRequests(
    state.library.then((library) => library.handlers),
    {
      isTrusted: (event) => isOurMainFrame(event.senderFrame),
      onBug: (request, error) => logError(`bug in ${request}`, error),
    },
  )

  app.on('open-file', (event, path) => {
    event.preventDefault()
    openFiles([path])
  })
  app.on('activate', () => {
    if (!state.window) show()
  })
  app.on('second-instance', (_event, argv, workingDirectory) => {
    if (state.window?.isMinimized()) state.window.restore()
    state.window?.focus()
    openFiles(fileArguments(argv.slice(1), workingDirectory))
  })
  app.on('window-all-closed', () => app.quit())
  closeBeforeQuitting(async () => (await state.library)?.finish())
}

/**
 * Loads what the library needs and opens it, in steps: between them this thread starts the processes that
 * draw the window, which wait for it.
 */
async function loadLibrary(options: RunLibraryOptions): Promise<RunningLibrary> {
  await breathe()
  await import('#store/library-store')
  await breathe()
  const { runLibrary } = await import('./run-library')
  return runLibrary(options)
}

/** How long a window may take to save what was typed last, in ms; one that hangs is not waited for. */
const WINDOW_SAVES_MS = 3_000

/** A window goes when what it shows is on the disk; until then it says so. */
function closeWhenSaved(
  window: BrowserWindow,
  save: (window: BrowserWindow) => Promise<void>,
): void {
  let isSaving = false
  window.on('close', (event) => {
    event.preventDefault()
    if (isSaving) return
    isSaving = true
    void save(window)
      .catch((error: unknown) => logError('closing', error))
      .finally(() => window.destroy())
  })
}

/** Quitting waits until the library is closed: its last changes are on the disk by then anyway. */
function closeBeforeQuitting(close: () => Promise<void>): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void close()
      .catch((error: unknown) => logError('closing', error))
      .finally(() => {
        closed = true
        app.quit()
      })
  })
}

import type { MenuCommand } from '#ipc/contract'
import { DEFAULT_KEY_PATTERN_TEXT, parseKeyPattern } from '#domain/citations/key-pattern'
import { handleRequests, sendEvent } from '#ipc/handle'
import { CitationService, DEFAULT_STYLE } from '#services/citation-service'
import { BackupService } from '#services/backup-service'
import { documentsFolder } from '#services/user-library'
import { app, type BrowserWindow, dialog, Menu, nativeTheme, session } from 'electron'
import log from 'electron-log/main'
import { join } from 'node:path'
import { registerAppScheme, serveApp } from './app-protocol'
import { fileArguments, libraryArgument } from './arguments'
import { buildMenu } from './menu'
import { OpenLibrary } from './open-library'
import { makeRequestHandlers } from './requests'
import { isOurMainFrame, restrictNavigation, restrictPermissions } from './restrict-window'
import { readSettings, type Settings, writeSettings } from './settings'
import { Tasks } from './tasks'
import { openWindow } from './window'

/** Starts the app with its window; files named on the command line are imported into it. */
export function startApp(): void {
  log.transports.console.level = 'warn'
  log.errorHandler.startCatching({ showDialog: false })
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
  void app.whenReady().then(() => {
    app.off('open-file', collectFile)
    return start(wanted, filesToOpen)
  })
}

/** After the window has asked for the library, in ms. */
const LOOK_OUTSIDE_MS = 500

async function start(wantedFolder: string | undefined, filesToOpen: string[]): Promise<void> {
  const settingsFile = join(app.getPath('userData'), 'settings.json')
  let settings = readSettings(settingsFile)
  const remember = (more: Partial<Settings>) => {
    settings = { ...settings, ...more }
    writeSettings(settingsFile, settings)
  }
  nativeTheme.themeSource = settings.theme ?? 'system'

  let window: BrowserWindow | undefined
  const documents = process.platform === 'linux' ? documentsFolder() : app.getPath('documents')
  const defaultFolder = join(documents, 'Commonplace')
  const folder = wantedFolder ?? settings.library ?? defaultFolder
  const tasks = new Tasks(
    (progress) => window && sendEvent(window.webContents, 'task-progress', progress),
  )
  const citations = new CitationService({ installed: join(app.getPath('userData'), 'styles') })
  const opened = await OpenLibrary.open(folder, tasks.background, {
    onChange: (change, info) =>
      window && sendEvent(window.webContents, 'library-changed', { change, info }),
    onOutside: (news, info) =>
      window && sendEvent(window.webContents, 'outside-news', { ...news, info }),
    onOpened: (info) => {
      remember({ library: info.folder })
      if (window) sendEvent(window.webContents, 'library-opened', info)
    },
    onBug: (error) => log.error('bug in the background', error),
  })
  if (!opened.ok) {
    log.error('cannot open the library', folder, opened.error)
    dialog.showErrorBox('Commonplace cannot open this library', opened.error.message)
    app.exit(1)
    return
  }
  const open = opened.value
  const pattern = parseKeyPattern(settings.keyPattern ?? DEFAULT_KEY_PATTERN_TEXT)
  if (pattern.ok) open.library.keyPattern = pattern.value
  if (wantedFolder === undefined && settings.library === undefined) remember({ library: folder })

  serveApp(join(import.meta.dirname, '../renderer'))
  restrictPermissions(session.defaultSession)
  const send = (command: MenuCommand) =>
    window && sendEvent(window.webContents, 'menu-command', { command })
  Menu.setApplicationMenu(
    buildMenu({ send, openLibrary: () => window && void open.choose(window) }),
  )
  /** What reads many files waits until the window has drawn itself. */
  const afterFirstPaint = () => {
    const timer = setTimeout(() => {
      open.lookOutside()
      void new BackupService(open.library).archiveIfDue().then((made) => {
        if (!made.ok) log.error('the compressed backup', made.error)
      })
    }, LOOK_OUTSIDE_MS)
    timer.unref()
  }
  const openFiles = (paths: readonly string[]) => {
    if (window && paths.length > 0) sendEvent(window.webContents, 'open-files', { paths })
  }
  handleRequests(
    makeRequestHandlers({
      open,
      tasks,
      window: () => {
        if (!window) throw new Error('a request without a window')
        return window
      },
      documents,
      citing: () => ({ citations, style: settings.citationStyle ?? DEFAULT_STYLE }),
      setCitationStyle: (citationStyle) => remember({ citationStyle }),
      starredStyles: () => settings.starredStyles ?? [],
      setStarredStyles: (names) => remember({ starredStyles: [...names] }),
      keyPattern: () => settings.keyPattern ?? DEFAULT_KEY_PATTERN_TEXT,
      setKeyPattern: (keyPattern) => remember({ keyPattern }),
      setTheme: (theme) => remember({ theme }),
      // The window's first question: from now on somebody listens.
      onWindowReady: () => {
        openFiles(filesToOpen.splice(0))
        afterFirstPaint()
      },
      onMayClose: () => mayClose(),
    }),
    {
      isTrusted: (event) => isOurMainFrame(event.senderFrame),
      onBug: (request, error) => log.error(`bug in ${request}`, error),
    },
  )

  let mayClose = () => {}
  const finish = once(async () => {
    await open.suggestions.close()
    await tasks.close()
    await citations.close()
    const closed = await open.close()
    if (!closed.ok) log.error('closing the library', closed.error)
  })
  const show = () => {
    window = openWindow({
      bounds: settings.window,
      onBoundsChanged: (bounds) => remember({ window: bounds }),
    })
    closeWhenSaved(window, async (closing) => {
      const isSaved = new Promise<void>((resolve) => {
        mayClose = resolve
        setTimeout(resolve, WINDOW_SAVES_MS)
      })
      sendEvent(closing.webContents, 'window-closing', null)
      await isSaved
      await finish()
    })
    window.on('focus', () => void open.outside.scan().catch((error: unknown) => log.error(error)))
    window.on('closed', () => {
      window = undefined
    })
  }
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openFiles([path])
  })
  show()
  app.on('activate', () => {
    if (!window) show()
  })
  app.on('second-instance', (_event, argv, workingDirectory) => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
    openFiles(fileArguments(argv.slice(1), workingDirectory))
  })
  app.on('window-all-closed', () => app.quit())
  closeBeforeQuitting(finish)
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
      .catch((error: unknown) => log.error('closing', error))
      .finally(() => window.destroy())
  })
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= work())
}

/** Quitting waits until the library is closed: its last changes are on the disk by then anyway. */
function closeBeforeQuitting(close: () => Promise<void>): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void close()
      .catch((error: unknown) => log.error('closing', error))
      .finally(() => {
        closed = true
        app.quit()
      })
  })
}

import { DEFAULT_KEY_PATTERN_TEXT, parseKeyPattern } from '#domain/citations/key-pattern'
import { type RequestHandlers, sendEvent } from '#ipc/handle'
import { CitationService, DEFAULT_STYLE } from '#services/citation-service'
import { breathe } from '#store/breathe'
import { app, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { logError } from './log-error'
import { openFirstLibrary } from './open-first-library'
import type { LibraryListener, OpenLibrary } from './open-library'
import type { SettingsFile } from './settings'
import { Tasks } from './tasks'

export interface RunLibraryOptions {
  /** The library's folder that the command line names, if any. */
  readonly wantedFolder: string | undefined
  /** The folder of the user's documents. */
  readonly documents: string
  readonly settings: SettingsFile
  readonly window: () => BrowserWindow | undefined
  /** The window has asked its first question. */
  readonly onWindowReady: () => void
  /** The window has saved what it had. */
  readonly onMayClose: () => void
}

/** What a window shows. */
export interface RunningLibrary {
  /** What each request of the window does. */
  readonly handlers: RequestHandlers
  /** The person comes back to the window, perhaps from another program. */
  onFocus(): void
  /** Ends what is running and closes the library; a second call waits for the first. */
  finish(): Promise<void>
}

/** After the window has asked for the library, in ms. */
const LOOK_OUTSIDE_MS = 500

/**
 * Opens the library that the window shows and everything that works on it.
 */
export async function runLibrary(options: RunLibraryOptions): Promise<RunningLibrary> {
  const { wantedFolder, documents, settings, window } = options
  const remembered = wantedFolder === undefined ? settings.current.library : undefined
  const first = {
    folder: wantedFolder ?? remembered ?? join(documents, 'Commonplace'),
    isRemembered: remembered !== undefined,
  }
  const tasks = new Tasks((progress) => {
    const shown = window()
    if (shown) sendEvent(shown.webContents, 'task-progress', progress)
  })
  const citations = new CitationService({ installed: join(app.getPath('userData'), 'styles') })
  const listener: LibraryListener = {
    onChange: (news, info) => {
      const shown = window()
      if (shown) sendEvent(shown.webContents, 'library-changed', { news, info })
    },
    onOutside: (news, info) => {
      const shown = window()
      if (shown) sendEvent(shown.webContents, 'outside-news', { ...news, info })
    },
    onOpened: (info) => {
      settings.remember({ library: info.folder })
      const shown = window()
      if (shown) sendEvent(shown.webContents, 'library-opened', info)
    },
    onBug: (error) => logError('bug in the background', error),
  }
  const opening = openFirstLibrary(first, tasks.background, listener, window)
  // While the library waits for the disk.
  await breathe()
  const { makeRequestHandlers } = await import('./requests')
  const open = await opening
  const pattern = parseKeyPattern(settings.current.keyPattern ?? DEFAULT_KEY_PATTERN_TEXT)
  if (pattern.ok) open.library.keyPattern = pattern.value
  const { folder } = open.info()
  if (wantedFolder === undefined && folder !== remembered) settings.remember({ library: folder })

  /** What reads many files waits until the window has drawn itself, also where that gets the focus first. */
  let isLooking = false
  const afterFirstPaint = () => {
    const timer = setTimeout(() => {
      isLooking = true
      open.lookOutside()
      void archiveIfDue(open)
    }, LOOK_OUTSIDE_MS)
    timer.unref()
  }
  const handlers = makeRequestHandlers({
    open,
    tasks,
    window: () => {
      const shown = window()
      if (!shown) throw new Error('a request without a window')
      return shown
    },
    documents,
    citing: () => ({ citations, style: settings.current.citationStyle ?? DEFAULT_STYLE }),
    setCitationStyle: (citationStyle) => settings.remember({ citationStyle }),
    starredStyles: () => settings.current.starredStyles ?? [],
    setStarredStyles: (names) => settings.remember({ starredStyles: [...names] }),
    keyPattern: () => settings.current.keyPattern ?? DEFAULT_KEY_PATTERN_TEXT,
    setKeyPattern: (keyPattern) => settings.remember({ keyPattern }),
    setTheme: (theme) => settings.remember({ theme }),
    onWindowReady: () => {
      options.onWindowReady()
      afterFirstPaint()
    },
    onMayClose: options.onMayClose,
  })
  return {
    handlers,
    onFocus: () => {
      if (!isLooking) return
      void open.outside.scan().catch((error: unknown) => logError('looking outside', error))
    },
    finish: once(async () => {
      await open.suggestions.close()
      await tasks.close()
      await citations.close()
      const closed = await open.close()
      if (!closed.ok) logError('closing the library', closed.error)
    }),
  }
}

async function archiveIfDue(open: OpenLibrary): Promise<void> {
  const { BackupService } = await import('#services/backup-service')
  const made = await new BackupService(open.library).archiveIfDue()
  if (!made.ok) logError('the compressed backup', made.error)
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= work())
}

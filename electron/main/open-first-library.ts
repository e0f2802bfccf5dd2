import { fail, type Result } from '#domain/result'
import type { Background } from '#services/background'
import { nodeFiles } from '#store/files'
import { kindOfFolder } from '#store/library-folder'
import { app, type BrowserWindow, dialog } from 'electron'
import { logError } from './log-error'
import { chooseLibraryFolder, type LibraryListener, OpenLibrary } from './open-library'

export interface FirstLibrary {
  readonly folder: string
  /** It was open before: where it is missing it is somewhere else, and a new one in its place would hide that. */
  readonly isRemembered: boolean
}

/**
 * Opens the library that the app starts with. Where that cannot be, the person is told why and tries again,
 * chooses another one or quits; `window` is where it would be shown. Resolves when one is open.
 */
export async function openFirstLibrary(
  { folder, isRemembered }: FirstLibrary,
  background: Background,
  listener: LibraryListener,
  window: () => BrowserWindow | undefined,
): Promise<OpenLibrary> {
  const opened =
    isRemembered && isGone(folder)
      ? notThere(folder)
      : await OpenLibrary.open(folder, background, listener)
  if (opened.ok) return opened.value
  logError('cannot open the library', folder, opened.error)
  const next = await askWhatNext({ folder, isRemembered }, opened.error.message, window())
  return openFirstLibrary(next, background, listener, window)
}

/** A disk that is not there may have left the empty folder in which it is seen. */
function isGone(folder: string): boolean {
  try {
    return ['missing', 'empty'].includes(kindOfFolder(nodeFiles, folder))
  } catch {
    // Opening it says what the disk says.
    return false
  }
}

function notThere(folder: string): Result<never> {
  return fail(
    'not-found',
    `The library that was open last is not in ${folder}: it was moved or renamed, or its disk is not connected. Connect the disk and try again, or open the library where it is now.`,
  )
}

/** A window that shows itself later would lie over the question. */
async function shown(window: BrowserWindow): Promise<void> {
  if (window.isVisible()) return
  await new Promise<void>((resolve) => {
    window.once('show', () => resolve())
    setTimeout(resolve, SHOWN_WITHIN_MS)
  })
}

const SHOWN_WITHIN_MS = 3_000

const ANSWERS = ['&Try Again', '&Open Another Library…', '&Quit']

async function askWhatNext(
  first: FirstLibrary,
  why: string,
  window: BrowserWindow | undefined,
): Promise<FirstLibrary> {
  const options = {
    type: 'error' as const,
    title: 'Commonplace cannot open this library',
    message: 'Commonplace cannot open this library',
    detail: why,
    buttons: ANSWERS,
    normalizeAccessKeys: true,
    defaultId: 0,
    cancelId: 2,
  }
  // Nothing is open that would have to be closed.
  const leave = () => app.exit(1)
  app.on('before-quit', leave)
  if (window) await shown(window)
  const { response } = await (window
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options))
  app.off('before-quit', leave)
  if (response === 0) return first
  if (response === 1 && window) {
    const folder = await chooseLibraryFolder(window)
    return folder === undefined ? first : { folder, isRemembered: false }
  }
  leave()
  return new Promise(() => undefined)
}

import { app, type Session, type WebContents } from 'electron'
import { APP_ORIGIN } from './app-protocol'

/**
 * What a page may ask the system for. Everything that is not in this table is denied.
 * Reason beside each exception.
 */
const ALLOWED_PERMISSIONS: ReadonlyMap<string, string> = new Map([
  ['clipboard-sanitized-write', 'copying a citation or a quote'],
  [
    'clipboard-read',
    'pasting an article with Ctrl+V outside a text field; a user gesture is needed',
  ],
])

/** Denies every permission but the few above, and those to our own pages only. */
export function restrictPermissions(session: Session): void {
  const allowed = (permission: string, origin: string) =>
    ALLOWED_PERMISSIONS.has(permission) && isOurs(origin)
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(allowed(permission, contents.getURL()))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => allowed(permission, origin))
  session.setDevicePermissionHandler(() => false)
}

/** Keeps every page where it is: no other address, no new window, no web view. */
export function restrictNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-frame-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** Whether an address is one of our own pages. */
export function isOurs(address: string): boolean {
  try {
    const url = new URL(address)
    return `${url.protocol}//${url.host}` === APP_ORIGIN
  } catch {
    return false
  }
}

/** Whether a message comes from the main frame of one of our own pages. */
export function isOurMainFrame(frame: WebContents['mainFrame'] | null | undefined): boolean {
  return !!frame && frame.parent === null && isOurs(frame.url)
}

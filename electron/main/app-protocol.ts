import { net, protocol, session } from 'electron'
import { extname, join, normalize, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The window's own pages: `commonplace://app/…`, files below the folder of the built renderer. */
export const APP_ORIGIN = 'commonplace://app'

/**
 * No inline script, no eval, nothing from the network. Styles are files; `style` attributes that
 * script sets through the CSSOM are not subject to it. `img-src data:` is for icons in CSS only.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

/** What the window is made of; anything else is not found, whatever lies on the disk. */
const SERVED_EXTENSIONS = new Set([
  '.html',
  '.js',
  '.css',
  '.woff2',
  '.svg',
  '.png',
  '.json',
  '.map',
])

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'commonplace',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Serves the files below `root`, and nothing outside it. */
export function serveApp(root: string): void {
  session.defaultSession.protocol.handle('commonplace', async (request) => {
    const path = servedPath(root, request.url)
    if (!path) return new Response('Not found', { status: 404 })
    const file = await net.fetch(pathToFileURL(path).toString()).catch(() => undefined)
    if (!file?.ok) return new Response('Not found', { status: 404 })
    const headers = new Headers(file.headers)
    headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY)
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    return new Response(file.body, { status: 200, headers })
  })
}

/** The file that an address of ours means, or undefined for one that leaves the root. */
export function servedPath(root: string, address: string): string | undefined {
  let url: URL
  let pathname: string
  try {
    url = new URL(address)
    pathname = decodeURIComponent(url.pathname)
  } catch {
    return undefined
  }
  if (url.protocol !== 'commonplace:' || url.host !== 'app' || pathname.includes('\0')) {
    return undefined
  }
  const path = normalize(join(root, pathname === '/' ? 'index.html' : pathname))
  const base = root.endsWith(sep) ? root : root + sep
  return path.startsWith(base) && SERVED_EXTENSIONS.has(extname(path)) ? path : undefined
}

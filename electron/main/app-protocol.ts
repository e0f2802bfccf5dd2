import { protocol, session } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

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
const SERVED_TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.woff2', 'font/woff2'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.json', 'application/json'],
  ['.map', 'application/json'],
])

/** A file of the window, or why there is none. */
interface Served {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly data: Buffer
}

/** The module's form that takes plain bytes, deprecated in the types of the Electron that we build with. */
interface BufferProtocol {
  registerBufferProtocol?(
    scheme: string,
    handler: (
      request: { url: string },
      answer: (response: {
        statusCode: number
        mimeType: string
        headers: Record<string, string>
        data: Buffer
      }) => void,
    ) => void,
  ): boolean
}

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'commonplace',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/**
 * Serves the files below `root`, and nothing outside it. Plain bytes where Electron still takes them:
 * what `protocol.handle` answers with is web requests and responses, and loading the implementation of
 * those takes as long as half of the window's own start.
 */
export function serveApp(root: string): void {
  const { protocol: ours } = session.defaultSession
  const early = ours as BufferProtocol
  if (early.registerBufferProtocol) {
    early.registerBufferProtocol('commonplace', (request, answer) => {
      void served(root, request.url).then(({ status, headers, data }) =>
        answer({
          statusCode: status,
          mimeType: headers['Content-Type']?.split(';')[0] ?? '',
          headers: { ...headers },
          data,
        }),
      )
    })
    return
  }
  ours.handle('commonplace', async (request) => {
    const { status, headers, data } = await served(root, request.url)
    return new Response(new Uint8Array(data), { status, headers: { ...headers } })
  })
}

async function served(root: string, address: string): Promise<Served> {
  const path = servedPath(root, address)
  const type = path && SERVED_TYPES.get(extname(path))
  const data = path && (await readFile(path).catch(() => undefined))
  if (!type || !data) {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8' }
    return { status: 404, headers, data: Buffer.from('Not found') }
  }
  return {
    status: 200,
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'X-Content-Type-Options': 'nosniff',
    },
    data,
  }
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
  return path.startsWith(base) && SERVED_TYPES.has(extname(path)) ? path : undefined
}

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { electronPath } from '../../scripts/runtime.mjs'
import { projectRoot, sandboxArgs } from '../../scripts/say.mjs'

/** The real application in its own window, on a library of its own. */
export interface RunningApp {
  readonly app: ElectronApplication
  readonly window: Page
  /** The folder that everything of this run lies in; gone after `dispose`. */
  readonly home: string
  readonly library: string
  /** What the window's console and its uncaught errors said. */
  readonly complaints: string[]
  /** Closes the window as a person does and starts the app again on the same library. */
  restart(): Promise<RunningApp>
  close(): Promise<void>
  /** Closes and removes every file of this run. */
  dispose(): Promise<void>
}

export interface LaunchOptions {
  readonly home?: string
  /** Without it the app opens the default library of a user whose home is `home`. */
  readonly library?: string | null
  readonly args?: readonly string[]
  readonly size?: { width: number; height: number }
}

export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'commonplace-e2e-')))
  const library =
    options.library === null
      ? join(home, 'Documents/Commonplace')
      : (options.library ?? join(home, 'library'))
  await mkdir(join(home, 'Documents'), { recursive: true })
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: [
      ...sandboxArgs,
      `--user-data-dir=${join(home, 'settings')}`,
      projectRoot,
      ...(options.library === null ? [] : ['--library', library]),
      ...(options.args ?? []),
    ],
    env: {
      ...(process.env as Record<string, string>),
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      LANG: 'en_GB.UTF-8',
      TZ: 'UTC',
    },
  })
  const window = await app.firstWindow()
  const complaints: string[] = []
  window.on('pageerror', (error) => complaints.push(String(error)))
  window.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await window.waitForLoadState('load')
  const size = options.size ?? { width: 1440, height: 900 }
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)

  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    await app.close()
  }
  return {
    app,
    window,
    home,
    library,
    complaints,
    close,
    restart: async () => {
      await close()
      return launchApp({ ...options, home })
    },
    dispose: async () => {
      await close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

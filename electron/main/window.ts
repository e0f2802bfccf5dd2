import { app, BrowserWindow, nativeImage, nativeTheme, screen } from 'electron'
import { join } from 'node:path'
import icon from '../../assets/icons/128x128.png?inline'
import { APP_ORIGIN } from './app-protocol'
import type { Settings } from './settings'

/** The smallest window in which every pane can still be used. */
const MINIMUM = { width: 960, height: 600 }

/** Paper and ink of the two themes, so that nothing flashes before the page is drawn. */
const BACKGROUND = { light: '#fbfaf8', dark: '#17181a' }

export interface OpenWindowOptions {
  readonly bounds: Settings['window']
  readonly onBoundsChanged: (bounds: NonNullable<Settings['window']>) => void
}

/** Makes the window; it shows itself when its first frame is ready. */
export function openWindow({ bounds, onBoundsChanged }: OpenWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    ...(bounds && isOnAScreen(bounds) ? pick(bounds) : {}),
    minWidth: MINIMUM.width,
    minHeight: MINIMUM.height,
    show: false,
    title: 'Commonplace',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    ...(process.platform === 'linux' ? { icon: nativeImage.createFromDataURL(icon) } : {}),
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      additionalArguments: [`--commonplace-version=${app.getVersion()}`],
    },
  })
  if (bounds?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    const { width, height, x, y } = window.getNormalBounds()
    onBoundsChanged({ width, height, x, y, maximized: window.isMaximized() })
  })
  void window.loadURL(`${APP_ORIGIN}/index.html`)
  return window
}

function pick({ width, height, x, y }: NonNullable<Settings['window']>) {
  return { width, height, ...(x === undefined || y === undefined ? {} : { x, y }) }
}

/** A window that was on a monitor which is gone would open where nobody sees it. */
function isOnAScreen({ x, y, width, height }: NonNullable<Settings['window']>): boolean {
  if (x === undefined || y === undefined) return true
  return screen.getAllDisplays().some(({ workArea }) => {
    const overlapX = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x)
    const overlapY = Math.min(y + height, workArea.y + workArea.height) - Math.max(y, workArea.y)
    return overlapX > 100 && overlapY > 100
  })
}

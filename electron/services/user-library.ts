import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/**
 * The library that a person means who names none: the one the app had open last, else the one in
 * their documents folder.
 */
export function userLibrary(): string {
  return lastOpened() ?? join(documentsFolder(), 'Commonplace')
}

/** What the app has remembered in its settings. */
function lastOpened(): string | undefined {
  try {
    const settings: unknown = JSON.parse(
      readFileSync(join(settingsFolder(), 'settings.json'), 'utf8'),
    )
    const library = (settings as { library?: unknown } | null)?.library
    return typeof library === 'string' && isAbsolute(library) ? library : undefined
  } catch {
    return undefined
  }
}

/** Where Electron keeps an app's data: `app.getPath('userData')`. */
function settingsFolder(): string {
  switch (process.platform) {
    case 'darwin':
      return join(homedir(), 'Library/Application Support/Commonplace')
    case 'win32':
      return join(process.env['APPDATA'] ?? join(homedir(), 'AppData/Roaming'), 'Commonplace')
    default:
      return join(configFolder(), 'Commonplace')
  }
}

function configFolder(): string {
  return process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config')
}

/**
 * The documents folder; on Linux the one that `user-dirs.dirs` (freedesktop.org) names, and
 * `Documents` where it names none, for which Electron would take the home folder itself.
 */
export function documentsFolder(): string {
  const fallback = join(homedir(), 'Documents')
  if (process.platform !== 'linux') return fallback
  try {
    const dirs = readFileSync(join(configFolder(), 'user-dirs.dirs'), 'utf8')
    const folder = /^XDG_DOCUMENTS_DIR="([^"]+)"/m.exec(dirs)?.[1]?.replace(/^\$HOME/, homedir())
    return folder && isAbsolute(folder) ? folder : fallback
  } catch {
    return fallback
  }
}

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

/** The folder in which the app keeps the citation styles that were installed from files. */
export function installedStyles(): string {
  return join(settingsFolder(), 'styles')
}

/** What citation keys are made by, as people write it; undefined where the app's settings say nothing. */
export function userKeyPattern(): string | undefined {
  const { keyPattern } = remembered()
  return typeof keyPattern === 'string' ? keyPattern : undefined
}

/** The library that was open last. */
function lastOpened(): string | undefined {
  const { library } = remembered()
  return typeof library === 'string' && isAbsolute(library) ? library : undefined
}

/** What the app has remembered in its settings; nothing where they are missing or damaged. */
function remembered(): { readonly library?: unknown; readonly keyPattern?: unknown } {
  try {
    const settings: unknown = JSON.parse(
      readFileSync(join(settingsFolder(), 'settings.json'), 'utf8'),
    )
    return settings !== null && typeof settings === 'object' ? settings : {}
  } catch {
    return {}
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

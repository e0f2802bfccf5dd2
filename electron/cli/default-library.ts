import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** The library that the app opens where none is named: `Commonplace` in the documents folder. */
export function defaultLibrary(): string {
  return join(documentsFolder(), 'Commonplace')
}

/** The documents folder; on Linux the one that `user-dirs.dirs` (freedesktop.org) names. */
function documentsFolder(): string {
  const fallback = join(homedir(), 'Documents')
  if (process.platform !== 'linux') return fallback
  const config = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
  try {
    const dirs = readFileSync(join(config, 'user-dirs.dirs'), 'utf8')
    const folder = /^XDG_DOCUMENTS_DIR="([^"]+)"/m.exec(dirs)?.[1]?.replace(/^\$HOME/, homedir())
    return folder && isAbsolute(folder) ? folder : fallback
  } catch {
    return fallback
  }
}

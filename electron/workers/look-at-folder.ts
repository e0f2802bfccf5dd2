import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What lies in a folder: its names, and for each its size in bytes and when it was written, in ms. */
export interface FolderLook {
  readonly names: readonly string[]
  /** Size and time of the first name, of the second, …; NaN for one that went away meanwhile. */
  readonly stamps: Float64Array
}

/**
 * Looks at folders, without reading a file. One that is not there is empty.
 *
 * @throws what the system says of a folder or file that cannot be looked at for another reason
 */
export function lookAtFolders(folders: readonly string[]): FolderLook[] {
  return folders.map(lookAtFolder)
}

function lookAtFolder(folder: string): FolderLook {
  const names = ifThere(() => readdirSync(folder)) ?? []
  const stamps = new Float64Array(names.length * 2)
  for (const [index, name] of names.entries()) {
    const stats = ifThere(() => statSync(join(folder, name)))
    stamps[index * 2] = stats?.size ?? Number.NaN
    stamps[index * 2 + 1] = stats?.mtimeMs ?? Number.NaN
  }
  return { names, stamps }
}

function ifThere<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}

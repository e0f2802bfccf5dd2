import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FolderLook } from '#domain/library/folder-look'

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

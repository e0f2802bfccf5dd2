import { join } from 'node:path'
import type { FolderLook } from '#domain/library/folder-look'
import { infoIfPresent, isMissing, type StoreFiles } from './files'

/** Looks at folders, each as in the order given; one that is not there is empty. */
export type LookAtFolders = (folders: readonly string[]) => Promise<readonly FolderLook[]>

/** The names in a folder; none where it is not there. */
export async function namesIn(files: StoreFiles, folder: string): Promise<string[]> {
  try {
    return await files.list(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** Looks at folders on this thread, by the files' own calls. */
export function lookAtFolders(
  files: StoreFiles,
  folders: readonly string[],
): Promise<readonly FolderLook[]> {
  const lookAt = async (folder: string): Promise<FolderLook> => {
    const names = await namesIn(files, folder)
    const infos = await Promise.all(names.map((name) => infoIfPresent(files, join(folder, name))))
    const stamps = infos.flatMap((info) =>
      info ? [info.size, info.modified] : [Number.NaN, Number.NaN],
    )
    return { names, stamps: Float64Array.from(stamps) }
  }
  return Promise.all(folders.map(lookAt))
}

import { join } from 'node:path'
import { infoIfPresent, isMissing, type StoreFiles } from './files'

/** What lies in a folder, as `workers/look-at-folder.ts` says it. */
export interface FolderLook {
  readonly names: readonly string[]
  /** Size and time of the first name, of the second, …; NaN for one that went away meanwhile. */
  readonly stamps: Float64Array
}

/** Looks at folders, each as in the order given; one that is not there is empty. */
export type LookAtFolders = (folders: readonly string[]) => Promise<readonly FolderLook[]>

/** Files done with between two breaths of everybody else: a few ms. */
export const SLICE = 2000

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

/** Lets everybody else have a turn. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Does a small thing with each of very many, with breaths in between. */
export async function inSlices<T>(all: Iterable<T>, work: (one: T) => void): Promise<void> {
  let done = 0
  for (const one of all) {
    work(one)
    if (++done % SLICE === 0) await breathe()
  }
}

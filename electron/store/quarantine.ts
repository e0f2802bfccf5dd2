import { basename, join } from 'node:path'
import { isMissing } from './files'
import { makeFolderIn } from './library-folder'
import { replaceFile } from './replace-file'
import type { StoreContext } from './store-context'

type Place = Pick<StoreContext, 'files' | 'layout'>

/** Where a file is put aside; the name keeps what it was and never repeats. */
export function quarantinePath({ files, layout }: Place, path: string): string {
  return join(layout.quarantine, `${basename(path)}.${files.uniqueSuffix()}`)
}

/** Moves a file into the quarantine folder; one that is not there any more needs no moving. */
export async function putAside(place: Place, path: string): Promise<void> {
  await makeFolderIn(place, place.layout.quarantine)
  try {
    await place.files.rename(path, quarantinePath(place, path))
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

/** Keeps what was read from a file in the quarantine folder, durably; the file itself stays. */
export async function keepAside(place: Place, path: string, bytes: Uint8Array): Promise<void> {
  await makeFolderIn(place, place.layout.quarantine)
  await replaceFile(place.files, quarantinePath(place, path), bytes)
}

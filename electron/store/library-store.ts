import type { Result } from '#domain/result'
import type { LibraryStore, LibraryStoreOptions } from './library-store-api'
import { openStore } from './open-store'

export type { LibraryStore, LibraryStoreOptions } from './library-store-api'

/**
 * Opens the library in a folder. For writing it takes the lock, and fails with `locked` and the
 * holder's name where another process has it; for reading it takes none and sees one state while
 * others write. What is damaged is made again as far as possible and told in `problems`. A library
 * that cannot be written (newer version, read-only disk) is opened for reading and says why.
 */
export async function openLibraryStore(
  folder: string,
  options: LibraryStoreOptions,
): Promise<Result<LibraryStore>> {
  return openStore(folder, options)
}

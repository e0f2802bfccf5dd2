import type { Change } from '#domain/library/change'
import type { LibraryInfo } from '#domain/library/rows'
import { fail, ok, type Result } from '#domain/result'
import { LibraryService } from '#services/library-service'
import { type BrowserWindow, dialog } from 'electron'

export interface LibraryListener {
  readonly onChange: (change: Change, info: LibraryInfo) => void
  /** Another library has taken the place of the one before. */
  readonly onOpened: (info: LibraryInfo) => void
}

/** The library that the app has open: exactly one at any time. */
export class OpenLibrary {
  #library: LibraryService
  readonly #listener: LibraryListener

  private constructor(library: LibraryService, listener: LibraryListener) {
    this.#library = library
    this.#listener = listener
    library.onChange(listener.onChange)
  }

  static async open(folder: string, listener: LibraryListener): Promise<Result<OpenLibrary>> {
    const library = await LibraryService.open(folder, { mode: 'write', createIfMissing: true })
    return library.ok ? ok(new OpenLibrary(library.value, listener)) : library
  }

  get library(): LibraryService {
    return this.#library
  }

  info(): LibraryInfo {
    return this.#library.info()
  }

  /** Lets the person choose a folder. The library that is open stays open until the new one is. */
  async choose(window: BrowserWindow): Promise<Result<LibraryInfo | null>> {
    const chosen = await dialog.showOpenDialog(window, {
      title: 'Open a library',
      message: 'Choose a library’s folder, or an empty one for a new library.',
      properties: ['openDirectory', 'createDirectory'],
    })
    const [folder] = chosen.filePaths
    if (chosen.canceled || !folder) return ok(null)
    if (folder === this.#library.store.folder) return ok(this.info())
    const next = await LibraryService.open(folder, { mode: 'write', createIfMissing: true })
    if (!next.ok) return next
    const closed = await this.#library.close()
    this.#library = next.value
    next.value.onChange(this.#listener.onChange)
    this.#listener.onOpened(this.info())
    return closed.ok ? ok(this.info()) : fail(closed.error.code, closed.error.message)
  }

  close(): Promise<Result<void>> {
    return this.#library.close()
  }
}

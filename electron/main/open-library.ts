import type { Change } from '#domain/library/change'
import type { LibraryInfo } from '#domain/library/rows'
import { fail, ok, type Result } from '#domain/result'
import type { Background } from '#services/background'
import { LibraryService } from '#services/library-service'
import { SuggestionService } from '#services/suggestion-service'
import { type BrowserWindow, dialog } from 'electron'

export interface LibraryListener {
  readonly onChange: (change: Change, info: LibraryInfo) => void
  /** Another library has taken the place of the one before. */
  readonly onOpened: (info: LibraryInfo) => void
  /** Something that was done by itself, in the background, went wrong. */
  readonly onBug: (error: unknown) => void
}

/** The library that the app has open: exactly one at any time. */
export class OpenLibrary {
  #library: LibraryService
  #suggestions: SuggestionService
  readonly #background: Background
  readonly #listener: LibraryListener

  private constructor(library: LibraryService, background: Background, listener: LibraryListener) {
    this.#library = library
    this.#background = background
    this.#listener = listener
    library.onChange(listener.onChange)
    this.#suggestions = new SuggestionService(library, background, listener.onBug)
  }

  /** `background` is where quotations are looked for. */
  static async open(
    folder: string,
    background: Background,
    listener: LibraryListener,
  ): Promise<Result<OpenLibrary>> {
    const library = await LibraryService.open(folder, { mode: 'write', createIfMissing: true })
    return library.ok ? ok(new OpenLibrary(library.value, background, listener)) : library
  }

  get library(): LibraryService {
    return this.#library
  }

  /** What proposes the quotations of its articles. */
  get suggestions(): SuggestionService {
    return this.#suggestions
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
    await this.#suggestions.close()
    const closed = await this.#library.close()
    next.value.keyPattern = this.#library.keyPattern
    this.#library = next.value
    next.value.onChange(this.#listener.onChange)
    this.#suggestions = new SuggestionService(next.value, this.#background, this.#listener.onBug)
    this.#listener.onOpened(this.info())
    return closed.ok ? ok(this.info()) : fail(closed.error.code, closed.error.message)
  }

  async close(): Promise<Result<void>> {
    await this.#suggestions.close()
    return this.#library.close()
  }
}

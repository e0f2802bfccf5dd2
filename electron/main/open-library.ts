import type { ChangeNews, LibraryInfo } from '#domain/library/rows'
import { fail, ok, type Result } from '#domain/result'
import type { Background } from '#services/background'
import { FolderLooker } from '#services/folder-looker'
import { libraryNews } from '#services/library-news'
import { LibraryService } from '#services/library-service'
import type { OutsideNews } from '#services/outside-edits'
import { OutsideService } from '#services/outside-service'
import { SuggestionService } from '#services/suggestion-service'
import { type BrowserWindow, dialog } from 'electron'
import { logError } from './log-error'

export interface LibraryListener {
  readonly onChange: (news: ChangeNews, info: LibraryInfo) => void
  /** Other programs have done something to its files. */
  readonly onOutside: (news: OutsideNews, info: LibraryInfo) => void
  /** Another library has taken the place of the one before. */
  readonly onOpened: (info: LibraryInfo) => void
  /** Something that was done by itself, in the background, went wrong. */
  readonly onBug: (error: unknown) => void
}

/** The folder of a library, or an empty one for a new library; undefined where none was chosen. */
export async function chooseLibraryFolder(window: BrowserWindow): Promise<string | undefined> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Open a library',
    message: 'Choose a library’s folder, or an empty one for a new library.',
    properties: ['openDirectory', 'createDirectory'],
  })
  return chosen.canceled ? undefined : chosen.filePaths[0]
}

/** The library that the app has open: exactly one at any time. */
export class OpenLibrary {
  #library: LibraryService
  #suggestions: SuggestionService
  readonly #background: Background
  #outside: OutsideService
  readonly #listener: LibraryListener

  private constructor(library: LibraryService, background: Background, listener: LibraryListener) {
    this.#library = library
    this.#background = background
    this.#listener = listener
    this.#outside = this.#follow(library)
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

  get outside(): OutsideService {
    return this.#outside
  }

  /** Begins to look at what other programs do to the files; when the window is there. */
  lookOutside(): void {
    void this.#outside.follow().catch((error: unknown) => logError('looking outside', error))
  }

  info(): LibraryInfo {
    return this.#library.info()
  }

  /** Lets the person choose a folder. The library that is open stays open until the new one is. */
  async choose(window: BrowserWindow): Promise<Result<LibraryInfo | null>> {
    const folder = await chooseLibraryFolder(window)
    if (folder === undefined) return ok(null)
    if (folder === this.#library.store.folder) return ok(this.info())
    const next = await LibraryService.open(folder, { mode: 'write', createIfMissing: true })
    if (!next.ok) return next
    const closed = await this.#leave()
    this.#use(next.value)
    return closed.ok ? ok(this.info()) : fail(closed.error.code, closed.error.message)
  }

  /** Closes the library, does something to its folder, and opens it again. */
  async reopen<T>(between: (folder: string) => Promise<T>): Promise<Result<T>> {
    const { folder } = this.#library.store
    const closed = await this.#leave()
    const done = await between(folder)
    const next = await LibraryService.open(folder, { mode: 'write' })
    if (!next.ok) return next
    this.#use(next.value)
    if (!closed.ok) logError('closing the library', closed.error)
    return ok(done)
  }

  close(): Promise<Result<void>> {
    return this.#leave()
  }

  async #leave(): Promise<Result<void>> {
    this.#outside.stop()
    await this.#suggestions.close()
    return this.#library.close()
  }

  #use(library: LibraryService): void {
    library.keyPattern = this.#library.keyPattern
    this.#library = library
    this.#outside = this.#follow(library)
    this.#suggestions = new SuggestionService(library, this.#background, this.#listener.onBug)
    this.#listener.onOpened(this.info())
    this.lookOutside()
  }

  #follow(library: LibraryService): OutsideService {
    library.onChange((change, info) => {
      this.#listener.onChange(libraryNews(library.store, change), info)
    })
    const tell = (news: OutsideNews) => {
      if (library === this.#library) this.#listener.onOutside(news, library.info())
    }
    return new OutsideService(library, tell, new FolderLooker())
  }
}

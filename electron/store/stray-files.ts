import { join } from 'node:path'
import type { Id } from '#domain/library/model'
import { type Conflict, copiedFile } from './conflict-files'
import { infoIfPresent } from './files'
import type { LibraryState } from './library-state'
import { TEMPORARY } from './replace-file'
import { decodeShared, isKnownFile, sharedFileNamed } from './shared-file'
import type { StoreContext } from './store-context'

/** What stray files are told from others by. */
export interface StrayHost {
  readonly context: StoreContext
  readonly state: LibraryState
  readonly library: Id
}

/**
 * Files among the library's own that are none of them: copies that sync programs made, and documents of
 * articles that are not in the library. Each waits for a decision.
 */
export class StrayFiles {
  readonly #found = new Map<string, Conflict>()

  constructor(
    readonly host: StrayHost,
    /** There is one more. */
    readonly onNews: () => void,
  ) {}

  get all(): readonly Conflict[] {
    return [...this.#found.values()]
  }

  /** Forgets those that were not seen again. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const path of this.#found.keys()) if (!paths.has(path)) this.#found.delete(path)
  }

  /** One that was decided about. */
  forget(path: string): void {
    this.#found.delete(path)
  }

  /** Looks at a name in a folder, and adds its path to `found` where it is a stray file. */
  async lookAt(folder: string, name: string, found: Set<string>): Promise<void> {
    if (name.endsWith(TEMPORARY)) return
    const { context, state, library } = this.host
    const path = join(folder, name)
    const own = sharedFileNamed(context.layout, folder, name)
    const file = own ?? copiedFile(context.layout, folder, name)
    if (!file || file.kind === 'library') {
      if (!file || own) return
    } else if (own && (state.documents.pending.has(file.id) || isKnownFile(state.catalog, file)))
      return
    const info = await infoIfPresent(context.files, path)
    if (!info || info.isFolder) {
      this.#found.delete(path)
      return
    }
    found.add(path)
    if (this.#found.has(path)) return
    const theirs = decodeShared(file, path, await context.files.read(path), library)
    if (!theirs) return
    const foundAt = new Date(info.modified).toISOString()
    this.#found.set(path, { file, reason: own ? 'new' : 'copy', foundAt, path })
    this.onNews()
  }
}

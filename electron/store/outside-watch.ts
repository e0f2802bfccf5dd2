import { join } from 'node:path'
import type { FolderLook } from '#domain/library/folder-look'
import type { Id } from '#domain/library/model'
import { breathe, inSlices, SLICE } from './breathe'
import { isUnchanged } from './file-stamps'
import { infoIfPresent, type FileInfo } from './files'
import { type LookAtFolders, lookAtFolders, namesIn } from './folder-looks'
import { FolderWatch, type SeenName } from './folder-watch'
import { sequenceOfIntact } from './json-file'
import type { LibraryState } from './library-state'
import { isKnownFile, type SharedFile, sharedFileNamed, sharedPath, stampKey } from './shared-file'
import type { StoreContext } from './store-context'
import type { StrayFiles } from './stray-files'

/** What noticing needs of an open library, and where what is noticed goes. */
export interface OutsideWatchParts {
  readonly context: StoreContext
  readonly state: LibraryState
  readonly strays: StrayFiles
  /** Runs work while nothing is written behind the journal. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>
  /** Something was seen at a file; `isSuspect`: even if its size and time are those we know. */
  readonly examine: (file: SharedFile, isSuspect: boolean) => Promise<void>
  /** Resolves when the edits that were found so far have been taken in. */
  readonly takenIn: () => Promise<void>
}

/** Folders looked at or watched at once. */
const FOLDERS = 32

type Stamp = Pick<FileInfo, 'size' | 'modified'>

/**
 * Notices at which of the library's files another program was: told by the system, or by their sizes
 * and times. Each is examined in its turn, one after the other, while we write none. Changes nothing
 * itself, and judges nothing.
 */
export class OutsideWatch {
  #work: Promise<unknown> = Promise.resolve()

  constructor(readonly parts: OutsideWatchParts) {}

  /** Something was seen at a file; it is examined soon. */
  notice(file: SharedFile): void {
    this.#enqueue(() => this.parts.examine(file, true))
  }

  /** Watches the library's folders from now on; returns what ends it. */
  async start(): Promise<() => void> {
    const { layout } = this.parts.context
    const watcher = new FolderWatch((names) => void this.#lookAt(names, watcher))
    for (const folder of [layout.root, layout.articles, layout.notes]) watcher.add(folder)
    for (const [index, shard] of (await this.#shards()).entries()) {
      watcher.add(shard)
      if (index % FOLDERS === FOLDERS - 1) await breathe()
    }
    return () => watcher.close()
  }

  /** Waits until everything that was noticed has been examined. */
  async settle(): Promise<void> {
    let work: unknown
    do {
      work = this.#work
      await this.#work
      // What a look found may have led to more.
      await breathe()
    } while (work !== this.#work)
  }

  /**
   * Looks at every file by size and time, and examines those that are not as they were. Resolves with
   * whether it came to the end: not where it was aborted, or the library's folder is not there.
   *
   * @param look where there is a better place for that than this thread
   */
  async scan(
    look: LookAtFolders = (folders) => lookAtFolders(this.parts.context.files, folders),
    signal?: AbortSignal,
  ): Promise<boolean> {
    const { context, state, strays, takenIn } = this.parts
    const { layout, files } = context
    await this.#examineSoon({ kind: 'library' })
    // A folder that is not there (a stick that was pulled) is no reason to miss every file.
    if (!(await infoIfPresent(files, layout.articles))) return false
    const seen = new Set<Id>()
    const strayPaths = new Set<string>()
    await takenIn()
    const folders = [...(await this.#shards()), layout.notes, layout.root]
    for (let at = 0; at < folders.length; at += FOLDERS) {
      const some = folders.slice(at, at + FOLDERS)
      for (const [index, found] of (await look(some)).entries()) {
        if (signal?.aborted) return false
        await this.#scanFolder(some[index] ?? '', found, seen, strayPaths)
      }
      await breathe()
    }
    strays.keepOnly(strayPaths)
    const { catalog } = state
    const missing: Id[] = []
    await inSlices(catalog.articleIds(), (id) => {
      if (!seen.has(id)) missing.push(id)
    })
    for (const id of missing) await this.#examineSoon({ kind: 'article', id })
    for (const id of [...catalog.freeNotes()].filter((note) => !seen.has(note))) {
      await this.#examineSoon({ kind: 'note', id })
    }
    await this.settle()
    await takenIn()
    return true
  }

  #enqueue(work: () => Promise<void>): void {
    this.#work = this.#work.then(() => this.#attempt(() => this.parts.exclusively(work)))
  }

  /** Tells what the disk refuses of one file, and goes on: it is no reason to miss the others. */
  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const message = `A file that another program may have changed was not looked at: ${reason}.`
      this.parts.context.problems.add('failed', '.', message)
    }
  }

  async #shards(): Promise<string[]> {
    const { articles } = this.parts.context.layout
    const names = await namesIn(this.parts.context.files, articles)
    return names.filter((name) => name.length === 2).map((name) => join(articles, name))
  }

  /** `library.json` first: articles may use tags that came with it. */
  async #lookAt(names: readonly SeenName[], watcher: FolderWatch): Promise<void> {
    const { context, state, strays } = this.parts
    const { layout } = context
    const isLibrary = ({ folder, name }: SeenName) =>
      folder === layout.root && name === 'library.json'
    if (names.some(isLibrary)) {
      await this.#examineSoon({ kind: 'library' })
      await this.parts.takenIn()
    }
    for (const { folder, name } of names) {
      if (folder === layout.articles && name.length === 2 && !watcher.has(join(folder, name))) {
        watcher.add(join(folder, name))
        const shard = join(folder, name)
        const [found] = await lookAtFolders(context.files, [shard])
        if (found) await this.#scanFolder(shard, found, new Set(), new Set())
        continue
      }
      const file = sharedFileNamed(layout, folder, name)
      if (file) this.#enqueue(() => this.parts.examine(file, false))
      if (!file || !isKnownFile(state.catalog, file)) {
        this.#enqueue(() => strays.lookAt(folder, name, new Set()))
      }
    }
  }

  async #examineSoon(file: SharedFile): Promise<void> {
    this.#enqueue(() => this.parts.examine(file, false))
    await this.#work
  }

  async #scanFolder(
    folder: string,
    { names, stamps: looks }: FolderLook,
    seen: Set<Id>,
    strayPaths: Set<string>,
  ): Promise<void> {
    const { context, state, strays } = this.parts
    for (const [index, name] of names.entries()) {
      if (index % SLICE === SLICE - 1) await breathe()
      const file = sharedFileNamed(context.layout, folder, name)
      if (!file || file.kind === 'library') {
        if (!file) await this.#attempt(() => strays.lookAt(folder, name, strayPaths))
        continue
      }
      seen.add(file.id)
      const [size = Number.NaN, modified = Number.NaN] = looks.subarray(index * 2, index * 2 + 2)
      const info: Stamp = { size, modified }
      if (Number.isNaN(size) || isUnchanged(context.stamps.get(stampKey(file)), info)) continue
      const isKnown = isKnownFile(state.catalog, file)
      if (!isKnown || !(await this.#isAsWritten(file, info))) await this.#examineSoon(file)
      if (!isKnown) await this.#attempt(() => strays.lookAt(folder, name, strayPaths))
    }
  }

  /** Whether an article's file that was not looked at before is the last one that was written. */
  async #isAsWritten(file: SharedFile, info: Stamp): Promise<boolean> {
    const { context, state } = this.parts
    if (file.kind !== 'article' || context.stamps.get(stampKey(file))) return false
    if (state.documents.pending.has(file.id)) return false
    // What cannot be read, or has gone meanwhile, is examined, which says so.
    const bytes = await context.files.read(sharedPath(context.layout, file)).catch(() => undefined)
    if (!bytes || sequenceOfIntact(bytes) !== state.catalog.touchedAt(file.id)) return false
    context.stamps.set(stampKey(file), info, true)
    return true
  }
}

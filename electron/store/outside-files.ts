import { join } from 'node:path'
import { type Change, isEmptyChange } from '#domain/library/change'
import { compareRecords } from '#domain/library/compare-records'
import type { Id } from '#domain/library/model'
import { type Conflict, type ConflictReason, keepConflict, keptConflicts } from './conflict-files'
import { isUnchanged } from './file-stamps'
import { FileVersions } from './file-versions'
import {
  breathe,
  type FolderLook,
  inSlices,
  type LookAtFolders,
  lookAtFolders,
  namesIn,
  SLICE,
} from './folder-looks'
import { FolderWatch, type SeenName } from './folder-watch'
import { type FileInfo, infoIfPresent, isMissing } from './files'
import { sequenceOfIntact } from './json-file'
import type { LibraryState } from './library-state'
import { quarantinePath } from './quarantine'
import { replaceFile } from './replace-file'
import {
  decodeShared,
  isKnownFile,
  type SharedContent,
  type SharedFile,
  sharedFileNamed,
  sharedPath,
  stampKey,
} from './shared-file'
import { type StoreContext, shownPath } from './store-context'
import type { StoreView } from './store-view'
import { StrayFiles } from './stray-files'

/** What the rest of an open library does for this part of it. */
export interface OutsideHost {
  readonly context: StoreContext
  readonly state: LibraryState
  readonly view: StoreView
  readonly library: Id
  /** Runs work while nothing is written behind the journal. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>
  /** Something is to be written again. */
  readonly schedule: () => void
  /** The journal number that `library.json` should have. */
  readonly libraryFileSequence: () => number
}

export interface OutsideListener {
  /** A file was edited and nothing speaks against taking that in: `readEdit` when no command runs. */
  readonly onEdit: (file: SharedFile) => void
  /** Resolves when the edits that were told so far have been taken in. */
  readonly takenIn: () => Promise<void>
  /** There is a conflict, or one less, or a file that was gone was made again. */
  readonly onNews: () => void
}

/** An edit of another program as a change of the library. */
export interface OutsideEdit {
  readonly change: Change
  /** From now on the file may be replaced; the returned function takes that back. */
  readonly accept: () => () => void
}

/** Folders looked at or watched at once. */
const FOLDERS = 32

type Stamp = Pick<FileInfo, 'size' | 'modified'>

/**
 * Notices what other programs do to the library's files (git, sync folders, editors) and keeps both
 * sides: an edit of the state that we wrote becomes a change like any other; anything else is put
 * aside as a conflict before the file is written again. Nothing is overwritten unseen.
 */
export class OutsideFiles {
  readonly #strays: StrayFiles
  #kept: readonly Conflict[] = []
  #work: Promise<unknown> = Promise.resolve()
  #listener: OutsideListener | undefined
  #loadingStamps: Promise<void> | undefined
  #hasLoadedStamps = false
  #madeAgain: Id[] = []
  readonly #versions: FileVersions

  constructor(readonly host: OutsideHost) {
    this.#versions = new FileVersions(host)
    this.#strays = new StrayFiles(host, () => this.#listener?.onNews())
    host.state.documents.onForeign = (id) => this.notice({ kind: 'article', id })
    host.state.freeNotes.onForeign = (id) => this.notice({ kind: 'note', id })
  }

  /** Conflicts and copies that wait for a decision, as far as they are known. */
  get conflicts(): readonly Conflict[] {
    return [...this.#kept, ...this.#strays.all]
  }

  /** Articles whose files were gone and were made again since this was last asked. */
  takeMadeAgain(): Id[] {
    return this.#madeAgain.splice(0)
  }

  /** Tells from now on; without a listener every difference becomes a conflict. */
  listen(listener: OutsideListener): void {
    this.#listener = listener
  }

  /** Something was seen at a file; it is looked at soon. */
  notice(file: SharedFile): void {
    this.#enqueue(() => this.#examine(file, true))
  }

  /** Watches the library's folders from now on; returns what ends it. */
  async watch(): Promise<() => void> {
    const { layout } = this.host.context
    const watcher = new FolderWatch((names) => void this.#lookAt(names, watcher))
    for (const folder of [layout.root, layout.articles, layout.notes]) watcher.add(folder)
    for (const [index, shard] of (await this.#shards()).entries()) {
      watcher.add(shard)
      if (index % FOLDERS === FOLDERS - 1) await breathe()
    }
    return () => watcher.close()
  }

  /** Waits until everything that was noticed has been looked at. */
  async settle(): Promise<void> {
    let work: unknown
    do {
      work = this.#work
      await this.#work
      // What a look found may have led to more.
      await new Promise((resolve) => setImmediate(resolve))
    } while (work !== this.#work)
  }

  /**
   * Looks at every file by size and time: on opening, and when the window gets the focus again.
   *
   * @param look where there is a better place for that than this thread
   */
  async scan(
    look: LookAtFolders = (folders) => lookAtFolders(this.host.context.files, folders),
    signal?: AbortSignal,
  ): Promise<void> {
    await this.#loadStamps()
    this.#kept = await keptConflicts(this.host.context)
    await this.#examineSoon({ kind: 'library' })
    const { layout, files } = this.host.context
    // A folder that is not there (a stick that was pulled) is no reason to miss every file.
    if (!(await infoIfPresent(files, layout.articles))) return
    const seen = new Set<Id>()
    const strays = new Set<string>()
    await this.#listener?.takenIn()
    const folders = [...(await this.#shards()), layout.notes, layout.root]
    for (let at = 0; at < folders.length; at += FOLDERS) {
      const some = folders.slice(at, at + FOLDERS)
      for (const [index, found] of (await look(some)).entries()) {
        if (signal?.aborted) return
        await this.#scanFolder(some[index] ?? '', found, seen, strays)
      }
      await breathe()
    }
    this.#strays.keepOnly(strays)
    const { catalog } = this.host.state
    const missing: Id[] = []
    await inSlices(catalog.articleIds(), (id) => {
      if (!seen.has(id)) missing.push(id)
    })
    for (const id of missing) await this.#examineSoon({ kind: 'article', id })
    for (const id of [...catalog.freeNotes()].filter((note) => !seen.has(note))) {
      await this.#examineSoon({ kind: 'note', id })
    }
    await this.settle()
    await this.#listener?.takenIn()
    this.#listener?.onNews()
  }

  /**
   * Whether ours may be written over, or the file removed: it is what we last read or wrote. If not,
   * what is there is kept as a conflict first, or the edit is to be taken in before anything else.
   */
  async mayReplace(file: SharedFile): Promise<boolean> {
    const { context } = this.host
    const path = sharedPath(context.layout, file)
    const info = await infoIfPresent(context.files, path)
    if (!info) return true
    const stamp = context.stamps.get(stampKey(file))
    if (stamp?.isOurs && isUnchanged(stamp, info)) return true
    return this.#judge(file, info)
  }

  /** A file that we have just written. */
  written(file: SharedFile, info: FileInfo): void {
    this.host.context.stamps.set(stampKey(file), info, true)
  }

  /** A file that we have just removed. */
  removed(file: SharedFile): void {
    this.host.context.stamps.forget(stampKey(file))
  }

  /** The stamps' bytes, where they are worth writing. */
  async stampsToSave(): Promise<Buffer | undefined> {
    await this.#loadStamps()
    const { stamps } = this.host.context
    return stamps.isDirty ? stamps.save() : undefined
  }

  /** Whether a scan was made here, so that stamps are complete. */
  get hasScanned(): boolean {
    return this.#hasLoadedStamps
  }

  /** The edit in a file as a change; undefined where there is none any more, or not one to take. */
  async readEdit(file: SharedFile): Promise<OutsideEdit | undefined> {
    const { context } = this.host
    const path = sharedPath(context.layout, file)
    const info = await infoIfPresent(context.files, path)
    const stamp = context.stamps.get(stampKey(file))
    // Told twice, and taken in by now.
    if (!info || (stamp?.isOurs && isUnchanged(stamp, info))) return undefined
    const theirs = this.#decode(file, path, await context.files.read(path))
    const ours = this.#versions.ours(file)
    if (!theirs || !ours) return undefined
    const { change, reason } = this.#versions.compare(file, ours, theirs)
    if (reason || isEmptyChange(change)) {
      this.notice(file)
      return undefined
    }
    return {
      change,
      accept: () => {
        const key = stampKey(file)
        context.stamps.set(key, info, true)
        return () => context.stamps.forget(key)
      },
    }
  }

  /** What a conflict would change here if it were taken; undefined where it cannot be read any more. */
  async differences(
    conflict: Conflict,
  ): Promise<{ change: Change; notices: readonly string[]; theirs: SharedContent } | undefined> {
    const { files } = this.host.context
    try {
      const bytes = await files.read(conflict.path)
      const theirs = this.#decode(conflict.file, conflict.path, bytes)
      if (!theirs) return undefined
      const ours = this.#versions.ours(conflict.file)?.records ?? []
      const { records, notices } = this.#versions.fit(conflict.file, ours, theirs)
      return { change: compareRecords(ours, records), notices, theirs }
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  /** Puts a decided conflict's file away; it stays in the quarantine folder. */
  async settleConflict(conflict: Conflict): Promise<void> {
    const { files, layout } = this.host.context
    await files.makeFolder(layout.quarantine)
    try {
      await files.rename(conflict.path, quarantinePath(this.host.context, conflict.path))
    } catch (error) {
      if (!isMissing(error)) throw error
    }
    this.#strays.forget(conflict.path)
    this.#kept = await keptConflicts(this.host.context)
    this.#listener?.onNews()
  }

  #enqueue(work: () => Promise<void>): void {
    const next = this.#work.then(() => this.host.exclusively(work))
    this.#work = next.catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      const message = `A file that another program may have changed was not looked at: ${reason}.`
      this.host.context.problems.add('failed', '.', message)
    })
  }

  async #shards(): Promise<string[]> {
    const { articles } = this.host.context.layout
    const names = await namesIn(this.host.context.files, articles)
    return names.filter((name) => name.length === 2).map((name) => join(articles, name))
  }

  /** `library.json` first: articles may use tags that came with it. */
  async #lookAt(names: readonly SeenName[], watcher: FolderWatch): Promise<void> {
    const { layout } = this.host.context
    const isLibrary = ({ folder, name }: SeenName) =>
      folder === layout.root && name === 'library.json'
    if (names.some(isLibrary)) {
      await this.#examineSoon({ kind: 'library' })
      await this.#listener?.takenIn()
    }
    for (const { folder, name } of names) {
      if (folder === layout.articles && name.length === 2 && !watcher.has(join(folder, name))) {
        watcher.add(join(folder, name))
        const shard = join(folder, name)
        const [found] = await lookAtFolders(this.host.context.files, [shard])
        if (found) await this.#scanFolder(shard, found, new Set(), new Set())
        continue
      }
      const file = sharedFileNamed(this.host.context.layout, folder, name)
      if (file) this.#enqueue(() => this.#examine(file, false))
      if (!file || !isKnownFile(this.host.state.catalog, file)) {
        this.#enqueue(() => this.#strays.lookAt(folder, name, new Set()))
      }
    }
  }

  async #examineSoon(file: SharedFile): Promise<void> {
    this.#enqueue(() => this.#examine(file, false))
    await this.#work
  }

  #loadStamps(): Promise<void> {
    this.#loadingStamps ??= this.#readStamps()
    return this.#loadingStamps
  }

  async #readStamps(): Promise<void> {
    const { files, layout, stamps } = this.host.context
    try {
      await inSlices(stamps.addSaved(await files.read(layout.stamps)), () => undefined)
    } catch (error) {
      if (!isMissing(error)) throw error
    }
    this.#hasLoadedStamps = true
  }

  async #scanFolder(
    folder: string,
    { names, stamps: looks }: FolderLook,
    seen: Set<Id>,
    strays: Set<string>,
  ): Promise<void> {
    const { stamps } = this.host.context
    for (const [index, name] of names.entries()) {
      if (index % SLICE === SLICE - 1) await breathe()
      const file = sharedFileNamed(this.host.context.layout, folder, name)
      if (!file || file.kind === 'library') {
        if (!file) await this.#strays.lookAt(folder, name, strays)
        continue
      }
      seen.add(file.id)
      const [size = Number.NaN, modified = Number.NaN] = looks.subarray(index * 2, index * 2 + 2)
      const info: Stamp = { size, modified }
      if (Number.isNaN(size) || isUnchanged(stamps.get(stampKey(file)), info)) continue
      const isKnown = isKnownFile(this.host.state.catalog, file)
      if (!isKnown || !(await this.#isAsWritten(file, info))) await this.#examineSoon(file)
      if (!isKnown) await this.#strays.lookAt(folder, name, strays)
    }
  }

  /** Whether an article's file that was not looked at before is the last one that was written. */
  async #isAsWritten(file: SharedFile, info: Stamp): Promise<boolean> {
    const { context, state } = this.host
    if (file.kind !== 'article' || context.stamps.get(stampKey(file))) return false
    if (state.documents.pending.has(file.id)) return false
    const bytes = await context.files.read(sharedPath(context.layout, file))
    if (sequenceOfIntact(bytes) !== state.catalog.touchedAt(file.id)) return false
    context.stamps.set(stampKey(file), info, true)
    return true
  }

  async #examine(file: SharedFile, isSuspect: boolean): Promise<void> {
    const { context } = this.host
    const path = sharedPath(context.layout, file)
    const info = await infoIfPresent(context.files, path)
    if (!info) return this.#missing(file)
    if (!isKnownFile(this.host.state.catalog, file)) return
    if (!isSuspect && isUnchanged(context.stamps.get(stampKey(file)), info)) return
    if (await this.#judge(file, info)) this.host.schedule()
  }

  /** See `mayReplace`. */
  async #judge(file: SharedFile, info: FileInfo): Promise<boolean> {
    const { context } = this.host
    const path = sharedPath(context.layout, file)
    const key = stampKey(file)
    const bytes = await context.files.read(path)
    const theirs = this.#decode(file, path, bytes)
    if (!theirs) {
      await this.#putAway(file, path, bytes)
      context.stamps.set(key, info, true)
      return true
    }
    const ours = this.#versions.ours(file)
    if (!ours) {
      // Gone here: what is left of it is ours, unless somebody has written to it.
      if (!theirs.isIntact) await this.#conflict(file, 'both', bytes)
      return true
    }
    if (this.#versions.isWhatWeWrote(file, ours, theirs)) {
      context.stamps.set(key, info, true)
      if (!theirs.isIntact) this.#mark(file)
      return true
    }
    const { change, reason } = this.#versions.compare(file, ours, theirs)
    if (!reason && !isEmptyChange(change) && this.#listener) {
      this.#listener.onEdit(file)
      return false
    }
    if (reason || !isEmptyChange(change)) await this.#conflict(file, reason ?? 'both', bytes)
    context.stamps.set(key, info, true)
    this.#mark(file)
    return true
  }

  async #missing(file: SharedFile): Promise<void> {
    const { context, state } = this.host
    context.stamps.forget(stampKey(file))
    if (!isKnownFile(this.host.state.catalog, file)) return
    if (file.kind === 'library') this.#mark(file)
    else {
      const isWaiting =
        file.kind === 'article'
          ? state.documents.pending.has(file.id)
          : state.freeNotes.pending.has(file.id)
      if (isWaiting || !this.#versions.ours(file)) return
      this.#mark(file)
      if (file.kind === 'article') this.#madeAgain.push(file.id)
    }
    this.#listener?.onNews()
    this.host.schedule()
  }

  async #conflict(file: SharedFile, reason: ConflictReason, bytes: Buffer): Promise<void> {
    const { context } = this.host
    await keepConflict(context, file, reason, bytes)
    this.#kept = await keptConflicts(context)
    if (this.#listener) this.#listener.onNews()
    else {
      const path = sharedPath(context.layout, file)
      const shown = shownPath(context.layout, path)
      const message = `${shown} was changed by another program; it was made again, and what was there is kept in the conflicts folder.`
      context.problems.add('rebuilt', shown, message)
    }
  }

  async #putAway(file: SharedFile, path: string, bytes: Buffer): Promise<void> {
    // Where nothing else has it either, reading has said so, and the file is put aside as it is.
    if (!this.#versions.ours(file)) return
    const { context } = this.host
    const { files, layout, problems } = context
    await files.makeFolder(layout.quarantine)
    await replaceFile(files, quarantinePath(context, path), bytes)
    const shown = shownPath(layout, path)
    const message = `${shown} was replaced by something that cannot be read; it was made again, and what was there is kept in the quarantine folder.`
    problems.add('rebuilt', shown, message)
    if (file.kind === 'article') this.host.state.documents.damagedFiles.delete(file.id)
    this.#mark(file)
    this.#listener?.onNews()
  }

  #mark(file: SharedFile): void {
    const { state } = this.host
    if (file.kind === 'article') state.documents.pending.mark(file.id)
    else if (file.kind === 'note') state.freeNotes.pending.mark(file.id)
    else state.isLibraryFileDirty = true
  }

  #decode(file: SharedFile, path: string, bytes: Buffer): SharedContent | undefined {
    return decodeShared(file, path, bytes, this.host.library)
  }
}

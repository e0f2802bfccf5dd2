import type { Change } from '#domain/library/change'
import type { Id } from '#domain/library/model'
import type { ConflictReason } from './conflict-files'
import { Conflicts } from './conflicts'
import { isUnchanged } from './file-stamps'
import { judgeFile } from './file-verdict'
import { FileVersions } from './file-versions'
import { type FileInfo, infoIfPresent } from './files'
import type { LookAtFolders } from './folder-looks'
import type { LibraryState } from './library-state'
import { OutsideWatch } from './outside-watch'
import { keepAside } from './quarantine'
import { SavedStamps } from './saved-stamps'
import { isKnownFile, type SharedFile, sharedPath, stampKey } from './shared-file'
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

/**
 * What other programs (git, sync folders, editors) do to the library's files, and we beside them. Both
 * sides are kept: an edit of the state that we wrote becomes a change like any other; anything else is
 * put aside as a conflict before the file is written again. Nothing is overwritten unseen.
 */
export class OutsideFiles {
  /** What waits for the person's decision. */
  readonly conflicts: Conflicts
  readonly #versions: FileVersions
  readonly #stamps: SavedStamps
  readonly #watch: OutsideWatch
  #listener: OutsideListener | undefined
  #madeAgain: Id[] = []

  constructor(readonly host: OutsideHost) {
    const { context, state, exclusively } = host
    const onNews = () => this.#listener?.onNews()
    const strays = new StrayFiles(host, onNews)
    this.#versions = new FileVersions(host)
    this.#stamps = new SavedStamps(context)
    this.conflicts = new Conflicts(context, this.#versions, strays, onNews)
    this.#watch = new OutsideWatch({
      context,
      state,
      strays,
      exclusively,
      examine: (file, isSuspect) => this.#examine(file, isSuspect),
      takenIn: async () => this.#listener?.takenIn(),
    })
    state.documents.onForeign = (id) => this.notice({ kind: 'article', id })
    state.freeNotes.onForeign = (id) => this.notice({ kind: 'note', id })
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
    this.#watch.notice(file)
  }

  /** Watches the library's folders from now on; returns what ends it. */
  watch(): Promise<() => void> {
    return this.#watch.start()
  }

  /** Waits until everything that was noticed has been looked at. */
  settle(): Promise<void> {
    return this.#watch.settle()
  }

  /**
   * Looks at every file by size and time: on opening, and when the window gets the focus again.
   *
   * @param look where there is a better place for that than this thread
   */
  async scan(look?: LookAtFolders, signal?: AbortSignal): Promise<void> {
    await this.#stamps.load()
    await this.conflicts.refresh()
    if (await this.#watch.scan(look, signal)) this.#listener?.onNews()
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
    return this.#actOn(file, info)
  }

  /** A file that we have just written. */
  written(file: SharedFile, info: FileInfo): void {
    this.host.context.stamps.set(stampKey(file), info, true)
  }

  /** A file that we have just removed. */
  removed(file: SharedFile): void {
    this.host.context.stamps.forget(stampKey(file))
  }

  /** Saves by what files are known again, where a scan was made: without it that is less than was saved. */
  saveStamps(): Promise<void> {
    return this.#stamps.save()
  }

  /** The edit in a file as a change; undefined where there is none any more, or not one to take. */
  async readEdit(file: SharedFile): Promise<OutsideEdit | undefined> {
    const { context } = this.host
    const path = sharedPath(context.layout, file)
    const info = await infoIfPresent(context.files, path)
    const stamp = context.stamps.get(stampKey(file))
    // Told twice, and taken in by now.
    if (!info || (stamp?.isOurs && isUnchanged(stamp, info))) return undefined
    const theirs = this.#versions.theirs(file, path, await context.files.read(path))
    const verdict = judgeFile(this.#versions, file, theirs)
    if (verdict.kind === 'unreadable' || verdict.kind === 'gone') return undefined
    if (verdict.kind !== 'edit') {
      this.notice(file)
      return undefined
    }
    return {
      change: verdict.change,
      accept: () => {
        const key = stampKey(file)
        context.stamps.set(key, info, true)
        return () => context.stamps.forget(key)
      },
    }
  }

  async #examine(file: SharedFile, isSuspect: boolean): Promise<void> {
    const { context } = this.host
    const path = sharedPath(context.layout, file)
    const info = await infoIfPresent(context.files, path)
    if (!info) return this.#missing(file)
    if (!isKnownFile(this.host.state.catalog, file)) return
    if (!isSuspect && isUnchanged(context.stamps.get(stampKey(file)), info)) return
    if (await this.#actOn(file, info)) this.host.schedule()
  }

  /** Judges a file and does what follows from it; for what it resolves with, see `mayReplace`. */
  async #actOn(file: SharedFile, info: FileInfo): Promise<boolean> {
    const { context } = this.host
    const path = sharedPath(context.layout, file)
    const bytes = await context.files.read(path)
    const verdict = judgeFile(this.#versions, file, this.#versions.theirs(file, path, bytes))
    switch (verdict.kind) {
      case 'gone':
        // What is left of it is ours, unless somebody has written to it.
        if (!verdict.isOurs) await this.#keep(file, 'both', bytes)
        return true
      case 'edit':
        if (this.#listener) {
          this.#listener.onEdit(file)
          return false
        }
        await this.#keep(file, 'both', bytes)
        this.#mark(file)
        break
      case 'conflict':
        await this.#keep(file, verdict.reason, bytes)
        this.#mark(file)
        break
      case 'same':
        if (!verdict.isOurs) this.#mark(file)
        break
      case 'unreadable':
        // Where nothing else has it either, reading has said so, and the file is put aside as it is.
        if (verdict.isKnown) await this.#keepUnreadable(file, path, bytes)
        break
    }
    context.stamps.set(stampKey(file), info, true)
    return true
  }

  async #missing(file: SharedFile): Promise<void> {
    const { context, state } = this.host
    context.stamps.forget(stampKey(file))
    if (!isKnownFile(state.catalog, file)) return
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

  async #keep(file: SharedFile, reason: ConflictReason, bytes: Buffer): Promise<void> {
    const { layout, problems } = this.host.context
    await this.conflicts.keep(file, reason, bytes)
    // A listener tells of it.
    if (this.#listener) return
    const shown = shownPath(layout, sharedPath(layout, file))
    const message = `${shown} was changed by another program; it was made again, and what was there is kept in the conflicts folder.`
    problems.add('rebuilt', shown, message)
  }

  async #keepUnreadable(file: SharedFile, path: string, bytes: Buffer): Promise<void> {
    const { context, state } = this.host
    await keepAside(context, path, bytes)
    const shown = shownPath(context.layout, path)
    const message = `${shown} was replaced by something that cannot be read; it was made again, and what was there is kept in the quarantine folder.`
    context.problems.add('rebuilt', shown, message)
    if (file.kind === 'article') state.documents.damagedFiles.delete(file.id)
    this.#mark(file)
    this.#listener?.onNews()
  }

  /** The file has to be written, though no change waits for it. */
  #mark(file: SharedFile): void {
    const { state } = this.host
    if (file.kind === 'article') state.documents.pending.mark(file.id)
    else if (file.kind === 'note') state.freeNotes.pending.mark(file.id)
    else state.isLibraryFileDirty = true
  }
}

import { dirname } from 'node:path'
import type { Id, Instant } from '#domain/library/model'
import { ok, type Result } from '#domain/result'
import { CatalogSaver } from './catalog-saver'
import { diskFailure } from './disk-failure'
import { infoIfPresent, isMissing } from './files'
import type { JournalWriter } from './journal-writer'
import { makeFolderIn } from './library-folder'
import { SCHEMA, writeJsonFile } from './json-file'
import { documentPath, notePath, shardOf } from './layout'
import type { CheckpointFile, LibraryFile } from './library-file'
import type { LibraryLock } from './library-lock'
import type { LibraryState } from './library-state'
import { encodeNoteFile } from './note-file'
import type { OutsideFiles } from './outside-files'
import { putAside } from './quarantine'
import { forEachAtOnce } from './rebuild-catalog'
import { replaceFileUnsynced, synced, SyncFailure } from './replace-file'
import type { StoreContext } from './store-context'

/** How far the files have come behind the journal. */
export interface SavedUpTo {
  library: number
  catalog: number
  documents: number
}

/** Documents between two looks at whether the lock is still ours. */
const SLICE = 64
/** Documents written at once; more only wait for the same disk. */
const AT_ONCE = 4
/** After a disk has refused. */
const RETRY_MS = 10_000

/**
 * Writes behind the journal what changes have made: documents, note files, `library.json`, the
 * catalog. Works in the background in small pieces; at any moment the files and the journal together
 * are the whole library.
 */
export class Checkpointer {
  #timer: NodeJS.Timeout | undefined
  #running: Promise<unknown> = Promise.resolve()
  readonly #knownShards = new Set<string>()
  /** Those that were seen to be there since the writing of documents began. */
  readonly #seenShards = new Set<string>()
  #isClosed = false
  #changedAt = Number.NEGATIVE_INFINITY
  /** Bytes of journal written when documents were. */
  #documentBytes = 0
  readonly #catalog: CatalogSaver

  constructor(
    readonly context: StoreContext,
    readonly state: LibraryState,
    readonly journal: JournalWriter,
    readonly lock: LibraryLock,
    readonly identity: { readonly library: Id; readonly createdAt: Instant },
    readonly saved: SavedUpTo,
    /** The last number that is in memory. */
    readonly sequence: () => number,
    /** An fsync failed or the lock is lost: nothing may be written any more. */
    readonly onFatal: (error: SyncFailure | Result<never>) => void,
    /** Numbers from here on must stay in the journal for the newest backup. */
    readonly neededByBackup: () => number,
    /** What other programs do to the same files. */
    readonly outside: () => OutsideFiles,
  ) {
    const { library } = identity
    this.#catalog = new CatalogSaver({ context, state, journal, library, sequence, saved })
  }

  /** A change was saved: writes its documents soon, when nobody is kept waiting by it. */
  changed(): void {
    this.#changedAt = performance.now()
    this.schedule()
  }

  /** Writes in a while, unless that is planned already. */
  schedule(delay = this.context.limits.idleMs): void {
    if (this.#timer || this.#isClosed) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#shouldWait()) this.schedule()
      else void this.#runInBackground()
    }, delay)
    this.#timer.unref()
  }

  /** Bytes of journal whose changes are not in documents yet. */
  get unwrittenBytes(): number {
    return this.journal.written - this.#documentBytes
  }

  /** Whether anything waits to be written. */
  isBehind(): boolean {
    const { documents, freeNotes, isLibraryFileDirty } = this.state
    return (
      documents.pending.size > 0 ||
      freeNotes.pending.size > 0 ||
      isLibraryFileDirty ||
      this.saved.documents < this.sequence()
    )
  }

  async #runInBackground(): Promise<void> {
    const before = this.saved.documents
    const result = await this.run()
    const hasMoved = result.ok && this.saved.documents > before
    if (this.isBehind()) this.schedule(hasMoved ? undefined : RETRY_MS)
  }

  /** Syncing documents slows down the syncing of the journal, for which someone waits. */
  #shouldWait(): boolean {
    const { idleMs, waitingEntries, waitingBytes } = this.context.limits
    return (
      performance.now() - this.#changedAt < idleMs &&
      this.sequence() - this.saved.documents < waitingEntries &&
      this.unwrittenBytes < waitingBytes
    )
  }

  /** Runs `work` while nothing is being written behind the journal. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#running.then(work)
    this.#running = next.catch(() => undefined)
    return next
  }

  /** Writes everything that changed up to now. On failure the journal still has all of it. */
  run(isClosing = false): Promise<Result<void>> {
    return this.exclusively(() => this.#attempt(isClosing))
  }

  /** Ends the background work. */
  async stop(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#running
  }

  async #attempt(isClosing: boolean): Promise<Result<void>> {
    try {
      const held = this.#checkLock()
      if (!held.ok) return held
      const upTo = this.sequence()
      const journalBytes = this.journal.written
      const written = await this.#writeDocuments()
      if (!written.ok) return written
      await this.#writeNotes()
      if (this.state.isLibraryFileDirty) await this.#writeLibraryFile()
      const reached = Math.min(upTo, this.#oldestPending() - 1)
      if (reached > this.saved.documents) await this.#writeCheckpoint(reached)
      this.#documentBytes = journalBytes
      await this.#catalog.saveIfDue(isClosing)
      if (isClosing) await this.outside().saveStamps()
      await this.#release()
      return ok(undefined)
    } catch (error) {
      if (error instanceof SyncFailure) this.onFatal(error)
      const { root } = this.context.layout
      const failure = diskFailure(
        error,
        root,
        'documents were not written behind the journal, which has every change',
      )
      if (isDiskError(error)) return { ok: false, error: failure }
      throw error
    }
  }

  /** The lowest number that some file still waits for: a document may be unreadable just now. */
  #oldestPending(): number {
    const { documents, freeNotes } = this.state
    return Math.min(documents.pending.oldest(), freeNotes.pending.oldest())
  }

  #checkLock(): Result<void> {
    const held = this.lock.isHeld()
    if (!held.ok) this.onFatal(held)
    return held
  }

  async #writeDocuments(): Promise<Result<void>> {
    this.#seenShards.clear()
    const owners = this.state.documents.pending.owners()
    for (let at = 0; at < owners.length; at += SLICE) {
      if (at > 0) {
        const held = this.#checkLock()
        if (!held.ok) return held
      }
      const slice = owners.slice(at, at + SLICE)
      await forEachAtOnce(slice, AT_ONCE, (id) => this.#writeDocument(id))
      const shards = new Set(slice.map((id) => shardOf(this.context.layout, id)))
      await forEachAtOnce([...shards], AT_ONCE, (shard) => this.#syncFolder(shard))
    }
    return ok(undefined)
  }

  async #writeDocument(id: Id): Promise<void> {
    const { files, layout } = this.context
    const { documents, catalog } = this.state
    const path = documentPath(layout, id)
    if (documents.damagedFiles.has(id)) {
      await putAside(this.context, path)
      documents.damagedFiles.delete(id)
    }
    const lastOp = documents.pending.of(id).at(-1)?.sequence ?? 0
    const document = documents.load(id)?.toDocument()
    const file = { kind: 'article', id } as const
    // Another program's version is looked at first; the journal has our changes until then.
    if ((document || !catalog.hasArticle(id)) && !(await this.outside().mayReplace(file))) return
    if (document) {
      await this.#makeShard(shardOf(layout, id))
      this.outside().written(file, await writeJsonFile(files, path, document))
      documents.pending.written(id, document.sequence)
    } else if (!catalog.hasArticle(id)) {
      await removeIfThere(this.context, path)
      this.outside().removed(file)
      documents.pending.written(id, lastOp)
    }
    // Else its file cannot be read now: its changes stay in the journal until it can.
  }

  /** Version control removes folders that have become empty, also one that we have made or found. */
  async #makeShard(shard: string): Promise<void> {
    if (this.#seenShards.has(shard)) return
    if (!this.#knownShards.has(shard) || !(await this.#isThere(shard))) {
      const { articles } = this.context.layout
      if (!(await this.#isThere(articles))) await this.#makeFolder(articles)
      await this.#makeFolder(shard)
      this.#knownShards.add(shard)
    }
    this.#seenShards.add(shard)
  }

  async #makeFolder(folder: string): Promise<void> {
    await makeFolderIn(this.context, folder)
    await this.#syncFolder(dirname(folder))
  }

  async #isThere(path: string): Promise<boolean> {
    return (await infoIfPresent(this.context.files, path)) !== undefined
  }

  async #syncFolder(folder: string): Promise<void> {
    try {
      await synced(folder, () => this.context.files.syncFolder(folder))
    } catch (error) {
      // Nothing was ever written to it.
      if (!isMissing(error)) throw error
    }
  }

  async #writeNotes(): Promise<void> {
    const { files, layout } = this.context
    const { freeNotes, catalog } = this.state
    const owners = freeNotes.pending.owners()
    if (owners.length === 0) return
    if (!(await this.#isThere(layout.notes))) await this.#makeFolder(layout.notes)
    await forEachAtOnce(owners, AT_ONCE, async (id) => {
      const lastOp = freeNotes.pending.of(id).at(-1)?.sequence ?? 0
      const loaded = freeNotes.load(id)
      const path = notePath(layout, id)
      const file = { kind: 'note', id } as const
      if (!(await this.outside().mayReplace(file))) return
      if (loaded) {
        const bytes = encodeNoteFile(loaded.note, loaded.sequence)
        this.outside().written(file, await replaceFileUnsynced(files, path, bytes))
      } else if (catalog.placeOfNote(id) === undefined) {
        await removeIfThere(this.context, path)
        this.outside().removed(file)
      }
      freeNotes.pending.written(id, loaded?.sequence ?? lastOp)
    })
    await this.#syncFolder(layout.notes)
  }

  /** `library.json` as it should be, at the number that it has or gets. */
  libraryFile(sequence = this.saved.library): LibraryFile {
    const { state, identity } = this
    return {
      schema: SCHEMA,
      sequence,
      library: identity.library,
      createdAt: identity.createdAt,
      tags: [...state.tags.values()],
      speakers: [...state.speakers.values()],
    }
  }

  async #writeLibraryFile(): Promise<void> {
    const { files, layout } = this.context
    const { state } = this
    const sequence = this.sequence()
    const file = this.libraryFile(sequence)
    if (!(await this.outside().mayReplace({ kind: 'library' }))) return
    state.isLibraryFileDirty = false
    try {
      const info = await writeJsonFile(files, layout.library, file)
      this.outside().written({ kind: 'library' }, info)
      await this.#syncFolder(layout.root)
      this.saved.library = sequence
    } catch (error) {
      state.isLibraryFileDirty = true
      throw error
    }
  }

  async #writeCheckpoint(documents: number): Promise<void> {
    const { files, layout } = this.context
    const file: CheckpointFile = {
      schema: SCHEMA,
      sequence: this.sequence(),
      library: this.identity.library,
      documents,
      libraryFile: this.saved.library,
      history: this.state.history.save(),
    }
    await writeJsonFile(files, layout.checkpoint, file, 0)
    await this.#syncFolder(layout.journal)
    this.saved.documents = documents
  }

  /** Removes journal that nothing needs any more. */
  async #release(): Promise<void> {
    const { saved, state } = this
    // `library.json` has everything up to the documents' number, written or unchanged.
    const written = Math.min(saved.documents, saved.catalog)
    const keepFrom = Math.min(
      written + 1,
      state.history.oldest() ?? Number.POSITIVE_INFINITY,
      this.neededByBackup(),
    )
    await this.journal.release(this.context.journal.segments(), keepFrom)
  }
}

async function removeIfThere({ files }: StoreContext, path: string): Promise<void> {
  try {
    await files.remove(path)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

function isDiskError(error: unknown): boolean {
  return error instanceof SyncFailure || typeof (error as { code?: unknown }).code === 'string'
}

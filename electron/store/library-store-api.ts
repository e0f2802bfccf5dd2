import type { Change } from '#domain/library/change'
import type { Id, Instant } from '#domain/library/model'
import type { LibraryView } from '#domain/library/view'
import type { Failure, Result } from '#domain/result'
import type { Catalog } from './catalog'
import type { StoreFiles } from './files'
import type { HistoryStep } from './history'
import type { LibraryState } from './library-state'
import type { OutsideFiles } from './outside-files'
import type { StoreContext } from './store-context'
import type { StoreLimits } from './store-limits'
import type { StoreProblem } from './store-problems'

/** One change and what it was made by. */
export interface CommitEntry {
  /** The command's type, such as `quote.tag`; undo is named after it. */
  readonly command: string
  readonly change: Change
  /** The journal number that this change takes back. */
  readonly undoes?: number
  /** The journal number that this change makes happen again. */
  readonly redoes?: number
  /** No step of undo and redo: what the program did by itself, such as suggesting quotes. */
  readonly quiet?: boolean
}

export interface Commit {
  readonly sequence: number
  readonly at: Instant
}

/** An open library's inside, for what reads it as a whole: backups, histories, the check. */
export interface StoreParts {
  readonly context: StoreContext
  readonly state: LibraryState
  readonly library: Id
}

/**
 * An open library. Reads are synchronous and see the last durable state; a change is visible once it
 * is on the disk, and not at all where it could not be saved.
 */
export interface LibraryStore {
  readonly folder: string
  readonly mode: 'write' | 'read'
  /** Why a library that was asked for writing can only be read. */
  readonly readOnlyReason?: Failure | undefined
  /** What was found damaged and what was done; may grow as documents are read. */
  readonly problems: readonly StoreProblem[]
  readonly view: LibraryView
  readonly catalog: Catalog
  /** The last durable journal number. */
  readonly sequence: number
  /** The next steps of undo and redo; they survive closing. */
  readonly history: { readonly undo?: HistoryStep; readonly redo?: HistoryStep }
  /**
   * Saves a change: resolves with ok only after it is on the disk, and only then is it in `view`. On
   * failure nothing has changed. A change that does not fit the library is a bug and throws.
   */
  commit(entry: CommitEntry): Promise<Result<Commit>>
  /** A change from the journal, for undo and redo. */
  readChange(sequence: number): Promise<Result<Change>>
  /** Keeps an article's original file; `fileName` must be what `sourceFileName` gives. */
  saveSource(article: Id, fileName: string, bytes: Uint8Array): Promise<Result<void>>
  /** Writes everything behind the journal up to now. */
  checkpoint(): Promise<Result<void>>
  readonly parts: StoreParts
  /** What other programs do to the library's files; undefined where it was opened for reading. */
  readonly outside: OutsideFiles | undefined
  /** Makes a backup now; resolves with the name of its folder. */
  createBackup(): Promise<Result<string>>
  /** Writes what is left, releases the lock. Further commits are refused. */
  close(): Promise<Result<void>>
}

export interface LibraryStoreOptions {
  readonly mode: 'write' | 'read'
  /** Make a library where the path leads to nothing yet. An empty folder becomes one in any case. */
  readonly createIfMissing?: boolean
  readonly clock?: () => Instant
  /** Tests make single calls fail; the product always uses the real file system. */
  readonly files?: StoreFiles
  /** Tests make them small, so that what is rare happens often. */
  readonly limits?: Partial<StoreLimits>
}

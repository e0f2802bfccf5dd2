import { changeSize, type Change } from '#domain/library/change'
import type { Id } from '#domain/library/model'
import { type Failure, fail, ok, type Result } from '#domain/result'
import type { Checkpointer } from './checkpointer'
import type { History } from './history'
import type { JournalEntry } from './journal-record'
import type { JournalWriter } from './journal-writer'
import type { Commit, CommitEntry } from './library-store-api'
import type { LibraryState } from './library-state'

/** What commits need of an open library. */
export interface CommitParts {
  readonly clock: () => string
  readonly state: Pick<LibraryState, 'misfit' | 'apply'> & {
    readonly history: Pick<History, 'allows'>
  }
  readonly journal: Pick<JournalWriter, 'append' | 'broken'>
  readonly checkpointer: Pick<Checkpointer, 'unwrittenBytes' | 'run' | 'changed'>
  /** Why nothing may be saved now, if it may not. */
  readonly refusal: () => Result<never> | undefined
  /** Nothing may be saved any more. */
  readonly stop: (reason: Failure) => void
}

interface Waiting {
  readonly entry: CommitEntry
  readonly resolve: (result: Result<Commit>) => void
  readonly reject: (error: unknown) => void
}

/** More journal than this in front of the documents, and commits wait for them. */
const MOST_UNWRITTEN_BYTES = 256_000_000
/** Records in one append of several commits; more would keep the first one waiting. */
const MOST_AT_ONCE = 10_000

/**
 * Saves changes in the order in which they come, as many with one append to the journal as have gathered
 * while the last one was written. Each is taken into memory, and acknowledged, only after it is on the
 * disk; one that was not saved has changed nothing.
 */
export class CommitQueue {
  readonly #waiting: Waiting[] = []
  #isFlushing = false
  #flushed: Promise<void> | undefined
  #sequence: number
  #next: number

  /**
   * @param sequence the last durable number
   * @param next the number of the next change; numbers in between are left out
   */
  constructor(
    readonly parts: CommitParts,
    sequence: number,
    next: number,
  ) {
    this.#sequence = sequence
    this.#next = next
  }

  /** The last number that is on the disk and in memory. */
  get sequence(): number {
    return this.#sequence
  }

  /** The number that the next change gets. */
  get next(): number {
    return this.#next
  }

  /**
   * Saves a change; see `LibraryStore.commit`. Rejects where the program made a mistake. If the change was
   * saved by then, memory may not be what the disk says, and `stop` was called.
   */
  add(entry: CommitEntry): Promise<Result<Commit>> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject })
      if (!this.#isFlushing) this.#flushed = this.#flush()
    })
  }

  /** Waits until nothing waits here. */
  async settle(): Promise<void> {
    await this.#flushed
  }

  /** Writes what waits, as many commits at once as have gathered, until none does. */
  async #flush(): Promise<void> {
    this.#isFlushing = true
    try {
      while (this.#waiting.length > 0) {
        if (this.#isFarBehind()) await this.parts.checkpointer.run()
        const { batch, entries } = this.#takeBatch()
        if (entries.length > 0) this.#answer(batch, entries, await this.#append(entries))
      }
    } catch (error) {
      // Nothing of them was written; nobody waits for an answer that does not come.
      for (const { reject } of this.#waiting.splice(0)) reject(error)
    } finally {
      // At once, not a moment later: who has just been answered may come back.
      this.#isFlushing = false
    }
  }

  #isFarBehind(): boolean {
    return this.parts.checkpointer.unwrittenBytes > MOST_UNWRITTEN_BYTES
  }

  /** Whether entries are on the disk; what was thrown, where the program made a mistake. */
  async #append(entries: readonly JournalEntry[]): Promise<Result<void> | { mistake: unknown }> {
    try {
      return await this.parts.journal.append(entries)
    } catch (mistake) {
      return { mistake }
    }
  }

  #answer(
    batch: readonly Waiting[],
    entries: readonly JournalEntry[],
    appended: Result<void> | { mistake: unknown },
  ): void {
    const { journal, checkpointer, stop } = this.parts
    if ('mistake' in appended) {
      for (const { reject } of batch) reject(appended.mistake)
      return
    }
    if (journal.broken) stop(journal.broken)
    for (const [index, { resolve, reject }] of batch.entries()) {
      const entry = entries[index]
      if (!entry) continue
      if (!appended.ok) resolve(appended)
      else this.#takeIn(entry, resolve, reject)
    }
    if (appended.ok) checkpointer.changed()
  }

  #takeIn(
    entry: JournalEntry,
    resolve: (result: Result<Commit>) => void,
    reject: (error: unknown) => void,
  ): void {
    this.#sequence = entry.sequence
    this.#next = entry.sequence + 1
    try {
      this.parts.state.apply(entry)
      resolve(ok({ sequence: entry.sequence, at: entry.at }))
    } catch (error) {
      // Memory no longer is what the disk says: nothing may be built on it.
      this.parts.stop({
        code: 'bug',
        message:
          'A mistake in the program stopped the library; the change is saved. Open it again.',
        details: String(error),
      })
      reject(error)
    }
  }

  /**
   * The commits that are written together: those that fit the library, up to one that depends on an
   * earlier one of them. Those that do not fit are refused.
   */
  #takeBatch(): { batch: Waiting[]; entries: JournalEntry[] } {
    const batch: Waiting[] = []
    const entries: JournalEntry[] = []
    const touched = new Set<Id>()
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const { entry } = next
      const isOfHistory = entry.undoes !== undefined || entry.redoes !== undefined
      if (batch.length > 0 && (isOfHistory || touchesAny(entry.change, touched))) break
      this.#waiting.shift()
      const refused = this.parts.refusal() ?? this.#misfit(entry)
      if (refused) {
        next.resolve(refused)
        continue
      }
      // Where nothing waits behind it, nobody asks what it touches.
      if (this.#waiting.length > 0) for (const id of idsOf(entry.change)) touched.add(id)
      batch.push(next)
      const sequence = this.#next + entries.length
      const { command, change, undoes, redoes, quiet } = entry
      entries.push({
        sequence,
        at: this.parts.clock(),
        command,
        ...(undoes === undefined ? {} : { undoes }),
        ...(redoes === undefined ? {} : { redoes }),
        ...(quiet ? { quiet } : {}),
        change,
      })
      if (isOfHistory || touched.size > MOST_AT_ONCE) break
    }
    return { batch, entries }
  }

  #misfit(entry: CommitEntry): Result<never> | undefined {
    const { state } = this.parts
    if (!state.history.allows(entry)) {
      return entry.undoes === undefined
        ? fail('nothing-to-redo', 'This change is not the next one to redo.')
        : fail('nothing-to-undo', 'This change is not the next one to undo.')
    }
    const misfit = state.misfit(entry.change)
    if (misfit === undefined) return undefined
    return fail('not-found', `The change does not fit the library: ${misfit}.`, {
      details: `${entry.command}, ${changeSize(entry.change)} records`,
    })
  }
}

function* idsOf({ added, updated, removed }: Change): Iterable<Id> {
  for (const list of [added, updated, removed]) for (const { id } of list) yield id
}

function touchesAny(change: Change, touched: ReadonlySet<Id>): boolean {
  for (const id of idsOf(change)) if (touched.has(id)) return true
  return false
}

import { isBackupDue, makeBackup, newestBackupSequence } from './backups'
import type { Checkpointer } from './checkpointer'
import type { StoreContext } from './store-context'

/** What backups need of an open library. */
export interface BackupParts {
  readonly context: StoreContext
  readonly checkpointer: Checkpointer
  /** Whether there is anything to back up, and it may be done. */
  readonly isWanted: () => boolean
}

/** The first look for one that is due waits this long: opening comes first. */
const DELAY_MS = 1_000

/**
 * The backups of an open library: one on each day on which it is used, and one whenever it is asked for.
 * Nothing is written behind the journal while one is made.
 */
export class DailyBackups {
  #newest: number | undefined
  readonly #timer: NodeJS.Timeout

  /** Soon looks whether one is due. */
  constructor(readonly parts: BackupParts) {
    this.#newest = newestBackupSequence(parts.context)
    this.#timer = setTimeout(() => void this.makeIfDue(), DELAY_MS)
    this.#timer.unref()
  }

  /** Numbers from here on must stay in the journal for the newest backup; infinity without one. */
  get neededFrom(): number {
    return this.#newest === undefined ? Number.POSITIVE_INFINITY : this.#newest + 1
  }

  /**
   * Makes one of what is in the files by now; resolves with the name of its folder.
   *
   * @throws what the disk answers
   */
  make(): Promise<string> {
    const { context, checkpointer } = this.parts
    return checkpointer.exclusively(async () => {
      const { documents } = checkpointer.saved
      const name = await makeBackup(context, checkpointer.libraryFile(), documents)
      this.#newest = documents
      return name
    })
  }

  /** Makes one if there is none of this day. That it could not be made is told as a problem. */
  async makeIfDue(): Promise<void> {
    const { context, checkpointer, isWanted } = this.parts
    if (!isWanted()) return
    try {
      if (!isBackupDue(context)) return
      const written = await checkpointer.run()
      // Where the folder is gone, a backup would only put another one into its place.
      if (!written.ok) return this.#notMade(written.error.message)
      await this.make()
    } catch (error) {
      this.#notMade(`${error instanceof Error ? error.message : String(error)}.`)
    }
  }

  #notMade(reason: string): void {
    this.parts.context.problems.add('failed', 'backups', `The daily backup was not made: ${reason}`)
  }

  /** Ends looking by itself. */
  stop(): void {
    clearTimeout(this.#timer)
  }
}

import type { Change } from '#domain/library/change'
import { compareRecords } from '#domain/library/compare-records'
import { releaseNames } from '#domain/library/release-names'
import { type Conflict, type ConflictReason, keepConflict, keptConflicts } from './conflict-files'
import type { FileVersions } from './file-versions'
import { isMissing } from './files'
import { putAside } from './quarantine'
import type { SharedContent, SharedFile } from './shared-file'
import type { StoreContext } from './store-context'
import type { StrayFiles } from './stray-files'

/** What a conflict would do here if the other version were taken. */
export interface ConflictDifferences {
  readonly change: Change
  /** In sentences, what could not be taken. */
  readonly notices: readonly string[]
  readonly theirs: SharedContent
}

/**
 * Other programs' versions of the library's files that wait for the person's decision. Until then each
 * stays where it is, and after it in the quarantine folder: none is ever removed.
 */
export class Conflicts {
  #kept: readonly Conflict[] = []

  constructor(
    readonly context: StoreContext,
    readonly versions: FileVersions,
    readonly strays: StrayFiles,
    /** There is one more, or one less. */
    readonly onNews: () => void,
  ) {}

  /** Conflicts and copies, as far as they are known. */
  get all(): readonly Conflict[] {
    return [...this.#kept, ...this.strays.all]
  }

  /** Reads again which ones the conflicts folder holds. */
  async refresh(): Promise<void> {
    this.#kept = await keptConflicts(this.context)
  }

  /** Keeps another program's version; when this resolves it is on the disk and ours may be written. */
  async keep(file: SharedFile, reason: ConflictReason, bytes: Buffer): Promise<void> {
    await keepConflict(this.context, file, reason, bytes)
    await this.refresh()
    this.onNews()
  }

  /** What a conflict would change here if it were taken; undefined where it cannot be read any more. */
  async differences(conflict: Conflict): Promise<ConflictDifferences | undefined> {
    try {
      const bytes = await this.context.files.read(conflict.path)
      const theirs = this.versions.theirs(conflict.file, conflict.path, bytes)
      if (!theirs) return undefined
      const ours = this.versions.ours(conflict.file)?.records ?? []
      const { records, notices } = this.versions.fit(conflict.file, ours, theirs)
      const change = releaseNames(compareRecords(ours, records), this.versions.parts.view)
      return { change, notices, theirs }
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  /** Puts a decided conflict's file away; it stays in the quarantine folder. */
  async settle(conflict: Conflict): Promise<void> {
    await putAside(this.context, conflict.path)
    this.strays.forget(conflict.path)
    await this.refresh()
    this.onNews()
  }
}

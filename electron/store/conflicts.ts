import type { Change } from '#domain/library/change'
import { compareRecords } from '#domain/library/compare-records'
import type { Id, LibraryRecord } from '#domain/library/model'
import { releaseNames } from '#domain/library/release-names'
import { type Conflict, type ConflictReason, keepConflict, keptConflicts } from './conflict-files'
import type { FileVersions } from './file-versions'
import { isMissing } from './files'
import { putAside } from './quarantine'
import type { SharedContent, SharedFile } from './shared-file'
import type { StoreContext } from './store-context'
import type { StrayFiles } from './stray-files'

const MOVED = 'What is in another article by now was left out.'

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
      const fitted = this.versions.fit(conflict.file, ours, theirs)
      const records = this.#withoutMoved(conflict.file, fitted.records)
      const hasMoved = records.length < fitted.records.length
      const notices = hasMoved ? [...fitted.notices, MOVED] : fitted.notices
      const change = releaseNames(compareRecords(ours, records), this.versions.parts.view)
      return { change, notices, theirs }
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  /**
   * What of an article's earlier state has not come into another article since, as by a merge; nothing is
   * ever in two.
   */
  #withoutMoved(file: SharedFile, records: readonly LibraryRecord[]): readonly LibraryRecord[] {
    if (file.kind !== 'article') return records
    const { catalog } = this.versions.parts.state
    const moved = new Set<Id>()
    for (const { type, id } of records) {
      const place = type === 'quote' ? catalog.articleOfQuote(id) : undefined
      if (place !== undefined && place !== file.id) moved.add(id)
    }
    for (const record of records) {
      if (record.type !== 'note') continue
      const place = catalog.placeOfNote(record.id)
      const isElsewhere = place !== undefined && (place === 'free' || place.article !== file.id)
      if (isElsewhere || moved.has(record.quote ?? '')) moved.add(record.id)
    }
    return records.filter(({ id }) => !moved.has(id))
  }

  /** Puts a decided conflict's file away; it stays in the quarantine folder. */
  async settle(conflict: Conflict): Promise<void> {
    await putAside(this.context, conflict.path)
    this.strays.forget(conflict.path)
    await this.refresh()
    this.onNews()
  }
}

import { relative } from 'node:path'
import type { Change } from '#domain/library/change'
import { copyArticle } from '#domain/library/copy-article'
import { type DescribedRecord, describeChange, nameOfRecord } from '#domain/library/describe-change'
import { fitArticle } from '#domain/library/fit-article'
import type { LibraryRecord } from '#domain/library/model'
import type { ConflictChoice, ConflictPreview, ConflictRow } from '#domain/library/rows'
import { fail, ok, type Result } from '#domain/result'
import type { Conflict } from '#store/conflict-files'
import { diskFailure } from '#store/disk-failure'
import { errorCode } from '#store/files'
import type { OutsideFiles } from '#store/outside-files'
import type { SharedContent } from '#store/shared-file'
import type { FolderLooker } from './folder-looker'
import type { LibraryService } from './library-service'
import { newId } from './new-id'
import { OutsideEdits, type OutsideNews } from './outside-edits'

/** Differences shown of one conflict: nobody reads more of them. */
const MOST_DIFFERENCES = 200

/**
 * What other programs did to the library's files: takes in what can be taken in, as one change, and
 * lets the person decide about the rest.
 */
export class OutsideService {
  readonly #edits: OutsideEdits
  #stopWatching: (() => void) | undefined
  #scanning: Promise<void> | undefined
  #hasConflicts = 0

  readonly #stopping = new AbortController()

  /** @param looker looks at the files where this thread has something better to do */
  constructor(
    readonly library: LibraryService,
    readonly tell: (news: OutsideNews) => unknown = () => undefined,
    readonly looker?: Pick<FolderLooker, 'look' | 'close'>,
  ) {
    this.#edits = new OutsideEdits(library, tell)
    this.#outside?.listen({
      onEdit: (file) => this.#edits.add(file),
      takenIn: () => this.#edits.settled,
      onNews: () => this.#onNews(),
    })
  }

  /** Looks at every file and watches from then on; for a window, which stays open for long. */
  async follow(): Promise<void> {
    const outside = this.#outside
    if (!outside) return
    this.#stopWatching = await outside.watch()
    await this.scan()
  }

  /** Looks at every file by size and time; while one look is going on there is no second. */
  scan(): Promise<void> {
    this.#scanning ??= this.#scan().finally(() => {
      this.#scanning = undefined
    })
    return this.#scanning
  }

  /** Ends watching and looking. */
  stop(): void {
    this.#stopping.abort()
    this.#stopWatching?.()
  }

  /** What waits for the person's decision, oldest first. */
  async conflicts(): Promise<ConflictRow[]> {
    const rows: ConflictRow[] = []
    for (const conflict of this.#outside?.conflicts.all ?? []) rows.push(await this.#row(conflict))
    return rows
  }

  /** What taking the other version would change here. */
  async preview(id: string): Promise<Result<ConflictPreview>> {
    const found = await this.#find(id)
    if (!found.ok) return found
    const { conflict, change, notices } = found.value
    const differences: DescribedRecord[] = []
    let more = 0
    for (const difference of describeChange(change, this.library.store.view)) {
      if (differences.length < MOST_DIFFERENCES) differences.push(difference)
      else more++
    }
    return ok({ ...(await this.#row(conflict)), differences, more, notices })
  }

  /**
   * Does what the person chose: keep ours, take theirs, or keep both. Every choice that changes the
   * library is one change that can be undone; the other version stays in the quarantine folder.
   */
  async decide(id: string, choice: ConflictChoice): Promise<Result<{ sequence: number }>> {
    const outside = this.#outside
    if (!outside) return fail('read-only', 'The library can only be read; open it for writing.')
    const found = outside.conflicts.all.find((conflict) => this.#idOf(conflict) === id)
    if (!found) return GONE
    let sequence = this.library.store.sequence
    if (choice !== 'ours') {
      const changed = await this.library.change(`outside.${choice}`, async () => {
        const again = await this.#find(id)
        if (!again.ok) return again
        const { conflict, change, theirs } = again.value
        return ok(choice === 'theirs' ? change : this.#both(conflict, change, theirs))
      })
      if (!changed.ok) return changed
      sequence = changed.value.sequence
    }
    try {
      await outside.conflicts.settle(found)
    } catch (error) {
      if (!errorCode(error)) throw error
      const { folder } = this.library.store
      return { ok: false, error: diskFailure(error, folder, 'the other version still waits') }
    }
    return ok({ sequence })
  }

  get #outside(): OutsideFiles | undefined {
    return this.library.store.outside
  }

  async #scan(): Promise<void> {
    try {
      await this.#outside?.scan(this.looker?.look, this.#stopping.signal)
    } finally {
      // Between two looks there is nothing to keep a thread for.
      await this.looker?.close()
    }
  }

  #onNews(): void {
    const outside = this.#outside
    if (!outside) return
    const madeAgain = outside.takeMadeAgain()
    const conflicts = outside.conflicts.all.length
    const isSame = conflicts === this.#hasConflicts
    this.#hasConflicts = conflicts
    if (isSame && madeAgain.length === 0) return
    if (madeAgain.length === 0) {
      this.tell({})
      return
    }
    const what = madeAgain.length === 1 ? 'The file of one article' : `${madeAgain.length} files`
    const were = madeAgain.length === 1 ? 'was' : 'were'
    this.tell({
      message: `${what} ${were} removed by another program and made again; nothing is lost.`,
    })
  }

  async #find(id: string): Promise<
    Result<{
      conflict: Conflict
      change: Change
      theirs: SharedContent
      notices: readonly string[]
    }>
  > {
    const outside = this.#outside
    const conflict = outside?.conflicts.all.find((one) => this.#idOf(one) === id)
    const found = conflict && (await outside?.conflicts.differences(conflict))
    return conflict && found ? ok({ conflict, ...found }) : GONE
  }

  #idOf({ path }: Conflict): string {
    return relative(this.library.store.folder, path).replaceAll('\\', '/')
  }

  async #row(conflict: Conflict): Promise<ConflictRow> {
    const { view } = this.library.store
    const { file, reason, foundAt } = conflict
    let record: LibraryRecord | undefined
    if (file.kind === 'article') record = view.article(file.id)
    else if (file.kind === 'note') record = view.note(file.id)
    if (!record && file.kind !== 'library') {
      const found = await this.#outside?.conflicts.differences(conflict)
      record = found?.theirs.records[0]
    }
    return {
      id: this.#idOf(conflict),
      kind: file.kind,
      reason,
      foundAt,
      title: record ? nameOfRecord(record) : 'Tags and speakers',
      ...(file.kind === 'article' && view.article(file.id) ? { article: file.id } : {}),
    }
  }

  /** Both versions: theirs beside ours, as a thing of its own. */
  #both({ file }: Conflict, change: Change, theirs: SharedContent): Change {
    const now = new Date().toISOString()
    const { view } = this.library.store
    if (file.kind === 'library') return { added: change.added, updated: [], removed: [] }
    if (file.kind === 'note') {
      const added = theirs.records.map((note) => ({ ...note, id: newId() }))
      return { added, updated: [], removed: [] }
    }
    if (!theirs.document || !view.article(file.id)) return change
    const { parts } = fitArticle(theirs.document, view, undefined)
    return copyArticle(
      parts,
      '(other version)',
      { now, newId },
      (key) => view.articleByKey(key) !== undefined,
    )
  }
}

const GONE = fail('not-found', 'This other version is no longer there; nothing was changed.')

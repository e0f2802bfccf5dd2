import { relative } from 'node:path'
import { type Change, isEmptyChange } from '#domain/library/change'
import { describeChange, nameOfRecord } from '#domain/library/describe-change'
import { type Failure, fail, ok } from '#domain/result'
import { errorCode } from '#store/files'
import type { OutsideEdit } from '#store/outside-files'
import { type SharedFile, sharedPath, stampKey } from '#store/shared-file'
import type { LibraryService } from './library-service'

/** What was noticed of other programs' work, in one sentence, for the person. */
export interface OutsideNews {
  readonly message?: string
  /** The change that took an edit in, so that it can be taken back. */
  readonly sequence?: number
}

/** Takes in what other programs wrote into the library's files and nobody has to decide about. */
export class OutsideEdits {
  /** Files to look at, by their stamps' keys. */
  readonly #waiting = new Map<string, SharedFile>()
  #taking: Promise<void> = Promise.resolve()

  constructor(
    readonly library: LibraryService,
    readonly tell: (news: OutsideNews) => unknown,
  ) {}

  /** A file that another program has edited: it is taken in soon, with the others that wait. */
  add(file: SharedFile): void {
    this.#waiting.set(stampKey(file), file)
    // What goes wrong with some edits must not keep those behind them from being taken in.
    this.#taking = this.#taking
      .then(() => this.#takeIn())
      .catch((error: unknown) => {
        this.#tellNotTaken('a file', error)
      })
  }

  /** Resolves when what was added up to now has been taken in, or left. */
  get settled(): Promise<void> {
    return this.#taking
  }

  async #takeIn(): Promise<void> {
    const files = [...this.#waiting.values()]
    this.#waiting.clear()
    if (files.length === 0) return
    const refused = await this.#takeTogether(files)
    if (!refused) return
    if (refused.code === 'not-found') await this.#takeOneByOne(files)
    else this.tell({ message: refused.message })
  }

  /**
   * One file that does not fit the library is no reason to leave the others, and may fit after one of
   * them, as where a quote was moved from file to file.
   */
  async #takeOneByOne(files: readonly SharedFile[]): Promise<void> {
    let left = files
    let before: number
    do {
      before = left.length
      const refused: SharedFile[] = []
      for (const file of left) if (await this.#takeTogether([file])) refused.push(file)
      left = refused
    } while (left.length > 0 && left.length < before)
    for (const file of left) {
      const name = this.#nameOf(file)
      this.tell({
        message: `What another program changed in ${name} does not fit the library, so it was not taken in; the file is left as it is.`,
      })
    }
  }

  /** Takes edits in as one change, and tells of it; resolves with why not, where they were refused. */
  async #takeTogether(files: readonly SharedFile[]): Promise<Failure | undefined> {
    const taken: Change[] = []
    let refuse: (() => void)[] = []
    const changed = await this.library.change('outside.edit', async () => {
      for (const file of files) {
        const edit = await this.#readEdit(file)
        if (!edit) continue
        taken.push(edit.change)
        refuse.push(edit.accept())
      }
      const change = joinChanges(taken)
      return haveOneKey(change) ? NOT_TOGETHER : ok(change)
    })
    if (!changed.ok) for (const one of refuse) one()
    refuse = []
    if (!changed.ok) return changed.error
    const [first] = taken
    if (!first) return undefined
    const { view } = this.library.store
    const [record] = describeChange(first, view)
    const article = record && view.article(record.article ?? record.id)
    const name = article ? nameOfRecord(article) : (record?.name ?? 'library.json')
    const what = taken.length === 1 ? `“${name}”` : `${taken.length} files`
    this.tell({
      message: `Took in what another program changed in ${what}.`,
      sequence: changed.value.sequence,
    })
    return undefined
  }

  /** By what a person knows a file: the name of what is in it, or where it is. */
  #nameOf(file: SharedFile): string {
    const { view, parts } = this.library.store
    const record =
      file.kind === 'library'
        ? undefined
        : file.kind === 'note'
          ? view.note(file.id)
          : view.article(file.id)
    if (record) return `“${nameOfRecord(record)}”`
    const { layout } = parts.context
    return relative(layout.root, sharedPath(layout, file))
  }

  /** An edit; undefined where there is none, or the disk does not give it now: then the next look finds it again. */
  async #readEdit(file: SharedFile): Promise<OutsideEdit | undefined> {
    try {
      return await this.library.store.outside?.readEdit(file)
    } catch (error) {
      if (!errorCode(error)) throw error
      this.#tellNotTaken(this.#nameOf(file), error)
      return undefined
    }
  }

  #tellNotTaken(what: string, error: unknown): void {
    const reason = errorCode(error) || (error instanceof Error ? error.message : String(error))
    this.tell({
      message: `What another program changed in ${what} was not taken in (${reason}); it is looked at again when you come back to the window.`,
    })
  }
}

const NOT_TOGETHER = fail('not-found', 'These edits do not go together; nothing was changed.')

/** Whether a change gives two articles one citation key: each by itself was free when it was looked at. */
function haveOneKey({ added, updated }: Change): boolean {
  const keys = [
    ...added.map((record) => (record.type === 'article' ? record.citationKey : undefined)),
    ...updated.map(({ type, to }) => (type === 'article' ? to.citationKey : undefined)),
  ].flatMap((key) => (typeof key === 'string' ? [key.toLowerCase()] : []))
  return new Set(keys).size < keys.length
}

function joinChanges(changes: readonly Change[]): Change {
  const kept = changes.filter((change) => !isEmptyChange(change))
  return {
    added: kept.flatMap(({ added }) => added),
    updated: kept.flatMap(({ updated }) => updated),
    removed: kept.flatMap(({ removed }) => removed),
  }
}

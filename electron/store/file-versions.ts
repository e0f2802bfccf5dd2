import { applyUpdate, type Change, isEmptyChange } from '#domain/library/change'
import { compareRecords } from '#domain/library/compare-records'
import { type ArticleParts, fitArticle } from '#domain/library/fit-article'
import { fitNames } from '#domain/library/fit-names'
import type { Id, LibraryRecord, Note } from '#domain/library/model'
import { LoadedArticle } from './article-document'
import type { ConflictReason } from './conflict-files'
import type { LibraryState } from './library-state'
import { decodeShared, recordsOf, type SharedContent, type SharedFile } from './shared-file'
import type { StoreView } from './store-view'

/** What a shared file says by the library's own account. */
export interface Ours {
  readonly records: readonly LibraryRecord[]
  readonly sequence: number
  /** Changes of it are in the journal and not in its file. */
  readonly isAhead: boolean
}

/** What comparing needs of an open library. */
export interface VersionParts {
  readonly state: LibraryState
  readonly view: StoreView
  readonly library: Id
  /** The journal number that `library.json` should have. */
  readonly libraryFileSequence: () => number
}

/** Our version of a shared file beside another program's: whether they differ, and in what. */
export class FileVersions {
  constructor(readonly parts: VersionParts) {}

  /** The file as the library has it; undefined for what is not in the library (any more). */
  ours(file: SharedFile): Ours | undefined {
    const { state } = this.parts
    if (file.kind === 'library') {
      const records = [...state.tags.values(), ...state.speakers.values()]
      return {
        records,
        sequence: this.parts.libraryFileSequence(),
        isAhead: state.isLibraryFileDirty,
      }
    }
    if (file.kind === 'note') {
      const loaded = state.freeNotes.load(file.id)
      if (!loaded) return undefined
      const isAhead = state.freeNotes.pending.of(file.id).length > 0
      return { records: [loaded.note], sequence: loaded.sequence, isAhead }
    }
    const loaded = state.documents.load(file.id)
    const document = loaded?.toDocument()
    if (!document) return undefined
    return {
      records: recordsOf(document),
      sequence: document.sequence,
      isAhead: state.documents.pending.of(file.id).length > 0,
    }
  }

  /** What another program left in a file's place; undefined where it cannot be read as such a file. */
  theirs(file: SharedFile, path: string, bytes: Buffer): SharedContent | undefined {
    return decodeShared(file, path, bytes, this.parts.library)
  }

  /** Whether a file, with the changes that wait for it, is what is here. */
  isWhatWeWrote(file: SharedFile, ours: Ours, theirs: SharedContent): boolean {
    const { state } = this.parts
    if (file.kind === 'library') {
      if (ours.isAhead && theirs.isIntact && theirs.sequence === ours.sequence) return true
      return isEmptyChange(compareRecords(ours.records, theirs.records))
    }
    if (file.kind === 'note') {
      let [note] = theirs.records as Note[]
      for (const { sequence, op } of state.freeNotes.pending.of(file.id)) {
        if (sequence > theirs.sequence && op.kind === 'update' && note) {
          note = applyUpdate(note, op.update)
        }
      }
      return note !== undefined && isEmptyChange(compareRecords(ours.records, [note]))
    }
    const caughtUp = new LoadedArticle(theirs.document)
    caughtUp.catchUp(state.documents.pending.of(file.id))
    const document = caughtUp.toDocument()
    if (!document) return false
    return isEmptyChange(compareRecords(ours.records, recordsOf(document)))
  }

  /** The change that another program's version is, and why it cannot simply be taken, if it cannot. */
  compare(
    file: SharedFile,
    ours: Ours,
    theirs: SharedContent,
  ): { change: Change; reason?: ConflictReason } {
    const { records, notices } = this.fit(file, ours.records, theirs)
    const change = compareRecords(ours.records, records)
    if (theirs.sequence < ours.sequence || ours.isAhead) {
      return { change, reason: theirs.isIntact && !ours.isAhead ? 'older' : 'both' }
    }
    // A text is never changed: a new one is a revision. In a file it is more likely damage.
    const touchesText = change.updated.some(({ type }) => type === 'revision')
    const removesNames = file.kind === 'library' && change.removed.length > 0
    if (notices.length > 0 || touchesText || removesNames) return { change, reason: 'unfit' }
    return { change }
  }

  /** Their records as the library can take them, and in sentences what could not be taken. */
  fit(
    file: SharedFile,
    ours: readonly LibraryRecord[],
    theirs: SharedContent,
  ): { records: readonly LibraryRecord[]; notices: readonly string[] } {
    if (file.kind === 'library') return fitNames(theirs.records)
    if (file.kind !== 'article' || !theirs.document) {
      return { records: theirs.records, notices: [] }
    }
    const fitted = fitArticle(theirs.document, this.parts.view, partsOf(ours))
    const { article, revisions, quotes, notes } = fitted.parts
    return { records: [article, ...revisions, ...quotes, ...notes], notices: fitted.notices }
  }
}

function partsOf(records: readonly LibraryRecord[]): ArticleParts | undefined {
  const article = records.find((record) => record.type === 'article')
  if (!article) return undefined
  return {
    article,
    revisions: records.filter((record) => record.type === 'revision'),
    quotes: records.filter((record) => record.type === 'quote'),
    notes: records.filter((record) => record.type === 'note'),
  }
}

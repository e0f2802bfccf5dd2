import { randomBytes } from 'node:crypto'
import type { Change } from '#domain/library/change'
import type { Id, Instant, RecordType, Speaker, Tag } from '#domain/library/model'
import { backupFolders } from './backup-folders'
import { Catalog } from './catalog'
import { type CatalogFileInfo, decodeCatalog, emptyTables } from './catalog-file'
import { Documents } from './documents'
import { ifPresent } from './files'
import { FreeNotes } from './free-notes'
import { History } from './history'
import type { JournalTail } from './journal-reader'
import { isLibraryFile } from './document-schema'
import { DamagedFile, readJsonFile, SCHEMA } from './json-file'
import { layoutOf } from './layout'
import type { CheckpointFile, LibraryFile } from './library-file'
import { LibraryState } from './library-state'
import { rebuildCatalog } from './rebuild-catalog'
import { type StoreContext, shownPath } from './store-context'
import type { Stored } from './json-file'

/** A library as it was found on the disk. */
export interface LoadedLibrary {
  readonly state: LibraryState
  readonly library: Id
  readonly createdAt: Instant
  /** The last journal number that anything in the library knows of. */
  readonly sequence: number
  readonly savedAt: Instant | undefined
  readonly tail: Omit<JournalTail, 'entries'>
  /** How far the files have come. */
  readonly saved: { library: number; catalog: number; documents: number }
  /** Numbers may have been lost: new ones have to begin well above. */
  readonly mustLeaveOutNumbers: boolean
  readonly isNewer: boolean
  /** `library.json` is another program's version, which has to be looked at. */
  readonly isLibraryFileForeign: boolean
}

interface ReadFile<T> {
  readonly value?: T
  readonly damage?: string
  /** Damaged only by its checksum, perhaps: its content where it is JSON. */
  readonly foreign?: unknown
}

/** Sixteen random characters, in the form of every id. */
function newLibraryId(): Id {
  return [...randomBytes(16)].map((byte) => '0123456789abcdefghjkmnpqrstvwxyz'[byte & 31]).join('')
}

/**
 * Reads a library: its files and what the journal has beyond them. Writes nothing; what is damaged
 * is made again in memory and told to `context.problems`.
 *
 * @param isReader another process may be writing meanwhile; the state read stays as it is
 */
export async function loadLibrary(
  context: StoreContext,
  isReader: boolean,
): Promise<LoadedLibrary> {
  const { layout, problems, journal } = context
  const libraryFile = readStored<LibraryFile>(context, layout.library)
  const catalogFile = readCatalog(context)
  const checkpointFile = readStored<CheckpointFile>(context, layout.checkpoint)
  const library =
    libraryFile.value?.library ??
    catalogFile.value?.info.library ??
    checkpointFile.value?.library ??
    journal.tail(0).library ??
    foreignNames(libraryFile)?.library ??
    newLibraryId()
  journal.library = library
  const checkpoint = checkpointFile.value?.library === library ? checkpointFile.value : undefined
  const saved = catalogFile.value?.info.library === library ? catalogFile.value : undefined

  // Without a checkpoint: what the journal does not hold any more had been written before it went.
  const oldest = journal.oldest()
  const floor = oldest === undefined ? 0 : oldest - 1
  const documents = checkpoint?.documents ?? floor
  const history = checkpoint?.sequence ?? floor
  const source = findLibrarySource(context, libraryFile, checkpoint, saved?.info)
  const upToLibrary = source.upTo
  const catalogAt = saved?.info.sequence ?? 0

  // Not kept: behind them are the journal's bytes.
  const { entries, ...tail } = journal.tail(Math.min(documents, history, upToLibrary, catalogAt))
  const known = Math.max(
    tail.last,
    documents,
    checkpoint?.sequence ?? 0,
    catalogAt,
    libraryFile.value?.sequence ?? 0,
  )
  const snapshot = isReader ? known : undefined
  const isFromJournal =
    !saved &&
    tail.last >= known &&
    (checkpoint ? isWholeFromStart(tail, oldest) : !hasDocuments(context))
  const rebuilt =
    saved || isFromJournal ? undefined : await rebuildCatalog(context, journal.tail(0).entries)
  const catalog = saved
    ? new Catalog(saved.tables)
    : (rebuilt?.catalog ?? new Catalog(emptyTables()))
  if (catalogFile.damage) {
    problems.add(
      'rebuilt',
      shownPath(layout, layout.catalog),
      `The catalog ${catalogFile.damage}; it was made again.`,
    )
  }
  const { tags, speakers } = source
  const state = new LibraryState(
    new Map(tags.map((tag) => [tag.id, tag])),
    new Map(speakers.map((speaker) => [speaker.id, speaker])),
    catalog,
    new Documents(context, catalog, snapshot, (id) => refreshCatalog(state, id)),
    new FreeNotes(context, catalog, snapshot),
    new History(context.limits.historySteps, checkpoint?.history),
  )
  for (const id of rebuilt?.foreign ?? []) state.documents.pending.mark(id)
  for (const id of rebuilt?.damaged ?? []) {
    state.documents.pending.mark(id)
    if (!isReader) state.documents.damagedFiles.add(id)
  }
  const upTo = {
    library: upToLibrary,
    catalog: rebuilt ? Number.POSITIVE_INFINITY : catalogAt,
    documents,
    history,
  }
  let savedAt: Instant | undefined
  let lastOfNames = 0
  for (const entry of entries) {
    state.apply(entry, upTo)
    savedAt = entry.at
    if (changesNames(entry.change)) lastOfNames = entry.sequence
  }
  const savedLibrary = source.isFile
    ? (libraryFile.value?.sequence ?? 0)
    : Math.max(checkpoint?.libraryFile ?? 0, libraryFile.value?.sequence ?? 0)
  if (!source.isFile) {
    // What had been written is not ahead of the file that another program has replaced.
    state.isLibraryFileDirty = !source.isForeign || lastOfNames > savedLibrary
  }
  if (rebuilt || catalogFile.damage) state.isCatalogRepaired = true

  const sequence = Math.max(known, rebuilt?.last ?? 0)
  // Steps whose changes are gone cannot be taken back.
  if (tail.last < sequence) state.history.keepUpTo(tail.last)
  const gaps = tail.gaps.filter((gap) => gap.to > Math.min(documents, upToLibrary))
  reportJournal(context, tail, gaps, sequence, documents)
  return {
    state,
    library,
    createdAt:
      libraryFile.value?.createdAt ?? foreignNames(libraryFile)?.createdAt ?? context.clock(),
    sequence,
    savedAt,
    tail,
    saved: { library: savedLibrary, catalog: catalogAt, documents },
    mustLeaveOutNumbers:
      tail.last < sequence || tail.torn !== undefined || tail.damaged.length > 0 || gaps.length > 0,
    isNewer: tail.isNewer || (libraryFile.value?.schema ?? 0) > SCHEMA,
    isLibraryFileForeign: source.isForeign,
  }
}

function changesNames({ added, updated, removed }: Change): boolean {
  return added.some(isName) || updated.some(isName) || removed.some(isName)
}

function isName({ type }: { readonly type: RecordType }): boolean {
  return type === 'tag' || type === 'speaker'
}

/** Puts an article into the catalog as its document really is. */
function refreshCatalog(state: LibraryState, id: Id): void {
  const document = state.documents.load(id)?.toDocument()
  state.catalog.replaceArticle(id, document)
  state.isCatalogRepaired = true
}

function readStored<T extends Stored>(context: StoreContext, path: string): ReadFile<T> {
  try {
    const value = readJsonFile<T>(context.files, path)
    return value ? { value } : {}
  } catch (error) {
    if (error instanceof DamagedFile) return { damage: error.why, foreign: error.foreign }
    throw error
  }
}

function readCatalog({ files, layout }: StoreContext): ReadFile<ReturnType<typeof decodeCatalog>> {
  try {
    const bytes = ifPresent(() => files.readSync(layout.catalog))
    return bytes ? { value: decodeCatalog(layout.catalog, bytes) } : {}
  } catch (error) {
    if (error instanceof DamagedFile) return { damage: error.why }
    throw error
  }
}

/**
 * Whether the journal holds everything that ever happened, so that nothing else need be read. Only
 * with a checkpoint that knows of no more: a journal that was cut between two records looks whole.
 */
function isWholeFromStart(tail: LoadedLibrary['tail'], oldest: number | undefined): boolean {
  return oldest === 1 && tail.gaps.length === 0 && tail.damaged.length === 0 && !tail.torn
}

function hasDocuments({ files, layout }: StoreContext): boolean {
  return [layout.articles, layout.notes].some(
    (folder) => (ifPresent(() => files.listSync(folder)) ?? []).length > 0,
  )
}

interface LibrarySource {
  readonly tags: readonly Tag[]
  readonly speakers: readonly Speaker[]
  /** The last journal number that is in them. */
  readonly upTo: number
  /** They come from `library.json` as it should be. */
  readonly isFile: boolean
  /** What is there is another program's version, and these are our own. */
  readonly isForeign: boolean
}

/**
 * Tags and speakers from `library.json`, or where that cannot be used from the catalog's copy, an
 * older file or a backup, each with the journal's changes after it.
 */
function findLibrarySource(
  context: StoreContext,
  file: ReadFile<LibraryFile>,
  checkpoint: CheckpointFile | undefined,
  copy: CatalogFileInfo | undefined,
): LibrarySource {
  const { layout, problems } = context
  const { value } = file
  const isStale = value !== undefined && value.sequence < (checkpoint?.libraryFile ?? 0)
  if (value && !isStale) {
    const { tags, speakers, sequence } = value
    return {
      tags,
      speakers,
      upTo: Math.max(sequence, checkpoint?.documents ?? 0),
      isFile: true,
      isForeign: false,
    }
  }
  const older = value ?? newestBackup(context)
  const oldest = context.journal.oldest()
  const isWhole =
    copy !== undefined || oldest === 1 || (older && oldest && oldest <= older.sequence + 1)
  const foreign = foreignNames(file)
  // What another program left is better than nothing, and than what lacks later changes.
  if (!isWhole && foreign && foreign.sequence >= (older?.sequence ?? 0)) {
    const { tags, speakers, sequence } = foreign
    const message = `library.json ${file.damage ?? ''}; its tags and speakers are used as they are, so look whether they are right.`
    problems.add('kept', shownPath(layout, layout.library), message)
    return { tags, speakers, upTo: sequence, isFile: false, isForeign: false }
  }
  const found = copy ?? older
  const isNew = !file.damage && !found && oldest === undefined
  const isForeign = isWhole === true && (isStale || isLibraryFile(file.foreign))
  if (!isNew && !isForeign) {
    const why = file.damage ?? (isStale ? 'is older than it should be' : 'is missing')
    const from = copy ? 'the catalog' : older ? 'an older copy and the journal' : 'the journal'
    problems.add(
      isWhole ? 'rebuilt' : 'partly-rebuilt',
      shownPath(layout, layout.library),
      `library.json ${why}; tags and speakers were made again from ${from}${isWhole ? '' : ', and some changes of them may be missing'}.`,
    )
  }
  const { tags, speakers, sequence } = found ?? { tags: [], speakers: [], sequence: 0 }
  return { tags, speakers, upTo: sequence, isFile: false, isForeign }
}

/** A `library.json` that is not as it was written, where it still has the form of one. */
function foreignNames({ foreign }: ReadFile<LibraryFile>): LibraryFile | undefined {
  return isLibraryFile(foreign) && foreign.schema <= SCHEMA ? foreign : undefined
}

function newestBackup(context: StoreContext): LibraryFile | undefined {
  for (const folder of backupFolders(context)) {
    const { value } = readStored<LibraryFile>(context, layoutOf(folder).library)
    if (value) return value
  }
  return undefined
}

function reportJournal(
  { layout, problems }: StoreContext,
  tail: LoadedLibrary['tail'],
  gaps: JournalTail['gaps'],
  sequence: number,
  documents: number,
): void {
  const journal = shownPath(layout, layout.journal)
  for (const { path, start, end } of tail.damaged) {
    problems.add(
      'lost',
      shownPath(layout, path),
      `The journal is damaged: ${end - start} bytes at ${start} cannot be read; the changes before and after them are kept.`,
    )
  }
  for (const path of tail.foreign) {
    problems.add(
      'ignored',
      shownPath(layout, path),
      `A journal file belongs to another library; it was not used.`,
    )
  }
  for (const { from, to } of gaps) {
    const numbers = from === to ? `Change ${from} is` : `Changes ${from} to ${to} are`
    problems.add(
      'lost',
      journal,
      `${numbers} missing in the journal; what had been written to documents is kept.`,
    )
  }
  if (tail.last < sequence) {
    const isAllWritten = documents >= sequence
    problems.add(
      'lost',
      journal,
      `The journal ends at change ${tail.last}, but ${sequence} were made; ${
        isAllWritten
          ? 'all of them are in the documents, but they cannot be undone any more.'
          : 'what had been written to documents is kept.'
      }`,
    )
  }
}

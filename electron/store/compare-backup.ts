import type { Change } from '#domain/library/change'
import { compareRecords } from '#domain/library/compare-records'
import type { Id, LibraryRecord } from '#domain/library/model'
import { fail, ok, type Result } from '#domain/result'
import { breathe } from './breathe'
import { isLibraryFile } from './document-schema'
import { isMissing } from './files'
import { DamagedFile, readJsonFile, SCHEMA } from './json-file'
import { type Layout, layoutOf } from './layout'
import type { LibraryFile } from './library-file'
import type { LibraryState } from './library-state'
import { articleIds, noteIds } from './rebuild-catalog'
import { decodeShared, recordsOf, type SharedFile, sharedPath } from './shared-file'
import type { StoreContext } from './store-context'

export interface BackupDifference {
  /** The change that makes the library what the backup is. */
  readonly change: Change
  /** One sentence for each file of the backup that cannot be read; what it is of stays as it is. */
  readonly notices: readonly string[]
}

export interface CompareOptions {
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** Documents between two breaths of everybody else. */
const SLICE = 50

/**
 * What restoring a backup would change. A document that is the same file in both, as most are in a
 * backup of links, is not even opened; so this takes as long as much has changed since.
 */
export async function compareBackup(
  context: StoreContext,
  state: LibraryState,
  library: Id,
  folder: string,
  { onProgress, signal }: CompareOptions = {},
): Promise<Result<BackupDifference>> {
  const backup = layoutOf(folder)
  const notices: string[] = []
  const names = readNames(context, backup, notices)
  if (!names.ok) return names
  if (names.value.library !== library) {
    return fail('unsupported-format', `${folder} is a backup of another library; choose another.`)
  }
  const there = { ...context, layout: backup }
  const added: LibraryRecord[] = []
  const updated: Change['updated'][number][] = []
  const removed: LibraryRecord[] = []
  const collect = (change: Change) => {
    added.push(...change.added)
    updated.push(...change.updated)
    removed.push(...change.removed)
  }
  const articles = new Set([...state.catalog.articleIds(), ...(await articleIds(there))])
  const notes = new Set([...state.catalog.freeNotes(), ...(await noteIds(there))])
  const all: SharedFile[] = [
    ...[...articles].map((id) => ({ kind: 'article', id }) as const),
    ...[...notes].map((id) => ({ kind: 'note', id }) as const),
  ]
  for (const [done, file] of all.entries()) {
    if (signal?.aborted) return fail('cancelled', 'The comparison was stopped.')
    if (done % SLICE === 0) {
      onProgress?.(done, all.length)
      await breathe()
    }
    if (await isSameFile(context, state, backup, file)) continue
    const theirs = await readRecords(context, backup, file, library)
    if (theirs === 'damaged') {
      notices.push(`The backup’s ${file.kind} ${idOf(file)} cannot be read; it stays as it is.`)
      continue
    }
    collect(compareRecords(currentRecords(state, file), theirs))
  }
  const change = compareRecords(
    [...state.tags.values(), ...state.speakers.values()],
    [...names.value.tags, ...names.value.speakers],
  )
  // What stays as it is may still name them.
  collect(notices.length > 0 ? { ...change, removed: [] } : change)
  return ok({ change: { added, updated, removed }, notices })
}

/** One that another program has changed, as with the library's own by a link, is better than no restore. */
function readNames(
  context: StoreContext,
  backup: Layout,
  notices: string[],
): Result<Pick<LibraryFile, 'library' | 'tags' | 'speakers'>> {
  try {
    const file = readJsonFile<LibraryFile>(context.files, backup.library)
    if (!file) return fail('unreadable', `${backup.root} is not a backup; choose another.`)
    if (file.schema <= SCHEMA) return ok(file)
    return fail('newer-version', 'This backup was made by a newer version; update the program.')
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error
    if (isLibraryFile(error.foreign) && error.foreign.schema <= SCHEMA) {
      notices.push(
        'The backup’s library.json was changed by another program; tags and speakers are as it says, and none are taken away.',
      )
      return ok(error.foreign)
    }
    return fail('damaged', `The backup’s library.json ${error.why}; choose another backup.`)
  }
}

async function isSameFile(
  { files, layout }: StoreContext,
  { documents, freeNotes }: LibraryState,
  backup: Layout,
  file: SharedFile,
): Promise<boolean> {
  const { pending } = file.kind === 'article' ? documents : freeNotes
  if (pending.has(idOf(file))) return false
  try {
    const ours = await files.stat(sharedPath(layout, file))
    const theirs = await files.stat(sharedPath(backup, file))
    return ours.inode !== 0 && ours.inode === theirs.inode && ours.size === theirs.size
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

async function readRecords(
  { files }: StoreContext,
  backup: Layout,
  file: SharedFile,
  library: Id,
): Promise<readonly LibraryRecord[] | 'damaged'> {
  const path = sharedPath(backup, file)
  try {
    const content = decodeShared(file, path, await files.read(path), library)
    return content?.isIntact ? content.records : 'damaged'
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function currentRecords(state: LibraryState, file: SharedFile): readonly LibraryRecord[] {
  if (file.kind === 'article') {
    const document = state.documents.load(file.id)?.toDocument()
    return document ? recordsOf(document) : []
  }
  const loaded = file.kind === 'note' ? state.freeNotes.load(file.id) : undefined
  return loaded ? [loaded.note] : []
}

function idOf(file: SharedFile): string {
  return file.kind === 'library' ? 'library' : file.id
}

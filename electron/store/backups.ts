import { basename, join } from 'node:path'
import type { Id } from '#domain/library/model'
import { backupFolders } from './backup-folders'
import { backupsToRemove } from './backup-rotation'
import { errorCode, infoIfPresent, isMissing, type StoreFiles } from './files'
import {
  DamagedFile,
  decodeJsonFile,
  type Stored,
  readJsonFile,
  SCHEMA,
  writeJsonFile,
} from './json-file'
import { segmentName } from './journal-reader'
import { encodeRecord, JOURNAL_FORMAT, type SegmentHeader } from './journal-record'
import { type Layout, layoutOf } from './layout'
import { makeFolderIn } from './library-folder'
import type { CheckpointFile, LibraryFile } from './library-file'
import { forEachAtOnce } from './rebuild-catalog'
import { replaceFileUnsynced, synced, TEMPORARY } from './replace-file'
import type { StoreContext } from './store-context'

/** `backup.json`, written last: a backup that has it is whole. */
export interface BackupFile extends Stored {
  readonly library: Id
  readonly at: string
}

const AT_ONCE = 8
/**
 * Begins the name of a folder into which a compressed backup is unpacked, to be compared. Another backup
 * that is made meanwhile leaves it alone: what is missing in it would look as if it were to be removed.
 */
export const UNPACKED = '.unpacked-'
/** A temporary file this old was left by a crash. */
const LEFTOVER_MS = 3_600_000

/**
 * Makes a backup, a library by itself, in a folder of hard links: documents are only ever replaced, so a link keeps the old
 * one. Where the file system has no links, files are copied. The caller sees to it that nothing is
 * written behind the journal meanwhile. Resolves with the folder's name.
 *
 * @param libraryFile what `library.json` should be
 */
export async function makeBackup(
  context: StoreContext,
  libraryFile: LibraryFile,
  sequence: number,
): Promise<string> {
  const { files, layout } = context
  const { library } = libraryFile
  const at = context.clock()
  const name = at.replace(/[:.]/g, '-')
  const partial = join(layout.backups, `.partial-${name}`)
  await makeFolderIn(context, layout.backups)
  await removeLeftovers(context)
  const target = layoutOf(partial)
  const folders = [partial]
  await files.makeFolder(partial)
  await copyLibraryFile(files, layout.library, target.library, libraryFile)
  for (const [from, to] of [
    [layout.articles, target.articles],
    [layout.sources, target.sources],
  ] as const) {
    for (const sub of await names(files, from)) {
      folders.push(await linkFolder(files, join(from, sub), join(to, sub)))
    }
    if (folders.length > 1) folders.push(to)
  }
  folders.push(await linkFolder(files, layout.notes, target.notes))
  folders.push(await beginJournal(files, target, library, sequence))
  const file: BackupFile = { schema: SCHEMA, sequence, library, at }
  await writeJsonFile(files, join(partial, 'backup.json'), file)
  // A backup that is only in memory is none: every folder is made durable before it gets its name.
  await forEachAtOnce(folders, AT_ONCE, (folder) => syncIfThere(files, folder))
  await files.rename(partial, join(layout.backups, name))
  await synced(layout.backups, () => files.syncFolder(layout.backups))
  await rotate(context, at)
  return name
}

async function rotate(context: StoreContext, now: string): Promise<void> {
  const folders = new Map(backupFolders(context).map((path) => [instantOf(basename(path)), path]))
  for (const instant of backupsToRemove([...folders.keys()], now)) {
    const folder = folders.get(instant)
    if (folder) await context.files.removeTree(folder)
  }
}

/** The instant that a backup's name says, with the colons and the point that names cannot have. */
export function instantOf(name: string): string {
  return name.replace(/T(\d\d)-(\d\d)-(\d\d)-/, 'T$1:$2:$3.')
}

/** An empty journal that begins after the backup: so the folder is a library by itself. */
async function beginJournal(
  files: StoreFiles,
  target: Layout,
  library: Id,
  sequence: number,
): Promise<string> {
  await files.makeFolder(target.journal)
  const segment = join(target.journal, segmentName(sequence + 1))
  const header: SegmentHeader = { format: JOURNAL_FORMAT, library, after: sequence }
  await replaceFileUnsynced(files, segment, encodeRecord(0, header))
  const checkpoint: CheckpointFile = {
    schema: SCHEMA,
    sequence,
    library,
    documents: sequence,
    libraryFile: 0,
    history: { undo: [], redo: [] },
  }
  await writeJsonFile(files, target.checkpoint, checkpoint, 0)
  return target.journal
}

/** Whether there is no backup of this day (UTC) yet. */
export function isBackupDue(context: StoreContext): boolean {
  const today = context.clock().slice(0, 10)
  // Not only the newest one: it may be of a day on which the clock was wrong.
  return !backupFolders(context).some((folder) => basename(folder).startsWith(today))
}

/** The journal number of the newest whole backup; undefined where there is none. */
export function newestBackupSequence(context: StoreContext): number | undefined {
  for (const folder of backupFolders(context)) {
    try {
      const file = readJsonFile<BackupFile>(context.files, join(folder, 'backup.json'))
      if (file) return file.sequence
    } catch {
      // Damaged: the one before it counts.
    }
  }
  return undefined
}

async function removeLeftovers({ files, layout }: StoreContext): Promise<void> {
  for (const name of await names(files, layout.backups)) {
    const path = join(layout.backups, name)
    if (name.startsWith('.partial-')) await files.removeTree(path)
    else if (name.startsWith(UNPACKED) && (await isOld(files, path))) await files.removeTree(path)
  }
}

/**
 * Copies what every restore needs: an editor that writes into `library.json` itself would change it in all
 * backups that have a link to it, and none of them could be put back. Where it is another program's version,
 * which was not looked at yet, the documents would not go with it: then it is written as it should be.
 */
async function copyLibraryFile(
  files: StoreFiles,
  from: string,
  to: string,
  libraryFile: LibraryFile,
): Promise<void> {
  const bytes = await ifReadable(() => files.read(from))
  const found = bytes && (await ifReadable(async () => decodeJsonFile<LibraryFile>(from, bytes)))
  const isOurs = found?.library === libraryFile.library && found.sequence === libraryFile.sequence
  if (bytes && isOurs) await replaceFileUnsynced(files, to, bytes)
  else await writeJsonFile(files, to, libraryFile)
}

/** What `read` gives; undefined where there is no file, or not the one that should be there. */
async function ifReadable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (isMissing(error) || error instanceof DamagedFile) return undefined
    throw error
  }
}

async function linkFolder(files: StoreFiles, from: string, to: string): Promise<string> {
  const inside = await names(files, from)
  await files.makeFolder(to)
  await forEachAtOnce(inside, AT_ONCE, async (name) => {
    const path = join(from, name)
    if (name.endsWith(TEMPORARY)) await removeIfOld(files, path)
    else await linkOne(files, path, join(to, name))
  })
  return to
}

async function linkOne(files: StoreFiles, from: string, to: string): Promise<void> {
  try {
    await files.link(from, to)
  } catch (error) {
    if (isMissing(error)) return
    if (['ENOSPC', 'EIO', 'EROFS', 'EDQUOT'].includes(errorCode(error))) throw error
    // A folder of another program, such as an editor's in the notes: it is no part of the library.
    if ((await files.stat(from)).isFolder) return
    await files.copy(from, to)
  }
}

async function removeIfOld(files: StoreFiles, path: string): Promise<void> {
  if (await isOld(files, path)) await files.remove(path)
}

async function isOld(files: StoreFiles, path: string): Promise<boolean> {
  const info = await infoIfPresent(files, path)
  return info !== undefined && Date.now() - info.modified > LEFTOVER_MS
}

async function syncIfThere(files: StoreFiles, folder: string): Promise<void> {
  try {
    await synced(folder, () => files.syncFolder(folder))
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

async function names(files: StoreFiles, folder: string): Promise<string[]> {
  try {
    return await files.list(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

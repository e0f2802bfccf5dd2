import { countChange, type DescribedRecord, describeChange } from '#domain/library/describe-change'
import type { BackupRow, RestorePreview } from '#domain/library/rows'
import { fail, ok, type Result } from '#domain/result'
import { ARCHIVE, type ArchiveOptions, unpackArchive, writeArchive } from '#store/backup-archive'
import { backupFolders } from '#store/backup-folders'
import { instantOf, UNPACKED } from '#store/backups'
import { type BackupDifference, type CompareOptions, compareBackup } from '#store/compare-backup'
import { isMissing } from '#store/files'
import { basename, isAbsolute, join } from 'node:path'
import type { LibraryService } from './library-service'
import { newId } from './new-id'

/** Differences shown before a restore: nobody reads more of them. */
const MOST_DIFFERENCES = 100
/** A compressed backup is made when the newest is this old, in days; so many are kept. */
const ARCHIVE_DAYS = 7
const ARCHIVES_KEPT = 2
const DAY_MS = 86_400_000

/** What comes first in a preview. */
const ORDER = ['article', 'note', 'quote', 'tag', 'speaker', 'revision'] as const

/**
 * Backups: made, listed, compared with the library as it is, and put back. Putting back is a change
 * like any other, which can be undone, and the state before becomes a backup of its own.
 */
export class BackupService {
  constructor(readonly library: LibraryService) {}

  /** All backups, newest first. */
  async list(): Promise<BackupRow[]> {
    const { context } = this.#parts
    const rows: BackupRow[] = backupFolders(context).map((folder) => {
      const name = basename(folder)
      return { name, at: instantOf(name), kind: 'links' }
    })
    for (const name of await this.#archives()) {
      rows.push({ name, at: instantOf(basename(name, ARCHIVE)), kind: 'archive' })
    }
    return rows.sort((a, b) => (a.at < b.at ? 1 : -1))
  }

  /** Makes a backup now; gives its name. */
  create(): Promise<Result<string>> {
    return this.library.store.createBackup()
  }

  /** Makes a backup now and writes it into one compressed file, such as on another disk. */
  async archive(target: string, options: ArchiveOptions = {}): Promise<Result<{ files: number }>> {
    const made = await this.create()
    if (!made.ok) return made
    const { files, layout } = this.#parts.context
    return writeArchive(files, join(layout.backups, made.value), target, options)
  }

  /** Writes the newest backup into a compressed file beside it, where that was long ago. */
  async archiveIfDue(options: ArchiveOptions = {}): Promise<Result<void>> {
    const { context } = this.#parts
    const now = Date.parse(context.clock())
    const timeOf = (name: string) => Date.parse(instantOf(basename(name, ARCHIVE)))
    // What was made while the clock was ahead is not the newest, and puts nothing off until then.
    const isPast = (name: string) => timeOf(name) <= now
    const newest = backupFolders(context).find(isPast)
    if (newest === undefined || this.library.store.readOnlyReason) return ok(undefined)
    const last = (await this.#archives()).find(isPast)
    if (last !== undefined && now - timeOf(last) < ARCHIVE_DAYS * DAY_MS) return ok(undefined)
    const written = await writeArchive(context.files, newest, `${newest}${ARCHIVE}`, options)
    if (!written.ok) return written
    for (const old of (await this.#archives()).slice(ARCHIVES_KEPT)) {
      await context.files.remove(join(context.layout.backups, old))
    }
    return ok(undefined)
  }

  /** What restoring a backup would change; `name` is one of `list` or the path of an archive. */
  async preview(name: string, options: CompareOptions = {}): Promise<Result<RestorePreview>> {
    const found = await this.#compare(name, options)
    if (!found.ok) return found
    const { change, notices } = found.value
    const differences: DescribedRecord[] = []
    let more = 0
    for (const type of ORDER) {
      const part = {
        added: change.added.filter((record) => record.type === type),
        updated: change.updated.filter((update) => update.type === type),
        removed: change.removed.filter((record) => record.type === type),
      }
      for (const difference of describeChange(part, this.library.store.view)) {
        if (differences.length < MOST_DIFFERENCES) differences.push(difference)
        else more++
      }
    }
    return ok({ name, counts: countChange(change), differences, more, notices })
  }

  /** Makes the library what the backup is, as one change; the state before is backed up first. */
  async restore(
    name: string,
    options: CompareOptions = {},
  ): Promise<Result<{ sequence: number; notices: readonly string[] }>> {
    const before = await this.create()
    if (!before.ok) return before
    let notices: readonly string[] = []
    const changed = await this.library.change('backup.restore', async () => {
      const found = await this.#compare(name, options)
      if (!found.ok) return found
      notices = found.value.notices
      return ok(found.value.change)
    })
    return changed.ok ? ok({ sequence: changed.value.sequence, notices }) : changed
  }

  get #parts() {
    return this.library.store.parts
  }

  async #archives(): Promise<string[]> {
    const { files, layout } = this.#parts.context
    try {
      const names = await files.list(layout.backups)
      const archives = names.filter((name) => /^\d{4}-\d{2}-\d{2}T.*\.tar\.gz$/.test(name))
      return archives.sort().reverse()
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }

  async #compare(name: string, options: CompareOptions): Promise<Result<BackupDifference>> {
    const { context, state, library } = this.#parts
    const { files, layout } = context
    const rows = await this.list()
    const isKnown = rows.some((row) => row.name === name)
    if (!isKnown && !isAbsolute(name)) {
      return fail('not-found', `There is no backup ${name}; choose one of the list.`)
    }
    const path = isKnown ? join(layout.backups, name) : name
    if (!path.endsWith(ARCHIVE) && !path.endsWith('.tgz')) {
      return compareBackup(context, state, library, path, options)
    }
    const unpacked = join(layout.backups, `${UNPACKED}${newId()}`)
    try {
      const done = await unpackArchive(context, path, unpacked)
      return done.ok ? await compareBackup(context, state, library, unpacked, options) : done
    } finally {
      await files.removeTree(unpacked)
    }
  }
}

import { join } from 'node:path'
import type { Instant } from '#domain/library/model'
import { isMissing } from './files'
import { isId, type Layout } from './layout'
import { makeFolderIn } from './library-folder'
import { replaceFile } from './replace-file'
import type { SharedFile } from './shared-file'
import type { StoreContext } from './store-context'

/**
 * Why another program's file is not simply taken: both sides changed; it is an earlier state; what it
 * says does not fit the library; it is a sync program's copy; its article is not in the library.
 */
export type ConflictReason = 'both' | 'older' | 'unfit' | 'copy' | 'new'

/** Another program's version of a file, kept until the person has decided about it. */
export interface Conflict {
  readonly file: SharedFile
  readonly reason: ConflictReason
  readonly foundAt: Instant
  /** Where the other version is: in the conflicts folder, or where the other program put it. */
  readonly path: string
}

const KEPT = /^(library|[0-9a-z]{16})\.(both|older|unfit)\.(\d{4}-\d{2}-\d{2}T[\d-]+Z)\.(json|md)$/

/**
 * Keeps another program's version in the conflicts folder, durably, before ours is written in its
 * place. The same bytes are kept once.
 */
export async function keepConflict(
  context: StoreContext,
  file: SharedFile,
  reason: ConflictReason,
  bytes: Buffer,
): Promise<void> {
  const { files, layout, clock } = context
  await makeFolderIn(context, layout.conflicts)
  for (const { path, file: other } of await keptConflicts(context)) {
    const isSame = other.kind === file.kind && idOf(other) === idOf(file)
    if (isSame && bytes.equals(await files.read(path))) return
  }
  const extension = file.kind === 'note' ? 'md' : 'json'
  const name = `${idOf(file) ?? 'library'}.${reason}.${clock().replace(/[:.]/g, '-')}.${extension}`
  await replaceFile(files, join(layout.conflicts, name), bytes)
}

/** What the conflicts folder holds, oldest first. */
export async function keptConflicts({
  files,
  layout,
}: Pick<StoreContext, 'files' | 'layout'>): Promise<Conflict[]> {
  let names: string[]
  try {
    names = await files.list(layout.conflicts)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
  const conflicts: Conflict[] = []
  for (const name of names) {
    const [, id = '', reason, instant = '', extension] = KEPT.exec(name) ?? []
    if (reason === undefined) continue
    const file: SharedFile =
      id === 'library' ? { kind: id } : { kind: extension === 'md' ? 'note' : 'article', id }
    conflicts.push({
      file,
      reason: reason as ConflictReason,
      // The colons and the point, which some file systems do not have in names.
      foundAt: instant.replace(/T(\d\d)-(\d\d)-(\d\d)-/, 'T$1:$2:$3.'),
      path: join(layout.conflicts, name),
    })
  }
  return conflicts.sort((a, b) => (a.foundAt < b.foundAt ? -1 : 1))
}

/**
 * Which file a stray one is a version of, by its name: sync programs write "x (conflicted copy …).json"
 * (Dropbox), "x (1).json" (Google Drive), "x-HOST.json" (OneDrive), "x.sync-conflict-….json" (Syncthing).
 */
export function copiedFile(layout: Layout, folder: string, name: string): SharedFile | undefined {
  const isNote = folder === layout.notes
  if (!name.endsWith(isNote ? '.md' : '.json')) return undefined
  if (folder === layout.root) {
    return /^library[ .(-].+\.json$/.test(name) ? { kind: 'library' } : undefined
  }
  const id = name.slice(0, 16)
  if (!isId(id) || !/^[ .(_~-]/.test(name.slice(16)) || name.length <= 21) return undefined
  return { kind: isNote ? 'note' : 'article', id }
}

function idOf(file: SharedFile): string | undefined {
  return file.kind === 'library' ? undefined : file.id
}

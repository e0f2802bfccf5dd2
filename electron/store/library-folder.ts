import { ifPresent, type StoreFiles } from './files'
import { type Layout, layoutOf } from './layout'
import { fail, ok, type Result } from '#domain/result'

/** What a folder is, before it is opened. */
export type FolderKind = 'library' | 'empty' | 'missing' | 'other' | 'file'

/** Names that file managers leave in a folder; they do not make it anything. */
const LEFT_BY_SYSTEMS = new Set([
  '.DS_Store',
  'desktop.ini',
  'Thumbs.db',
  '.directory',
  '.localized',
])
const MADE_BY_STORE = new Set(['library.json', 'articles', 'journal', 'catalog'])

/** Looks at a folder's names only. Throws what the disk says where it cannot be looked at. */
export function kindOfFolder(files: StoreFiles, folder: string): FolderKind {
  const info = ifPresent(() => files.statSync(folder))
  if (!info) return 'missing'
  if (!info.isFolder) return 'file'
  const names = files.listSync(folder).filter((name) => !LEFT_BY_SYSTEMS.has(name))
  if (names.some((name) => MADE_BY_STORE.has(name))) return 'library'
  // A lock alone: an opening that was interrupted before it made anything.
  return names.every((name) => name.startsWith('lock-')) ? 'empty' : 'other'
}

/** Whether a library can be opened or made in a folder of this kind; the failure says why not. */
export function mayOpen(
  kind: FolderKind,
  folder: string,
  options: { mode: 'write' | 'read'; createIfMissing?: boolean },
): Result<void> {
  switch (kind) {
    case 'library':
      return ok(undefined)
    case 'empty':
      if (options.mode === 'write') return ok(undefined)
      return fail('not-found', `There is no library in ${folder}; the folder is empty.`)
    case 'missing':
      if (options.mode === 'write' && options.createIfMissing) return ok(undefined)
      return fail('not-found', `There is no library at ${folder}; check the path.`)
    case 'other':
      return fail(
        'unreadable',
        `${folder} is not a library and has other files in it; choose a library or an empty folder.`,
      )
    case 'file':
      return fail('unreadable', `${folder} is a file; choose the folder of a library.`)
  }
}

/** Makes the folders of a library; nothing where they are. */
export async function makeFolders(files: StoreFiles, root: string): Promise<Layout> {
  const layout = layoutOf(root)
  for (const folder of [
    layout.articles,
    layout.notes,
    layout.journal,
    layout.catalog.replace(/[^/\\]+$/, ''),
  ]) {
    await files.makeFolder(folder)
  }
  await files.syncFolder(root)
  return layout
}

/**
 * Makes a folder inside a library. Fails with `ENOENT` where the library's own folder is away: a new one in
 * its place would keep it from being put back.
 */
export async function makeFolderIn(
  { files, layout }: { readonly files: StoreFiles; readonly layout: Pick<Layout, 'root'> },
  folder: string,
): Promise<void> {
  await files.stat(layout.root)
  await files.makeFolder(folder)
}

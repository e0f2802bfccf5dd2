import { join } from 'node:path'
import { ifPresent } from './files'
import type { StoreContext } from './store-context'

/** Folders of whole backups, newest first. Their names are instants; others are not finished. */
export function backupFolders({ files, layout }: Pick<StoreContext, 'files' | 'layout'>): string[] {
  const names = ifPresent(() => files.listSync(layout.backups)) ?? []
  return names
    .filter((name) => /^\d{4}-\d{2}-\d{2}T[\d-]+Z$/.test(name))
    .sort()
    .reverse()
    .map((name) => join(layout.backups, name))
}

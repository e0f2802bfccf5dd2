import { basename, join } from 'node:path'
import type { StoreContext } from './store-context'

/** Where a file is put aside; the name keeps what it was and never repeats. */
export function quarantinePath({ files, layout }: StoreContext, path: string): string {
  return join(layout.quarantine, `${basename(path)}.${files.uniqueSuffix()}`)
}

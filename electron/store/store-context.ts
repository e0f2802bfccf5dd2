import { relative } from 'node:path'
import type { StoreFiles } from './files'
import type { FileStamps } from './file-stamps'
import type { JournalIndex } from './journal-index'
import type { JournalReader } from './journal-reader'
import type { Layout } from './layout'
import type { StoreLimits } from './store-limits'
import type { ProblemLog } from './store-problems'

/** What the parts of an open store have in common. */
export interface StoreContext {
  readonly files: StoreFiles
  readonly layout: Layout
  readonly journal: JournalReader
  readonly journalIndex: JournalIndex
  readonly problems: ProblemLog
  readonly clock: () => string
  readonly limits: StoreLimits
  readonly stamps: FileStamps
}

/** A path as problems name it: inside the library's folder, with slashes on every system. */
export function shownPath(layout: Layout, path: string): string {
  return relative(layout.root, path).replaceAll('\\', '/')
}

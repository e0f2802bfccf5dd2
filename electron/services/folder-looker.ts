import { join } from 'node:path'
import type { FolderLook } from '#domain/library/folder-look'
import type { LookAtFolders } from '#store/folder-looks'
import { WorkerHost } from './worker-host'

/** Longest time for one answer, in ms: a drive that sleeps takes its time. */
const TIME_LIMIT = 60_000

/**
 * Looks at folders on a thread of its own, which ends with `close`: a hundred thousand files are nothing
 * that the thread which answers the window should ask for.
 */
export class FolderLooker {
  readonly #host = new WorkerHost({
    file: join(import.meta.dirname, '../workers/folder-worker.cjs'),
    timeLimit: TIME_LIMIT,
  })

  readonly look: LookAtFolders = async (folders) =>
    (await this.#host.run(folders)) as readonly FolderLook[]

  /** Ends the thread; what waits is rejected. */
  close(): Promise<void> {
    return this.#host.close()
  }
}

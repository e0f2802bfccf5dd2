import { join } from 'node:path'
import type { DocumentTask, TaskOutput } from '#workers/document-tasks'
import { WorkerHost } from './worker-host'

/** Longest time for one task, in ms: a hostile file must not hold up the ones behind it. */
const TIME_LIMIT = 60_000

/** Reads and writes documents on a thread of their own. */
export class Background {
  readonly #host = new WorkerHost({
    file: join(import.meta.dirname, '../workers/document-worker.cjs'),
    timeLimit: TIME_LIMIT,
  })

  /** Rejects with `TaskStopped` when cancelled or too slow, and with any other error for a bug. */
  async run<Task extends DocumentTask>(
    task: Task,
    signal?: AbortSignal,
  ): Promise<TaskOutput[Task['kind']]> {
    return (await this.#host.run(task, signal)) as TaskOutput[Task['kind']]
  }

  /** Ends the thread; what waits is rejected. */
  close(): Promise<void> {
    return this.#host.close()
  }
}

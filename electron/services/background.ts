import type { DocumentTask, TaskOutput } from '#workers/document-tasks'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** Thrown when a task was cancelled or took longer than it may. */
export class TaskStopped extends Error {
  constructor(readonly reason: 'cancelled' | 'timed-out') {
    super(`task ${reason}`)
    this.name = 'TaskStopped'
  }
}

interface Waiting {
  readonly task: DocumentTask
  readonly resolve: (output: never) => void
  readonly reject: (error: Error) => void
  readonly signal: AbortSignal | undefined
}

/** Longest time for one task, in ms: a hostile file must not hold up the ones behind it. */
const TIME_LIMIT = 60_000

/**
 * Runs document tasks, one at a time, on a thread of their own, which is started with the first one.
 * Cancelling and time limits end the thread, because nothing gentler stops a loop inside a parser.
 */
export class Background {
  readonly #waiting: Waiting[] = []
  #running: Waiting | undefined
  #worker: Worker | undefined
  #timer: NodeJS.Timeout | undefined

  /** Rejects with `TaskStopped` when cancelled or too slow, and with any other error for a bug. */
  run<Task extends DocumentTask>(
    task: Task,
    signal?: AbortSignal,
  ): Promise<TaskOutput[Task['kind']]> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new TaskStopped('cancelled'))
      const waiting: Waiting = { task, resolve: resolve, reject, signal }
      this.#waiting.push(waiting)
      signal?.addEventListener('abort', () => this.#cancel(waiting), { once: true })
      this.#next()
    })
  }

  /** Ends the thread; what waits is rejected. */
  async close(): Promise<void> {
    const left = [...this.#waiting.splice(0), ...(this.#running ? [this.#running] : [])]
    this.#stopWorker()
    for (const waiting of left) waiting.reject(new TaskStopped('cancelled'))
  }

  #next(): void {
    if (this.#running) return
    const waiting = this.#waiting.shift()
    if (!waiting) {
      // An idle thread must not keep the process alive.
      this.#worker?.unref()
      return
    }
    this.#running = waiting
    this.#worker ??= this.#startWorker()
    this.#worker.ref()
    this.#timer = setTimeout(() => this.#abandon('timed-out'), TIME_LIMIT)
    this.#worker.postMessage({ id: 0, task: waiting.task })
  }

  #startWorker(): Worker {
    const worker = new Worker(join(import.meta.dirname, '../workers/document-worker.cjs'))
    worker.on('message', ({ output, bug }: { output?: never; bug?: string }) => {
      if (worker !== this.#worker) return
      this.#finish((running) => {
        if (bug === undefined) running.resolve(output as never)
        else running.reject(new Error(`in the document worker: ${bug}`))
      })
    })
    // Out of memory, for one: the thread is gone, the app is not.
    worker.on('error', (error) => {
      if (worker !== this.#worker) return
      this.#worker = undefined
      this.#finish((running) => running.reject(error))
    })
    return worker
  }

  #finish(settle: (running: Waiting) => void): void {
    const running = this.#running
    this.#running = undefined
    clearTimeout(this.#timer)
    if (running) settle(running)
    this.#next()
  }

  #cancel(waiting: Waiting): void {
    if (this.#running === waiting) return this.#abandon('cancelled')
    const at = this.#waiting.indexOf(waiting)
    if (at < 0) return
    this.#waiting.splice(at, 1)
    waiting.reject(new TaskStopped('cancelled'))
  }

  #abandon(reason: 'cancelled' | 'timed-out'): void {
    this.#stopWorker()
    this.#finish((running) => running.reject(new TaskStopped(reason)))
  }

  #stopWorker(): void {
    clearTimeout(this.#timer)
    const worker = this.#worker
    this.#worker = undefined
    void worker?.terminate()
  }
}

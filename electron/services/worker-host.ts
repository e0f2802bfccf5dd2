import { Worker } from 'node:worker_threads'

/** Thrown when a task was cancelled or took longer than it may. */
export class TaskStopped extends Error {
  constructor(readonly reason: 'cancelled' | 'timed-out') {
    super(`task ${reason}`)
    this.name = 'TaskStopped'
  }
}

export interface WorkerHostOptions {
  /** The thread's program; it answers by workers/answer-tasks.ts. */
  readonly file: string
  /** Longest time for one task, in ms. */
  readonly timeLimit: number
  /** Given to the thread when it starts. */
  readonly data?: object
}

interface Waiting {
  readonly task: unknown
  readonly resolve: (output: unknown) => void
  readonly reject: (error: Error) => void
}

/**
 * Runs tasks, one at a time, on a thread of their own, which is started with the first one.
 * Cancelling and time limits end the thread, because nothing gentler stops a loop inside a parser; the
 * next task starts another.
 */
export class WorkerHost {
  readonly #options: WorkerHostOptions
  readonly #waiting: Waiting[] = []
  #running: Waiting | undefined
  #worker: Worker | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(options: WorkerHostOptions) {
    this.#options = options
  }

  /** Rejects with `TaskStopped` when cancelled or too slow, and with any other error for a bug. */
  run(task: unknown, signal?: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new TaskStopped('cancelled'))
      // One signal may be given to ten thousand tasks: it must not keep them all.
      const onAbort = () => this.#cancel(waiting)
      const settled = () => signal?.removeEventListener('abort', onAbort)
      const waiting: Waiting = {
        task,
        resolve: (output) => {
          settled()
          resolve(output)
        },
        reject: (error) => {
          settled()
          reject(error)
        },
      }
      this.#waiting.push(waiting)
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#next()
    })
  }

  /** Ends the thread; what waits is rejected. */
  async close(): Promise<void> {
    const left = [...this.#waiting.splice(0), ...(this.#running ? [this.#running] : [])]
    this.#running = undefined
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
    this.#timer = setTimeout(() => this.#abandon('timed-out'), this.#options.timeLimit)
    this.#worker.postMessage({ id: 0, task: waiting.task })
  }

  #startWorker(): Worker {
    const { file, data } = this.#options
    const worker = new Worker(file, { workerData: data })
    worker.on('message', ({ output, bug }: { output?: unknown; bug?: string }) => {
      if (worker !== this.#worker) return
      this.#finish((running) => {
        if (bug === undefined) running.resolve(output)
        else running.reject(new Error(`in a worker: ${bug}`))
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

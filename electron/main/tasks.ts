import type { TaskProgress } from '#ipc/contract'
import { Background } from '#services/background'

/** Shows progress at most this often, in ms: a message for every file would be noise. */
const PROGRESS_INTERVAL = 100

/** Long work that the window can watch and cancel. */
export class Tasks {
  readonly background = new Background()
  readonly #running = new Map<string, AbortController>()
  #last = 0

  constructor(readonly tell: (progress: TaskProgress) => void) {}

  /** Runs `work` as a task: told when it begins, now and then, and when it has ended in any way. */
  async run<T>(
    label: string,
    total: number,
    work: (onProgress: (done: number, total: number) => void, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const task = `task-${++this.#last}`
    const controller = new AbortController()
    this.#running.set(task, controller)
    let last = { done: 0, total }
    let toldAt = 0
    const tell = (finished: boolean) => this.tell({ task, label, ...last, finished })
    tell(false)
    try {
      return await work((done, of) => {
        last = { done, total: of }
        if (Date.now() - toldAt < PROGRESS_INTERVAL) return
        toldAt = Date.now()
        tell(false)
      }, controller.signal)
    } finally {
      this.#running.delete(task)
      tell(true)
    }
  }

  cancel(task: string): void {
    this.#running.get(task)?.abort()
  }

  async close(): Promise<void> {
    for (const controller of this.#running.values()) controller.abort()
    await this.background.close()
  }
}

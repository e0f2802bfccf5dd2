import { parentPort } from 'node:worker_threads'

/**
 * Makes this thread answer every task that services/worker-host.ts posts, by its number; what `run`
 * throws is answered as a bug.
 */
export function answerTasks<Task>(run: (task: Task) => unknown): void {
  parentPort?.on('message', async ({ id, task }: { id: number; task: Task }) => {
    try {
      parentPort?.postMessage({ id, output: await run(task) })
    } catch (error) {
      parentPort?.postMessage({ id, bug: error instanceof Error ? error.stack : String(error) })
    }
  })
}

import { parentPort } from 'node:worker_threads'
import { type DocumentTask, runDocumentTask } from './document-tasks'

/** The thread that reads and writes documents: one task at a time, answered by its number. */
parentPort?.on('message', async ({ id, task }: { id: number; task: DocumentTask }) => {
  try {
    parentPort?.postMessage({ id, output: await runDocumentTask(task) })
  } catch (error) {
    parentPort?.postMessage({ id, bug: error instanceof Error ? error.stack : String(error) })
  }
})

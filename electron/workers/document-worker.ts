import { answerTasks } from './answer-tasks'
import { type DocumentTask, runDocumentTask } from './document-tasks'

/** The thread that reads and writes documents. */
answerTasks<DocumentTask>(runDocumentTask)

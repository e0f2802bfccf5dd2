import { workerData } from 'node:worker_threads'
import { answerTasks } from './answer-tasks'
import { makeCitationRunner } from './citation-tasks'

/** The thread that formats citations; it is given the path of the style pack. */
answerTasks(makeCitationRunner((workerData as { pack: string }).pack))

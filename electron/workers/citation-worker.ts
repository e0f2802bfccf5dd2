import { workerData } from 'node:worker_threads'
import { answerTasks } from './answer-tasks'
import { makeCitationRunner } from './citation-tasks'

const { pack, installed } = workerData as { pack: string; installed?: string }

/** The thread that formats citations; it is given the style pack and the folder of installed styles. */
answerTasks(makeCitationRunner(pack, installed))

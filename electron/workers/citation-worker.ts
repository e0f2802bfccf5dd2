import { availableParallelism } from 'node:os'
import { workerData } from 'node:worker_threads'
import { answerTasks } from './answer-tasks'
import { makeCitationRunner } from './citation-tasks'
import { answerAsHelper, type HelperData, startHelper } from './start-helper'

/** Helpers, however many processors there are: each holds an engine and the whole list. */
const MOST_HELPERS = 3
/** Items from which on they help; fewer are done in the time that it takes to start one. */
const WORTH_HELP = 1000

const data = workerData as { pack: string; installed?: string } | HelperData

/**
 * The thread that formats citations; it is given the style pack and the folder of installed styles. For a
 * long bibliography it starts its own program once more for each other processor.
 */
if ('helper' in data) answerAsHelper(data)
else {
  const { pack, installed } = data
  const spare = Math.min(MOST_HELPERS, availableParallelism() - 1)
  answerTasks(
    makeCitationRunner(pack, installed, ({ count, ...inStyle }) =>
      Array.from({ length: count < WORTH_HELP ? 0 : spare }, () =>
        startHelper(import.meta.filename, { pack, ...inStyle }),
      ),
    ),
  )
}

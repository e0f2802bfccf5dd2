import { answerTasks } from './answer-tasks'
import { lookAtFolders } from './look-at-folder'

/** The thread that looks at folders with many files. */
answerTasks<readonly string[]>(lookAtFolders)

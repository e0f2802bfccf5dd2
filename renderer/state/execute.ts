import type { SaidCommand } from '#domain/library/commands'
import type { Result } from '#domain/result'
import type { Executed } from '#ipc/contract'
import { bridge } from '../bridge'
import { libraryInfo } from './library'
import { notify, notifyFailure } from './notifications'

/**
 * Asks main to do something to the library. Resolves when it is on the disk; by then the window's
 * state has it too. A failure is shown to the person and gives undefined.
 */
export async function execute(command: SaidCommand): Promise<Executed | undefined> {
  const result = await bridge.request('library.execute', command)
  if (result.ok) return result.value
  notifyFailure(result.error, () => void execute(command))
  return undefined
}

/** Like `execute`, with a sentence that offers to take it back: for what removes something. */
export async function executeUndoable(command: SaidCommand, done: string): Promise<boolean> {
  const executed = await execute(command)
  if (executed) offerUndo(executed.sequence, done)
  return executed !== undefined
}

/** Several commands as one change and one step of undo, with a sentence that offers to take it back. */
export async function executeAllUndoable(
  commands: readonly SaidCommand[],
  done: string,
): Promise<boolean> {
  const result = await bridge.request('library.execute-all', { commands })
  if (result.ok) offerUndo(result.value.sequence, done)
  else notifyFailure(result.error, () => void executeAllUndoable(commands, done))
  return result.ok
}

/**
 * Says what was done and offers to take it back. The offer stands for this change only: after
 * another one, undo would take back that.
 */
export function offerUndo(sequence: number, done: string): void {
  const run = () => {
    if (libraryInfo.value?.undoStep === sequence) void undo()
    else
      notify({
        tone: 'problem',
        message: 'Something else was changed since; undo that first, step by step.',
      })
  }
  notify({ tone: 'done', topic: 'undo', message: done, action: { label: 'Undo', run } })
}

/** Takes back the last change of the library and says what it was. */
export async function undo(): Promise<void> {
  const what = libraryInfo.value?.undo
  tell(await bridge.request('library.undo'), 'Undone', what)
}

/** Does again what was taken back, and says what it was. */
export async function redo(): Promise<void> {
  const what = libraryInfo.value?.redo
  tell(await bridge.request('library.redo'), 'Done again', what)
}

function tell(result: Result<unknown>, done: string, what: string | undefined): void {
  const isNothing = !result.ok && /^nothing-to-/.test(result.error.code)
  if (!result.ok && !isNothing) return notifyFailure(result.error)
  const said = what ? `${done}: ${what}.` : `${done}.`
  notify({ tone: 'done', topic: 'undo', message: result.ok ? said : result.error.message })
}

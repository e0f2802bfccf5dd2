import type { SaidCommand } from '#domain/library/commands'
import type { Executed } from '#ipc/contract'
import { bridge } from '../bridge'
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
  if (!executed) return false
  notify({ tone: 'done', message: done, action: { label: 'Undo', run: () => void undo() } })
  return true
}

export async function undo(): Promise<void> {
  const result = await bridge.request('library.undo')
  if (!result.ok) notifyFailure(result.error)
}

export async function redo(): Promise<void> {
  const result = await bridge.request('library.redo')
  if (!result.ok) notifyFailure(result.error)
}

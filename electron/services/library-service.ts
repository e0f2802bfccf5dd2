import { DEFAULT_KEY_PATTERN, type KeyPattern } from '#domain/citations/key-pattern'
import { type Change, invertChange, isEmptyChange } from '#domain/library/change'
import {
  type Command,
  commandLabel,
  parseCommand,
  runCommands,
  type SaidCommand,
} from '#domain/library/commands'
import type { Instant } from '#domain/library/model'
import type { LibraryInfo } from '#domain/library/rows'
import type { LibraryView } from '#domain/library/view'
import { fail, ok, type Result } from '#domain/result'
import { type LibraryStore, openLibraryStore } from '#store/library-store'
import { basename } from 'node:path'
import { newId } from './new-id'

export interface ExecutedCommand {
  readonly sequence: number
  readonly value: unknown
  readonly change: Change
}

export interface ExecutedCommands {
  readonly sequence: number
  readonly values: readonly unknown[]
  readonly change: Change
}

/**
 * The one writer of an open library: commands go through one serial queue, and each is answered
 * only when its change is on the disk. Readers use `store` at any time and never wait for writers.
 */
export class LibraryService {
  readonly #listeners = new Set<(change: Change, info: LibraryInfo) => void>()
  #queue: Promise<unknown> = Promise.resolve()
  #savedAt: Instant | undefined

  /** What citation keys are made by from now on; those that there are stay. */
  keyPattern: KeyPattern = DEFAULT_KEY_PATTERN

  private constructor(readonly store: LibraryStore) {}

  static async open(
    folder: string,
    options: { mode: 'write' | 'read'; createIfMissing?: boolean },
  ): Promise<Result<LibraryService>> {
    const store = await openLibraryStore(folder, options)
    return store.ok ? ok(new LibraryService(store.value)) : store
  }

  /** Called with every change once it is on the disk. Returns what takes the listener away. */
  onChange(listener: (change: Change, info: LibraryInfo) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Parses and runs one command; `undo` and `redo` are commands too. */
  async execute(said: unknown): Promise<Result<ExecutedCommand>> {
    const type = (said as { type?: unknown } | null)?.type
    if (type === 'undo') return this.undo()
    if (type === 'redo') return this.redo()
    const command = parseCommand(said)
    if (!command.ok) return command
    const executed = await this.#enqueue(() => this.#commit([command.value], command.value.type))
    if (!executed.ok) return executed
    const { sequence, values, change } = executed.value
    return ok({ sequence, change, value: values[0] })
  }

  /** Several commands as one change: all or nothing, and one step of undo. */
  executeAll(said: readonly SaidCommand[]): Promise<Result<ExecutedCommands>> {
    return this.#executeAll(said, false)
  }

  /**
   * Like `executeAll`, for what the program does by itself: it is saved as surely, and is no step to
   * undo.
   */
  executeQuietly(said: readonly SaidCommand[]): Promise<Result<ExecutedCommands>> {
    return this.#executeAll(said, true)
  }

  /**
   * A change that no command makes, such as an edit of another program or a backup that is put back:
   * worked out and saved in its turn among the commands, and undone like them.
   */
  change(
    name: string,
    make: () => Promise<Result<Change>> | Result<Change>,
  ): Promise<Result<ExecutedCommand>> {
    return this.#enqueue(async () => {
      const made = await make()
      if (!made.ok) return made
      const change = made.value
      if (isEmptyChange(change)) {
        return ok({ sequence: this.store.sequence, value: undefined, change })
      }
      const committed = await this.store.commit({ command: name, change })
      if (!committed.ok) return committed
      this.#announce(change, committed.value.at)
      return ok({ sequence: committed.value.sequence, value: undefined, change })
    })
  }

  undo(): Promise<Result<ExecutedCommand>> {
    return this.#enqueue(() => this.#revert('undo'))
  }

  redo(): Promise<Result<ExecutedCommand>> {
    return this.#enqueue(() => this.#revert('redo'))
  }

  info(): LibraryInfo {
    const { store } = this
    const { undo, redo } = store.history
    const conflicts = store.outside?.conflicts.all.length ?? 0
    return {
      folder: store.folder,
      name: basename(store.folder),
      counts: store.catalog.counts(),
      sequence: store.sequence,
      ...(this.#savedAt ? { savedAt: this.#savedAt } : {}),
      ...(undo ? { undo: commandLabel(undo.command), undoStep: undo.sequence } : {}),
      ...(redo ? { redo: commandLabel(redo.command) } : {}),
      ...(store.readOnlyReason ? { readOnly: store.readOnlyReason } : {}),
      problems: store.problems.map((problem) => problem.message),
      ...(conflicts > 0 ? { conflicts } : {}),
    }
  }

  /** Waits for what is being written, then closes the library. */
  async close(): Promise<Result<void>> {
    // What was seen of other programs' edits takes its turn before the end.
    await this.store.outside?.settle()
    return this.#enqueue(() => this.store.close())
  }

  async #executeAll(
    said: readonly SaidCommand[],
    quiet: boolean,
  ): Promise<Result<ExecutedCommands>> {
    const commands: Command[] = []
    for (const one of said) {
      const command = parseCommand(one)
      if (!command.ok) return command
      commands.push(command.value)
    }
    const type = commands[0]?.type
    if (!type) return fail('invalid-command', 'There is nothing to do.')
    return this.#enqueue(() => this.#commit(commands, type, quiet))
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(work)
    // A bug in one command must not stop the ones behind it.
    this.#queue = next.catch(() => undefined)
    return next
  }

  async #commit(
    commands: readonly Command[],
    type: string,
    quiet = false,
  ): Promise<Result<ExecutedCommands>> {
    const outcome = runCommands(commands, this.store.view, {
      now: new Date().toISOString(),
      newId,
      keyPattern: this.keyPattern,
    })
    if (!outcome.ok) return outcome
    const { change, values } = outcome.value
    // Tagging with a tag that is there already changes nothing and is no step to undo.
    if (isEmptyChange(change)) return ok({ sequence: this.store.sequence, values, change })
    const committed = await this.store.commit({
      command: type,
      change,
      ...(quiet ? { quiet } : {}),
    })
    if (!committed.ok) return committed
    this.#announce(change, committed.value.at)
    return ok({ sequence: committed.value.sequence, values, change })
  }

  async #revert(direction: 'undo' | 'redo'): Promise<Result<ExecutedCommand>> {
    const step = this.store.history[direction]
    if (!step) {
      return direction === 'undo'
        ? fail('nothing-to-undo', 'There is nothing to undo.')
        : fail('nothing-to-redo', 'There is nothing to redo.')
    }
    const original = await this.store.readChange(step.sequence)
    if (!original.ok) return original
    const change =
      direction === 'undo'
        ? withSuggestions(invertChange(original.value), this.store.view)
        : original.value
    const committed = await this.store.commit({
      command: step.command,
      change,
      ...(direction === 'undo' ? { undoes: step.sequence } : { redoes: step.sequence }),
    })
    if (!committed.ok) return committed
    this.#announce(change, committed.value.at)
    const { sequence } = committed.value
    return ok({ sequence, change, value: { [direction]: commandLabel(step.command) } })
  }

  #announce(change: Change, at: Instant): void {
    this.#savedAt = at
    const info = this.info()
    for (const listener of this.#listeners) listener(change, info)
  }
}

/**
 * A change that takes a text away takes along what was suggested in it meanwhile, quietly and so without
 * a step of its own.
 */
function withSuggestions(change: Change, view: LibraryView): Change {
  const removed = new Map(change.removed.map((record) => [record.id, record]))
  const kept = new Set(change.updated.map(({ id }) => id))
  for (const record of change.removed) {
    if (record.type !== 'revision') continue
    for (const quote of view.quotesOf(record.article)) {
      if (quote.revision === record.id && !kept.has(quote.id)) {
        removed.set(quote.id, quote)
      }
    }
  }
  return { ...change, removed: [...removed.values()] }
}

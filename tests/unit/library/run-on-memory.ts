import { type Change, invertChange } from '#domain/library/change'
import { type Command, parseCommand, runCommands, type SaidCommand } from '#domain/library/commands'
import type { Result } from '#domain/result'
import { MemoryLibrary } from './memory-library'

/** A library in memory with commands run on it; ids and instants count up, so runs are repeatable. */
export class TestLibrary {
  readonly memory = new MemoryLibrary()
  readonly changes: Change[] = []
  readonly #undone: Change[] = []
  #ids = 0
  #ticks = 0

  /** Runs a command that must succeed; gives its answer. */
  do<Value = { id: string }>(command: SaidCommand): Value {
    const result = this.try<Value>(command)
    if (!result.ok) throw new Error(`${command.type}: ${result.error.message}`)
    return result.value
  }

  /** Runs a command; a failure must leave the library as it was. */
  try<Value = unknown>(command: SaidCommand): Result<Value> {
    const result = this.tryAll([command])
    return result.ok ? { ok: true, value: result.value[0] as Value } : result
  }

  /** Runs several commands as one change. */
  tryAll(commands: readonly SaidCommand[]): Result<readonly unknown[]> {
    const parsed: Command[] = []
    for (const command of commands) {
      const one = parseCommand(command)
      if (!one.ok) return one
      parsed.push(one.value)
    }
    const outcome = runCommands(parsed, this.memory, {
      now: new Date(Date.UTC(2024, 0, 1) + ++this.#ticks * 1000).toISOString(),
      newId: () => (++this.#ids).toString(32).padStart(16, '0'),
    })
    if (!outcome.ok) return outcome
    this.memory.apply(outcome.value.change)
    this.changes.push(outcome.value.change)
    this.#undone.length = 0
    return { ok: true, value: outcome.value.values }
  }

  /** Takes the last change back; gives what was done for it, nothing where there is none. */
  undo(): Change | undefined {
    const change = this.changes.pop()
    if (!change) return undefined
    this.#undone.push(change)
    const back = invertChange(change)
    this.memory.apply(back)
    return back
  }

  /** Makes the change again that was taken back last; gives it, nothing where there is none. */
  redo(): Change | undefined {
    const change = this.#undone.pop()
    if (!change) return undefined
    this.memory.apply(change)
    this.changes.push(change)
    return change
  }

  /** Begins again with nothing; no id is given twice. */
  clear(): void {
    this.memory.records.clear()
    this.changes.length = 0
    this.#undone.length = 0
  }
}

/** A library with one article of two paragraphs. */
export function libraryWithArticle(): { library: TestLibrary; article: string; text: string } {
  const library = new TestLibrary()
  const text =
    'Lavrov told reporters:\n\n“Threats would be counterproductive,” he said. 😀 Clinton agreed.'
  const { id } = library.do({
    type: 'article.add',
    title: 'Moscow talks',
    text,
    reference: { type: 'article-newspaper', author: [{ family: 'Landler', given: 'Mark' }] },
  })
  return { library, article: id, text }
}

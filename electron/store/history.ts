import type { Instant } from '#domain/library/model'

/** A change that can be undone or redone, named by its journal number. */
export interface HistoryStep {
  readonly sequence: number
  readonly command: string
  readonly at: Instant
}

/** What the journal says about one entry's place in the history. */
export interface HistoryEntry extends HistoryStep {
  readonly undoes?: number
  readonly redoes?: number
  readonly quiet?: boolean
}

/** The stacks as they are kept; the last one is the next to be undone or redone. */
export interface SavedHistory {
  readonly undo: readonly HistoryStep[]
  readonly redo: readonly HistoryStep[]
}

/** The undo and redo stacks, worked out from journal entries in their order. */
export class History {
  #undo: HistoryStep[]
  #redo: HistoryStep[]

  constructor(
    /** At least this many steps are kept. */
    readonly limit: number,
    saved: SavedHistory = { undo: [], redo: [] },
  ) {
    this.#undo = [...saved.undo]
    this.#redo = [...saved.redo]
  }

  get undo(): HistoryStep | undefined {
    return this.#undo.at(-1)
  }

  get redo(): HistoryStep | undefined {
    return this.#redo.at(-1)
  }

  /** The oldest journal number that a step needs; undefined where there is none. */
  oldest(): number | undefined {
    const steps = [...this.#undo, ...this.#redo]
    return steps.length
      ? steps.reduce((least, s) => Math.min(least, s.sequence), Infinity)
      : undefined
  }

  /**
   * A new step clears redo; an undo moves its step to redo, a redo moves it back. What was done quietly
   * is no step, and redo stays what it is.
   */
  push({ undoes, redoes, quiet, sequence, command, at }: HistoryEntry): void {
    if (quiet) return
    if (undoes !== undefined) move(this.#undo, this.#redo, undoes)
    else if (redoes !== undefined) move(this.#redo, this.#undo, redoes)
    else {
      this.#redo = []
      this.#undo.push({ sequence, command, at })
      // In blocks, because shifting a long array at each step is not free.
      if (this.#undo.length > this.limit * 1.25) this.#undo = this.#undo.slice(-this.limit)
    }
  }

  /** Whether an entry names a step that is next in its stack. */
  allows({ undoes, redoes }: { undoes?: number; redoes?: number }): boolean {
    if (undoes !== undefined) return this.undo?.sequence === undoes
    return redoes === undefined || this.redo?.sequence === redoes
  }

  /** A step whose record cannot be read ends what lies behind it in its stack. */
  forget(sequence: number): void {
    this.#undo = this.#undo.slice(this.#undo.findIndex((s) => s.sequence === sequence) + 1)
    this.#redo = this.#redo.slice(this.#redo.findIndex((s) => s.sequence === sequence) + 1)
  }

  /** Forgets every step above a number. */
  keepUpTo(last: number): void {
    this.#undo = this.#undo.filter((step) => step.sequence <= last)
    this.#redo = this.#redo.filter((step) => step.sequence <= last)
  }

  save(): SavedHistory {
    return { undo: this.#undo.slice(-this.limit), redo: [...this.#redo] }
  }
}

function move(from: HistoryStep[], to: HistoryStep[], sequence: number): void {
  const index = from.findLastIndex((step) => step.sequence === sequence)
  const step = from[index]
  if (!step) return
  from.splice(index, 1)
  to.push(step)
}

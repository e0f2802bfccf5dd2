/** What was found wrong with a library's files, and what was done about it. */
export interface StoreProblem {
  /** Path inside the library's folder. */
  readonly file: string
  /** One sentence for people. */
  readonly message: string
  readonly action: ProblemAction
}

export type ProblemAction =
  /** An unfinished write at the journal's end was cut off; a copy is in quarantine. */
  | 'dropped-tail'
  /** Made again in full from what else is there. */
  | 'rebuilt'
  /** Made again as far as possible; something may be missing. */
  | 'partly-rebuilt'
  /** Does not match its checksum and is used as it is. */
  | 'kept'
  /** Put aside; what was in it is not in the library. */
  | 'quarantined'
  /** Changes that cannot be read any more. */
  | 'lost'
  /** Left where it is and not used. */
  | 'ignored'
  /** Could not be read or written this time. */
  | 'failed'

/** Collects problems; the same one is kept once. */
export class ProblemLog {
  readonly #problems: StoreProblem[] = []

  get all(): readonly StoreProblem[] {
    return this.#problems
  }

  add(action: ProblemAction, file: string, message: string): void {
    const isKnown = this.#problems.some((p) => p.file === file && p.action === action)
    if (!isKnown) this.#problems.push({ file, message, action })
  }
}

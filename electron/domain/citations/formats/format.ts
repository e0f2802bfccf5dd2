import type { Reference } from '../reference'

/** What a reader or writer has to say: one sentence, and the line (from 1) of the text it is about. */
export interface FormatDiagnostic {
  readonly line: number
  readonly message: string
}

/** One reference as a file has it; `line` is where it begins. */
export interface ReadItem {
  /** The file's own key, as it stands there; absent where it has none. */
  readonly citationKey?: string
  readonly reference: Reference
  readonly line?: number
}

export interface ReadResult {
  readonly items: readonly ReadItem[]
  readonly diagnostics: readonly FormatDiagnostic[]
}

export interface WriteItem {
  readonly citationKey: string
  readonly reference: Reference
}

export interface WriteResult {
  readonly output: string
  readonly diagnostics: readonly FormatDiagnostic[]
}

/**
 * A bibliographic file format that is read: any text goes in, it never throws, and what cannot be read costs
 * only itself and a diagnostic.
 */
export interface ReadableFormat {
  readonly read: (input: string) => ReadResult
}

/**
 * One that is written. It keeps the keys it is given; where one is empty, not allowed in the format or taken
 * (without regard to case), it is adapted and a diagnostic says so.
 */
export interface WritableFormat {
  readonly write: (items: readonly WriteItem[]) => WriteResult
}

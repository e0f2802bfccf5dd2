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
 * A bibliographic file format. `read` takes any text: it never throws, and what cannot be read costs
 * only itself and a diagnostic. `write` keeps the keys it is given; where one is empty, not allowed in
 * the format or taken (without regard to case), it is adapted and a diagnostic says so.
 */
export interface ReferenceFormat {
  /** For people: "BibTeX". */
  readonly label: string
  /** Of files, without the dot. */
  readonly extension: string
  readonly mediaType: string
  readonly read: (input: string) => ReadResult
  readonly write: (items: readonly WriteItem[]) => WriteResult
}

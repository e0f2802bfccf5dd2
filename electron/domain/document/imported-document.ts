import type { DocumentContent } from './model'

/** What every importer answers with. */
export interface ImportedDocument {
  readonly content: DocumentContent
  readonly metadata: DocumentMetadata
  /** Sentences for people about what was left out, guessed or damaged; empty when nothing was. */
  readonly notices: readonly string[]
}

/** What the source says about itself; a field that it does not name is absent. Plain text, trimmed. */
export interface DocumentMetadata {
  readonly title?: string
  /** Names as printed, in order, without "By". */
  readonly author?: readonly string[]
  /** The paper, site or broadcaster that published it. */
  readonly outlet?: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date?: string
  /** An http or https address. */
  readonly url?: string
  /** BCP 47. */
  readonly language?: string
  readonly description?: string
}

/**
 * Characters (UTF-16 code units) of one article's text. A long book has 2–3 million; the reader, the
 * index and the anchors stay quick up to here, and a journal record of this text is about 16 MB.
 */
export const MAX_ARTICLE_CHARACTERS = 8_000_000

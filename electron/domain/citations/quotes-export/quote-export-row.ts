import type { QuoteKind } from '../../library/model'

/** One quote as an export shows it: names instead of ids, and the citation ready to print. */
export interface QuoteExportRow {
  /** The exact words; line ends between paragraphs. */
  readonly text: string
  readonly kind: QuoteKind
  readonly speaker?: string
  /** The reporting chain, outermost first. */
  readonly via: readonly string[]
  readonly tags: readonly string[]
  /** Markdown. */
  readonly notes: readonly string[]
  /** As it is printed: "p. 12", "para. 7". */
  readonly locator?: string
  readonly citation: string
  /** The article's entry in a bibliography, where a style is followed. */
  readonly source?: string
  /** HTML of the citation as a footnote, where a style is followed. */
  readonly footnote?: string
  readonly citationKey: string
  readonly articleTitle: string
  readonly url?: string
  /** The article's date, ISO 8601 or as the source has it. */
  readonly date?: string
}

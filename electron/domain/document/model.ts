/**
 * What every importer ends in and the reader draws: one canonical plain text, and where its blocks
 * and marks are. Offsets are UTF-16 code units into `text`, end exclusive.
 */
export interface DocumentContent {
  /** NFC, `\n` line ends, no byte order mark. */
  readonly text: string
  /** In reading order, never overlapping, each within `text` and without the line ends around it. */
  readonly blocks: readonly Block[]
  /** Ordered by start; marks may overlap and nest. */
  readonly marks: readonly Mark[]
}

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'block-quote'
  | 'caption'
  | 'table-cell'

export interface Block {
  readonly kind: BlockKind
  readonly start: number
  readonly end: number
  /** Headings: 1–6. List items and block quotes: depth from 1. */
  readonly level?: number
  /** A list item of a numbered list. */
  readonly ordered?: boolean
}

export type MarkKind =
  | 'emphasis'
  | 'strong'
  | 'link'
  | 'superscript'
  | 'subscript'
  | 'code'
  | 'page-break'

export interface Mark {
  readonly kind: MarkKind
  readonly start: number
  /** A page break is a point: its end equals its start. */
  readonly end: number
  /** Links: an http, https or mailto address, nothing else. */
  readonly href?: string
  /** Page breaks: the printed label of the page that begins here. */
  readonly label?: string
}

import type { Mention, Piece } from './model'
import type { Sieve } from './report'
import type { Identity } from './resolve-speaker'

/** A quote before the article as a whole has been looked at. Offsets are of the text. */
export interface Item {
  start: number
  end: number
  pieces: Piece[]
  speaker: Mention | undefined
  identity: Identity | undefined
  cue: string | null
  sieve: Sieve | undefined
  /** The chain within the text, outermost first. */
  via: { mention: Mention; identity: Identity }[]
  readonly paragraph: number
  /** Number of its sentence in the article. */
  readonly sentence: number
  /** Nothing else stands in its sentence. */
  readonly alone: boolean
  /** It begins its paragraph. */
  readonly initial: boolean
  /** Somebody was announced by a colon just before. */
  readonly announced: { mention: Mention; identity: Identity; cue: string | null } | undefined
  /** Who spoke, or was the subject, in the sentence before it in the paragraph, if that quotes nobody. */
  readonly voiceBefore: { mention: Mention; identity: Identity } | undefined
}

/** What the article around a quote without a cue knows of its paragraph. */
export interface ParagraphNote {
  /** The subject of its last sentence, for a quotation that follows in a paragraph of its own. */
  readonly lastSubject: { mention: Mention; identity: Identity } | undefined
}

import type { Sieve } from './confidence'
import type { Cue, Lexicon } from './lexicon'

/** Half-open, in UTF-16 code units of the text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What stands in one pair of quotation marks, or in what a paragraph has of it. */
export interface Piece extends Span {
  /** Without the marks. */
  readonly innerStart: number
  readonly innerEnd: number
  /** The mark that would end it is missing: it runs to the end of its paragraph. */
  readonly open: boolean
  /** The quotation of the piece before goes on here: it was left open, and this paragraph opens anew. */
  readonly continues: boolean
  /** Index of the paragraph. */
  readonly paragraph: number
  /**
   * Quoted without a quotation mark proper: between doubled apostrophes, as typewriters and some archives have them,
   * or after a label of a transcript.
   */
  readonly unmarked: boolean
}

export type TokenKind = 'word' | 'number' | 'mark' | 'quote'

export interface Token extends Span {
  readonly kind: TokenKind
  /** Lower case, with a plain apostrophe; of a punctuation mark the mark itself. */
  readonly low: string
  readonly flags: number
  readonly capital: boolean
  /** Of a word that can introduce what somebody says. */
  readonly cue: Cue | undefined
  /** What stands in marks: of a 'quote', and of a 'word' that is a title in marks. */
  readonly piece: Piece | undefined
}

/** Token indexes, end exclusive. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** One paragraph, read: its tokens with every quotation as one of them, and its sentences. */
export interface Passage {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly Range[]
  readonly lexicon: Lexicon
  readonly index: number
}

/** The words that name a speaker, where they stand. */
export interface Mention extends Range, Span {
  readonly text: string
  /** For "who": the mention it stands for. */
  readonly antecedent?: Mention
}

export type QuoteType = 'direct' | 'mixed' | 'indirect'

export type SpeakerKind = 'person' | 'organisation' | 'outlet' | 'anonymous'

/** One step of a reporting chain. */
export interface ChainLink {
  readonly speaker: string
  /** Where the mention stands; absent for the article's own outlet or author. */
  readonly start?: number
  readonly end?: number
  readonly kind: SpeakerKind
}

/** A quotation found in a text. Offsets are UTF-16; `text.slice(start, end)` is the quote. */
export interface DetectedQuote extends Span {
  /** Inside the marks; more than one where a quotation runs over paragraphs or is mixed. */
  readonly parts: readonly Span[]
  /** By the share of letters inside quotation marks proper: nine tenths and more, some, none. */
  readonly type: QuoteType
  /**
   * What it is to a reader, and what a library stores: like `type`, but words between doubled apostrophes and the
   * lines of a transcript are their speaker's own, too.
   */
  readonly kind: QuoteType
  /** The words that name the speaker beside the quote, and where. */
  readonly speaker: string | null
  readonly speakerStart: number | null
  readonly speakerEnd: number | null
  /** Who that is in this article: the fullest name found; null for nobody in particular. */
  readonly speakerRef: string | null
  readonly speakerKind: SpeakerKind | null
  /** The word that introduces it. */
  readonly cue: string | null
  /** Who reported it, outermost first. */
  readonly via: readonly ChainLink[]
  /** Which rule decided; `reasonOf` says it to people. */
  readonly sieve: Sieve
  /** How often that rule was right when measured, 0 to 1; `confidenceWord` says it in a word. */
  readonly confidence: number
}

/** A pair of marks in one paragraph. */
export interface MarkPair extends Span {
  /** Code units a mark takes: two for doubled apostrophes. */
  readonly width: number
  readonly open: boolean
  /** The family of the opening mark. */
  readonly mark: string
}

import type { Mention, Passage, Piece, Range } from './model'
import type { Sieve } from './confidence'
import type { Identity } from './resolve-speaker'

/** Somebody in the text, and who that is. */
export interface Voice {
  readonly mention: Mention
  readonly identity: Identity
}

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
  via: Voice[]
  readonly paragraph: number
  /** Number of its sentence in the article. */
  readonly sentence: number
  /** Nothing else stands in its sentence. */
  readonly alone: boolean
  /** Only white space parts it from a quotation before it. */
  readonly besideQuote: boolean
  /** It begins its paragraph. */
  readonly initial: boolean
  /** Somebody was announced by a colon just before. */
  readonly announced: (Voice & { readonly cue: string | null }) | undefined
  /** Who spoke, or was the subject, in the sentence before it in the paragraph, if that quotes nobody. */
  readonly voiceBefore: Voice | undefined
}

/** What the article around a quote without a cue knows of its paragraph. */
export interface ParagraphNote {
  /** The subject of its last sentence, for a quotation that follows in a paragraph of its own. */
  readonly lastSubject: Voice | undefined
}

/** The item for a range of tokens; what is not given is not known. */
export function makeItem(
  passage: Passage,
  content: Range,
  known: Partial<Item> & Pick<Item, 'sentence'>,
): Item {
  const { tokens } = passage
  const pieces: Piece[] = []
  for (let at = content.from; at < content.to; at++) {
    const piece = tokens[at]?.piece
    if (piece !== undefined) pieces.push(piece)
  }
  return {
    start: tokens[content.from]?.start ?? 0,
    end: tokens[content.to - 1]?.end ?? 0,
    pieces,
    speaker: undefined,
    identity: undefined,
    cue: null,
    sieve: undefined,
    via: [],
    paragraph: passage.index,
    alone: false,
    besideQuote: passage.tokens[content.from - 1]?.kind === 'quote',
    initial: content.from === 0,
    announced: undefined,
    voiceBefore: undefined,
    ...known,
  }
}

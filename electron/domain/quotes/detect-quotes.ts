import { plainTextBlocks } from '../document/import-plain-text'
import type { Block } from '../document/model'
import { confidenceOf } from './confidence'
import type { Item } from './items'
import { chooseLexicon } from './language'
import type { ChainLink, DetectedQuote, Piece, QuoteType, Span } from './model'
import { countWords } from './not-quotes'
import { readArticle } from './read-article'
import { attributeWithoutCue } from './sieves/without-cue'

export type { DetectedQuote } from './model'

/** What is known of an article besides its text. */
export interface DetectOptions {
  /** Its blocks; without them paragraphs are found in the text. */
  readonly blocks?: readonly Block[]
  /** Its language as a BCP 47 tag; without it, it is guessed. */
  readonly language?: string
  /** Who published it: the first link of every chain. */
  readonly outlet?: string
  /** Who wrote it. */
  readonly authors?: readonly string[]
}

/**
 * Finds the quotations of an article, in order, and says who spoke and through whom it came. Offsets are UTF-16;
 * `text.slice(start, end)` is the quote. Never throws; the same input gives the same output; linear in length.
 */
export function detectQuotes(text: string, options: DetectOptions = {}): DetectedQuote[] {
  const paragraphs: readonly Span[] = options.blocks ?? plainTextBlocks(text)
  const lexicon = chooseLexicon(text, options.language)
  const { items, notes } = readArticle(text, paragraphs, lexicon, options.authors ?? [])
  attributeWithoutCue(text, items, notes)
  const origin = originOf(options)
  return joinContinued(items)
    .filter((item) => !isPassing(text, item))
    .map((item) => finish(item, origin, lexicon.language))
}

/** Up to so many words in marks within a sentence that nobody is found for are a name or the writer's irony. */
const PASSING_WORDS = 5

function isPassing(text: string, { sieve, alone, start, end }: Item): boolean {
  return (
    sieve === 'nobody found' &&
    !alone &&
    countWords(text, start, end, PASSING_WORDS) <= PASSING_WORDS
  )
}

/** A quotation over several paragraphs is one, with several parts. */
function joinContinued(items: readonly Item[]): Item[] {
  const joined: Item[] = []
  for (const item of items) {
    const before = joined.at(-1)
    const last = before?.pieces.at(-1)
    if (
      before !== undefined &&
      last?.open &&
      item.pieces[0]?.continues &&
      last.paragraph === item.paragraph - 1
    ) {
      before.end = item.end
      before.pieces.push(...item.pieces)
    } else joined.push(item)
  }
  return joined
}

/** The article itself reports everything in it: its outlet and its authors begin every chain. */
function originOf({ outlet, authors = [] }: DetectOptions): ChainLink[] {
  return [
    ...(outlet ? [{ speaker: outlet, kind: 'outlet' as const }] : []),
    ...authors.map((speaker) => ({ speaker, kind: 'person' as const })),
  ]
}

function finish(item: Item, origin: readonly ChainLink[], language: string): DetectedQuote {
  const { speaker, identity, sieve = 'nobody found' } = item
  const kind = typeOf(item, () => true)
  return {
    start: item.start,
    end: item.end,
    parts: item.pieces.map(({ innerStart, innerEnd }) => ({ start: innerStart, end: innerEnd })),
    type: typeOf(item, (piece) => !piece.unmarked),
    kind,
    speaker: speaker?.text ?? null,
    speakerStart: speaker?.start ?? null,
    speakerEnd: speaker?.end ?? null,
    speakerRef: identity?.ref ?? null,
    speakerKind: identity?.kind ?? null,
    cue: item.cue,
    via: chainOf(item, origin),
    sieve,
    confidence: confidenceOf(sieve, kind === 'direct', language),
  }
}

/** Outermost first; whoever speaks, or comes again, is not a link to themselves. */
function chainOf({ via, identity, speaker }: Item, origin: readonly ChainLink[]): ChainLink[] {
  const within = via.map(
    ({ mention, identity: by }): ChainLink => ({
      speaker: by.ref ?? mention.text,
      start: mention.start,
      end: mention.end,
      kind: by.kind ?? 'person',
    }),
  )
  const own = [identity?.ref ?? undefined, speaker?.text, ...within.map((link) => link.speaker)]
  return [...origin.filter((link) => !own.includes(link.speaker)), ...within]
}

/** The share of the text inside marks from which a quote is direct. */
const DIRECT_SHARE = 0.9

function typeOf(item: Item, counts: (piece: Piece) => boolean): QuoteType {
  const marked = item.pieces.filter(counts)
  if (marked.length === 0) return 'indirect'
  let inside = 0
  let marks = 0
  for (const piece of marked) {
    inside += piece.innerEnd - piece.innerStart
    marks += piece.end - piece.start - (piece.innerEnd - piece.innerStart)
  }
  return inside >= DIRECT_SHARE * (item.end - item.start - marks) ? 'direct' : 'mixed'
}

import type { Block } from '../document/model'
import { plainTextBlocks } from '../document/import-plain-text'
import { ENGLISH } from './words-en'
import { findPieces } from './marks'
import type { DetectedQuote, Mention, Passage, Piece, QuoteType, Span } from './model'
import { readSentence } from './read-sentence'
import type { Report, Sieve } from './report'
import { splitSentences } from './sentences'
import { tokenize } from './tokens'

export type { ChainLink, DetectedQuote, QuoteType, SpeakerKind } from './model'

export interface DetectOptions {
  readonly blocks?: readonly Block[]
  /** BCP 47; guessed from the text where missing. */
  readonly language?: string
  readonly outlet?: string
  readonly authors?: readonly string[]
}

interface Found {
  readonly start: number
  readonly end: number
  readonly pieces: Piece[]
  readonly speaker: Mention | undefined
  readonly cue: string | null
  readonly sieve: Sieve
}

/** Finds the quotations of an article. */
export function detectQuotes(text: string, options: DetectOptions = {}): DetectedQuote[] {
  const paragraphs: readonly Span[] = options.blocks ?? plainTextBlocks(text)
  const lexicon = ENGLISH
  const pieces = findPieces(text, paragraphs)
  const found: Found[] = []
  let nextPiece = 0
  paragraphs.forEach((paragraph, index) => {
    const own: Piece[] = []
    while (pieces[nextPiece]?.paragraph === index) own.push(pieces[nextPiece++] as Piece)
    const tokens = tokenize(text, paragraph, own, lexicon)
    const sentences = splitSentences(text, tokens, lexicon)
    const passage: Passage = { text, tokens, sentences, lexicon, index }
    let last: Mention | undefined
    for (const sentence of sentences) {
      const { reports } = readSentence(passage, sentence)
      for (const report of reports) {
        for (const content of report.contents)
          found.push(toFound(passage, report, content.from, content.to))
        if (report.speaker) last = report.speaker
      }
      for (let at = sentence.from; at < sentence.to; at++) {
        if (
          tokens[at]?.kind === 'quote' &&
          !reports.some((r) => r.contents.some((c) => at >= c.from && at < c.to))
        )
          found.push(
            toFound(
              passage,
              {
                speaker: last,
                cue: undefined,
                contents: [],
                sieve: { name: 'cont', confidence: 0.5 },
              },
              at,
              at + 1,
            ),
          )
      }
    }
  })
  return found.map((f) => finish(text, f))
}

function toFound(passage: Passage, report: Report, from: number, to: number): Found {
  const pieces: Piece[] = []
  for (let at = from; at < to; at++) {
    const piece = passage.tokens[at]?.piece
    if (piece) pieces.push(piece)
  }
  const cue = report.cue
  return {
    start: passage.tokens[from]?.start ?? 0,
    end: passage.tokens[to - 1]?.end ?? 0,
    pieces,
    speaker: report.speaker,
    cue: cue
      ? passage.text.slice(passage.tokens[cue.from]?.start, passage.tokens[cue.to - 1]?.end)
      : null,
    sieve: report.sieve,
  }
}

function finish(text: string, f: Found): DetectedQuote {
  let type: QuoteType = 'indirect'
  if (f.pieces.some((p) => !p.doubled)) {
    const inside = f.pieces.reduce((sum, p) => sum + p.innerEnd - p.innerStart, 0)
    type = inside >= 0.9 * (f.end - f.start - 2 * f.pieces.length) ? 'direct' : 'mixed'
  }
  void text
  return {
    start: f.start,
    end: f.end,
    parts: f.pieces.map((p) => ({ start: p.innerStart, end: p.innerEnd })),
    type,
    speaker: f.speaker?.text ?? null,
    speakerStart: f.speaker?.start ?? null,
    speakerEnd: f.speaker?.end ?? null,
    speakerRef: f.speaker?.text ?? null,
    speakerKind: null,
    cue: f.cue,
    via: [],
    sieve: f.sieve.name,
    confidence: f.sieve.confidence,
  }
}

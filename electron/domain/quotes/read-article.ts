import { mainSubject } from './clauses'
import type { Item, ParagraphNote } from './items'
import { nestedReports } from './chains'
import type { Lexicon } from './lexicon'
import { findPieces } from './marks'
import type { Mention, Passage, Piece, Range, Span } from './model'
import { findNames } from './names'
import { countWords } from './not-quotes'
import { People } from './people'
import { isCovered, readSentence } from './read-sentence'
import { hasQuote, type Report } from './report'
import { type Identity, resolveSpeaker } from './resolve-speaker'
import { splitSentences } from './sentences'
import { tokenize } from './tokens'

/** Up to so many words in marks without any cue are names, jokes or scare quotes. */
const SCARE_WORDS = 3

/** Reads an article paragraph by paragraph: what is reported in it, and who is named. */
export function readArticle(
  text: string,
  paragraphs: readonly Span[],
  lexicon: Lexicon,
  authors: readonly string[],
): { items: Item[]; notes: ParagraphNote[] } {
  const pieces = findPieces(text, paragraphs)
  const people = new People()
  const items: Item[] = []
  const notes: ParagraphNote[] = []
  let nextPiece = 0
  let sentenceNumber = 0
  let announced: Item['announced']
  paragraphs.forEach((paragraph, index) => {
    const own: Piece[] = []
    for (let piece = pieces[nextPiece]; piece?.paragraph === index; piece = pieces[++nextPiece])
      own.push(piece)
    const tokens = tokenize(text, paragraph, own, lexicon)
    const sentences = splitSentences(text, tokens, lexicon)
    const passage: Passage = { text, tokens, sentences, lexicon, index }
    let lastSubject: ParagraphNote['lastSubject']
    let voiceBefore: ParagraphNote['lastSubject']
    for (const sentence of sentences) {
      sentenceNumber++
      const { reports, nested, announced: announces, voice } = readSentence(passage, sentence)
      for (const name of findNames(passage, sentence))
        people.meet(name, tokens[name.from]?.start ?? 0, sentenceNumber)
      const subject = mainSubject(passage, Math.min(sentence.to, sentence.from + 40), sentence)
      if (subject !== undefined) markSubject(passage, subject, people)
      const identify = (mention: Mention): Identity =>
        resolveSpeaker(passage, mention, people, sentenceNumber, authors)
      for (const report of [...reports].sort((a, b) => first(a) - first(b))) {
        const identity = report.speaker && identify(report.speaker)
        const via = (report.via ?? []).map((mention) => ({ mention, identity: identify(mention) }))
        if (report.speaker) markSubject(passage, report.speaker, people)
        for (const content of report.contents)
          items.push(
            makeItem(passage, report, content, { identity, via, sentence: sentenceNumber }),
          )
      }
      for (const { report, outer } of nestedReports(passage, reports, nested)) {
        const identity = report.speaker && identify(report.speaker)
        const via = outer.map((mention) => ({ mention, identity: identify(mention) }))
        for (const content of report.contents)
          items.push(
            makeItem(passage, report, content, { identity, via, sentence: sentenceNumber }),
          )
      }
      for (let at = sentence.from; at < sentence.to; at++) {
        const piece = tokens[at]?.piece
        if (piece === undefined || tokens[at]?.kind !== 'quote' || isCovered(reports, at)) continue
        const alone = isAlone(passage, sentence)
        if (
          !alone &&
          countWords(text, piece.innerStart, piece.innerEnd, SCARE_WORDS) <= SCARE_WORDS
        )
          continue
        items.push({
          start: piece.start,
          end: piece.end,
          pieces: [piece],
          speaker: undefined,
          identity: undefined,
          cue: null,
          sieve: undefined,
          via: [],
          paragraph: index,
          sentence: sentenceNumber,
          alone,
          initial: at === 0,
          announced: at === sentence.from ? announced : undefined,
          voiceBefore: at === sentence.from ? voiceBefore : undefined,
        })
      }
      announced = announces && {
        mention: announces.speaker,
        identity: identify(announces.speaker),
        cue: textOf(passage, announces.cue),
      }
      if (announced === undefined && tokens[sentence.to - 1]?.low === ':' && subject !== undefined)
        announced = { mention: subject, identity: identify(subject), cue: null }
      const speaking = hasQuote(passage, sentence) ? undefined : (voice ?? subject)
      voiceBefore = speaking && { mention: speaking, identity: identify(speaking) }
      if (subject !== undefined) lastSubject = { mention: subject, identity: identify(subject) }
    }
    notes.push({ lastSubject })
  })
  items.sort((a, b) => a.start - b.start || b.end - a.end)
  return { items, notes }
}

function textOf({ text, tokens }: Passage, { from, to }: Range): string {
  return text.slice(tokens[from]?.start, tokens[to - 1]?.end)
}

function first(report: Report): number {
  return report.speaker?.start ?? Infinity
}

/** The name in a subject stays in mind for "he" and "she". */
function markSubject(passage: Passage, mention: Mention, people: People): void {
  for (const name of findNames(passage, mention))
    people.mark(passage.tokens[name.from]?.start ?? -1)
}

/** Whether the sentence is a quotation and nothing else that matters. */
function isAlone(passage: Passage, sentence: Range): boolean {
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = passage.tokens[at]
    if (token !== undefined && token.kind !== 'quote' && token.kind !== 'mark') return false
  }
  return true
}

function makeItem(
  passage: Passage,
  report: Report,
  content: Range,
  known: Pick<Item, 'identity' | 'via' | 'sentence'>,
): Item {
  const { tokens } = passage
  const pieces: Piece[] = []
  for (let at = content.from; at < content.to; at++) {
    const piece = tokens[at]?.piece
    if (piece !== undefined) pieces.push(piece)
  }
  const { cue } = report
  return {
    start: tokens[content.from]?.start ?? 0,
    end: tokens[content.to - 1]?.end ?? 0,
    pieces,
    speaker: report.speaker,
    cue: cue === undefined ? null : textOf(passage, cue),
    sieve: report.sieve,
    paragraph: passage.index,
    alone: false,
    initial: content.from === 0,
    announced: undefined,
    voiceBefore: undefined,
    ...known,
  }
}

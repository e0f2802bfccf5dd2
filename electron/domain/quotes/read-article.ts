import { mainSubject, makeMention } from './clauses'
import type { Item, ParagraphNote } from './items'
import { nestedReports } from './chains'
import type { Lexicon } from './lexicon'
import { findPieces } from './marks'
import type { Mention, Passage, Piece, Range, Span } from './model'
import { findNames, type Name } from './names'
import { countWords } from './not-quotes'
import { People } from './people'
import { isCovered, readSentence } from './read-sentence'
import { hasQuote, type Report } from './report'
import { type Identity, resolveSpeaker } from './resolve-speaker'
import { splitSentences } from './sentences'
import { tokenize } from './tokens'
import { findTranscriptLabels, type Label } from './transcript-labels'

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
  const labels = findTranscriptLabels(text, paragraphs)
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
    const label = labels.get(index)
    if (label !== undefined && own[0]?.start !== label.content.start) {
      sentenceNumber++
      items.push(labelledItem(passage, label, people, { sentence: sentenceNumber, authors }))
      notes.push({ lastSubject: undefined })
      return
    }
    let lastSubject: ParagraphNote['lastSubject']
    let voiceBefore: ParagraphNote['lastSubject']
    for (const sentence of sentences) {
      sentenceNumber++
      const { reports, nested, announced: announces, voice } = readSentence(passage, sentence)
      for (const name of findNames(passage, sentence))
        if (name.certain || people.find(name) !== undefined || speaks(reports, name))
          people.meet(name, tokens[name.from]?.start ?? 0, sentenceNumber)
      const subject = mainSubject(passage, Math.min(sentence.to, sentence.from + 40), sentence)
      if (subject !== undefined) markMention(passage, subject, people, 'subject')
      const identify = (mention: Mention): Identity =>
        resolveSpeaker(passage, mention, people, sentenceNumber, authors)
      for (const report of [...reports].sort((a, b) => first(a) - first(b))) {
        const identity = report.speaker && identify(report.speaker)
        const via = (report.via ?? []).map((mention) => ({ mention, identity: identify(mention) }))
        if (report.speaker)
          markMention(
            passage,
            report.speaker,
            people,
            report === reports[0] ? 'speaker' : 'subject',
          )
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

const TRANSCRIPT = { name: 'speaker label of a transcript', confidence: 0.95 }

/** Labels that name a part, not a person. */
const ASKING: ReadonlySet<string> = new Set([
  'question',
  'q',
  'frage',
  'interviewer',
  'moderator',
  'reporter',
])

const ANSWERING: ReadonlySet<string> = new Set(['answer', 'a', 'antwort'])

/** A paragraph of a transcript is quoted as a whole, without marks. */
function labelledItem(
  passage: Passage,
  { speaker, content }: Label,
  people: People,
  { sentence, authors }: { sentence: number; authors: readonly string[] },
): Item {
  const to = passage.tokens.findIndex((token) => token.start >= speaker.end)
  const range = { from: 0, to }
  for (const name of findNames(passage, { from: to, to: passage.tokens.length }))
    if (name.certain) people.meet(name, passage.tokens[name.from]?.start ?? 0, sentence)
  const mention = makeMention(passage, range)
  const label = mention.text.toLowerCase()
  const asking = ASKING.has(label)
  const identity: Identity = asking
    ? { ref: authors[0] ?? null, kind: 'person', entity: undefined }
    : ANSWERING.has(label)
      ? { ref: null, kind: 'person', entity: undefined }
      : resolveSpeaker(passage, mention, people, sentence, authors)
  const { start, end } = content
  return {
    start,
    end,
    pieces: [
      {
        start,
        end,
        innerStart: start,
        innerEnd: end,
        open: false,
        continues: false,
        paragraph: passage.index,
        unmarked: true,
      },
    ],
    speaker: mention,
    identity: { ...identity, kind: identity.kind === 'organisation' ? 'person' : identity.kind },
    cue: ':',
    sieve: TRANSCRIPT,
    via: [],
    paragraph: passage.index,
    sentence,
    alone: true,
    initial: true,
    announced: undefined,
    voiceBefore: undefined,
  }
}

function textOf({ text, tokens }: Passage, { from, to }: Range): string {
  return text.slice(tokens[from]?.start, tokens[to - 1]?.end)
}

function first(report: Report): number {
  return report.speaker?.start ?? Infinity
}

/** Whether a word at the head of a sentence is someone who speaks in it. */
function speaks(reports: readonly Report[], name: Name): boolean {
  return reports.some(({ speaker }) => speaker?.from === name.from && speaker.to === name.to)
}

/** The name in a subject stays in mind for "he" and "she". */
function markMention(
  passage: Passage,
  mention: Mention,
  people: People,
  role: 'subject' | 'speaker',
): void {
  for (const name of findNames(passage, mention))
    people.mark(passage.tokens[name.from]?.start ?? -1, role)
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

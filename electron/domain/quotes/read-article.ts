import { nestedReports } from './chains'
import { mainSubject } from './clauses'
import { GermanContinuation, pointsBack, type WholeReport } from './german-continuations'
import { hasQuote } from './has-quote'
import { type Item, makeItem, type ParagraphNote, type Voice } from './items'
import type { Lexicon } from './lexicon'
import { findPieces } from './marks'
import type { Mention, Passage, Piece, Range, Span } from './model'
import { findNames, type Name } from './names'
import { countWords } from './not-quotes'
import { People } from './people'
import { readSentence, type SentenceReports } from './read-sentence'
import type { Reading, Report } from './report'
import { type Identity, type Known, namesIn, resolveSpeaker } from './resolve-speaker'
import { splitSentences } from './sentences'
import { tokenize } from './tokens'
import { labelledItem, meetNamesSpoken } from './transcript-items'
import { findTranscriptLabels } from './transcript-labels'

/** Up to so many words in marks without any cue are names, jokes or scare quotes. */
const SCARE_WORDS = 3

/** The subject of a sentence is looked for among so many of its first words. */
const SUBJECT_WORDS = 40

/** Reads an article paragraph by paragraph: what is reported in it, and who is named. */
export function readArticle(
  text: string,
  paragraphs: readonly Span[],
  lexicon: Lexicon,
  authors: readonly string[],
): { items: Item[]; notes: ParagraphNote[] } {
  const pieces = findPieces(text, paragraphs, lexicon.dashDialogue)
  const labels = findTranscriptLabels(text, paragraphs)
  const reader = new ArticleReader(authors)
  let nextPiece = 0
  for (const [index, paragraph] of paragraphs.entries()) {
    const own: Piece[] = []
    for (let piece = pieces[nextPiece]; piece?.paragraph === index; piece = pieces[++nextPiece])
      own.push(piece)
    const tokens = tokenize(text, paragraph, own, lexicon)
    const sentences = splitSentences(text, tokens, lexicon)
    const passage: Passage = { text, tokens, sentences, lexicon, index }
    const label = labels.get(index)
    if (label !== undefined && own[0]?.start !== label.content.start)
      reader.readLabelled(passage, label)
    else reader.readParagraph(passage)
  }
  reader.items.sort((a, b) => a.start - b.start || b.end - a.end)
  return reader
}

/** What is known while an article is read from its first paragraph to its last. */
class ArticleReader {
  readonly items: Item[] = []
  readonly notes: ParagraphNote[] = []
  private readonly people = new People()
  private sentenceNumber = 0
  private announced: Item['announced']
  private voiceBefore: Voice | undefined
  private readonly continuation = new GermanContinuation()

  constructor(private readonly authors: readonly string[]) {}

  readLabelled(passage: Passage, label: Parameters<typeof labelledItem>[1]): void {
    this.sentenceNumber++
    const known = this.known([])
    const item = labelledItem(passage, label, known)
    meetNamesSpoken(passage, item, known)
    this.items.push(item)
    this.notes.push({ lastSubject: undefined })
  }

  readParagraph(passage: Passage): void {
    this.voiceBefore = undefined
    this.continuation.beginParagraph()
    let lastSubject: Voice | undefined
    for (const sentence of passage.sentences)
      lastSubject = this.readSentence(passage, sentence) ?? lastSubject
    this.notes.push({ lastSubject })
  }

  /** Reads a sentence and answers with its subject. */
  private readSentence(passage: Passage, sentence: Range): Voice | undefined {
    this.sentenceNumber++
    const read = readSentence(passage, sentence)
    const { nested, announced, voice } = read
    const names = findNames(passage, sentence)
    for (const name of names)
      if (name.certain || this.people.find(name) !== undefined || speaks(read.reports, name))
        this.people.meet(name, this.sentenceNumber)
    const limit = Math.min(sentence.to, sentence.from + SUBJECT_WORDS)
    const subject = mainSubject(passage, limit, sentence)
    if (subject !== undefined) this.mark(names, subject, 'subject')
    const known = this.known(names)
    const identify = (mention: Mention): Identity => resolveSpeaker(passage, mention, known)
    const asVoice = (mention: Mention): Voice => ({ mention, identity: identify(mention) })

    const going = passage.lexicon.verbSecond
      ? this.continuation.read(read, subject && asVoice(subject), asVoice)
      : undefined
    if (passage.lexicon.verbSecond) this.pointBack(read, asVoice)
    if (going !== undefined) this.addWhole(passage, going)
    const reports = going?.goesOn === true ? [] : read.reports
    for (const report of inPlace(reports)) {
      const identity = report.speaker && identify(report.speaker)
      const via = (report.via ?? []).map(asVoice)
      if (report.speaker)
        this.mark(names, report.speaker, report === reports[0] ? 'speaker' : 'subject')
      this.add(passage, report, { identity, via })
    }
    for (const { report, outer } of nested.length === 0
      ? []
      : nestedReports(passage, reports, nested))
      this.add(passage, report, {
        identity: report.speaker && identify(report.speaker),
        via: outer.map(asVoice),
      })
    if (going?.goesOn !== true) this.addQuotesLeft(read, reports)

    const spoken = subject && asVoice(subject)
    const colon = passage.tokens[sentence.to - 1]?.low === ':'
    this.announced = announced
      ? { ...asVoice(announced.speaker), cue: textOf(passage, announced.cue) }
      : colon && spoken
        ? { ...spoken, cue: null }
        : undefined
    this.voiceBefore = hasQuote(passage, sentence) ? undefined : voice ? asVoice(voice) : spoken
    return spoken
  }

  /** „‚Die Brücke ist sicher.‘ Das sagte Ross am Montag“: whose the quotation is that stood alone just before. */
  private pointBack(reading: Reading, asVoice: (mention: Mention) => Voice): void {
    const last = this.items.at(-1)
    if (!last?.alone || last.sieve !== undefined || last.sentence !== this.sentenceNumber - 1)
      return
    const back = pointsBack(reading)
    if (back === undefined) return
    const { mention, identity } = asVoice(back.speaker)
    last.speaker = mention
    last.identity = identity
    last.cue = textOf(reading.passage, { from: back.cue, to: back.cue + 1 })
    last.sieve = 'sentence pointed back to'
  }

  /** A German sentence that is reported as a whole; what goes on sentence after sentence is one quotation. */
  private addWhole(passage: Passage, { content, voice, cue, goesOn, joined }: WholeReport): void {
    const item = makeItem(passage, content, {
      speaker: voice.mention,
      identity: voice.identity,
      cue: cue === undefined ? null : textOf(passage, cue),
      sieve: goesOn ? 'reported in the subjunctive' : 'sentence pointed back to',
      sentence: this.sentenceNumber,
    })
    const last = joined ? this.items.at(-1) : undefined
    if (last === undefined) this.items.push(item)
    else {
      last.end = item.end
      last.pieces.push(...item.pieces)
    }
  }

  private known(names: readonly Name[]): Known {
    return { people: this.people, sentence: this.sentenceNumber, names, authors: this.authors }
  }

  /** The name in a subject stays in mind for "he" and "she". */
  private mark(names: readonly Name[], mention: Mention, role: 'subject' | 'speaker'): void {
    for (const name of namesIn(names, mention)) this.people.mark(name.start, role)
  }

  private add(passage: Passage, report: Report, said: Pick<Item, 'identity' | 'via'>): void {
    const cue = report.cue === undefined ? null : textOf(passage, report.cue)
    for (const content of report.contents)
      this.items.push(
        makeItem(passage, content, {
          speaker: report.speaker,
          cue,
          sieve: report.sieve,
          sentence: this.sentenceNumber,
          ...said,
        }),
      )
  }

  /** Quotations no sieve of the sentence accounts for: what stands around them will decide. */
  private addQuotesLeft(
    { passage, sentence, told }: SentenceReports,
    reports: readonly Report[],
  ): void {
    if (!hasQuote(passage, sentence)) return
    const covered = new Set<number>(told)
    for (const { contents } of reports)
      for (const { from, to } of contents) for (let at = from; at < to; at++) covered.add(at)
    const alone = isAlone(passage, sentence)
    for (let at = sentence.from; at < sentence.to; at++) {
      const token = passage.tokens[at]
      if (token?.piece === undefined || token.kind !== 'quote' || covered.has(at)) continue
      const { innerStart, innerEnd } = token.piece
      const introduced = passage.tokens[at - 1]?.low === ':'
      if (
        !alone &&
        !introduced &&
        countWords(passage.text, innerStart, innerEnd, SCARE_WORDS) <= SCARE_WORDS
      )
        continue
      const first = at === sentence.from
      this.items.push(
        makeItem(
          passage,
          { from: at, to: at + 1 },
          {
            sentence: this.sentenceNumber,
            alone,
            announced: first ? this.announced : undefined,
            voiceBefore: first ? this.voiceBefore : undefined,
          },
        ),
      )
    }
  }
}

/** In the order in which their speakers stand. */
function inPlace(reports: readonly Report[]): readonly Report[] {
  return reports.length < 2 ? reports : [...reports].sort((a, b) => place(a) - place(b))
}

function place(report: Report): number {
  return report.speaker?.start ?? Number.POSITIVE_INFINITY
}

/** Whether a word at the head of a sentence is someone who speaks in it. */
function speaks(reports: readonly Report[], name: Name): boolean {
  return reports.some(({ speaker }) => speaker?.from === name.from && speaker.to === name.to)
}

/** Whether the sentence is a quotation and nothing else that matters. */
function isAlone(passage: Passage, sentence: Range): boolean {
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = passage.tokens[at]
    if (token !== undefined && token.kind !== 'quote' && token.kind !== 'mark') return false
  }
  return true
}

function textOf({ text, tokens }: Passage, { from, to }: Range): string {
  return text.slice(tokens[from]?.start, tokens[to - 1]?.end)
}

import type { Sieve } from './confidence'
import { hasQuote } from './has-quote'
import type { Voice } from './items'
import { withoutTail } from './content-end'
import {
  AUXILIARY,
  COMPLEMENTISER,
  INTERROGATIVE,
  MODAL,
  SUBJUNCTIVE,
  SUBORDINATOR,
} from './lexicon'
import type { Mention, Passage, Range } from './model'
import type { SentenceReports } from './read-sentence'
import type { Reading } from './report'
import { isVerb } from './word-classes'

/** Words of a sentence looked through for its verb. */
const VERB_REACH = 40

/** Subjunctives that go on with a report as well, where an indicative would end it. */
const PAST: ReadonlySet<string> = new Set('würde würden wäre wären hätte hätten seien'.split(' '))

/**
 * Whether a German sentence goes on with what the sentence before reports: „Die Brücke sei sicher. Sie werde im Mai
 * geprüft.“ The first finite verb of its main clause is a subjunctive of reported speech.
 */
function continuesReport(passage: Passage, sentence: Range): boolean {
  const { tokens } = passage
  const first = tokens[sentence.from]
  if (first === undefined || (first.flags & (COMPLEMENTISER | INTERROGATIVE)) !== 0) return false
  // „Würde sie brechen, …“: a condition or a question.
  if ((first.flags & (SUBJUNCTIVE | AUXILIARY | MODAL)) !== 0) return false
  const opened = (first.flags & SUBORDINATOR) !== 0
  for (let at = sentence.from; at < Math.min(sentence.to, sentence.from + VERB_REACH); at++) {
    const token = tokens[at]
    if (token === undefined || token.low === ':') return false
    const before = tokens[at - 1]
    // „…, dass die Brücke sicher sei“: of another clause, and of whoever says so there.
    if (!opened && before?.low === ',' && (token.flags & (COMPLEMENTISER | SUBORDINATOR)) !== 0)
      return false
    if (token.kind !== 'word' || token.capital || at === sentence.from) continue
    if (!isVerb(passage, at)) continue
    if ((token.flags & SUBJUNCTIVE) !== 0 && isReporting(token.low))
      return before?.low !== 'ich' && tokens[at + 1]?.low !== 'ich'
    if (!opened) return false
  }
  return false
}

function isReporting(low: string): boolean {
  return PAST.has(low) || (low.endsWith('e') && !low.endsWith('te')) || low === 'sei'
}

/** The whole of a sentence, without its full stop. */
function wholeSentence(passage: Passage, { from, to }: Range): Range {
  let start = from
  while (start < to && passage.tokens[start]?.kind === 'mark') start++
  return { from: start, to: withoutTail(passage, start, to) }
}

/** „Das teilte die Polizei mit“, „Dies sagte ein Sprecher“: words that stand for the sentence before. */
const POINTING: ReadonlySet<string> = new Set(['das', 'dies'])

/** Who says, by a sentence like „Das teilte die Polizei mit“, what the sentence before tells; its cue. */
export function pointsBack({
  passage,
  sentence,
  uses,
}: Reading): { speaker: Mention; cue: number } | undefined {
  const first = passage.tokens[sentence.from]
  const use = uses[0]
  if (first === undefined || !POINTING.has(first.low)) return undefined
  if (use === undefined || use.at !== sentence.from + 1 || use.cue.tier !== 'speech')
    return undefined
  if (hasQuote(passage, sentence) || use.subject === undefined) return undefined
  return use.subject.from > use.at ? { speaker: use.subject, cue: use.at } : undefined
}

/** A sentence that is content as a whole, and who says it. */
export interface WholeReport {
  readonly content: Range
  readonly voice: Voice
  /** In the sentence after it: „Das teilte die Polizei mit“. */
  readonly cue: Range | undefined
  /** It goes on with a report in the subjunctive. */
  readonly goesOn: boolean
  /** The sentence just before does so as well. */
  readonly joined: boolean
}

/** Rules that only guess, and give way to a sentence that goes on with a report. */
const WEAK: ReadonlySet<Sieve> = new Set<Sieve>(['subject of the sentence', 'speaker label'])

/** Who is reported while a German article is read from sentence to sentence. */
export class GermanContinuation {
  private reporter: Voice | undefined
  private reportedIn = 0
  private subjectBefore: Voice | undefined
  private unreported: Range | undefined
  private wentOn = false

  /** What a paragraph before told is not pointed back to; who spoke in it may still go on. */
  beginParagraph(): void {
    this.unreported = undefined
    this.subjectBefore = undefined
    this.wentOn = false
  }

  /**
   * The report that a sentence makes of itself or, by „Das teilte die Polizei mit“, of the sentence before. `spoken` is
   * its subject.
   */
  read(
    read: SentenceReports,
    spoken: Voice | undefined,
    asVoice: (mention: Mention) => Voice,
  ): WholeReport | undefined {
    const { passage, sentence, reports } = read
    const before = this.unreported
    const joined = this.wentOn
    this.unreported = undefined
    this.wentOn = false
    const back = pointsBack(read)
    const speaker = reports.find(({ sieve }) => !WEAK.has(sieve))?.speaker
    if (back !== undefined) {
      const voice = this.take(passage, asVoice(back.speaker))
      const cue = { from: back.cue, to: back.cue + 1 }
      return before && this.whole(passage, before, { voice, cue, goesOn: false, joined: false })
    }
    if (speaker !== undefined) {
      this.take(passage, asVoice(speaker))
      return undefined
    }
    const near = this.reporter !== undefined && passage.index - this.reportedIn <= 1
    const voice = near ? this.reporter : this.subjectBefore
    this.subjectBefore = spoken
    if (voice !== undefined && continuesReport(passage, sentence)) {
      this.take(passage, voice)
      this.wentOn = true
      return this.whole(passage, sentence, { voice, cue: undefined, goesOn: true, joined })
    }
    if (reports.length === 0 && !hasQuote(passage, sentence)) this.unreported = sentence
    return undefined
  }

  private take(passage: Passage, voice: Voice): Voice {
    this.reporter = voice
    this.reportedIn = passage.index
    return voice
  }

  private whole(
    passage: Passage,
    sentence: Range,
    known: Omit<WholeReport, 'content'>,
  ): WholeReport | undefined {
    const content = wholeSentence(passage, sentence)
    return content.to > content.from ? { content, ...known } : undefined
  }
}

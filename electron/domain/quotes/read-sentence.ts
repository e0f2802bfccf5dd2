import type { Complement } from './complement'
import { hasFiniteVerb, readComplement } from './complements'
import type { CueUse } from './cue-use'
import { findCueUses } from './cue-uses'
import { endBefore, finalAttribution, yieldTo } from './final-attribution'
import { hasQuote } from './has-quote'
import type { Mention, Passage, Range } from './model'
import { phraseAt } from './noun-phrases'
import { cueRange, type Reading, type Report } from './report'
import { clefted } from './sieves/cleft'
import { evaluated } from './sieves/evaluation'
import { labelled } from './sieves/label'
import { isNounCue, nounCue } from './sieves/noun-cues'
import { otherVerb } from './sieves/other-verb'
import { sourced, sourcedBefore } from './sieves/sources'
import { subjectOf } from './sieves/subject-fallback'
import { verbFinal } from './sieves/verb-final'
import { sourceWidth } from './source-width'
import { describesSpeaker } from './told-quotes'
import { reportOf } from './use-report'
import { makeMention } from './verb-groups'

/** Somebody about to speak, and the word that says so. */
export interface Announcement {
  readonly speaker: Mention
  readonly cue: Range
}

/** A sentence with what it reports, in order of the cues. */
export interface SentenceReports extends Reading {
  readonly reports: readonly Report[]
  /** Reports inside what others report. */
  readonly nested: readonly Report[]
  /** Who is announced as the speaker of what follows the sentence: it ends in a colon. */
  readonly announced: Announcement | undefined
  /** Who speaks in it by its last verb of saying, whether or not it says what. */
  readonly voice: Mention | undefined
  /** Tokens of what stands in marks, but is told by the writer and said by nobody. */
  readonly told: readonly number[]
}

/** Reads one sentence: first its verbs of saying and its sources, then what is left in marks. */
export function readSentence(passage: Passage, sentence: Range): SentenceReports {
  const uses = findCueUses(passage, sentence)
  const reading: Reading = { passage, sentence, uses }
  const { reports, nested, announced, voice } = new CueReader(reading).read()
  const told: number[] = []
  if (hasQuote(passage, sentence)) reports.push(...readQuotesLeft(reading, reports, told))
  // Spreading `reading` here instead makes all of detection a quarter slower.
  return { passage, sentence, uses, reports, nested, announced, voice, told }
}

/** What is known while the cues and sources of a sentence are read from left to right. */
class CueReader {
  readonly reports: Report[] = []
  readonly nested: Report[] = []
  announced: Announcement | undefined
  voice: Mention | undefined
  private readonly complements: readonly (Complement | undefined)[]
  /** The attribution that closes the sentence. */
  private readonly closing: CueUse | undefined
  /** Index of the next use. */
  private next = 0
  /** Where the report before ends: what may be content before the next cue begins here. */
  private floor: number
  /** What begins before this token stands inside a report. */
  private insideTo: number

  constructor(private readonly reading: Reading) {
    const { sentence } = reading
    this.complements = readComplements(reading)
    this.closing = finalAttribution(reading, this.complements)
    this.floor = sentence.from
    this.insideTo = sentence.from
  }

  read(): this {
    const { passage, sentence } = this.reading
    for (let at = sentence.from; at < sentence.to; at++) {
      const width = sourceWidth(passage, at)
      if (width > 0) this.readSource(at, width)
      else if (!this.readSourceBefore(at)) this.readCue(at)
    }
    return this
  }

  /** “according to Ross” at `at`: a report, or whom the report before came through. */
  private readSource(at: number, width: number): void {
    const { reading, reports } = this
    if (at < this.insideTo) return
    const found = sourced(reading, at, width, this.floor)
    const before = reports.at(-1)
    if (
      before !== undefined &&
      (found === undefined || trails(reading.passage, before, this.floor, at))
    )
      reports[reports.length - 1] = cameThrough(reading, before, at, width)
    else if (found !== undefined) this.push(found.report, found.end)
  }

  /** „der Polizei zufolge“, if that is what stands at `at`. */
  private readSourceBefore(at: number): boolean {
    const { tokens, lexicon } = this.reading.passage
    if (at < this.insideTo || !lexicon.sourcesAfter.includes(tokens[at]?.low ?? '')) return false
    const found = sourcedBefore(this.reading, at, this.floor)
    if (found !== undefined) this.push(found.report, found.end)
    return found !== undefined
  }

  /** A verb or a noun of saying, if one stands at `at`. */
  private readCue(at: number): void {
    const { reading } = this
    const use = reading.uses[this.next]
    if (use?.at === at) {
      const complement = this.complements[this.next]
      this.next++
      if (use.cue.tier === 'evaluation' || use.group.negated || complement === undefined) return
      this.note(use, complement)
      const report = reportOf(reading, use, complement, this.floor)
      if (report !== undefined) this.add(at, this.cutBefore(use, report), use.after)
    } else if (isNounCue(reading, at)) {
      const report = nounCue(reading, at)
      // A noun gives way like the verb after it, so not if that is the closing attribution itself.
      if (report !== undefined) this.add(at, this.cutBefore(use, report), at + 1)
    }
  }

  /** Who speaks by a verb of saying, and whether what they say is still to come. */
  private note(use: CueUse, complement: Complement): void {
    const { subject } = use
    if (use.at >= this.insideTo && subject !== undefined && !use.group.infinitive)
      this.voice = subject
    if (complement.kind === 'colon' && complement.at >= this.reading.sentence.to)
      this.announced = subject && { speaker: subject, cue: cueRange(use) }
  }

  /** Leaves to the closing attribution what is its content; nothing if that is the whole report, which is nested then. */
  private cutBefore(use: CueUse | undefined, report: Report): Report | undefined {
    const { closing } = this
    if (closing === undefined || use === closing) return report
    const cut = yieldTo(this.reading, report, closing)
    if (cut === undefined) this.nested.push(endBefore(report, closing.before - 1))
    return cut
  }

  /** A report by the cue at `at`, after which content of later ones may begin at `after`. */
  private add(at: number, report: Report | undefined, after: number): void {
    if (report === undefined) return
    if (at < this.insideTo) this.nested.push(report)
    else this.push(report, Math.max(after, report.contents.at(-1)?.to ?? 0))
  }

  private push(report: Report, end: number): void {
    this.reports.push(report)
    this.floor = end
    this.insideTo = Math.max(this.insideTo, end)
  }
}

/** “‘…,’ Ross said on Monday, according to The Herald”: what he said came through the newspaper. */
function cameThrough(
  { passage, sentence }: Reading,
  report: Report,
  at: number,
  width: number,
): Report {
  const ends = [report.cue, report.speaker, report.contents.at(-1)].map((range) => range?.to ?? 0)
  if (report.speaker === undefined || at - Math.max(...ends) > SOURCE_REACH) return report
  const source = phraseAt(passage, at + width, sentence.to)
  if (source === undefined) return report
  return { ...report, via: [makeMention(passage, source), ...(report.via ?? [])] }
}

/** Whether only the end of an attribution stands between it and its source: “said of the board, according to”. */
function trails(passage: Passage, report: Report, floor: number, at: number): boolean {
  const { cue, contents } = report
  const spokenBefore = cue !== undefined && (contents.at(-1)?.to ?? 0) <= cue.from
  return spokenBefore && at > floor && !hasFiniteVerb(passage, floor, at, at - floor)
}

/** Words between an attribution and its source: “said Monday in a speech, according to”. */
const SOURCE_REACH = 8

/** The quotations no cue of the sentence accounts for, by weaker signs. Adds those that nobody says to `told`. */
function readQuotesLeft(reading: Reading, reports: readonly Report[], told: number[]): Report[] {
  const { passage, sentence } = reading
  const found: Report[] = []
  let floor = sentence.from
  for (let at = sentence.from; at < sentence.to; at++) {
    if (isCovered(reports, at) || isCovered(found, at)) {
      floor = at + 1
      continue
    }
    if (passage.tokens[at]?.kind !== 'quote') continue
    if (describesSpeaker(reading, reports, at)) {
      told.push(at)
      continue
    }
    const report =
      clefted(reading, at) ??
      otherVerb(reading, at) ??
      labelled(reading, at) ??
      verbFinal(reading, at) ??
      evaluated(reading, at, floor) ??
      subjectOf(reading, at, floor)
    if (report !== undefined) found.push(report)
  }
  return found
}

/** What follows each of the verbs of saying. */
function readComplements(reading: Reading): (Complement | undefined)[] {
  const { passage, sentence, uses } = reading
  const complements = uses.map((use) =>
    use.cue.tier === 'speech' ? readComplement(passage, use, sentence.to) : undefined,
  )
  leaveToNearer(reading, complements)
  return complements
}

/** “posted it under a headline that said, ‘…’”: a quotation that a later cue introduces is no object of an earlier one. */
function leaveToNearer({ passage, uses }: Reading, complements: (Complement | undefined)[]): void {
  for (const [index, complement] of complements.entries()) {
    const use = uses[index]
    const next = complements[index + 1]
    if (complement?.kind !== 'object' || use === undefined || use.cue.object) continue
    const nearer = uses[index + 1]
    if (next?.kind !== 'quote' || nearer === undefined || nearer.subject === undefined) continue
    const clause = nearer.order !== 'participle' && !nearer.shared
    if (clause && !hasQuote(passage, { from: complement.at, to: nearer.at }))
      complements[index] = { kind: 'nothing', at: complement.at }
  }
}

function isCovered(reports: readonly Report[], at: number): boolean {
  return reports.some((report) =>
    report.contents.some((content) => at >= content.from && at < content.to),
  )
}

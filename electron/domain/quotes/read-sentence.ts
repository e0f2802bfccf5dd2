import { readComplement } from './complements'
import { isSourceStart } from './content-extent'
import { type CueUse, findCueUses } from './cue-uses'
import type { Passage, Range } from './model'
import { hasQuote, type Reading, type Report } from './report'
import { evaluated } from './sieves/evaluation'
import { postposed } from './sieves/postposed'
import { preposed } from './sieves/preposed'
import { sourced } from './sieves/sources'
import { subjectOf } from './sieves/subject-fallback'

/** What a sentence reports, in order of the cues; every quotation in it is in a report or in none. */
export interface SentenceReports {
  readonly reports: readonly Report[]
  readonly nested: readonly Report[]
}

/** Reads one sentence: first its verbs of saying and its sources, then what is left in marks. */
export function readSentence(passage: Passage, sentence: Range): SentenceReports {
  const uses = findCueUses(passage, sentence)
  const reading: Reading = { passage, sentence, uses }
  const reports: Report[] = []
  const nested: Report[] = []
  let floor = sentence.from
  let insideTo = sentence.from
  let next = 0
  for (let at = sentence.from; at < sentence.to; at++) {
    if (isSourceStart(passage, at)) {
      const found = sourced(reading, at, 2, at < insideTo ? at : floor)
      if (found !== undefined && at >= insideTo) {
        reports.push(found.report)
        floor = found.end
        insideTo = Math.max(insideTo, found.end)
      }
      continue
    }
    const use = uses[next]
    if (use === undefined || use.at !== at) continue
    next++
    if (use.cue.tier !== 'speech' || use.group.negated) continue
    const report = readUse(reading, use, floor)
    if (report === undefined) continue
    if (at < insideTo) {
      nested.push(report)
      continue
    }
    reports.push(report)
    const last = report.contents.at(-1)
    floor = Math.max(use.after, last?.to ?? 0)
    insideTo = floor
  }
  if (hasQuote(passage, sentence)) {
    for (let at = sentence.from; at < sentence.to; at++) {
      if (passage.tokens[at]?.kind !== 'quote' || isCovered(reports, at)) continue
      const report = evaluated(reading, at) ?? subjectOf(reading, at)
      if (report !== undefined) reports.push(report)
    }
  }
  return { reports, nested }
}

function readUse(reading: Reading, use: CueUse, floor: number): Report | undefined {
  const complement = readComplement(reading.passage, use, reading.sentence.to)
  const canFollow = use.cue.postposed && use.order !== 'participle' && !use.shared
  if (use.order === 'verb first')
    return postposed(reading, use, complement, floor) ?? preposed(reading, use, complement)
  const decided =
    complement.kind === 'clause with that' ||
    complement.kind === 'bare clause' ||
    complement.kind === 'colon' ||
    complement.kind === 'infinitive' ||
    complement.kind === 'question'
  if (decided || !canFollow) {
    // “Q,” X said of Y that never stood before: a quotation just before still wins over what follows.
    if (
      canFollow &&
      reading.passage.tokens[use.before - 1]?.kind === 'quote' &&
      complement.kind !== 'colon'
    )
      return postposed(reading, use, complement, floor) ?? preposed(reading, use, complement)
    return preposed(reading, use, complement)
  }
  if (complement.kind === 'quote' && !endsInQuote(reading, use))
    return preposed(reading, use, complement)
  return postposed(reading, use, complement, floor) ?? preposed(reading, use, complement)
}

function endsInQuote(reading: Reading, use: CueUse): boolean {
  return reading.passage.tokens[use.before - 1]?.kind === 'quote'
}

export function isCovered(reports: readonly Report[], at: number): boolean {
  return reports.some((report) =>
    report.contents.some((content) => at >= content.from && at < content.to),
  )
}

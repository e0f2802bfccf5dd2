import { clauseSubjectAt } from './clauses'
import type { CueUse } from './cue-use'
import { PREPOSITION, RELATIVE, SUBORDINATOR } from './lexicon'
import type { Passage } from './model'
import { endsWithComma } from './noun-phrases'
import type { Reading } from './report'
import { lastInk } from './sentences'
import { sourceWidth } from './source-width'
import { isAdverb } from './verb-groups'
import { isTimeWord, isVerb } from './word-classes'

/** Conjunctions at which a sentence may pass to another speaker. */
const TURNS: ReadonlySet<string> = new Set([
  'and',
  'but',
  'while',
  'although',
  'though',
  'whereas',
  'yet',
])

/**
 * Where content that begins at `from` ends: at the end of the sentence, or before the clause in which somebody
 * else, or the same person anew, begins to speak.
 */
export function contentEnd(reading: Reading, from: number, use: CueUse | undefined): number {
  const { passage, sentence, uses } = reading
  let end = introductionEnd(reading, from, use) ?? withoutTail(passage, from, sentence.to)
  for (const other of uses) {
    if (other.at <= from || other === use || other.at >= end) continue
    const cut =
      mainVerbBefore(passage, from, other, use) ??
      asideBefore(passage, from, other) ??
      (other.cue.tier === 'speech' ? turnBefore(passage, from, other, use) : undefined)
    if (cut !== undefined && cut < end) end = cut
  }
  for (let at = from + 1; at < end; at++) {
    const token = passage.tokens[at]
    if (at > from + 5 && (token?.low === ',' || token?.low === '—') && isBreak(passage, at + 1)) {
      end = at
      break
    }
    if (sourceWidth(passage, at) > 1) {
      const before = passage.tokens[at - 1]
      end = before?.low === ',' ? at - 1 : at
      break
    }
  }
  return withoutTail(passage, from, relativeEnd(passage, from, end, use) ?? end)
}

/** “Ross, who called the law ‘stupid,’ now supports it”: the clause of “who” ends before the main verb. */
function relativeEnd(
  passage: Passage,
  from: number,
  end: number,
  use: CueUse | undefined,
): number | undefined {
  const { tokens } = passage
  if (use?.subject?.antecedent === undefined || tokens[use.subject.from - 1]?.low !== ',')
    return undefined
  for (let at = from; at < end - 1; at++) {
    const token = tokens[at]
    const quoted = token?.kind === 'quote' && endsWithComma(passage, token)
    if (token?.low !== ',' && !quoted) continue
    let verb = at + 1
    while (verb < end && (isAdverb(tokens[verb]) || isTimeWord(tokens[verb]))) verb++
    if (verb < end && isVerb(passage, verb)) return quoted ? at + 1 : at
  }
  return undefined
}

/** Words that open a clause before the main one. */
const INTRODUCING: ReadonlySet<string> = new Set([
  'when',
  'while',
  'after',
  'before',
  'since',
  'although',
  'though',
  'as',
  'because',
])

/** “When Trump announced his candidacy, he called …”: the content of an introduction ends with it. */
function introductionEnd(
  { passage, sentence }: Reading,
  from: number,
  use: CueUse | undefined,
): number | undefined {
  const opener = passage.tokens[sentence.from]
  if (use === undefined || use.before !== sentence.from + 1) return undefined
  if (opener === undefined || !INTRODUCING.has(opener.low)) return undefined
  for (let at = from; at < sentence.to - 1; at++) {
    const token = passage.tokens[at]
    const quoted = token?.kind === 'quote' && lastInk(passage.text, token) === ','
    if (token?.low !== ',' && !quoted) continue
    if (clauseSubjectAt(passage, at + 1, sentence.to) !== undefined) return quoted ? at + 1 : at
  }
  return undefined
}

/** “One aide, who asked not to be named, said …”: the clause of “who” ends before the verb of the main clause. */
function mainVerbBefore(
  passage: Passage,
  from: number,
  other: CueUse,
  use: CueUse | undefined,
): number | undefined {
  const { subject } = other
  const { tokens } = passage
  if (use?.subject?.antecedent === undefined || subject === undefined) return undefined
  if (other.order !== 'subject first' || subject.from >= use.at) return undefined
  const comma = other.group.from - 1
  const parting = tokens[comma]
  if (comma <= from || parting === undefined) return undefined
  if (parting.low === ',') return comma
  // “Holm, who calls it ‘a mess,’ said …”: the comma stands inside the marks.
  return parting.kind === 'quote' && endsWithComma(passage, parting) ? comma + 1 : undefined
}

/** Words between a cue in a relative clause and the quotation it introduces. */
const ASIDE_REACH = 8

/** “…, which he called ‘a cartel’”, “…, who called her ‘a hero’”: the quotation is that clause's own. */
function asideBefore(passage: Passage, from: number, other: CueUse): number | undefined {
  const { tokens } = passage
  const relative = other.subject?.antecedent === undefined ? other.before - 1 : other.subject.from
  if (((tokens[relative]?.flags ?? 0) & RELATIVE) === 0 || relative <= from) return undefined
  for (let at = other.at + 1; at <= other.at + ASIDE_REACH; at++) {
    const token = tokens[at]
    if (token === undefined || token.low === ',') return undefined
    if (token.kind === 'quote') return tokens[relative - 1]?.low === ',' ? relative - 1 : relative
  }
  return undefined
}

/** ", but …", ", compared with …": the writer goes on. */
function isBreak(passage: Passage, at: number): boolean {
  const low = passage.tokens[at]?.low
  return low === 'but' || low === 'compared'
}

/** The comma or conjunction before a cue that starts a clause of its own after content began at `from`. */
function turnBefore(
  passage: Passage,
  from: number,
  other: CueUse,
  use: CueUse | undefined,
): number | undefined {
  const { tokens } = passage
  let at = other.before - 1
  if (other.order === 'participle') {
    const before = tokens[at]
    if (at > from && (before?.low === ',' || before?.low === '—')) return at
    return at > from && before?.kind === 'quote' ? at + 1 : undefined
  }
  while (at > from && isCircumstance(passage, at)) at--
  const before = tokens[at]
  if (before === undefined || at <= from) return undefined
  if (before.low === ';') return at
  if (TURNS.has(before.low)) {
    const comma = tokens[at - 1]
    if (comma?.low === ',' || comma?.low === '—') return at - 1
    if (
      before.low === 'and' &&
      other.shared &&
      use !== undefined &&
      other.cue.form === use.cue.form
    )
      return at
    return comma?.kind === 'quote' || before.low === 'while' ? at : undefined
  }
  // An introduction that itself reports ends where its main clause begins to.
  if (before.low === ',' && other.order === 'subject first' && !other.shared && use !== undefined)
    return isIntroductory(passage, use, other) ? at : undefined
  if (before.kind === 'quote' && lastInk(passage.text, before) === ',' && use !== undefined)
    return isIntroductory(passage, use, other) ? at + 1 : undefined
  return undefined
}

/** An adverb or a time: "but on Monday she said". */
function isCircumstance({ tokens }: Passage, at: number): boolean {
  const token = tokens[at]
  if (isAdverb(token) || isTimeWord(token)) return true
  return ((token?.flags ?? 0) & PREPOSITION) !== 0 && isTimeWord(tokens[at + 1])
}

/** "In a statement in which he said that …, Lavrov insisted that …": the first cue stands in no main clause. */
function isIntroductory(passage: Passage, use: CueUse, other: CueUse): boolean {
  if (use.subject === undefined || other.at <= use.at) return false
  const before = passage.tokens[use.before - 1]
  if (before === undefined) return false
  return (before.flags & (RELATIVE | SUBORDINATOR)) !== 0
}

/** Leaves off full stops and closing marks. */
export function withoutTail(passage: Passage, from: number, to: number): number {
  let end = to
  while (end > from) {
    const token = passage.tokens[end - 1]
    if (token === undefined || token.kind !== 'mark') break
    if (!['.', ',', ';', ':', '!', '?', '—', '…', ')', ']'].includes(token.low)) break
    if (token.low === ')' && opensWithin(passage, from, end)) break
    end--
  }
  return end
}

function opensWithin(passage: Passage, from: number, end: number): boolean {
  for (let at = end - 1; at >= Math.max(from, end - 30); at--)
    if (passage.tokens[at]?.low === '(') return true
  return false
}

import { mainSubject } from './clauses'
import { type CueOccurrence, type CueUse, makeUse } from './cue-use'
import { readCited, readVerbLast } from './german-uses'
import { infinitiveBefore, infinitiveSubject, readInfinitive } from './infinitive-uses'
import { endsClause, readInverted } from './inverted-uses'
import { ADVERB, type Cue, POSSESSIVE, PREPOSITION, SUBORDINATOR } from './lexicon'
import type { Passage, Range } from './model'
import { phraseAt } from './noun-phrases'
import { readParticiple } from './participle-uses'
import { isPassive, readPassive } from './passive-uses'
import { subjectBefore } from './subjects'
import { verbGroup } from './verb-groups'
import { isNameOfCue, isNounHere, isPossessiveClitic, mayBePlural } from './word-classes'

/** The cues of a sentence, left to right, each with its subject. */
export function findCueUses(passage: Passage, sentence: Range): CueUse[] {
  const uses: CueUse[] = []
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = passage.tokens[at]
    if (token === undefined || token.kind !== 'word') continue
    const cue = token.cue
    if (cue === undefined) continue
    const width = followerWidth(passage, at, cue)
    if (cue.followers.length > 0 && width === 0) continue
    if (cue.prefixes !== undefined && !hasPrefix(passage, at, sentence, cue.prefixes)) continue
    if (passage.lexicon.particles.has(token.low) && !isParticleHere(passage, at, sentence)) continue
    if (isInName(passage, at, sentence)) continue
    const group = verbGroup(passage, at, sentence.from)
    const use = readUse({ passage, sentence, at, cue, group }, uses)
    if (use === undefined) continue
    uses.push(width === 0 ? use : { ...use, after: Math.max(use.after, at + 1 + width) })
  }
  return uses
}

/** How many words after a cue belong to it: "put it", "made it clear". */
function followerWidth(passage: Passage, at: number, { followers }: Cue): number {
  for (const words of followers)
    if (words.every((word, index) => passage.tokens[at + 1 + index]?.low === word))
      return words.length
  return 0
}

/** Words between a German verb and its separable prefix. */
const PREFIX_REACH = 30

/** „teilte die Polizei am Montag mit“: the prefix stands before a mark, a quotation or the end. */
function hasPrefix(
  { tokens }: Passage,
  verb: number,
  sentence: Range,
  prefixes: readonly string[],
): boolean {
  for (let at = verb + 1; at < Math.min(sentence.to, verb + PREFIX_REACH); at++) {
    const token = tokens[at]
    if (token === undefined || token.low === ':') return false
    if (!prefixes.includes(token.low)) continue
    const after = tokens[at + 1]
    if (after === undefined || at + 1 >= sentence.to || after.kind !== 'word') return true
  }
  return false
}

/** „…“, so der Minister: only after a comma, a dash or a quotation, and before a name or a noun. */
function isParticleHere(passage: Passage, at: number, sentence: Range): boolean {
  const before = passage.tokens[at - 1]
  const next = passage.tokens[at + 1]
  if (before === undefined || next === undefined || at === sentence.from || before.kind === 'word')
    return false
  if (next.kind !== 'word' || (next.flags & (PREPOSITION | ADVERB | SUBORDINATOR)) !== 0)
    return false
  const phrase = phraseAt(passage, at + 1, sentence.to)
  if (phrase === undefined) return false
  // „so der Minister weiter“
  const after = passage.tokens[phrase.to]
  return endsClause(passage, phrase.to, sentence.to) || ((after?.flags ?? 0) & ADVERB) !== 0
}

/** Among capitals, or before a verb of saying, a capitalised cue is part of a name. */
function isInName(passage: Passage, at: number, sentence: Range): boolean {
  const { tokens } = passage
  const among =
    at > sentence.from && tokens[at]?.capital === true && tokens[at - 1]?.capital === true
  return among || isNameOfCue(passage, at)
}

/** Who does what the cue says, by the first reader that knows its form and its place. */
function readUse(occurrence: CueOccurrence, uses: readonly CueUse[]): CueUse | undefined {
  const { passage, sentence, at, cue, group } = occurrence
  if (cue.form === 'participle') return readParticiple(occurrence, uses)
  if (isPassive(occurrence)) return readPassive(occurrence)
  if (cue.noun && !group.auxiliary && isNounHere(passage, at)) return undefined
  // "the mayor's call for": whose it is stands before.
  if (cue.form === 'base' && isOwned(passage, at)) return undefined
  const moved = readCited(occurrence) ?? readInverted(occurrence)
  if (moved !== undefined) return moved
  if (group.infinitive) return readInfinitive(occurrence)
  const before = passage.tokens[group.from - 1]
  if (before !== undefined && group.from > sentence.from && isJoining(before.low))
    return readJoined(occurrence)
  return readAfterSubject(occurrence)
}

/** "Ross left and said": a verb joined to an earlier one has the subject of that. */
function readJoined(occurrence: CueOccurrence): CueUse | undefined {
  const { passage, sentence, cue, group } = occurrence
  const bare = cue.form === 'base' && !group.auxiliary
  const to = bare ? infinitiveBefore(occurrence) : undefined
  const subject =
    to === undefined
      ? mainSubject(passage, group.from - 1, sentence)
      : infinitiveSubject(passage, to, sentence)
  return subject && makeUse(occurrence, { order: 'subject first', subject, shared: true })
}

/** "Ross said": the subject stands before its verb. */
function readAfterSubject(occurrence: CueOccurrence): CueUse | undefined {
  const { passage, sentence, at, cue, group } = occurrence
  const subject = subjectBefore(passage, group.from, sentence.from)
  if (subject === undefined) {
    if (group.from === sentence.from) return undefined
    // "Trump, speaking in Iowa when it rained, said": too much between; the main clause decides.
    const main = mainSubject(passage, at + 1, sentence)
    return main && makeUse(occurrence, { order: 'subject first', subject: main, shared: true })
  }
  const last = passage.lexicon.verbSecond ? readVerbLast(occurrence, subject) : undefined
  if (last !== undefined) return last
  if (cue.form === 'base' && !group.auxiliary && !mayBePlural(passage, subject)) return undefined
  return makeUse(occurrence, { order: 'subject first', subject, shared: false })
}

/** Whether "'s" or "her" stands right before, so that a form that may be a verb is a noun. */
function isOwned(passage: Passage, at: number): boolean {
  const before = passage.tokens[at - 1]
  if (before?.low === "'s") return isPossessiveClitic(passage, at - 1)
  if (before === undefined || (before.flags & POSSESSIVE) === 0) return false
  // "heard her call him a liar"
  return before.low !== 'her' || ((passage.tokens[at + 1]?.flags ?? 0) & PREPOSITION) !== 0
}

function isJoining(low: string): boolean {
  return low === 'and' || low === 'but' || low === 'then' || low === 'or'
}

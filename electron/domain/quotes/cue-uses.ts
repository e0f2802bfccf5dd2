import { mainSubject } from './clauses'
import { type CueUse, makeUse } from './cue-use'
import { endsClause, opensClause, readInverted } from './inverted-cues'
import { ADVERB, type Cue, POSSESSIVE, PREPOSITION, SUBJUNCTIVE, SUBORDINATOR } from './lexicon'
import type { Passage, Range } from './model'
import { phraseAt } from './noun-phrases'
import {
  infinitiveBefore,
  infinitiveSubject,
  isReducedPassive,
  readParticiple,
  readPassive,
} from './participle-uses'
import { subjectBefore, withName } from './subjects'
import { makeMention, type VerbGroup, verbGroup } from './verb-groups'
import { verbSecondSubject } from './verb-second'
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
    if (cue.particles !== undefined && !hasParticle(passage, at, sentence, cue.particles)) continue
    if (passage.lexicon.particles.has(token.low) && !isParticleHere(passage, at, sentence)) continue
    const use = readUse(passage, sentence, at, cue, uses)
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
const PARTICLE_REACH = 30

/** „teilte die Polizei am Montag mit“: the prefix stands before a mark, a quotation or the end. */
function hasParticle(
  { tokens }: Passage,
  verb: number,
  sentence: Range,
  particles: readonly string[],
): boolean {
  for (let at = verb + 1; at < Math.min(sentence.to, verb + PARTICLE_REACH); at++) {
    const token = tokens[at]
    if (token === undefined || token.low === ':') return false
    if (!particles.includes(token.low)) continue
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

function readUse(
  passage: Passage,
  sentence: Range,
  at: number,
  cue: Cue,
  uses: readonly CueUse[],
): CueUse | undefined {
  const token = passage.tokens[at]
  if (token === undefined) return undefined
  if (token.capital && at > sentence.from && passage.tokens[at - 1]?.capital) return undefined
  if (isNameOfCue(passage, at)) return undefined
  const group = verbGroup(passage, at, sentence.from)
  if (cue.form === 'participle') return readParticiple(passage, sentence, at, cue, group, uses)
  if (
    cue.form === 'past' &&
    (group.passive ||
      passage.tokens[at + 1]?.low === 'by' ||
      isReducedPassive(passage, at, sentence))
  )
    return readPassive(passage, sentence, at, cue, group)
  if (cue.noun && !group.auxiliary && isNounHere(passage, at)) return undefined
  // "the mayor's call for": whose it is stands before.
  if (cue.form === 'base' && isOwned(passage, at)) return undefined
  const cited = cue.lemma === 'zitiert' ? citedUse(passage, sentence, at, cue, group) : undefined
  if (cited !== undefined) return cited
  const inverted = readInverted(passage, sentence, at, cue, group)
  if (inverted !== undefined) return inverted
  if (group.infinitive) {
    if (REFUSALS.has(passage.tokens[group.from - 1]?.low ?? '')) return undefined
    const subject = infinitiveSubject(passage, group.from, sentence)
    return makeUse(at, cue, group, 'participle', subject, true)
  }
  const before = passage.tokens[group.from - 1]
  if (before !== undefined && group.from > sentence.from && isJoining(before.low)) {
    const to =
      cue.form === 'base' && !group.auxiliary
        ? infinitiveBefore(passage, group.from, sentence)
        : undefined
    const subject =
      to === undefined
        ? mainSubject(passage, group.from - 1, sentence)
        : infinitiveSubject(passage, to, sentence)
    return subject && makeUse(at, cue, group, 'subject first', subject, true)
  }
  const subject = subjectBefore(passage, group.from, sentence.from)
  if (subject === undefined) {
    if (group.from === sentence.from) return undefined
    // "Trump, speaking in Iowa when it rained, said": too much between; the main clause decides.
    const main = mainSubject(passage, at + 1, sentence)
    return main && makeUse(at, cue, group, 'subject first', main, true)
  }
  const aside = passage.lexicon.verbSecond ? asideUse(passage, sentence, at, cue, group) : undefined
  if (aside !== undefined) return aside
  const framed = passage.lexicon.verbSecond
    ? framedUse(passage, sentence, at, cue, group)
    : undefined
  if (framed !== undefined) return framed
  if (passage.lexicon.verbSecond && !opensClause(passage, subject, sentence)) {
    // „Stoiber hatte die Rolle der Vorsitzenden betont“: the verb stands last, its subject first.
    const main = mainSubject(passage, group.from, sentence)
    return makeUse(at, cue, group, 'subject first', main ?? subject, main !== undefined)
  }
  if (cue.form === 'base' && !group.auxiliary && !mayBePlural(passage, subject)) return undefined
  return makeUse(at, cue, group, 'subject first', subject, false)
}

/** Whether "'s" or "her" stands right before, so that a form that may be a verb is a noun. */
function isOwned(passage: Passage, at: number): boolean {
  const before = passage.tokens[at - 1]
  if (before?.low === "'s") return isPossessiveClitic(passage, at - 1)
  if (before === undefined || (before.flags & POSSESSIVE) === 0) return false
  // "heard her call him a liar"
  return before.low !== 'her' || ((passage.tokens[at + 1]?.flags ?? 0) & PREPOSITION) !== 0
}

/** "declined to say whether …": nothing was said. */
const REFUSALS: ReadonlySet<string> = new Set([
  'declined',
  'declines',
  'declining',
  'unable',
  'unwilling',
  'failed',
])

/** Words between „wie“ and the verb at the end of its clause. */
const ASIDE_REACH = 20

/** „…, wie Ross gegenüber der Zeitung sagte“: who stands right after „wie“. */
function asideUse(
  passage: Passage,
  sentence: Range,
  at: number,
  cue: Cue,
  group: VerbGroup,
): CueUse | undefined {
  const { tokens, lexicon } = passage
  for (let index = at - 1; index >= Math.max(sentence.from, at - ASIDE_REACH); index--) {
    const token = tokens[index]
    if (token === undefined || token.kind !== 'word') return undefined
    if (!lexicon.asWords.has(token.low)) continue
    if (index > sentence.from && tokens[index - 1]?.low !== ',') return undefined
    const phrase = phraseAt(passage, index + 1, at)
    if (phrase === undefined) return undefined
    const subject = makeMention(passage, withName(passage, phrase))
    return { ...makeUse(at, cue, group, 'subject first', subject, false), before: index + 1 }
  }
  return undefined
}

/** Words between a German auxiliary and its participle. */
const FRAME_REACH = 20

/** „…“, hatte der Minister am Montag erklärt; „Der Minister hatte am Montag betont“: the auxiliary's subject speaks. */
function framedUse(
  passage: Passage,
  sentence: Range,
  at: number,
  cue: Cue,
  group: VerbGroup,
): CueUse | undefined {
  for (let index = at - 1; index > Math.max(sentence.from, at - FRAME_REACH); index--) {
    const token = passage.tokens[index]
    if (token === undefined || token.low === ',' || token.kind === 'quote') return undefined
    const quoting = cue.lemma === 'zitiert' && QUOTED.has(token.low)
    if (!FRAMING.has(token.low) && !quoting) continue
    const before = passage.tokens[index - 1]
    const quoted =
      before?.kind === 'quote' ||
      (before?.low === ',' &&
        (passage.tokens[index - 2]?.kind === 'quote' ||
          isSubjunctive(passage, sentence.from, index - 1)))
    if (quoted) {
      const phrase = phraseAt(passage, index + 1, at)
      const subject = phrase && makeMention(passage, withName(passage, phrase))
      return subject && { ...makeUse(at, cue, group, 'verb first', subject, false), before: index }
    }
    const subject = verbSecondSubject(passage, sentence, at)
    return subject && makeUse(at, cue, group, 'subject first', subject, true)
  }
  return undefined
}

/** „Die Zeitung zitiert einen Zeugen mit den Worten: ‚…‘“: the witness speaks, and the newspaper reports it. */
function citedUse(
  passage: Passage,
  sentence: Range,
  at: number,
  cue: Cue,
  group: VerbGroup,
): CueUse | undefined {
  const subject = subjectBefore(passage, group.from, sentence.from)
  const phrase = phraseAt(passage, at + 1, sentence.to)
  if (subject === undefined || phrase === undefined || passage.tokens[phrase.to]?.low !== 'mit')
    return undefined
  const speaker = makeMention(passage, phrase)
  return { ...makeUse(at, cue, group, 'participle', speaker, true), via: subject }
}

/** „…“, wird der Minister zitiert. */
const QUOTED: ReadonlySet<string> = new Set(['wird', 'werden', 'wurde', 'wurden'])

/** Words from the beginning of a clause within which its subjunctive is looked for. */
const SUBJUNCTIVE_REACH = 12

/** „Es drohe Gefahr, hatte der Minister gesagt“: what begins the sentence is reported. */
function isSubjunctive({ tokens }: Passage, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + SUBJUNCTIVE_REACH); at++)
    if (((tokens[at]?.flags ?? 0) & SUBJUNCTIVE) !== 0) return true
  return false
}

const FRAMING: ReadonlySet<string> = new Set(['hat', 'haben', 'hatte', 'hatten'])

function isJoining(low: string): boolean {
  return low === 'and' || low === 'but' || low === 'then' || low === 'or'
}

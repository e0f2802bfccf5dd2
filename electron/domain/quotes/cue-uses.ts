import {
  clauseSubjectAt,
  mainSubject,
  makeMention,
  subjectBefore,
  type VerbGroup,
  verbGroup,
  withName,
} from './clauses'
import {
  ADVERB,
  AUXILIARY,
  COMPLEMENTISER,
  CONJUNCTION,
  type Cue,
  DETERMINER,
  MODAL,
  NEVER_NAME,
  PREPOSITION,
  PRONOUN,
  QUANTIFIER,
  RELATIVE,
  ROLE,
  SUBORDINATOR,
  TIME,
  TITLE,
} from './lexicon'
import type { Mention, Passage, Range } from './model'
import { isNounHere, isNounLike, isSubjectPronoun, isVerb, phraseAt } from './noun-phrases'

/** A verb of saying or judging in its sentence, with who does it. */
export interface CueUse {
  /** Token of the verb. */
  readonly at: number
  readonly cue: Cue
  readonly group: VerbGroup
  readonly order: 'subject first' | 'verb first' | 'participle'
  readonly subject: Mention | undefined
  /** First token after verb and, where the verb comes first, subject. */
  readonly after: number
  /** First token of verb and subject: what may be content before ends here. */
  readonly before: number
  /** The subject is shared with an earlier verb: "and said". */
  readonly shared: boolean
  /** A word like "as" makes an aside of it. */
  readonly as?: boolean
  /** Who reports it: “X quoted Y as saying”. */
  readonly via?: Mention | undefined
}

/** The cues of a sentence, left to right, each with its subject. */
export function findCueUses(passage: Passage, sentence: Range): CueUse[] {
  const uses: CueUse[] = []
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = passage.tokens[at]
    if (token === undefined || token.kind !== 'word') continue
    const cue = passage.lexicon.cues.get(token.low)
    if (cue === undefined) continue
    if (passage.lexicon.particles.has(token.low) && !isParticleHere(passage, at, sentence)) continue
    const use = readUse(passage, sentence, at, cue)
    if (use !== undefined) uses.push(use)
  }
  return uses
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
  return phrase !== undefined && endsClause(passage, phrase.to, sentence.to)
}

function readUse(passage: Passage, sentence: Range, at: number, cue: Cue): CueUse | undefined {
  const token = passage.tokens[at]
  if (token === undefined) return undefined
  if (token.capital && at > sentence.from && passage.tokens[at - 1]?.capital) return undefined
  const group = verbGroup(passage, at, sentence.from)
  if (cue.form === 'participle') return readParticiple(passage, sentence, at, cue, group)
  if (cue.form === 'past' && (group.passive || passage.tokens[at + 1]?.low === 'by'))
    return readPassive(passage, sentence, at, cue, group)
  if (cue.noun && !group.auxiliary && isNounHere(passage, at)) return undefined
  const inverted = readInverted(passage, sentence, at, cue, group)
  if (inverted !== undefined) return inverted
  if (group.infinitive) {
    if (REFUSALS.has(passage.tokens[group.from - 1]?.low ?? '')) return undefined
    const subject = mainSubject(passage, group.from, sentence)
    return use(at, cue, group, 'participle', subject, true)
  }
  const before = passage.tokens[group.from - 1]
  if (before !== undefined && group.from > sentence.from && isJoining(before.low)) {
    const subject = mainSubject(passage, group.from - 1, sentence)
    return subject && use(at, cue, group, 'subject first', subject, true)
  }
  const subject = subjectBefore(passage, group.from, sentence.from)
  if (subject === undefined) {
    if (group.from === sentence.from) return undefined
    // "Trump, speaking in Iowa when it rained, said": too much between; the main clause decides.
    const main = mainSubject(passage, group.from, sentence)
    return main && use(at, cue, group, 'subject first', main, true)
  }
  if (passage.lexicon.verbSecond && !opensClause(passage, subject, sentence)) {
    // „Stoiber hatte die Rolle der Vorsitzenden betont“: the verb stands last, its subject first.
    const main = mainSubject(passage, group.from, sentence)
    return use(at, cue, group, 'subject first', main ?? subject, main !== undefined)
  }
  if (cue.form === 'base' && !group.auxiliary && !mayBePlural(passage, subject)) return undefined
  return use(at, cue, group, 'subject first', subject, false)
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

function isJoining(low: string): boolean {
  return low === 'and' || low === 'but' || low === 'then' || low === 'or'
}

function use(
  at: number,
  cue: Cue,
  group: VerbGroup,
  order: CueUse['order'],
  subject: Mention | undefined,
  shared: boolean,
): CueUse {
  const own = subject !== undefined && !shared && order === 'subject first'
  return {
    at,
    cue,
    group,
    order,
    subject,
    after: at + 1,
    before: own ? Math.min(group.from, subject.from) : group.from,
    shared,
  }
}

/** “X quoted Y as saying”, “Y was quoted by X as saying”: Y speaks, X reports it. */
function readQuoted(
  passage: Passage,
  sentence: Range,
  at: number,
  cue: Cue,
  group: VerbGroup,
): CueUse | undefined {
  for (let verb = group.from - 2; verb >= Math.max(sentence.from, at - QUOTED_REACH); verb--) {
    const quoting = passage.lexicon.cues.get(passage.tokens[verb]?.low ?? '')
    if (quoting === undefined || !QUOTING.has(quoting.lemma)) continue
    const verbs = verbGroup(passage, verb, sentence.from)
    const doer = subjectBefore(passage, verbs.from, sentence.from)
    if (
      quoting.form === 'past' &&
      (verbs.passive || verbs.from === verb) &&
      passage.tokens[verb + 1]?.low === 'by'
    ) {
      const agent = phraseAt(passage, verb + 2, group.from - 1)
      return {
        ...use(at, cue, group, 'participle', doer, true),
        via: agent && makeMention(passage, agent),
      }
    }
    if (verbs.passive) return use(at, cue, group, 'participle', doer, true)
    const speaker = phraseAt(passage, verb + 1, group.from - 1)
    if (speaker === undefined) return undefined
    return { ...use(at, cue, group, 'participle', makeMention(passage, speaker), true), via: doer }
  }
  return use(at, cue, group, 'participle', mainSubject(passage, group.from, sentence), true)
}

/** Words between "quoted" and "as saying". */
const QUOTED_REACH = 20

const QUOTING: ReadonlySet<string> = new Set([
  'quote',
  'cite',
  'describe',
  'report',
  'record',
  'depict',
  'portray',
  'recall',
  'show',
])

/** "was asked", "said by": the doer stands after "by" or is not named. */
function readPassive(
  passage: Passage,
  sentence: Range,
  at: number,
  cue: Cue,
  group: VerbGroup,
): CueUse | undefined {
  const agent =
    passage.tokens[at + 1]?.low === 'by' ? phraseAt(passage, at + 2, sentence.to) : undefined
  if (!group.passive) return undefined
  return {
    at,
    cue,
    group,
    order: 'participle',
    subject: agent && makeMention(passage, agent),
    after: agent?.to ?? at + 1,
    before: group.from,
    shared: true,
  }
}

/** "…, adding", "by saying", "a statement calling": the doer is the subject of the clause. */
function readParticiple(
  passage: Passage,
  sentence: Range,
  at: number,
  cue: Cue,
  group: VerbGroup,
): CueUse | undefined {
  if (group.auxiliary) {
    const subject = subjectBefore(passage, group.from, sentence.from)
    return subject && use(at, cue, group, 'subject first', subject, false)
  }
  const before = passage.tokens[group.from - 1]
  if (before?.low === 'as') return readQuoted(passage, sentence, at, cue, group)
  if (before !== undefined && group.from > sentence.from) {
    if (before.low === "'s" || (before.flags & (DETERMINER | TITLE)) !== 0) return undefined
  }
  let subject = mainSubject(passage, group.from, sentence)
  // "Calling it a disgrace, Trump said": the subject follows.
  if (subject === undefined) {
    for (let index = at + 1; index < Math.min(sentence.to, at + 40); index++) {
      const token = passage.tokens[index]
      if (token?.low !== ',' && token?.kind !== 'quote') continue
      subject = clauseSubjectAt(passage, index + 1, sentence.to)
      if (subject !== undefined) break
    }
  }
  return use(at, cue, group, 'participle', subject, true)
}

/** "…,” said Ross": the verb right after a quotation, a comma or nothing, then someone who can speak. */
function readInverted(
  passage: Passage,
  sentence: Range,
  at: number,
  cue: Cue,
  group: VerbGroup,
): CueUse | undefined {
  if (!cue.postposed) return undefined
  if (group.from !== at && !isInvertible(passage, group)) return undefined
  const before = passage.tokens[group.from - 1]
  const first = group.from === sentence.from
  const second = passage.lexicon.verbSecond && opensWithCircumstance(passage, sentence, group.from)
  if (!first && before !== undefined && before.kind === 'word' && !second) return undefined
  let start = at + 1
  // "…”, sagte am Montag der Sprecher": a time may stand between.
  while (start < sentence.to && isBetween(passage, start)) start++
  const next = passage.tokens[start]
  if (
    next === undefined ||
    start >= sentence.to ||
    (next.kind !== 'word' && next.kind !== 'number')
  )
    return undefined
  if (isSubjectPronoun(next) && (next.flags & DETERMINER) === 0) {
    const after = passage.tokens[start + 1]
    if (after !== undefined && isVerb(passage, start + 1) && before?.kind !== 'quote')
      return undefined
    // „heißt es in dem Brief“: the letter says it.
    const place = passage.tokens[start + 1]
    const where =
      next.low === 'es' && place !== undefined && (place.flags & PREPOSITION) !== 0
        ? phraseAt(passage, start + 2, sentence.to)
        : undefined
    return inverted(passage, at, cue, group, where ?? { from: start, to: start + 1 })
  }
  if (!mayName(passage, start)) return undefined
  const phrase = phraseAt(passage, start, sentence.to)
  if (phrase === undefined) return undefined
  const quoted = before?.kind === 'quote'
  if (quoted || second) return inverted(passage, at, cue, group, phrase)
  // "X, the governor, said the bill is dead": a verb after the phrase makes it the content's subject.
  if (!endsClause(passage, phrase.to, sentence.to)) return undefined
  if (first)
    return hasQuoteAfter(passage, phrase.to, sentence.to)
      ? inverted(passage, at, cue, group, phrase)
      : undefined
  const proper = subjectBefore(passage, group.from, sentence.from)
  if (proper !== undefined && opensClause(passage, proper, sentence)) return undefined
  return inverted(passage, at, cue, group, phrase)
}

/** „Am Montag sagte X“: something other than a subject stands first, so that the subject follows the verb. */
function opensWithCircumstance(passage: Passage, sentence: Range, verb: number): boolean {
  const first = passage.tokens[sentence.from]
  if (first === undefined || verb === sentence.from) return false
  if (first.kind === 'quote' || (first.flags & (PREPOSITION | ADVERB | TIME | SUBORDINATOR)) === 0)
    return false
  // „Nach Angaben des Sprechers, der sagte“: only while no comma has opened another clause.
  for (let at = sentence.from; at < verb; at++)
    if (passage.tokens[at]?.low === ',' || isVerb(passage, at)) return false
  return true
}

/** Whether a phrase stands where the subject of a clause does: first, or after a quotation or a conjunction. */
function opensClause(passage: Passage, phrase: Range, sentence: Range): boolean {
  if (phrase.from === sentence.from) return true
  const before = passage.tokens[phrase.from - 1]
  return (
    before === undefined ||
    before.kind !== 'word' ||
    (before.flags & (CONJUNCTION | SUBORDINATOR | COMPLEMENTISER)) !== 0
  )
}

function hasQuoteAfter(passage: Passage, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + 40); at++)
    if (passage.tokens[at]?.kind === 'quote') return true
  return false
}

/** English never puts a compound verb before its subject here; French does: « …», a déclaré la maire. */
function isInvertible(passage: Passage, group: VerbGroup): boolean {
  return !group.infinitive && (!group.auxiliary || passage.lexicon.language !== 'en')
}

function isBetween(passage: Passage, index: number): boolean {
  const token = passage.tokens[index]
  if (token === undefined || token.kind !== 'word') return false
  const next = passage.tokens[index + 1]
  return (
    ((token.flags & TIME) !== 0 && !(token.capital && next?.capital)) ||
    ((token.flags & PREPOSITION) !== 0 && next !== undefined && (next.flags & TIME) !== 0)
  )
}

function inverted(passage: Passage, at: number, cue: Cue, group: VerbGroup, phrase: Range): CueUse {
  return {
    at,
    cue,
    group,
    order: 'verb first',
    subject: makeMention(passage, withName(passage, phrase)),
    after: withName(passage, phrase).to,
    before: group.from,
    shared: false,
  }
}

/** Whether a phrase beginning here can be someone who speaks. */
function mayName(passage: Passage, at: number): boolean {
  const token = passage.tokens[at]
  if (token === undefined) return false
  if (token.kind === 'number') return passage.tokens[at + 1]?.kind === 'word'
  if (token.capital) return (token.flags & NEVER_NAME) === 0 || (token.flags & DETERMINER) !== 0
  if ((token.flags & (DETERMINER | ROLE | TITLE | QUANTIFIER)) !== 0) return true
  if ((token.flags & (AUXILIARY | MODAL | PREPOSITION | PRONOUN)) !== 0)
    return (token.flags & PRONOUN) !== 0
  return passage.lexicon.nounsCapitalised ? false : isNounLike(passage, at)
}

/** After an inverted subject the sentence ends, or goes on with a comma, a quotation, "who", "in …". */
function endsClause(passage: Passage, index: number, limit: number): boolean {
  const token = passage.tokens[index]
  if (token === undefined || index >= limit) return true
  if (token.kind === 'mark') return true
  return token.kind === 'word' && (token.flags & (PREPOSITION | TIME | RELATIVE)) !== 0
}

/** "police say", "Six in 10 say": a base form needs a subject that can be plural, or "I", "you". */
function mayBePlural(passage: Passage, subject: Mention): boolean {
  const last = passage.tokens[subject.to - 1]
  const first = passage.tokens[subject.from]
  if (last === undefined || first === undefined) return false
  if (subject.to - subject.from === 1 && isSubjectPronoun(first))
    return !['he', 'she', 'it'].includes(first.low)
  for (let index = subject.from; index < subject.to; index++) {
    const token = passage.tokens[index]
    if (token === undefined) continue
    if (token.low.endsWith('s') || token.low === 'and' || token.kind === 'number') return true
    if ((token.flags & QUANTIFIER) !== 0) return true
    if (['police', 'people', 'men', 'women', 'media', 'children', 'staff'].includes(token.low))
      return true
  }
  return false
}

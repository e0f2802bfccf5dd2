import { opensClause } from './clauses'
import { type CueOccurrence, type CueUse, makeUse } from './cue-use'
import { hasQuote } from './has-quote'
import {
  ADVERB,
  AUXILIARY,
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
import type { Passage, Range } from './model'
import { phraseAt } from './noun-phrases'
import { subjectBefore } from './subjects'
import { isAdverb, makeMention, type VerbGroup } from './verb-groups'
import { subjectFollows } from './verb-second'
import { withName } from './with-name'
import { isNounLike, isSubjectPronoun, isVerb, mayBePlural } from './word-classes'

/** "…,” said Ross": the verb right after a quotation, a comma or nothing, then someone who can speak. */
export function readInverted(occurrence: CueOccurrence): CueUse | undefined {
  const { passage, sentence, at, cue, group } = occurrence
  const { tokens, lexicon } = passage
  if (!cue.postposed && !lexicon.verbSecond) return undefined
  if (group.from !== at && !isInvertible(passage, group)) return undefined
  const second =
    lexicon.verbSecond &&
    (opensWithCircumstance(occurrence) || subjectFollows(passage, sentence, group.from))
  if (!cue.postposed && !second) return undefined
  if (group.from !== sentence.from && tokens[group.from - 1]?.kind === 'word' && !second)
    return undefined
  let start = at + 1
  // "…”, sagte am Montag der Sprecher": a time may stand between.
  while (start < sentence.to && isBetween(passage, start)) start++
  const next = tokens[start]
  if (
    next === undefined ||
    start >= sentence.to ||
    (next.kind !== 'word' && next.kind !== 'number')
  )
    return undefined
  if (isSubjectPronoun(next) && (next.flags & DETERMINER) === 0)
    return beforePronoun(occurrence, start)
  const phrase = mayName(passage, start) ? phraseAt(passage, start, sentence.to) : undefined
  return phrase && beforePhrase(occurrence, phrase, second)
}

/** “…,” said she: the pronoun at `start` is the subject, unless it begins what is said. */
function beforePronoun(occurrence: CueOccurrence, start: number): CueUse | undefined {
  const { passage, sentence, group } = occurrence
  const before = passage.tokens[group.from - 1]
  const after = passage.tokens[start + 1]
  // "Holm, who calls it a “mess,” said she would leave": the pronoun begins what is said.
  const opened = before?.kind === 'quote' && opensWithQuotes(occurrence)
  if (after !== undefined && isVerb(passage, start + 1) && !opened) return undefined
  // "Holm, the adviser, said he and his staff were ready"
  if (before?.kind !== 'quote' && after?.low === 'and') return undefined
  const pronoun: Range = { from: start, to: start + 1 }
  if (passage.tokens[start]?.low !== 'es') return inverted(occurrence, pronoun)
  // „heißt es in dem Brief“: the letter says it.
  const where =
    after !== undefined && (after.flags & PREPOSITION) !== 0
      ? phraseAt(passage, start + 2, sentence.to)
      : placeBefore(occurrence)
  return inverted(occurrence, where ?? pronoun)
}

/** Words after who speaks within which a sentence that begins with its verb quotes. */
const QUOTE_REACH = 40

/** “…,” said the mayor: `phrase` is the subject, unless it is that of what is said. `second`: the verb stands second. */
function beforePhrase(
  occurrence: CueOccurrence,
  phrase: Range,
  second: boolean,
): CueUse | undefined {
  const { passage, sentence, cue, group } = occurrence
  const { tokens, lexicon } = passage
  // “…,” state television said: “state” is no verb, because one television would state*s*.
  if (cue.form === 'base' && lexicon.language === 'en' && !mayBePlural(passage, phrase))
    return undefined
  const before = tokens[group.from - 1]
  const quoted =
    before?.kind === 'quote' ||
    (lexicon.verbSecond && before?.low === ',' && tokens[group.from - 2]?.kind === 'quote')
  if (quoted || second) return inverted(occurrence, phrase)
  // "X, the governor, said the bill is dead": a verb after the phrase makes it the content's subject.
  if (!endsClause(passage, phrase.to, sentence.to)) return undefined
  if (group.from === sentence.from) {
    // "Asked about it, Holm said": at the head of a sentence such verbs are passive participles.
    if (cue.addressee) return undefined
    const ahead = { from: phrase.to, to: Math.min(sentence.to, phrase.to + QUOTE_REACH) }
    return hasQuote(passage, ahead) ? inverted(occurrence, phrase) : undefined
  }
  const proper = subjectBefore(passage, group.from, sentence.from)
  if (proper !== undefined && opensClause(passage, proper, sentence)) return undefined
  return inverted(occurrence, phrase)
}

/** „In dem Brief heißt es“: the letter says it. */
function placeBefore({ passage, sentence, group }: CueOccurrence): Range | undefined {
  const first = passage.tokens[sentence.from]
  if (first === undefined || (first.flags & PREPOSITION) === 0) return undefined
  return phraseAt(passage, sentence.from + 1, group.from)
}

/** Nothing but quotations and marks stands before the verb. */
function opensWithQuotes({ passage, sentence, group }: CueOccurrence): boolean {
  for (let at = sentence.from; at < group.from; at++)
    if (passage.tokens[at]?.kind === 'word') return false
  return true
}

/** „Am Montag sagte X“: something other than a subject stands first, so that the subject follows the verb. */
function opensWithCircumstance({ passage, sentence, group }: CueOccurrence): boolean {
  const first = passage.tokens[sentence.from]
  if (first === undefined || group.from === sentence.from) return false
  if (first.kind === 'quote' || (first.flags & (PREPOSITION | ADVERB | TIME | SUBORDINATOR)) === 0)
    return false
  // „Nach Angaben des Sprechers, der sagte“: only while no comma has opened another clause.
  for (let at = sentence.from; at < group.from; at++)
    if (passage.tokens[at]?.low === ',' || isVerb(passage, at)) return false
  return true
}

/** English never puts a compound verb before its subject here; French does: « …», a déclaré la maire. */
function isInvertible(passage: Passage, group: VerbGroup): boolean {
  return !group.infinitive && (!group.auxiliary || passage.lexicon.language !== 'en')
}

function isBetween(passage: Passage, index: number): boolean {
  const token = passage.tokens[index]
  if (token === undefined || token.kind !== 'word') return false
  const next = passage.tokens[index + 1]
  // „äußerte sich der Minister“, „sagte dazu der Minister“
  if (
    passage.lexicon.verbSecond &&
    !token.capital &&
    (token.low === 'sich' || (token.flags & ADVERB) !== 0)
  )
    return true
  return (
    ((token.flags & TIME) !== 0 && !(token.capital && next?.capital)) ||
    ((token.flags & PREPOSITION) !== 0 && next !== undefined && (next.flags & TIME) !== 0)
  )
}

function inverted(occurrence: CueOccurrence, phrase: Range): CueUse {
  const { passage } = occurrence
  const speaker = withName(passage, withoutManner(passage, phrase))
  return makeUse(occurrence, {
    order: 'verb first',
    subject: makeMention(passage, speaker),
    shared: false,
    after: Math.max(phrase.to, speaker.to),
  })
}

/** “…,” said Ross impatiently: the manner is no part of who speaks. */
function withoutManner(passage: Passage, { from, to }: Range): Range {
  const last = passage.tokens[to - 1]
  const manner =
    to - from > 1 && isAdverb(last) && last?.low.endsWith('ly') === true && !LY_NOUNS.has(last.low)
  return manner ? { from, to: to - 1 } : { from, to }
}

const LY_NOUNS: ReadonlySet<string> = new Set(
  'assembly ally monopoly anomaly reply supply rally bully belly butterfly homily lily'.split(' '),
)

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
export function endsClause(passage: Passage, index: number, limit: number): boolean {
  const token = passage.tokens[index]
  if (token === undefined || index >= limit) return true
  if (token.kind === 'mark') return true
  if (token.kind !== 'word') return false
  return (token.flags & (PREPOSITION | TIME | RELATIVE)) !== 0 || describes(passage, index)
}

/** “says a study published in May”, “said a man wearing a cap”: a participle that describes who speaks. */
function describes({ tokens }: Passage, index: number): boolean {
  const token = tokens[index]
  const after = tokens[index + 1]
  if (token === undefined || token.capital || token.flags !== 0 || token.cue !== undefined)
    return false
  if (token.low.length > 4 && token.low.endsWith('ing')) return true
  return token.low.endsWith('ed') && ((after?.flags ?? 0) & PREPOSITION) !== 0
}

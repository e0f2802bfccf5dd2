import {
  ADVERB,
  DETERMINER,
  PREPOSITION,
  PRONOUN,
  ROLE,
  SUBORDINATOR,
  TIME,
  TITLE,
} from './lexicon'
import type { Mention, Passage, Range } from './model'
import { phraseAt } from './noun-phrases'
import { makeMention } from './verb-groups'
import { withName } from './with-name'
import { isSubjectPronoun, isTimeWord, isVerb } from './word-classes'

/** Words of a German main clause looked through for its verb. */
const VERB_REACH = 25

/** Forms of articles and pronouns that never begin a German subject in the singular. */
const OBLIQUE: ReadonlySet<string> = new Set(
  'den dem des einen einem eines diesen diesem seinen seinem ihren ihrem ihn ihm'.split(' '),
)

/** Endings of German words for people who speak: „SPD-Vorsitzende“, „Polizeisprecher“. */
const SPEAKING = (
  'vorsitzende vorsitzender chef sprecher minister präsident sekretär kanzler moderator anwalt richter leiter experte ' +
  'forscher wissenschaftler direktor meister politiker beamter kommissar botschafter korrespondent journalist autor ' +
  'kritiker orin erin istin antin entin chefin präsidentin kanzlerin anwältin expertin gericht behörde ministerium amt ' +
  'verband agentur zeitung partei'
).split(' ')

/**
 * The subject of a main clause whose verb stands second, read from the words before and after that verb: „Am Montag
 * warf der Minister …“, „Die Anwendung stellte der Vorsitzende in Frage“, „Müller sieht sich bestätigt“.
 */
export function verbSecondSubject(
  passage: Passage,
  sentence: Range,
  limit: number,
): Mention | undefined {
  const verb = finiteVerb(passage, sentence.from, limit)
  if (verb === undefined) return undefined
  const after = phraseAfter(passage, verb, limit)
  const before = fieldBefore(passage, sentence.from, verb)
  const speaks = after !== undefined && isSpeaking(passage, after)
  const chosen = before === undefined || speaks ? (after ?? before) : before
  return chosen && makeMention(passage, withName(passage, chosen))
}

/** „Passend dazu warnte die Sprecherin“: nobody stands before the verb, and someone who can speak after it. */
export function subjectFollows(passage: Passage, sentence: Range, verb: number): boolean {
  if (verb <= sentence.from) return false
  const after = phraseAfter(passage, verb, sentence.to)
  if (after === undefined) return false
  // „In einem Bericht, der am Montag erschien, warnte das Amt“: what opens the sentence has a clause of its own.
  const first = passage.tokens[sentence.from]
  const introduced = ((first?.flags ?? 0) & (PREPOSITION | SUBORDINATOR)) !== 0
  if (introduced && passage.tokens[verb - 1]?.low === ',') return true
  // „Das teilte die Stadt mit“
  const pointing = first?.low === 'das' || first?.low === 'dies'
  if (pointing && verb === sentence.from + 1) return true
  // „Das Verfahren hält Ross für ‚…‘“: a thing before the verb, a name after it.
  const naming = NAMING.has(passage.tokens[verb]?.low ?? '')
  const thing = first?.low === 'das' || passage.tokens[verb - 1]?.kind === 'quote'
  const named = naming && thing && isBareName(passage, after)
  if (!named && !isSpeaking(passage, after)) return false
  if (finiteVerb(passage, sentence.from, verb + 1) !== verb) return false
  // „Den Plan nannte er …“: “er” is never an object.
  if (NOMINATIVE.has(passage.tokens[after.from]?.low ?? '')) return true
  const before = fieldBefore(passage, sentence.from, verb)
  return before === undefined || !isSpeaking(passage, before)
}

const NAMING: ReadonlySet<string> = new Set(
  'hält hielt nennt nannte bezeichnet bezeichnete findet fand sieht sah lehnt lehnte'.split(' '),
)

function isBareName({ tokens }: Passage, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) if (tokens[at]?.capital !== true) return false
  return true
}

const NOMINATIVE: ReadonlySet<string> = new Set(['er', 'ich', 'wir'])

/** The first finite verb that no comma parts from the beginning, save an apposition's. */
function finiteVerb(passage: Passage, from: number, limit: number): number | undefined {
  for (let at = from + 1; at < Math.min(limit, from + VERB_REACH); at++)
    if (isVerb(passage, at)) return at
  return undefined
}

/** What stands before the verb, if it can be a subject. */
function fieldBefore(passage: Passage, from: number, verb: number): Range | undefined {
  const first = passage.tokens[from]
  if (first === undefined || OBLIQUE.has(first.low)) return undefined
  const only = first.flags & (PREPOSITION | SUBORDINATOR | ADVERB | TIME)
  if (only !== 0 && !isSubjectPronoun(first) && (first.flags & DETERMINER) === 0) return undefined
  const phrase = phraseAt(passage, from, verb)
  if (phrase === undefined) return undefined
  const named = passage.tokens[phrase.from]
  const names = named?.capital === true || ((named?.flags ?? 0) & (DETERMINER | PRONOUN)) !== 0
  return names && !isLowerOnly(passage, phrase) ? phrase : undefined
}

function isLowerOnly(passage: Passage, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) {
    const token = passage.tokens[at]
    if (token !== undefined && (token.capital || isSubjectPronoun(token))) return false
  }
  return true
}

function phraseAfter(passage: Passage, verb: number, limit: number): Range | undefined {
  let at = verb + 1
  while (at < limit && (isTimeWord(passage.tokens[at]) || isAdverbial(passage, at))) at++
  const first = passage.tokens[at]
  if (first === undefined || at >= limit || first.kind !== 'word' || OBLIQUE.has(first.low))
    return undefined
  if (!isSubjectPronoun(first) && !first.capital && (first.flags & DETERMINER) === 0)
    return undefined
  const phrase = phraseAt(passage, at, limit)
  return phrase && isFeminineDative(passage, phrase) ? undefined : phrase
}

/** Endings of feminine nouns. */
const FEMININE = [
  'ung',
  'heit',
  'keit',
  'schaft',
  'ion',
  'tät',
  'enz',
  'anz',
  'erei',
  'sprecherin',
  'ministerin',
]

/** „warf der Regierung vor“: before a feminine noun „der“ is no nominative. */
function isFeminineDative({ tokens }: Passage, { from }: Range): boolean {
  if (tokens[from]?.low !== 'der') return false
  for (let at = from + 1; at < from + 4; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word') return false
    if (token.capital) return FEMININE.some((ending) => token.low.endsWith(ending))
  }
  return false
}

function isAdverbial(passage: Passage, at: number): boolean {
  const token = passage.tokens[at]
  if (token === undefined) return false
  if ((token.flags & ADVERB) !== 0) return true
  return (token.flags & PREPOSITION) !== 0 && isTimeWord(passage.tokens[at + 1])
}

/** A pronoun, or a phrase with a role for people. */
function isSpeaking(passage: Passage, { from, to }: Range): boolean {
  const first = passage.tokens[from]
  if (first === undefined) return false
  if (to - from === 1 && isSubjectPronoun(first)) return first.low !== 'es'
  for (let at = from; at < to; at++) {
    const token = passage.tokens[at]
    if (token === undefined || !token.capital) continue
    if ((token.flags & (TITLE | ROLE)) !== 0) return true
    if (SPEAKING.some((ending) => token.low.endsWith(ending))) return true
  }
  return false
}

import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  DETERMINER,
  INTERROGATIVE,
  MODAL,
  NEGATION,
  OBJECT,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  QUANTIFIER,
  RELATIVE,
  ROLE,
  SUBJUNCTIVE,
  SUBORDINATOR,
  TIME,
  TITLE,
  VERB,
} from './lexicon'
import type { Passage, Range, Token } from './model'

/** What can stand inside a noun phrase: names, numbers, nouns and adjectives (words nothing else is known of). */
export function isNounLike(passage: Passage, index: number): boolean {
  const token = passage.tokens[index]
  if (token === undefined) return false
  if (token.kind === 'number') return true
  if (token.kind === 'mark') return token.low === '&' || token.low === '%' || token.low === '$'
  if (token.kind !== 'word') return false
  if (token.low === "'s") return isPossessiveClitic(passage, index)
  if (token.capital && (token.flags & (TITLE | ROLE)) !== 0) return true
  const cue = token.cue
  if (cue !== undefined && !token.capital) {
    if (cue.form === 'participle') return !opensParticiple(passage, index)
    if (isVerb(passage, index)) return false
  }
  if ((token.flags & CLOSED) !== 0) return token.capital && isInsideName(passage, index, token)
  if (
    token.flags !== 0 &&
    (token.flags & (ROLE | TITLE | DETERMINER | POSSESSIVE | QUANTIFIER | TIME)) !== 0
  )
    return true
  if (isVerb(passage, index)) return false
  return !passage.lexicon.nounsCapitalised || token.capital || isBeforeNoun(passage, index)
}

/** Where nouns have capitals, another word belongs to a noun phrase only if a noun follows it soon. */
function isBeforeNoun(passage: Passage, index: number): boolean {
  for (let at = index + 1; at <= index + 3; at++) {
    const token = passage.tokens[at]
    if (token === undefined || token.kind !== 'word') return false
    if (token.capital) return true
    if (token.flags !== 0) return false
  }
  return false
}

/** "…, saying": after a comma a participle begins a clause. */
function opensParticiple(passage: Passage, index: number): boolean {
  const before = passage.tokens[index - 1]
  return (
    before === undefined || before.kind !== 'word' || before.low === 'by' || before.low === 'as'
  )
}

/** "CBS This Morning co-anchor", "Will Estrada": grammar words that capitals around them make names. */
function isInsideName(passage: Passage, index: number, token: Token): boolean {
  const after = passage.tokens[index + 1]
  const named = after?.kind === 'word' && after.capital
  if ((token.flags & MODAL) !== 0)
    return (
      named ||
      (!isSentenceStart(passage, index) && token.low !== 'may') ||
      isVerb(passage, index + 1)
    )
  if (isSentenceStart(passage, index)) return false
  if ((token.flags & NAME_STOPPERS) === 0) return true
  // "Per Aasen": but not "In Iowa" after "Iowa", where a headline has all words capitalised.
  const before = passage.tokens[index - 1]
  if (!named || before?.kind !== 'word' || isSubjectPronoun(before)) return false
  return before.capital || !isSubjectPronoun(token)
}

const CLOSED =
  PREPOSITION |
  CONJUNCTION |
  SUBORDINATOR |
  AUXILIARY |
  MODAL |
  NEGATION |
  RELATIVE |
  INTERROGATIVE |
  OBJECT |
  PRONOUN |
  ADVERB

const NAME_STOPPERS =
  PREPOSITION | CONJUNCTION | SUBORDINATOR | AUXILIARY | RELATIVE | PRONOUN | INTERROGATIVE | OBJECT

/** "Trump's campaign", not "he's": the clitic after a noun, with a noun after it. */
export function isPossessiveClitic(passage: Passage, index: number): boolean {
  const before = passage.tokens[index - 1]
  const after = passage.tokens[index + 1]
  if (before === undefined || after === undefined || before.kind === 'mark') return false
  if ((before.flags & (PRONOUN | RELATIVE | INTERROGATIVE)) !== 0) return false
  if (after.kind === 'quote') return true
  if (after.kind === 'mark') return false
  return (after.flags & (DETERMINER | PREPOSITION | NEGATION | ADVERB | AUXILIARY)) === 0
}

/** Whether a word is a finite verb here, as far as its form and its neighbours tell. */
export function isVerb(passage: Passage, index: number): boolean {
  const token = passage.tokens[index]
  if (token === undefined || token.kind !== 'word') return false
  if ((token.flags & (AUXILIARY | MODAL)) !== 0)
    return token.low !== "'s" || !isPossessiveClitic(passage, index)
  if (token.capital && (!isSentenceStart(passage, index) || isNameOfCue(passage, index)))
    return false
  const cue = token.cue
  if (cue !== undefined)
    return cue.form !== 'participle' && (!cue.noun || !isNounHere(passage, index))
  if ((token.flags & VERB) !== 0) return !isNounHere(passage, index)
  if ((token.flags & SUBJUNCTIVE) !== 0) return true
  if (passage.lexicon.nounsCapitalised) return isGermanVerb(passage, index)
  if (passage.lexicon.language !== 'en') return false
  return (
    token.flags === 0 &&
    isPastForm(token.low) &&
    !isAttributive(passage, index) &&
    !(ENTITLING.has(token.low) && passage.tokens[index + 1]?.piece !== undefined)
  )
}

/** “a book titled ‘…’”: nobody titled it. */
const ENTITLING: ReadonlySet<string> = new Set(['titled', 'entitled', 'subtitled', 'headlined'])

/** “…,” Read said: a capitalised verb right before a verb of saying is somebody's name. */
export function isNameOfCue(passage: Passage, index: number): boolean {
  const next = passage.tokens[index + 1]
  if (passage.tokens[index]?.capital !== true || next === undefined || next.capital) return false
  const cue = next.cue
  return cue !== undefined && (cue.form === 'past' || cue.form === 'present')
}

/** „Stoiber pochte auf“: after a noun, a name or a pronoun a small word in -t, -te or -ten is a finite verb. */
function isGermanVerb(passage: Passage, index: number): boolean {
  const token = passage.tokens[index]
  const before = passage.tokens[index - 1]
  if (token === undefined || before === undefined || token.flags !== 0 || token.capital)
    return false
  if (token.low.length < 4 || !/(?:t|te|ten)$/.test(token.low)) return false
  // „Der Sprecher, Jens Holm, versuchte“
  const closes = before.low === ',' && passage.tokens[index - 2]?.capital === true
  if (closes && token.low.endsWith('te')) return true
  const follows =
    before.low === ')' || (before.kind === 'word' && (before.capital || isSubjectPronoun(before)))
  return follows && passage.tokens[index + 1]?.capital !== true
}

/** Regular pasts, without the nouns and adjectives that look like them. */
function isPastForm(low: string): boolean {
  return low.length > 4 && low.endsWith('ed') && !low.endsWith('eed') && !low.includes('-')
}

/** "a united front", "the so-called experts": a past form between a determiner and a noun. */
function isAttributive(passage: Passage, index: number): boolean {
  let at = index - 1
  // "a clearly tired Ross"
  const adverb = passage.tokens[at]
  if (adverb !== undefined && adverb.flags === 0 && adverb.low.endsWith('ly')) at--
  const before = passage.tokens[at]
  return (
    before !== undefined &&
    (before.flags & QUANTIFIER) === 0 &&
    (before.flags & (DETERMINER | POSSESSIVE | PREPOSITION)) !== 0
  )
}

/** A form that is a verb or a noun is a noun after a determiner, an adjective, a preposition or "'s". */
export function isNounHere(passage: Passage, index: number): boolean {
  const before = passage.tokens[index - 1]
  const token = passage.tokens[index]
  const after = passage.tokens[index + 1]
  if (before === undefined || token === undefined) return false
  if (before.kind === 'mark') return false
  if (before.kind === 'quote') return isBaseForm(token) && !pluralFollows(passage, index)
  if (before.low === "'s") return isPossessiveClitic(passage, index - 1)
  if (before.low === 'to') return false
  if (token.cue !== undefined && VERBS_ONLY.has(token.cue.lemma))
    return (
      (before.flags & (DETERMINER | POSSESSIVE)) !== 0 &&
      (before.flags & (PRONOUN | QUANTIFIER)) === 0
    )
  if ((before.flags & (DETERMINER | POSSESSIVE)) !== 0) return (before.flags & PRONOUN) === 0
  if ((before.flags & PREPOSITION) !== 0) return true
  // "at one point", "his first remarks"
  if (before.low === 'one' && isBaseForm(token)) return true
  // "his 1995 state tax return"
  if (before.kind === 'number' && before.low.length === 4 && isBaseForm(token)) return true
  if ((before.flags & ADVERB) !== 0) {
    const head = passage.tokens[index - 2]
    if (head !== undefined && (head.flags & (DETERMINER | POSSESSIVE)) !== 0)
      return (head.flags & PRONOUN) === 0
  }
  // "have claims in the area"
  if (HAVING.has(before.low) && token.cue?.form === 'present') return true
  // "highlighted comments", "denied reports": what follows a past verb is its object.
  if (isPastVerb(passage, before) && token.low.endsWith('s') && !before.capital) return true
  // "the jobs report has cleared the way", "calls and emails"
  if (
    after !== undefined &&
    (before.flags & (PRONOUN | RELATIVE | AUXILIARY | MODAL | ADVERB)) === 0
  ) {
    if ((after.flags & (AUXILIARY | MODAL)) !== 0 && after.low !== "'s") return true
    if (after.low === 'and' || after.low === 'or') return true
  }
  // "a different take": no base form follows a singular noun or an adjective.
  if (
    before.flags === 0 &&
    before.kind === 'word' &&
    !before.capital &&
    !before.low.endsWith('s') &&
    isBaseForm(token)
  )
    return true
  // "police reports that" is a verb before a clause, "police reports of" a noun; but "police warn of" is a verb.
  return after?.low === 'of' && !takesOf(token)
}

/** Words looked through for the plural that a base form needs as its subject. */
const PLURAL_REACH = 5

/** “…,” say senior officials; but not: “…,” state television said. */
function pluralFollows(passage: Passage, index: number): boolean {
  if (passage.lexicon.language !== 'en') return true
  let to = index + 1
  while (to < index + PLURAL_REACH && isDescriptive(passage.tokens[to])) to++
  return to === index + 1 || mayBePlural(passage, { from: index + 1, to })
}

function isDescriptive(token: Token | undefined): boolean {
  return token?.kind === 'word' && !isPastForm(token.low) && (token.flags & CLOSED) === 0
}

/** “…,” Ross says of the plan: verbs that are no nouns, with "of" after them. */
function takesOf({ cue }: Token): boolean {
  return cue !== undefined && (VERBS_WITH_OF.has(cue.lemma) || cue.prepositions.includes('of'))
}

const HAVING: ReadonlySet<string> = new Set(['have', 'has', 'had', 'having'])

/** Verbs of saying whose forms are no nouns. */
const VERBS_ONLY: ReadonlySet<string> = new Set(
  (
    'say tell write add argue insist explain warn suggest announce admit concede conclude declare assert allege contend ' +
    'maintain predict complain acknowledge believe think know confirm deny reveal imply assure propose lament indicate'
  ).split(' '),
)

const VERBS_WITH_OF: ReadonlySet<string> = new Set(['say', 'tell', 'write', 'ask', 'think', 'know'])

function isPastVerb(passage: Passage, token: Token): boolean {
  const cue = token.cue
  if (cue !== undefined) return cue.form === 'past'
  return passage.lexicon.language === 'en' && token.flags === 0 && isPastForm(token.low)
}

function isBaseForm(token: Token): boolean {
  const cue = token.cue
  return cue === undefined ? BASE_FORMS.has(token.low) : cue.form === 'base'
}

const BASE_FORMS: ReadonlySet<string> = new Set([
  'need',
  'want',
  'take',
  'make',
  'come',
  'go',
  'give',
  'get',
  'hope',
  'appear',
  'seem',
  'remain',
  'include',
  'cut',
  'hit',
  'hurt',
  'put',
  'set',
  'let',
  'spread',
  'split',
  'read',
  'lay',
  'rose',
  'saw',
])

/** Whether nothing, a full stop, a colon or a quotation stands before: a capital there says nothing. */
export function isSentenceStart(passage: Passage, index: number): boolean {
  if (index === 0) return true
  const before = passage.tokens[index - 1]
  return (
    before === undefined ||
    (before.kind === 'mark' &&
      (before.low === '.' || before.low === '?' || before.low === '!' || before.low === ':')) ||
    before.kind === 'quote'
  )
}

/** A pronoun that can be a subject, and is no possessive. */
export function isSubjectPronoun(token: Token | undefined): boolean {
  return token !== undefined && (token.flags & PRONOUN) !== 0 && (token.flags & POSSESSIVE) === 0
}

/** Weekdays, months, "today", "week". */
export function isTimeWord(token: Token | undefined): boolean {
  return token !== undefined && (token.flags & TIME) !== 0
}

/** "police say", "Six in 10 say": a base form needs a subject that can be plural, or "I", "you". */
export function mayBePlural(passage: Passage, subject: Range): boolean {
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
    if (PLURALS.has(token.low)) return true
  }
  return false
}

const PLURALS: ReadonlySet<string> = new Set([
  'those',
  'these',
  'police',
  'people',
  'men',
  'women',
  'media',
  'children',
  'staff',
])

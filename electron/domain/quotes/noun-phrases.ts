import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  COPULA,
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
  SUBORDINATOR,
  TIME,
  TITLE,
  VERB,
} from './lexicon'
import type { Passage, Range, Token } from './model'

/** No noun phrase is longer: what would be is a list or a text without marks, and must stay cheap. */
const LONGEST = 40

/** What can stand inside a noun phrase: names, numbers, nouns and adjectives (words nothing else is known of). */
export function isNounLike(passage: Passage, index: number): boolean {
  const token = passage.tokens[index]
  if (token === undefined) return false
  if (token.kind === 'number') return true
  if (token.kind === 'mark') return token.low === '&' || token.low === '%' || token.low === '$'
  if (token.kind !== 'word') return false
  if (token.low === "'s") return isPossessiveClitic(passage, index)
  if (token.capital && (token.flags & (TITLE | ROLE)) !== 0) return true
  const cue = passage.lexicon.cues.get(token.low)
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
  return named && before?.kind === 'word' && !isSubjectPronoun(token) && !isSubjectPronoun(before)
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
  if (token.capital && !isSentenceStart(passage, index)) return false
  const cue = passage.lexicon.cues.get(token.low)
  if (cue !== undefined)
    return cue.form !== 'participle' && (!cue.noun || !isNounHere(passage, index))
  if ((token.flags & VERB) !== 0) return !isNounHere(passage, index)
  if (passage.lexicon.language !== 'en') return false
  return token.flags === 0 && isPastForm(token.low) && !isAttributive(passage, index)
}

/** Regular pasts, without the nouns and adjectives that look like them. */
function isPastForm(low: string): boolean {
  return low.length > 4 && low.endsWith('ed') && !low.endsWith('eed') && !low.includes('-')
}

/** "a united front", "the so-called experts": a past form between a determiner and a noun. */
function isAttributive(passage: Passage, index: number): boolean {
  const before = passage.tokens[index - 1]
  return before !== undefined && (before.flags & (DETERMINER | POSSESSIVE | PREPOSITION)) !== 0
}

/** A form that is a verb or a noun is a noun after a determiner, an adjective, a preposition or "'s". */
export function isNounHere(passage: Passage, index: number): boolean {
  const before = passage.tokens[index - 1]
  const token = passage.tokens[index]
  const after = passage.tokens[index + 1]
  if (before === undefined || token === undefined) return false
  if (before.kind === 'mark') return false
  if (before.low === "'s") return isPossessiveClitic(passage, index - 1)
  if (before.low === 'to') return false
  if ((before.flags & (DETERMINER | POSSESSIVE)) !== 0) return (before.flags & PRONOUN) === 0
  if ((before.flags & PREPOSITION) !== 0) return true
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
    isBaseForm(passage, token)
  )
    return true
  // "police reports that" is a verb before a clause, "police reports of" a noun.
  if (after?.low === 'of') return true
  return false
}

function isBaseForm(passage: Passage, token: Token): boolean {
  const cue = passage.lexicon.cues.get(token.low)
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

/** Prepositions that join two nouns into one phrase. */
const JOINING: ReadonlySet<string> = new Set([
  'of',
  'for',
  'at',
  'in',
  'from',
  'with',
  'on',
  'to',
  'by',
  'about',
  'against',
  'near',
  'behind',
  'between',
  'de',
  'des',
  'du',
  'del',
  'von',
  'für',
  'im',
  'der',
  'aus',
  'bei',
  'beim',
  'vom',
  'am',
  'zu',
])

/**
 * The noun phrase that ends just before token `end`, not reaching before `floor`: "the head of the RNC's
 * rules committee". Phrases after "of", "for", "at" and the like belong to the noun before them.
 */
export function phraseBefore(passage: Passage, end: number, floor: number): Range | undefined {
  const low = Math.max(floor, end - LONGEST)
  let from = end
  while (from > low) {
    const at = from - 1
    const token = passage.tokens[at]
    if (token === undefined) break
    if (token.kind === 'mark' && token.low === ')') {
      const open = openingBracket(passage, at, low)
      if (open === undefined) break
      from = open
      continue
    }
    if (token.kind === 'quote') {
      // A nickname or a title inside a name: “Joe the Plumber”.
      const before = passage.tokens[at - 1]
      if (from < end && before?.capital && at > low) {
        from = at
        continue
      }
      break
    }
    if (isSubjectPronoun(token)) {
      if (from === end) from = at
      break
    }
    if (isNounLike(passage, at)) {
      from = at
      if ((token.flags & DETERMINER) !== 0 && !(token.capital && passage.tokens[at - 1]?.capital)) {
        // A determiner begins its phrase; only a joining preposition can go on to the left.
        if (!isJoined(passage, from, low) && !isGenitive(passage, at, low)) break
      }
      continue
    }
    if (isJoined(passage, from, low)) {
      from = at
      continue
    }
    if (
      (token.low === 'and' || token.low === '&' || token.low === 'or') &&
      from < end &&
      at > low &&
      joinsNames(passage, at)
    ) {
      from = at
      continue
    }
    break
  }
  while (from < end && !isPhraseStart(passage, from)) from++
  return from < end ? { from, to: end } : undefined
}

/** "Khizr and Ghazala Khan": two capitalised words, or two phrases of the same kind, around "and". */
function joinsNames(passage: Passage, at: number): boolean {
  const before = passage.tokens[at - 1]
  const after = passage.tokens[at + 1]
  return before?.capital === true && after?.capital === true
}

/** « l'association des commerçants », „der Sprecher des Ministeriums“: an article that joins like "of". */
function isGenitive(passage: Passage, at: number, low: number): boolean {
  const article = passage.tokens[at]
  const before = passage.tokens[at - 1]
  return (
    article !== undefined &&
    before?.kind === 'word' &&
    at - 1 >= low &&
    ARTICLES_THAT_JOIN.has(article.low) &&
    (before.flags & (DETERMINER | TIME)) === 0 &&
    isNounLike(passage, at - 1)
  )
}

const ARTICLES_THAT_JOIN: ReadonlySet<string> = new Set([
  'des',
  'du',
  'der',
  'eines',
  'einer',
  'del',
])

function isJoined(passage: Passage, from: number, low: number): boolean {
  const preposition = passage.tokens[from - 1]
  if (preposition === undefined || from - 1 <= low || !JOINING.has(preposition.low)) return false
  const before = passage.tokens[from - 2]
  return before !== undefined && before.kind === 'word' && isNounLike(passage, from - 2)
}

function isPhraseStart(passage: Passage, index: number): boolean {
  const token = passage.tokens[index]
  if (token === undefined) return false
  if (token.kind === 'number') return true
  return token.kind === 'word' && token.low !== "'s"
}

function openingBracket(passage: Passage, close: number, low: number): number | undefined {
  for (let at = close - 1; at >= Math.max(low, close - 12); at--)
    if (passage.tokens[at]?.low === '(') return at
  return undefined
}

export function isSubjectPronoun(token: Token | undefined): boolean {
  return token !== undefined && (token.flags & PRONOUN) !== 0 && (token.flags & POSSESSIVE) === 0
}

/** The noun phrase that begins at token `start`, up to `limit`, with what "of" and the like join to it. */
export function phraseAt(passage: Passage, start: number, limit: number): Range | undefined {
  const first = passage.tokens[start]
  if (first === undefined || start >= limit) return undefined
  if (isSubjectPronoun(first) || (first.flags & OBJECT) !== 0)
    if ((first.flags & DETERMINER) === 0) return { from: start, to: start + 1 }
  let to = start
  const high = Math.min(limit, start + LONGEST)
  while (to < high) {
    const token = passage.tokens[to]
    if (token === undefined) break
    if (token.kind === 'mark' && token.low === '(' && to > start) {
      const close = closingBracket(passage, to, high)
      if (close === undefined) break
      to = close + 1
      continue
    }
    if (to > start && isTimeWord(token) && passage.tokens[to - 1]?.low !== 'of') break
    if (to > start && beginsNextNoun(passage, to)) break
    if (isNounLike(passage, to) && !(to > start && startsNewPhrase(passage, to))) {
      to++
      continue
    }
    if (
      to > start &&
      token.kind === 'word' &&
      JOINING.has(token.low) &&
      passage.tokens[to + 1]?.kind === 'word' &&
      isNounLike(passage, to + 1) &&
      !isTimeWord(passage.tokens[to + 1]) &&
      (token.low === 'of' || token.low === 'for' || token.low === 'from' || token.low === 'at')
    ) {
      to += 2
      continue
    }
    break
  }
  return to > start ? { from: start, to } : undefined
}

/** „laut Medienberichten mindestens vierzig Menschen“: after a German noun a small word opens the next phrase. */
function beginsNextNoun(passage: Passage, index: number): boolean {
  const token = passage.tokens[index]
  const before = passage.tokens[index - 1]
  return (
    passage.lexicon.nounsCapitalised &&
    before?.capital === true &&
    token?.kind === 'word' &&
    !token.capital &&
    token.flags === 0
  )
}

/** Inside a phrase no second determiner follows, save after "of", "'s" or another determiner. */
function startsNewPhrase(passage: Passage, index: number): boolean {
  const token = passage.tokens[index]
  const before = passage.tokens[index - 1]
  if (token === undefined || before === undefined) return false
  if ((token.flags & (DETERMINER | POSSESSIVE)) === 0 || token.capital) return false
  // „der Sprecher des Ministeriums“: a genitive joins.
  if (passage.lexicon.nounsCapitalised && GENITIVES.has(token.low) && before.capital) return false
  return (
    (before.flags & (DETERMINER | QUANTIFIER)) === 0 &&
    !JOINING.has(before.low) &&
    before.low !== 'all'
  )
}

const GENITIVES: ReadonlySet<string> = new Set(['des', 'der', 'eines', 'einer', 'seiner', 'ihrer'])

function closingBracket(passage: Passage, open: number, limit: number): number | undefined {
  for (let at = open + 1; at < Math.min(limit, open + 12); at++)
    if (passage.tokens[at]?.low === ')') return at
  return undefined
}

export function isTimeWord(token: Token | undefined): boolean {
  return token !== undefined && (token.flags & TIME) !== 0
}

/** Whether a token is a form of "be". */
export function isCopula(token: Token | undefined): boolean {
  return token !== undefined && (token.flags & COPULA) !== 0
}

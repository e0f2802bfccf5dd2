import { readAfterComma } from './comma-complements'
import type { Complement } from './complement'
import type { CueUse } from './cue-use'
import { hasQuote } from './has-quote'
import {
  COMPLEMENTISER,
  CONJUNCTION,
  INTERROGATIVE,
  MODAL,
  PREPOSITION,
  RELATIVE,
  SUBORDINATOR,
  TIME,
} from './lexicon'
import type { Passage, Token } from './model'
import { phraseAt } from './noun-phrases'
import { isAdverb } from './verb-groups'
import { isTimeWord, isVerb } from './word-classes'

/** Adverbs that rather begin a bare clause than belong to the verb: "said there is", "said even he". */
const CLAUSE_ADVERBS: ReadonlySet<string> = new Set([
  'there',
  'not',
  'even',
  'only',
  'just',
  'almost',
  'nearly',
  'now',
  'here',
  'never',
  'perhaps',
  'maybe',
  'too',
  'very',
  'instead',
  'however',
  'once',
  'really',
  'further',
])

/** Prepositions that with a number or "least" begin a noun phrase: "said about 20 people". */
const QUANTIFYING: ReadonlySet<string> = new Set([
  'about',
  'over',
  'under',
  'around',
  'up',
  'at',
  'as',
  'nearly',
  'between',
  'like',
  'including',
  'than',
  'on',
])

/** Subordinators that begin what is said: "said if elected he would". */
const CONTENT_SUBORDINATORS: ReadonlySet<string> = new Set([
  'if',
  'because',
  'although',
  'unless',
  'though',
  'while',
  'whether',
])

/**
 * Reads on from the cue over the person addressed, times and places ("told reporters in Iowa on Monday"),
 * to what was said.
 */
export function readComplement(passage: Passage, use: CueUse, limit: number): Complement {
  if (passage.lexicon.commaBeforeClause) return readAfterComma(passage, use, limit)
  const { tokens } = passage
  const { cue } = use
  let at = use.after
  let addressed = !cue.addressee || use.group.passive
  let clauseFrom = at
  for (let steps = 0; steps < 12 && at < limit; steps++) {
    const token = tokens[at]
    if (token === undefined) break
    if (token.kind === 'quote') return { kind: 'quote', at }
    if (token.kind === 'mark') {
      if (token.low === '$') break
      if (!isAdverbBetweenCommas(passage, at)) return complementAtMark(passage, at, limit)
      at += 3
      clauseFrom = at
      continue
    }
    if ((token.flags & COMPLEMENTISER) !== 0 && isThatClause(passage, at, limit))
      return { kind: 'clause with that', at }
    if (!addressed && mayBeAddressed(passage, at)) {
      addressed = true
      const phrase = phraseAt(passage, at, limit)
      if (phrase !== undefined) {
        at = phrase.to
        clauseFrom = at
        continue
      }
    }
    if (token.low === 'to' && isInfinitive(passage, at)) {
      if (cue.infinitive || cue.prepositions.includes('to')) return { kind: 'infinitive', at }
      return { kind: 'nothing', at }
    }
    if (cue.prepositions.includes(token.low)) {
      if (tokens[at + 1]?.low === 'that') return { kind: 'clause with that', at: at + 1 }
      if (token.low !== 'out') return { kind: 'object', at: at + 1 }
      // "pointed out": the particle is passed over, the rest is read as usual.
      at++
      clauseFrom = at
      continue
    }
    if ((token.flags & INTERROGATIVE) !== 0 && cue.tier === 'speech' && token.low !== 'when')
      return { kind: 'question', at }
    if (isAdverb(token) && !CLAUSE_ADVERBS.has(token.low)) {
      at++
      clauseFrom = at
      continue
    }
    if (isTimePhraseStart(passage, at)) {
      while (at < limit && isTimePart(tokens, at)) at++
      clauseFrom = at
      continue
    }
    if ((token.flags & SUBORDINATOR) !== 0 && !isThatAhead(passage, at, limit)) {
      // "said when asked about it": no content; "said if elected he would": the content itself.
      if (CONTENT_SUBORDINATORS.has(token.low)) break
      return { kind: 'nothing', at }
    }
    if ((token.flags & PREPOSITION) !== 0 && !isQuantity(passage, at)) {
      const phrase = phraseAt(passage, at + 1, limit)
      if (phrase === undefined) {
        if (tokens[at + 1]?.kind === 'quote') return { kind: 'quote', at: at + 1 }
        at++
        continue
      }
      at = phrase.to
      continue
    }
    break
  }
  return clauseOrObject(passage, use, { at, clauseFrom }, limit)
}

/** “said: ‘…’”, “said, ‘…’”: what a mark at `at` tells of what follows. */
function complementAtMark({ tokens }: Passage, at: number, limit: number): Complement {
  const mark = tokens[at]?.low
  if (mark === ':') return { kind: 'colon', at: at + 1 }
  if (mark !== ',') return { kind: 'nothing', at }
  return tokens[at + 1]?.kind === 'quote' && at + 1 < limit
    ? { kind: 'quote', at: at + 1 }
    : { kind: 'comma', at }
}

/** "said, however, that": an adverb between commas. */
function isAdverbBetweenCommas({ tokens }: Passage, comma: number): boolean {
  return tokens[comma]?.low === ',' && isAdverb(tokens[comma + 1]) && tokens[comma + 2]?.low === ','
}

/**
 * The clause or the noun phrase at `at`, where nothing more belongs to the verb; `clauseFrom` is where it begins with the
 * places before it: "said in Iowa they had won".
 */
function clauseOrObject(
  passage: Passage,
  use: CueUse,
  { at, clauseFrom }: { at: number; clauseFrom: number },
  limit: number,
): Complement {
  const { cue } = use
  const token = passage.tokens[at]
  if (at >= limit || token === undefined || (token.kind === 'mark' && token.low !== '$'))
    return { kind: 'nothing', at }
  if ((token.flags & CONJUNCTION) !== 0) return { kind: 'nothing', at }
  if (cue.bare ? hasFiniteVerb(passage, at, limit) : cue.modal && hasModal(passage, at, limit))
    return { kind: 'bare clause', at: Math.max(clauseFrom, use.after) }
  const from = use.after === at ? at : clauseFrom
  return cue.object ||
    cue.tier === 'evaluation' ||
    hasQuote(passage, { from, to: Math.min(limit, from + OBJECT_REACH) })
    ? { kind: 'object', at: from }
    : { kind: 'nothing', at }
}

/** Words looked through for a quotation in what a cue names. */
const OBJECT_REACH = 20

/** "told him", "asked reporters", but not "told that". */
function mayBeAddressed(passage: Passage, at: number): boolean {
  const token = passage.tokens[at]
  if (token === undefined) return false
  return (
    (token.flags & (PREPOSITION | COMPLEMENTISER | INTERROGATIVE | RELATIVE)) === 0 &&
    !isAdverb(token)
  )
}

function isThatClause(passage: Passage, at: number, limit: number): boolean {
  if (passage.tokens[at]?.low !== 'that') return true
  return at + 1 < limit
}

function isThatAhead(passage: Passage, at: number, limit: number): boolean {
  return at + 1 < limit && ((passage.tokens[at + 1]?.flags ?? 0) & COMPLEMENTISER) !== 0
}

function isInfinitive(passage: Passage, to: number): boolean {
  const next = passage.tokens[to + 1]
  if (next === undefined) return false
  if (next.kind === 'quote') return true
  if (next.kind !== 'word' || next.capital) return false
  const known = next.cue
  if (known !== undefined) return known.form === 'base'
  if (next.low === 'be' || next.low === 'have' || next.low === 'do') return true
  if (next.flags !== 0 && !isAdverb(next)) return isVerb(passage, to + 1)
  return !next.low.endsWith('s')
}

function isTimePhraseStart(passage: Passage, at: number): boolean {
  const token = passage.tokens[at]
  const next = passage.tokens[at + 1]
  if (token === undefined) return false
  if (isTimeWord(token)) return true
  return (
    (token.low === 'this' ||
      token.low === 'on' ||
      token.low === 'in' ||
      token.low === 'early' ||
      token.low === 'late' ||
      token.low === 'that') &&
    isTimeWord(next)
  )
}

/** "Sunday", "on May 3", "early this week": but not the "that" of "said Sunday that". */
function isTimePart(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined) return false
  if ((token.flags & TIME) !== 0 || token.kind === 'number') return true
  if (token.low === 'that') return isTimeWord(tokens[at + 1])
  return ['this', 'on', 'in', 'early', 'late'].includes(token.low)
}

/** "at least 20", "about half", "more than": a noun phrase, no place. */
function isQuantity(passage: Passage, at: number): boolean {
  const token = passage.tokens[at]
  const next = passage.tokens[at + 1]
  if (token === undefined || next === undefined) return false
  if (!QUANTIFYING.has(token.low)) return false
  return (
    (next.kind === 'number' && token.low !== 'in' && token.low !== 'on') ||
    next.low === 'least' ||
    next.low === 'most' ||
    next.low === 'half' ||
    next.low === 'to'
  )
}

/** Words looked through for a modal verb. */
const MODAL_REACH = 10

function hasModal(passage: Passage, from: number, limit: number): boolean {
  for (let at = from; at < Math.min(limit, from + MODAL_REACH); at++) {
    const token = passage.tokens[at]
    if (token === undefined || (token.kind === 'mark' && token.low !== '$')) return false
    if ((token.flags & MODAL) !== 0) return true
  }
  return false
}

/** Words looked through for a finite verb. */
const CLAUSE_REACH = 30

/** Whether a finite verb, or a quotation that may hold one, stands among the next words of a range. */
export function hasFiniteVerb(
  passage: Passage,
  from: number,
  limit: number,
  reach = CLAUSE_REACH,
): boolean {
  const high = Math.min(limit, from + reach)
  for (let at = from; at < high; at++) {
    const token = passage.tokens[at]
    if (token === undefined) return false
    if (isVerb(passage, at)) return true
    // A quotation may hold the verb: "said the U.S. “should leave”".
    if (token.kind === 'quote' && at > from) return true
    if (token.low === ';') return false
  }
  return false
}

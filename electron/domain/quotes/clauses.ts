import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  COPULA,
  DETERMINER,
  MODAL,
  NEGATION,
  POSSESSIVE,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  ROLE,
  SUBORDINATOR,
  TIME,
  TITLE,
} from './lexicon'
import type { Mention, Passage, Range, Token } from './model'
import { isSubjectPronoun, isTimeWord, isVerb, phraseAt, phraseBefore } from './noun-phrases'

/** Searches to the left stop after this many tokens, so that a text without full stops stays linear. */
export const REACH = 120

/** A verb with what belongs to it on the left: "has also said". */
export interface VerbGroup extends Range {
  readonly passive: boolean
  /** After "to": not the verb of its clause. */
  readonly infinitive: boolean
  readonly modal: boolean
  readonly auxiliary: boolean
  readonly negated: boolean
}

export function makeMention(passage: Passage, range: Range, antecedent?: Mention): Mention {
  const start = passage.tokens[range.from]?.start ?? 0
  const end = passage.tokens[range.to - 1]?.end ?? start
  return {
    from: range.from,
    to: range.to,
    start,
    end,
    text: passage.text.slice(start, end),
    ...(antecedent && { antecedent }),
  }
}

export function isAdverb(token: Token | undefined): boolean {
  if (token === undefined || token.kind !== 'word') return false
  if ((token.flags & ADVERB) !== 0) return true
  return !token.capital && token.flags === 0 && token.low.length > 4 && token.low.endsWith('ly')
}

/** The verb group whose main verb is at `at`: adverbs, auxiliaries and times before it are taken in. */
export function verbGroup(passage: Passage, at: number, floor: number): VerbGroup {
  let from = at
  let passive = false
  let infinitive = false
  let modal = false
  let auxiliary = false
  let negated = false
  const low = Math.max(floor, at - 8)
  while (from > low) {
    const token = passage.tokens[from - 1]
    if (token === undefined || token.kind !== 'word') break
    if ((token.flags & (AUXILIARY | MODAL)) !== 0) {
      if ((token.flags & COPULA) !== 0) passive = true
      if ((token.flags & MODAL) !== 0) modal = true
      if (token.low.endsWith("n't")) negated = true
      auxiliary = true
    } else if ((token.flags & NEGATION) !== 0) negated = true
    else if (token.low === 'to' && !auxiliary) {
      infinitive = true
      from--
      break
    } else if (isTimeWord(token) && isTimePhrase(passage, from - 1)) {
      // "Trump on Tuesday said", "the company earlier this week said"
      while (from > low && isTimePhrasePart(passage.tokens[from - 1])) from--
      continue
    } else if (!isAdverb(token)) break
    from--
  }
  return { from, to: at + 1, passive, infinitive, modal, auxiliary, negated }
}

function isTimePhrase(passage: Passage, at: number): boolean {
  const token = passage.tokens[at]
  const before = passage.tokens[at - 1]
  if (token === undefined || before === undefined) return false
  return (
    before.low === 'on' ||
    before.low === 'in' ||
    isTimeWord(before) ||
    before.low === 'this' ||
    (before.kind === 'word' && before.capital && token.capital)
  )
}

function isTimePhrasePart(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    ((token.flags & TIME) !== 0 || token.low === 'on' || token.low === 'in' || token.low === 'this')
  )
}

/**
 * Who does what the verb group beginning at `end` says, read from the words just before it: a pronoun, "who" with
 * its antecedent, a noun phrase, or a noun phrase with an apposition between commas.
 */
export function subjectBefore(passage: Passage, end: number, floor: number): Mention | undefined {
  const low = Math.max(floor, end - REACH)
  const token = passage.tokens[end - 1]
  if (token === undefined || end - 1 < low) return undefined
  if ((token.flags & RELATIVE) !== 0 && token.low !== 'that' && (token.flags & POSSESSIVE) === 0)
    return relativeSubject(passage, end - 1, low)
  if (isSubjectPronoun(token)) {
    if ((token.flags & RELATIVE) !== 0) return relativeSubject(passage, end - 1, low)
    return makeMention(passage, { from: end - 1, to: end })
  }
  if (token.low === 'that') return relativeSubject(passage, end - 1, low)
  if (token.kind === 'mark') {
    if (token.low === ')') {
      const phrase = phraseBefore(passage, end, low)
      return phrase && makeMention(passage, phrase)
    }
    if (token.low === ',' || token.low === '—') return appositionSubject(passage, end - 1, low)
    return undefined
  }
  const phrase = phraseBefore(passage, end, low)
  return phrase && makeMention(passage, phrase)
}

function relativeSubject(passage: Passage, at: number, low: number): Mention | undefined {
  let end = at
  while (end > low && [',', '—', '('].includes(passage.tokens[end - 1]?.low ?? '')) end--
  const phrase = phraseBefore(passage, end, low)
  // "So who said it?"
  if (phrase === undefined) return undefined
  const antecedent = makeMention(passage, phrase)
  return makeMention(passage, { from: at, to: at + 1 }, antecedent)
}

/** "Ross, executive director of One Now, said": from the closing mark back over what it closes. */
function appositionSubject(passage: Passage, close: number, low: number): Mention | undefined {
  const mark = passage.tokens[close]?.low
  let right = close
  for (let chunks = 0; chunks < 5; chunks++) {
    let left = right - 1
    let depth = 0
    while (left >= low) {
      const token = passage.tokens[left]
      if (token === undefined || token.low === ';' || token.low === ':') return undefined
      if (token.low === ')') depth++
      else if (token.low === '(') depth--
      else if (depth === 0 && token.kind === 'mark' && token.low === mark) break
      else if (
        depth === 0 &&
        token.kind === 'quote' &&
        mark === ',' &&
        endsWithComma(passage, token)
      )
        break
      left--
    }
    if (left < low) return undefined
    const first = passage.tokens[left + 1]
    if (first === undefined || !opensApposition(passage, left + 1)) return undefined
    if (isClause(passage, left + 1, right)) return undefined
    const phrase =
      passage.tokens[left]?.kind === 'quote' ? undefined : phraseBefore(passage, left, low)
    const relative = (first.flags & RELATIVE) !== 0
    if (phrase !== undefined && (relative || !isListItem(passage, phrase, low)))
      return makeMention(passage, withName(passage, phrase))
    right = left
  }
  return undefined
}

/** Whether the words between two commas have a finite verb of their own, outside any "who" clause. */
function isClause(passage: Passage, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + 30); at++) {
    const token = passage.tokens[at]
    if (token === undefined) return false
    if ((token.flags & (RELATIVE | SUBORDINATOR)) !== 0) return false
    if (at > from && isVerb(passage, at) && !isReduced(passage, at)) return true
  }
  return false
}

/** "the bill passed in May", "a man named Ross": a past form that may be a participle. */
function isReduced(passage: Passage, at: number): boolean {
  const token = passage.tokens[at]
  if (token === undefined || (token.flags & (AUXILIARY | MODAL)) !== 0) return false
  return (
    token.low.endsWith('ed') ||
    token.low.endsWith('n') ||
    token.low === 'led' ||
    token.low === 'held'
  )
}

/** The comma American style puts inside the marks. */
function endsWithComma(passage: Passage, token: Token): boolean {
  return passage.text.charAt((token.piece?.innerEnd ?? 0) - 1) === ','
}

/** "…, N.Y., the senator, said": what stands before is itself in apposition to something. */
function isListItem(passage: Passage, phrase: Range, low: number): boolean {
  const before = passage.tokens[phrase.from - 1]
  if (before === undefined || phrase.from - 1 < low) return false
  // "James, 22, of Flint, Mich., said"
  if ((before.flags & PREPOSITION) !== 0) return passage.tokens[phrase.from - 2]?.low === ','
  if (before.low !== ',') return false
  const first = passage.tokens[phrase.from]
  if (first === undefined) return false
  // A place or an age between commas, or another apposition that begins with an article.
  return (
    (first.kind === 'number' && phrase.to - phrase.from === 1) ||
    ((first.flags & DETERMINER) !== 0 && !isProperName(passage, phrase.to + 1)) ||
    (phrase.to - phrase.from === 1 &&
      first.capital &&
      (first.flags & (TITLE | ROLE)) === 0 &&
      passage.tokens[phrase.from - 2]?.capital === true &&
      opensApposition(passage, phrase.from))
  )
}

/** "the railway's lawyer, Daniel Osei": the name between the commas belongs to the mention. */
export function withName(passage: Passage, phrase: Range): Range {
  const { tokens } = passage
  if (tokens[phrase.to]?.low !== ',' || !isProperName(passage, phrase.to + 1)) return phrase
  const head = tokens[phrase.to - 1]
  if (head === undefined || (head.capital && !passage.lexicon.nounsCapitalised)) return phrase
  let to = phrase.to + 1
  while (tokens[to]?.kind === 'word' && tokens[to]?.capital) to++
  const after = tokens[to]
  return after === undefined || after.kind === 'mark' ? { from: phrase.from, to } : phrase
}

/** Two capitalised words or more: a person's name rather than a place's. */
function isProperName(passage: Passage, at: number): boolean {
  const first = passage.tokens[at]
  const second = passage.tokens[at + 1]
  return first?.kind === 'word' && first.capital && second?.kind === 'word' && second.capital
}

/** What may stand between commas after a name: an article, a role, "who", a participle, a place, an age. */
function opensApposition(passage: Passage, at: number): boolean {
  const token = passage.tokens[at]
  if (token === undefined || token.kind === 'quote') return false
  if (token.kind === 'number') return true
  if (!token.capital && isVerb(passage, at) && !isReduced(passage, at)) return false
  if (token.kind === 'mark') return token.low === '$'
  if (token.capital) return !isSubjectPronoun(token)
  if ((token.flags & PRONOUN) !== 0)
    return (token.flags & (RELATIVE | DETERMINER)) !== 0 || token.low === 'one'
  return (token.flags & CONJUNCTION) === 0 || token.low === 'and'
}

/**
 * The subject of the clause that governs the words before `at`: the main clause of the sentence, or the last
 * clause joined to it. An introduction ("After the vote, …") is passed over.
 */
export function mainSubject(passage: Passage, at: number, sentence: Range): Mention | undefined {
  const floor = Math.max(sentence.from, at - REACH)
  let subject: Mention | undefined
  let index = clauseStart(passage, floor, at)
  subject = clauseSubjectAt(passage, index, at)
  for (index++; index < at; index++) {
    const token = passage.tokens[index]
    if (token === undefined) break
    const joins =
      token.low === ';' ||
      ((token.flags & CONJUNCTION) !== 0 && token.low !== 'or') ||
      (token.low === 'while' && passage.tokens[index - 1]?.low === ',')
    if (joins) {
      const before = passage.tokens[index - 1]
      if (token.low === 'and' && before?.low !== ',' && before?.kind !== 'quote') continue
      const next = clauseSubjectAt(passage, clauseStart(passage, index + 1, at), at)
      if (next !== undefined) subject = next
    } else if (subject === undefined && token.low === ',') {
      subject = clauseSubjectAt(passage, index + 1, at)
    }
  }
  return subject
}

/** Passes over "But", "On Tuesday, " and "After he left, " at the head of a clause. */
function clauseStart(passage: Passage, from: number, limit: number): number {
  let index = from
  while (index < limit) {
    const token = passage.tokens[index]
    if (token === undefined) break
    if (token.kind === 'mark' && token.low !== '$') index++
    else if ((token.flags & CONJUNCTION) !== 0) index++
    else if (isAdverb(token) && token.low !== 'there') index++
    else if (isIntroduction(token)) {
      const comma = commaAfter(passage, index, limit)
      if (comma === undefined) break
      index = comma + 1
    } else break
  }
  return index
}

function isIntroduction(token: Token): boolean {
  return (
    (token.flags & (PREPOSITION | SUBORDINATOR)) !== 0 ||
    (token.low.endsWith('ing') && token.flags === 0 && token.low.length > 5) ||
    (token.flags & TIME) !== 0
  )
}

function commaAfter(passage: Passage, from: number, limit: number): number | undefined {
  for (let index = from + 1; index < Math.min(limit, from + 40); index++) {
    const token = passage.tokens[index]
    if (token?.low === ',') return index
    if (token?.kind === 'quote' && endsWithComma(passage, token)) return index
  }
  return undefined
}

/** A noun phrase at `from` that a finite verb follows, directly or after an apposition. */
export function clauseSubjectAt(
  passage: Passage,
  from: number,
  limit: number,
): Mention | undefined {
  const phrase = phraseAt(passage, from, limit)
  if (phrase === undefined) return undefined
  let next = phrase.to
  let token = passage.tokens[next]
  if (token?.low === ',' || token?.low === '—') {
    const close = nextMark(passage, next + 1, limit, token.low)
    if (close === undefined) return undefined
    next = close + 1
    token = passage.tokens[next]
  } else if (token !== undefined && (token.flags & RELATIVE) !== 0)
    return makeMention(passage, phrase)
  while (next < limit && (isAdverb(token) || isTimeWord(token) || token?.low === 'on')) {
    next++
    token = passage.tokens[next]
  }
  if (next < limit && isVerb(passage, next)) return makeMention(passage, withName(passage, phrase))
  // "Officials in Iowa said": joined phrases that the phrase itself left out.
  if (token !== undefined && (token.flags & PREPOSITION) !== 0 && next + 1 < limit) {
    const inner = phraseAt(passage, next + 1, limit)
    if (inner !== undefined && inner.to < limit && isVerb(passage, inner.to))
      return makeMention(passage, phrase)
  }
  return undefined
}

function nextMark(passage: Passage, from: number, limit: number, mark: string): number | undefined {
  for (let index = from; index < Math.min(limit, from + 40); index++)
    if (passage.tokens[index]?.low === mark) return index
  return undefined
}

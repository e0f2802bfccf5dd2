import {
  AUXILIARY,
  CONJUNCTION,
  DETERMINER,
  MODAL,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  ROLE,
  SUBORDINATOR,
  TITLE,
} from './lexicon'
import type { Mention, Passage, Range, Token } from './model'
import { endsWithComma, phraseBefore } from './noun-phrases'
import { makeMention } from './verb-groups'
import { isProperName, withName } from './with-name'
import { isSubjectPronoun, isTimeWord, isVerb } from './word-classes'

/** "Monday, after a long vote, Sen. Anna Ross, said": after what is no role, a title with a name is no apposition. */
export function titledName(passage: Passage, close: number, low: number): Mention | undefined {
  const phrase = phraseBefore(passage, close, low)
  if (phrase === undefined || passage.tokens[phrase.from - 1]?.low !== ',') return undefined
  const first = passage.tokens[phrase.from]
  const described = passage.tokens[phrase.from - 2]
  if (described === undefined || (described.flags & (ROLE | TITLE)) !== 0) return undefined
  const titled = first?.capital === true && (first.flags & TITLE) !== 0
  return titled && isPersonal(passage, phrase) ? makeMention(passage, phrase) : undefined
}

/** "Ross, executive director of One Now, said": from the closing mark back over what it closes. */
export function appositionSubject(
  passage: Passage,
  close: number,
  low: number,
): Mention | undefined {
  const closing = passage.tokens[close]
  const mark = closing?.kind === 'mark' ? closing.low : ','
  let right = close
  let after: Mention | undefined
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
    if (phrase !== undefined && !relative && isVerb(passage, phrase.from - 1)) {
      // "Holm, who runs the office of Springfield, a town, said": still inside the clause of "who".
      right = left
      continue
    }
    if (phrase !== undefined && !relative && isIntroduction(passage, phrase, low))
      return nearerPerson(passage, after, named(passage, left + 1, right))
    if (phrase !== undefined && (relative || !isListItem(passage, phrase, low)))
      return makeMention(passage, withName(passage, phrase))
    after = nearerPerson(passage, after, named(passage, left + 1, right))
    right = left
  }
  return undefined
}

/** "On Tuesday in the town hall, …": a phrase that begins the sentence after a preposition is no subject. */
function isIntroduction(passage: Passage, phrase: Range, low: number): boolean {
  // "Tuesday in Berlin, Anna Ross, said"
  if (phrase.from === low && isTimeWord(passage.tokens[low])) return true
  const before = passage.tokens[phrase.from - 1]
  if (before === undefined || (before.flags & (PREPOSITION | SUBORDINATOR)) === 0) return false
  const first = phrase.from - 1
  return first === low || (first === low + 1 && isLink(passage.tokens[low]))
}

function isLink(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'mark' || (token.flags & CONJUNCTION) !== 0)
}

/** Of two candidates between commas the left one, which the right describes; but "Bergen, N.Y., Sen. Anna Ross" is Ross. */
function nearerPerson(
  passage: Passage,
  right: Mention | undefined,
  left: Mention | undefined,
): Mention | undefined {
  if (right === undefined || left === undefined) return left ?? right
  return isPersonal(passage, right) && !isPersonal(passage, left) ? right : left
}

/** A title with a name, or a name of two words. */
function isPersonal({ tokens }: Passage, { from, to }: Range): boolean {
  let capitals = 0
  for (let at = from; at < to; at++) if (tokens[at]?.capital) capitals++
  return capitals > 1
}

/** What stands between two commas, if it names somebody. */
function named(passage: Passage, from: number, to: number): Mention | undefined {
  const first = passage.tokens[from]
  if (first === undefined || first.kind !== 'word' || to > from + 12) return undefined
  if (!first.capital && (first.flags & (DETERMINER | ROLE)) === 0) return undefined
  const phrase = phraseBefore(passage, to, from)
  return phrase !== undefined && phrase.from === from ? makeMention(passage, phrase) : undefined
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

/** What may stand between commas after a name: an article, a role, "who", a participle, a place, an age. */
function opensApposition(passage: Passage, at: number): boolean {
  const token = passage.tokens[at]
  if (token === undefined || token.kind === 'quote') return false
  if (token.kind === 'number') return true
  // "state Sen. Ross": not the verb "state".
  const titled = passage.tokens[at + 1]?.capital === true
  if (!token.capital && !titled && isVerb(passage, at) && !isReduced(passage, at)) return false
  if (token.kind === 'mark') return token.low === '$'
  if (token.capital) return !isSubjectPronoun(token)
  if ((token.flags & PRONOUN) !== 0)
    return (token.flags & (RELATIVE | DETERMINER)) !== 0 || token.low === 'one'
  return (token.flags & CONJUNCTION) === 0 || token.low === 'and'
}

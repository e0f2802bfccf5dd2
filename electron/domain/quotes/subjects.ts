import { isFirstName } from './first-names'
import {
  AUXILIARY,
  CONJUNCTION,
  DETERMINER,
  MODAL,
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
import { endsWithComma, phraseBefore } from './noun-phrases'
import { makeMention, REACH } from './verb-groups'
import { isSubjectPronoun, isTimeWord, isVerb } from './word-classes'

/**
 * Who does what the verb group beginning at `end` says, read from the words just before it: a pronoun, "who" with
 * its antecedent, a noun phrase, or a noun phrase with an apposition between commas.
 */
export function subjectBefore(passage: Passage, end: number, floor: number): Mention | undefined {
  const low = Math.max(floor, end - REACH)
  const token = passage.tokens[end - 1]
  if (token === undefined || end - 1 < low) return undefined
  // "Ross and Holm both said"
  const above = passage.tokens[end - 2]
  if (FLOATING.has(token.low) && end - 2 >= low && above !== undefined && isWhole(above))
    return subjectBefore(passage, end - 1, floor)
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
    if (token.low === ',' || token.low === '—')
      return titledName(passage, end - 1, low) ?? appositionSubject(passage, end - 1, low)
    return undefined
  }
  // "Ross, the author of “The Way,” said": the comma stands inside the marks of the title.
  if (token.piece !== undefined && token.kind === 'word' && endsWithComma(passage, token)) {
    const described = appositionSubject(passage, end, low)
    if (described !== undefined) return described
  }
  const phrase = phraseBefore(passage, end, low)
  return phrase && makeMention(passage, headOf(passage, withoutTime(passage, phrase), low))
}

/** Quantifiers that may stand after what they count. */
const FLOATING: ReadonlySet<string> = new Set(['both', 'all', 'each'])

/** A name or a pronoun, which needs nobody after it. */
function isWhole(token: Token): boolean {
  return token.kind === 'word' && (token.capital || isSubjectPronoun(token))
}

/** "Last year Ross said": a time before a name is no part of it. */
function withoutTime(passage: Passage, phrase: Range): Range {
  let { from } = phrase
  while (from < phrase.to - 1 && isTimeWord(passage.tokens[from])) from++
  const head = passage.tokens[from]
  const named = head !== undefined && (head.capital || (head.flags & DETERMINER) !== 0)
  return named ? { from, to: phrase.to } : phrase
}

/** The phrase whose head is the subject: over a participle or a clause of "who" to its left. */
function headOf(passage: Passage, phrase: Range, low: number): Range {
  const reduced = reducedHead(passage, phrase, low)
  return reduced === phrase ? restrictedHead(passage, phrase, low) : reduced
}

/** Words of a clause of "who" between its head and the verb of the main clause. */
const RESTRICTED_REACH = 8

/** "The man who shot Ross said": what stands before the verb is the object of the clause of "who". */
function restrictedHead(passage: Passage, phrase: Range, low: number): Range {
  let verb = false
  for (let at = phrase.from - 1; at > Math.max(low, phrase.from - RESTRICTED_REACH); at--) {
    const token = passage.tokens[at]
    if (token === undefined || token.kind !== 'word') return phrase
    if ((token.flags & RELATIVE) !== 0 && (token.flags & POSSESSIVE) === 0) {
      if (!verb || passage.tokens[at - 1]?.kind !== 'word') return phrase
      const head = phraseBefore(passage, at, low)
      return head === undefined ? phrase : { from: head.from, to: phrase.to }
    }
    const cue = token.cue
    if (isVerb(passage, at)) {
      // "who says Ross told": the phrase is a subject of its own.
      if (cue?.bare && at === phrase.from - 1) return phrase
      verb = true
    }
  }
  return phrase
}

/** Words between a participle and the end of what belongs to it: "released on Monday by the institute". */
const REDUCED_REACH = 5

/** "A report released Monday by the institute found": the subject stands before the participle. */
function reducedHead(passage: Passage, phrase: Range, low: number): Range {
  const before = passage.tokens[phrase.from - 1]
  const timed = isTimeWord(passage.tokens[phrase.from])
  if (before === undefined || (!timed && (before.flags & PREPOSITION) === 0)) return phrase
  for (let at = phrase.from - 1; at >= Math.max(low + 1, phrase.from - REDUCED_REACH); at--) {
    const token = passage.tokens[at]
    if (token === undefined || token.kind !== 'word') return phrase
    if ((token.flags & (PREPOSITION | TIME)) !== 0 || token.capital) continue
    if (!isParticiple(token) || !isVerb(passage, at)) return phrase
    const head = phraseBefore(passage, at, low)
    const noun = head && passage.tokens[head.to - 1]
    // A pronoun or a name does something in the past; a noun may be what it was done to.
    if (head === undefined || noun === undefined || noun.capital || isSubjectPronoun(noun))
      return phrase
    return { from: head.from, to: phrase.to }
  }
  return phrase
}

/** A past that is a participle, too. */
function isParticiple({ low }: Token): boolean {
  return low.endsWith('ed') || IRREGULAR_PARTICIPLES.has(low)
}

const IRREGULAR_PARTICIPLES: ReadonlySet<string> = new Set(
  'sent made held led built brought found won lost paid sold told put set taught caught kept read heard left'.split(
    ' ',
  ),
)

function relativeSubject(passage: Passage, at: number, low: number): Mention | undefined {
  let end = at
  while (end > low && [',', '—', '('].includes(passage.tokens[end - 1]?.low ?? '')) end--
  const phrase = phraseBefore(passage, end, low)
  // "So who said it?"
  if (phrase === undefined) return undefined
  const antecedent = makeMention(passage, phrase)
  return makeMention(passage, { from: at, to: at + 1 }, antecedent)
}

/** "Monday, after a long vote, Sen. Anna Ross, said": after what is no role, a title with a name is no apposition. */
function titledName(passage: Passage, close: number, low: number): Mention | undefined {
  const phrase = phraseBefore(passage, close, low)
  if (phrase === undefined || passage.tokens[phrase.from - 1]?.low !== ',') return undefined
  const first = passage.tokens[phrase.from]
  const described = passage.tokens[phrase.from - 2]
  if (described === undefined || (described.flags & (ROLE | TITLE)) !== 0) return undefined
  const titled = first?.capital === true && (first.flags & TITLE) !== 0
  return titled && isPersonal(passage, phrase) ? makeMention(passage, phrase) : undefined
}

/** "Ross, executive director of One Now, said": from the closing mark back over what it closes. */
function appositionSubject(passage: Passage, close: number, low: number): Mention | undefined {
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

/** "the railway's lawyer, Daniel Osei": the name between the commas belongs to the mention. */
export function withName(passage: Passage, phrase: Range): Range {
  const { tokens } = passage
  if (tokens[phrase.to]?.low !== ',') return phrase
  // "her husband, Karl,"
  const given = tokens[phrase.to + 1]
  const first =
    given?.capital === true && isFirstName(given.low) && tokens[phrase.to + 2]?.low === ','
  if (first && isDescription(passage, phrase)) return { from: phrase.from, to: phrase.to + 2 }
  if (!isProperName(passage, phrase.to + 1)) return phrase
  if (!passage.lexicon.nounsCapitalised && !isDescription(passage, phrase)) return phrase
  let to = phrase.to + 1
  while (tokens[to]?.kind === 'word' && tokens[to]?.capital) to++
  const after = tokens[to]
  return after === undefined || after.kind === 'mark' ? { from: phrase.from, to } : phrase
}

/** "the lawyer", "the mayor of Springfield": a role that names nobody yet. */
function isDescription({ tokens }: Passage, { from, to }: Range): boolean {
  if (tokens[to - 1]?.capital === false) return true
  const first = tokens[from]
  if (first === undefined || (first.flags & (DETERMINER | POSSESSIVE)) === 0) return false
  for (let at = from + 1; at < to; at++) {
    const token = tokens[at]
    if (token === undefined || (token.flags & PREPOSITION) !== 0 || token.low === "'s") return false
    if (!token.capital && (token.flags & (ROLE | TITLE)) !== 0)
      return ((tokens[at + 1]?.flags ?? 0) & PREPOSITION) !== 0
  }
  return false
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
  // "state Sen. Ross": not the verb "state".
  const titled = passage.tokens[at + 1]?.capital === true
  if (!token.capital && !titled && isVerb(passage, at) && !isReduced(passage, at)) return false
  if (token.kind === 'mark') return token.low === '$'
  if (token.capital) return !isSubjectPronoun(token)
  if ((token.flags & PRONOUN) !== 0)
    return (token.flags & (RELATIVE | DETERMINER)) !== 0 || token.low === 'one'
  return (token.flags & CONJUNCTION) === 0 || token.low === 'and'
}

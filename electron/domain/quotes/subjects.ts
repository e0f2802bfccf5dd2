import { appositionSubject, titledName } from './appositions'
import { DETERMINER, POSSESSIVE, PREPOSITION, RELATIVE, TIME } from './lexicon'
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

import { ADVERB, AUXILIARY, COPULA, MODAL, NEGATION, TIME } from './lexicon'
import type { Mention, Passage, Range, Token } from './model'
import { isTimeWord } from './word-classes'

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

/** A range of tokens as words of the text with their offsets. */
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

/** Words of the adverbs' list, and English words in -ly that nothing else is known of. */
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
    } else if (!isAdverb(token) && !PLACES.has(token.low)) break
    from--
  }
  return { from, to: at + 1, passive, infinitive, modal, auxiliary, negated }
}

/** "a sign outside said": prepositions that need no noun after them. */
const PLACES: ReadonlySet<string> = new Set(['outside', 'inside', 'nearby', 'overhead', 'aboard'])

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

import { isFirstName } from './first-names'
import { DETERMINER, POSSESSIVE, PREPOSITION, ROLE, TITLE } from './lexicon'
import type { Passage, Range } from './model'

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
export function isProperName(passage: Passage, at: number): boolean {
  const first = passage.tokens[at]
  const second = passage.tokens[at + 1]
  return first?.kind === 'word' && first.capital && second?.kind === 'word' && second.capital
}

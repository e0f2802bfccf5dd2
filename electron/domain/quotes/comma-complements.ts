import type { Complement } from './complement'
import type { CueUse } from './cue-use'
import {
  COMPLEMENTISER,
  CONJUNCTION,
  INTERROGATIVE,
  RELATIVE,
  SUBJUNCTIVE,
  SUBORDINATOR,
} from './lexicon'
import type { Passage } from './model'

/** Words between a cue and its clause: „teilte die Behörde am Montag in Berlin mit, dass …“. */
const REACH = 30

/** Words of a clause looked through for a subjunctive. */
const CLAUSE_REACH = 25

/**
 * What follows a cue in a language that sets clauses off by a comma (German, Czech, Russian): whatever stands before
 * the first comma, colon or quotation belongs to the verb.
 */
export function readAfterComma(passage: Passage, use: CueUse, limit: number): Complement {
  const { tokens } = passage
  for (let at = use.after; at < Math.min(limit, use.after + REACH); at++) {
    const token = tokens[at]
    if (token === undefined) break
    if (token.kind === 'quote') return { kind: 'quote', at }
    if (token.kind !== 'mark') continue
    if (token.low === ':') return { kind: 'colon', at: at + 1 }
    if (token.low !== ',') {
      if (token.low === '(' || token.low === ')') continue
      return { kind: 'nothing', at }
    }
    const next = tokens[at + 1]
    if (next === undefined || at + 1 >= limit) return { kind: 'nothing', at }
    if (next.kind === 'quote') return { kind: 'quote', at: at + 1 }
    if ((next.flags & COMPLEMENTISER) !== 0) return { kind: 'clause with that', at: at + 1 }
    if ((next.flags & INTERROGATIVE) !== 0 && use.cue.bare) return { kind: 'question', at: at + 1 }
    if (use.cue.bare && beginsClause(passage, at + 1, limit))
      return { kind: 'bare clause', at: at + 1 }
    if (use.cue.infinitive && hasInfinitive(passage, at + 1, limit))
      return { kind: 'infinitive', at: at + 1 }
    return { kind: 'comma', at }
  }
  return { kind: 'nothing', at: Math.min(limit, use.after + REACH) }
}

/** A clause that reports has a subjunctive and no word that would make it a clause of another kind. */
function beginsClause(passage: Passage, from: number, limit: number): boolean {
  const first = passage.tokens[from]
  if (first === undefined) return false
  if ((first.flags & (SUBORDINATOR | CONJUNCTION)) !== 0) return false
  let relative = (first.flags & RELATIVE) !== 0
  for (let at = from; at < Math.min(limit, from + CLAUSE_REACH); at++) {
    const token = passage.tokens[at]
    if (token === undefined) return false
    if ((token.flags & SUBJUNCTIVE) !== 0) return !relative || at < from + 6
    // „sagte, Benedikt ‚ist und bleibt einer der großen Denker‘“: the verb stands in the marks.
    if (token.kind === 'quote') return !relative && at < from + QUOTE_REACH
    if (token.low === ',') relative ||= at > from
  }
  return false
}

/** Words between the beginning of a clause and the quotation that has its verb. */
const QUOTE_REACH = 6

/** „drohte, zurückzutreten“, „versprach, zu bleiben“ */
function hasInfinitive(passage: Passage, from: number, limit: number): boolean {
  for (let at = from; at < Math.min(limit, from + CLAUSE_REACH); at++) {
    const token = passage.tokens[at]
    if (token === undefined) return false
    if (token.low === 'zu' && !passage.tokens[at + 1]?.capital) return true
    if (
      token.low.length > 7 &&
      token.low.includes('zu') &&
      token.low.endsWith('en') &&
      !token.capital
    )
      return true
  }
  return false
}

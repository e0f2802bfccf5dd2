import { clauseSubjectAt } from '../clauses'
import type { Sieve } from '../confidence'
import { COPULA, POSSESSIVE } from '../lexicon'
import type { Mention } from '../model'
import { phraseAt } from '../noun-phrases'
import type { Reading, Report } from '../report'
import { makeMention } from '../verb-groups'
import { UTTERANCES } from './utterances'

const CLEFT: Sieve = 'quote, subject, other verb'

/** Words between an owner and the noun: “Ross’s two-word answer”. */
const NOUN_REACH = 3

/** “‘…’ is how Ross put it”, “‘…’ was her answer”: the sentence is about what is quoted, and says whose words it is. */
export function clefted({ passage, sentence }: Reading, at: number): Report | undefined {
  const { tokens } = passage
  if (at !== sentence.from) return undefined
  let verb = at + 1
  if (tokens[verb]?.low === ',') verb++
  if (verb >= sentence.to || ((tokens[verb]?.flags ?? 0) & COPULA) === 0) return undefined
  const how = tokens[verb + 1]?.low
  const speaker =
    how === 'how' || how === 'what'
      ? clauseSubjectAt(passage, verb + 2, sentence.to)
      : ownerAt({ passage, sentence }, verb + 1)
  return (
    speaker && {
      speaker,
      cue: { from: verb, to: verb + 1 },
      contents: [{ from: at, to: at + 1 }],
      sieve: CLEFT,
    }
  )
}

/** Whose answer it is: “her”, “Ross” of “Ross’s answer”, “the ministry” of “the answer from the ministry”. */
function ownerAt(
  { passage, sentence }: Pick<Reading, 'passage' | 'sentence'>,
  from: number,
): Mention | undefined {
  const { tokens } = passage
  const own = ((tokens[from]?.flags ?? 0) & POSSESSIVE) !== 0
  for (let at = from; at < Math.min(sentence.to, from + OWNER_REACH); at++) {
    const token = tokens[at]
    if (token?.kind !== 'word') return undefined
    if (UTTERANCES.has(token.low)) {
      if (own) return makeMention(passage, { from, to: from + 1 })
      if (tokens[at + 1]?.low !== 'from' && tokens[at + 1]?.low !== 'of') return undefined
      const phrase = phraseAt(passage, at + 2, sentence.to)
      return phrase && makeMention(passage, phrase)
    }
    if (token.low === "'s" && at > from && hasUtterance({ passage, sentence }, at + 1))
      return makeMention(passage, { from, to: at })
  }
  return undefined
}

const OWNER_REACH = 10

function hasUtterance(
  { passage, sentence }: Pick<Reading, 'passage' | 'sentence'>,
  from: number,
): boolean {
  for (let at = from; at < Math.min(sentence.to, from + NOUN_REACH); at++)
    if (UTTERANCES.has(passage.tokens[at]?.low ?? '')) return true
  return false
}

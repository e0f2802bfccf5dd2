import type { Sieve } from '../confidence'
import { mainSubject } from '../clauses'
import { countWords } from '../not-quotes'
import { phraseBefore } from '../noun-phrases'
import type { Reading, Report } from '../report'
import { objectAround } from './evaluation'
import { makeMention } from '../verb-groups'
import { isVerb } from '../word-classes'

const OWNER: Sieve = 'owner of the quoted words'
const SUBJECT: Sieve = 'subject of the sentence'

/** “Trump’s ‘…’ remark” belongs to Trump; otherwise the subject of the clause is the best guess. */
export function subjectOf(reading: Reading, at: number, floor: number): Report | undefined {
  const { passage, sentence } = reading
  const contents = [{ from: at, to: at + 1 }]
  const before = passage.tokens[at - 1]
  if (before?.low === "'s" && at - 1 > sentence.from) {
    const owner = phraseBefore(passage, at - 1, sentence.from)
    if (owner !== undefined)
      return { speaker: makeMention(passage, owner), cue: undefined, contents, sieve: OWNER }
  }
  if (passage.lexicon.nounsCapitalised && isShort(reading, at)) return undefined
  const subject = mainSubject(passage, at, sentence)
  if (subject === undefined) return undefined
  const verb = verbBefore(reading, at, Math.max(floor, subject.to))
  if (verb === undefined) return { speaker: subject, cue: undefined, contents, sieve: SUBJECT }
  return {
    speaker: subject,
    cue: { from: verb, to: verb + 1 },
    contents: [objectAround(reading, verb + 1, at)],
    sieve: SUBJECT,
  }
}

/** German puts the names of works, firms and plans in marks, too. */
function isShort(reading: Reading, at: number): boolean {
  const { passage } = reading
  const piece = passage.tokens[at]?.piece
  return (
    piece !== undefined &&
    countWords(passage.text, piece.innerStart, piece.innerEnd, NAME_WORDS) <= NAME_WORDS
  )
}

const NAME_WORDS = 5

/** The nearest finite verb between the subject and the quotation. */
function verbBefore(reading: Reading, at: number, floor: number): number | undefined {
  for (let index = at - 1; index >= Math.max(floor, at - 25); index--)
    if (isVerb(reading.passage, index)) return index
  return undefined
}

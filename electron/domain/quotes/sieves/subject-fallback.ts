import { mainSubject, makeMention } from '../clauses'
import { phraseBefore } from '../noun-phrases'
import type { Reading, Report, Sieve } from '../report'

const OWNER: Sieve = { name: 'owner of the quoted words', confidence: 0.6 }
const SUBJECT: Sieve = { name: 'subject of the sentence', confidence: 0.55 }

/** “Trump’s ‘…’ remark” belongs to Trump; otherwise the subject of the clause is the best guess. */
export function subjectOf(reading: Reading, at: number): Report | undefined {
  const { passage, sentence } = reading
  const contents = [{ from: at, to: at + 1 }]
  const before = passage.tokens[at - 1]
  if (before?.low === "'s" && at - 1 > sentence.from) {
    const owner = phraseBefore(passage, at - 1, sentence.from)
    if (owner !== undefined)
      return { speaker: makeMention(passage, owner), cue: undefined, contents, sieve: OWNER }
  }
  const subject = mainSubject(passage, at, sentence)
  return subject && { speaker: subject, cue: undefined, contents, sieve: SUBJECT }
}

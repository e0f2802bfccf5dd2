import type { Sieve } from '../confidence'
import { phraseBefore } from '../noun-phrases'
import type { Reading, Report } from '../report'
import { makeMention } from '../verb-groups'
import { verbSecondSubject } from '../verb-second'

const LABEL: Sieve = 'speaker label'

/** “Ross: ‘…’”: a name and a colon before a quotation. */
export function labelled(reading: Reading, at: number): Report | undefined {
  const { passage, sentence } = reading
  const colon = at - 1
  if (passage.tokens[colon]?.low !== ':' || colon <= sentence.from) return undefined
  if (passage.lexicon.verbSecond) {
    const subject = verbSecondSubject(passage, sentence, colon)
    if (subject !== undefined)
      return {
        speaker: subject,
        cue: undefined,
        contents: [{ from: at, to: at + 1 }],
        sieve: LABEL,
      }
  }
  const phrase = phraseBefore(passage, colon, sentence.from)
  if (phrase === undefined || phrase.to - phrase.from > 6) return undefined
  const before = passage.tokens[phrase.from - 1]
  if (phrase.from > sentence.from && before?.kind !== 'mark') return undefined
  for (let index = phrase.from; index < phrase.to; index++)
    if (passage.tokens[index]?.capital)
      return {
        speaker: makeMention(passage, phrase),
        cue: undefined,
        contents: [{ from: at, to: at + 1 }],
        sieve: LABEL,
      }
  return undefined
}

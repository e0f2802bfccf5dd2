import { clauseSubjectAt } from '../clauses'
import type { Sieve } from '../confidence'
import { ADVERB, PREPOSITION } from '../lexicon'
import type { Mention } from '../model'
import { phraseAt, phraseBefore } from '../noun-phrases'
import type { Reading, Report } from '../report'
import { makeMention } from '../verb-groups'
import { verbSecondSubject } from '../verb-second'

const LABEL: Sieve = 'speaker label'

/** “Ross: ‘…’”: a name and a colon before a quotation. */
export function labelled(reading: Reading, at: number): Report | undefined {
  const { passage, sentence } = reading
  const signed = signature(reading, at)
  if (signed !== undefined) return signed
  const colon = at - 1
  if (passage.tokens[colon]?.low !== ':' || colon <= sentence.from) return undefined
  let end = colon
  if (passage.lexicon.verbSecond) {
    const subject = bearer(reading, colon) ?? verbSecondSubject(passage, sentence, colon)
    // „Die Ministerin wörtlich: ‚…‘“
    while (end > sentence.from && ((passage.tokens[end - 1]?.flags ?? 0) & ADVERB) !== 0) end--
    if (subject !== undefined) return labelledBy(subject, at)
  }
  const announced = whoHasToSay(reading, colon)
  if (announced !== undefined) return labelledBy(announced, at)
  const whole = phraseBefore(passage, end, sentence.from)
  if (whole === undefined) return undefined
  const written = passage.tokens[whole.from]?.low === 'by'
  const phrase = { from: written ? whole.from + 1 : whole.from, to: whole.to }
  if (phrase.to - phrase.from > 6) return undefined
  const before = passage.tokens[phrase.from - 1]
  // “‘Bridge to Close,’ by The Herald’s Anna Ross: ‘…’”
  if (phrase.from > sentence.from && before?.kind !== 'mark' && before?.low !== 'by')
    return undefined
  for (let index = phrase.from; index < phrase.to; index++)
    if (passage.tokens[index]?.capital) return labelledBy(makeMention(passage, phrase), at)
  return undefined
}

/** The quotation at `at`, with the one its label names. */
function labelledBy(speaker: Mention, at: number): Report {
  return { speaker, cue: undefined, contents: [{ from: at, to: at + 1 }], sieve: LABEL }
}

/** Words between "what" and the colon. */
const WHAT_REACH = 12

/** “Here is what Ross had to say: ‘…’” */
function whoHasToSay({ passage, sentence }: Reading, colon: number): Mention | undefined {
  for (let at = colon - 2; at >= Math.max(sentence.from, colon - WHAT_REACH); at--)
    if (passage.tokens[at]?.low === 'what') return clauseSubjectAt(passage, at + 1, colon)
  return undefined
}

/** Verbs for what is written somewhere. */
const STANDING: ReadonlySet<string> = new Set([
  'steht',
  'stand',
  'stehen',
  'standen',
  'prangt',
  'prangte',
])

/** „Auf dem Plakat stand: ‚…‘“: what bears the words. */
function bearer({ passage, sentence }: Reading, colon: number): Mention | undefined {
  const { tokens } = passage
  if (((tokens[sentence.from]?.flags ?? 0) & PREPOSITION) === 0) return undefined
  const phrase = phraseAt(passage, sentence.from + 1, colon)
  return phrase && STANDING.has(tokens[phrase.to]?.low ?? '')
    ? makeMention(passage, phrase)
    : undefined
}

/** Words of a name after a dash. */
const LONGEST_SIGNATURE = 6

/** “‘…’ — Anna Ross”: a quotation with nothing beside it but a dash and a name. */
function signature({ passage, sentence }: Reading, at: number): Report | undefined {
  const { tokens } = passage
  const first = tokens[at + 2]
  if (at !== sentence.from || tokens[at + 1]?.low !== '—' || first?.capital !== true)
    return undefined
  const phrase = phraseAt(passage, at + 2, sentence.to)
  if (phrase === undefined || phrase.to - phrase.from > LONGEST_SIGNATURE) return undefined
  const after = tokens[phrase.to]
  const ends = phrase.to >= sentence.to || after?.low === ',' || after?.low === '.'
  return ends ? labelledBy(makeMention(passage, phrase), at) : undefined
}

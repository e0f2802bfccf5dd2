import type { Sieve } from '../confidence'
import { mainSubject } from '../clauses'
import { contentEnd } from '../content-end'
import { DETERMINER, POSSESSIVE } from '../lexicon'
import type { Mention, Passage } from '../model'
import { phraseBefore } from '../noun-phrases'
import type { Reading, Report } from '../report'
import { subjectBefore } from '../subjects'
import { makeMention, verbGroup } from '../verb-groups'
import { isVerb } from '../word-classes'

const NOUN_THAT: Sieve = 'noun of saying with that'

/** Nouns for acts of saying, with "that" after them. */
const NOUNS: ReadonlySet<string> = new Set(
  (
    'claim comment assertion statement argument view suggestion remark warning prediction contention accusation ' +
    'allegation promise belief pledge admission insistence message declaration complaint opinion conclusion ' +
    'announcement acknowledgment rumor rumour charge claims comments allegations remarks views warnings statements'
  ).split(' '),
)

/** “…, an accusation prosecutors denied”: a mention that is about something said, and not somebody. */
export function isSomethingSaid(passage: Passage, { from, to }: Mention): boolean {
  const first = passage.tokens[from]
  return (
    to - from > 2 &&
    first !== undefined &&
    (first.flags & DETERMINER) !== 0 &&
    NOUNS.has(passage.tokens[from + 1]?.low ?? '')
  )
}

/** “the view that”: a noun of saying at `at`, with its clause. */
export function isNounCue(reading: Reading, at: number): boolean {
  const { tokens } = reading.passage
  if (isWonach(reading, at)) return true
  if (tokens[at + 1]?.low !== 'that' || at + 2 >= reading.sentence.to) return false
  return NOUNS.has(tokens[at]?.low ?? '')
}

/** „den Bericht, wonach die Brücke gesperrt ist“: after a noun and its comma. */
function isWonach({ passage, sentence }: Reading, at: number): boolean {
  const { tokens, lexicon } = passage
  return (
    lexicon.verbSecond &&
    tokens[at]?.low === 'wonach' &&
    tokens[at - 1]?.low === ',' &&
    tokens[at - 2]?.capital === true &&
    at - 2 >= sentence.from
  )
}

/** “expressed the view that …”, “her claim that …”: who has the view is its owner, or who expresses it. */
export function nounCue(reading: Reading, at: number): Report | undefined {
  const { passage, sentence } = reading
  const { tokens } = passage
  const content = { from: at + 1, to: contentEnd(reading, at + 1, undefined) }
  if (content.to - content.from < 3) return undefined
  if (isWonach(reading, at)) {
    const source = phraseBefore(passage, at - 1, sentence.from)
    if (source === undefined) return undefined
    const cue = { from: at, to: at + 1 }
    return { speaker: makeMention(passage, source), cue, contents: [content], sieve: NOUN_THAT }
  }
  const speaker = owner(reading, at) ?? holder(reading, at) ?? mainSubject(passage, at, sentence)
  if (speaker === undefined) return undefined
  const verb = tokens[at - 2]
  const from =
    verb !== undefined && at - 2 > speaker.to - 1 && tokens[at - 1]?.low === 'the' ? at - 2 : at
  return { speaker, cue: { from, to: at + 1 }, contents: [content], sieve: NOUN_THAT }
}

/** “both shared the view that”: the subject of the verb just before. */
function holder(reading: Reading, at: number): Mention | undefined {
  const { passage, sentence } = reading
  for (let index = at - 1; index >= Math.max(sentence.from, at - 3); index--)
    if (isVerb(passage, index))
      return subjectBefore(passage, verbGroup(passage, index, sentence.from).from, sentence.from)
  return undefined
}

function owner(reading: Reading, at: number): Mention | undefined {
  const { passage, sentence } = reading
  for (let index = at - 1; index >= Math.max(sentence.from, at - 4); index--) {
    const token = passage.tokens[index]
    if (token === undefined || token.kind !== 'word') return undefined
    if (token.low === "'s") {
      const phrase = phraseBefore(passage, index, sentence.from)
      return phrase && makeMention(passage, phrase)
    }
    if ((token.flags & POSSESSIVE) !== 0)
      return makeMention(passage, { from: index, to: index + 1 })
  }
  return undefined
}

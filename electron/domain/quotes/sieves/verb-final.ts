import type { Sieve } from '../confidence'
import type { CueUse } from '../cue-use'
import { PASSIVE_AUXILIARIES, PERFECT_AUXILIARIES } from '../german-auxiliaries'
import {
  COMPLEMENTISER,
  CONJUNCTION,
  DETERMINER,
  PREPOSITION,
  RELATIVE,
  SUBORDINATOR,
} from '../lexicon'
import type { Mention, Passage } from '../model'
import { phraseAt, phraseBefore } from '../noun-phrases'
import { cueRange, type Reading, type Report } from '../report'
import { makeMention } from '../verb-groups'
import { verbSecondSubject } from '../verb-second'

const VERB_FINAL: Sieve = 'evaluating cue before quote'

/** Words between a quotation and the verb at the end of its clause. */
const REACH = 6

/** „hat den Plan als ‚…‘ bezeichnet“, „wurde von Ross als ‚…‘ kritisiert“: the verb stands at the end of the clause. */
export function verbFinal(reading: Reading, at: number): Report | undefined {
  const { passage } = reading
  if (!passage.lexicon.verbSecond) return undefined
  const contents = [{ from: at, to: at + 1 }]
  const talk = talkIn(reading, at)
  if (talk !== undefined) return { ...talk, contents, sieve: VERB_FINAL }
  const use = reading.uses.find((other) => other.at > at)
  if (use !== undefined && sameClause(reading, at, use.at)) {
    // „Als ‚…‘ bezeichnete Ross den Plan“
    if (use.order === 'verb first' && use.at > at + 1) return undefined
    const auxiliary = auxiliaryBefore(reading, at)
    const speaker =
      clauseSpeaker(reading, at, use.at) ??
      (isPassiveAfter(passage, use.at) ? undefined : doer(reading, auxiliary, at, use))
    // „wird als ‚…‘ bezeichnet“: what nobody in particular calls so has that for a name.
    return speaker && { speaker, cue: cueRange(use), contents, sieve: VERB_FINAL }
  }
  const verb = cueAfter(reading, at)
  const speaker = verb === undefined ? undefined : clauseSpeaker(reading, at, verb)
  return verb !== undefined && speaker !== undefined
    ? { speaker, cue: { from: verb, to: verb + 1 }, contents, sieve: VERB_FINAL }
    : undefined
}

/** Who says so in a clause of its own: whom „von“ names in the passive, else its subject. */
function clauseSpeaker(reading: Reading, at: number, verb: number): Mention | undefined {
  if (!isPassiveAfter(reading.passage, verb)) return clauseDoer(reading, at)
  return agentBetween(reading, Math.max(reading.sentence.from, at - FRAME), at)
}

/** „der als ‚…‘ bezeichnet wird“ */
function isPassiveAfter({ tokens }: Passage, verb: number): boolean {
  return PASSIVE_AUXILIARIES.has(tokens[verb + 1]?.low ?? '')
}

/** A verb of saying or judging at the end of the clause that nobody was found for. */
function cueAfter(reading: Reading, at: number): number | undefined {
  const { tokens } = reading.passage
  for (let index = at + 1; index <= Math.min(reading.sentence.to - 1, at + REACH); index++)
    if (tokens[index]?.cue !== undefined) return sameClause(reading, at, index) ? index : undefined
  return undefined
}

const OBJECT_RELATIVES: ReadonlySet<string> = new Set(['den', 'dem', 'denen'])

const RELATIVES: ReadonlySet<string> = new Set(['der', 'die', 'das'])

/** „der Plan, den Ross als ‚…‘ bezeichnet“, „Ross, der den Plan als ‚…‘ bezeichnet“, „weil Ross ihn als ‚…‘ bezeichnete“. */
function clauseDoer({ passage, sentence }: Reading, at: number): Mention | undefined {
  const { tokens } = passage
  let comma = at - 1
  while (comma > sentence.from && tokens[comma]?.kind === 'word') comma--
  const opener = tokens[comma + 1]
  if (tokens[comma]?.low !== ',' || opener === undefined || comma + 1 >= at) return undefined
  const next = tokens[comma + 2]
  const named = next?.capital === true && (next.flags & DETERMINER) === 0
  if ((opener.flags & (SUBORDINATOR | COMPLEMENTISER)) !== 0 || OBJECT_RELATIVES.has(opener.low)) {
    const phrase = phraseAt(passage, comma + 2, at)
    return phrase && makeMention(passage, phrase)
  }
  if ((opener.flags & RELATIVE) === 0 && !RELATIVES.has(opener.low)) return undefined
  // „die Ross als ‚…‘ bezeichnet“: a name right after it is who does so.
  const phrase = named ? phraseAt(passage, comma + 2, at) : undefined
  if (phrase !== undefined && (phrase.to === at || tokens[phrase.to]?.low === 'als'))
    return makeMention(passage, phrase)
  const antecedent = phraseBefore(passage, comma, sentence.from)
  return (
    antecedent &&
    makeMention(passage, { from: comma + 1, to: comma + 2 }, makeMention(passage, antecedent))
  )
}

/** „In dem Papier ist von ‚…‘ die Rede“: the paper says it. */
function talkIn(
  { passage, sentence }: Reading,
  at: number,
): Pick<Report, 'speaker' | 'cue'> | undefined {
  const { tokens } = passage
  for (let index = at + 1; index <= Math.min(sentence.to - 1, at + REACH); index++) {
    if (tokens[index]?.low !== 'rede' || tokens[index - 1]?.low !== 'die') continue
    const first = tokens[sentence.from]
    const phrase =
      first !== undefined && (first.flags & PREPOSITION) !== 0
        ? phraseAt(passage, sentence.from + 1, at)
        : undefined
    return phrase && { speaker: makeMention(passage, phrase), cue: { from: index, to: index + 1 } }
  }
  return undefined
}

function sameClause({ passage: { tokens } }: Reading, at: number, verb: number): boolean {
  if (verb - at > REACH) return false
  for (let index = at + 1; index < verb; index++) {
    const token = tokens[index]
    if (token === undefined || token.kind === 'mark' || (token.flags & CONJUNCTION) !== 0)
      return false
  }
  return true
}

/** Words looked through for the auxiliary. */
const FRAME = 25

function doer(
  reading: Reading,
  auxiliary: number | undefined,
  at: number,
  use: CueUse,
): Mention | undefined {
  const { passage, sentence } = reading
  if (auxiliary === undefined) return use.subject
  return PASSIVE_AUXILIARIES.has(passage.tokens[auxiliary]?.low ?? '')
    ? agentBetween(reading, auxiliary, at)
    : (verbSecondSubject(passage, sentence, at) ?? use.subject)
}

function auxiliaryBefore(
  { passage: { tokens }, sentence }: Reading,
  at: number,
): number | undefined {
  for (let index = at - 1; index >= Math.max(sentence.from, at - FRAME); index--) {
    const token = tokens[index]
    if (token?.low === ',' || token?.low === ';' || token?.low === ':') return undefined
    const low = token?.low ?? ''
    if (PASSIVE_AUXILIARIES.has(low) || PERFECT_AUXILIARIES.has(low)) return index
  }
  return undefined
}

/** „von Ross“, „durch den Rat“: who does it. */
function agentBetween({ passage }: Reading, from: number, to: number): Mention | undefined {
  for (let index = from + 1; index < to; index++) {
    const low = passage.tokens[index]?.low
    if (low !== 'von' && low !== 'vom' && low !== 'durch') continue
    const phrase = phraseAt(passage, index + 1, to)
    if (phrase !== undefined) return makeMention(passage, phrase)
  }
  return undefined
}

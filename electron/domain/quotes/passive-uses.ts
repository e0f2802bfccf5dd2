import { type CueOccurrence, type CueUse, makeUse } from './cue-use'
import { hasQuote } from './has-quote'
import type { Range } from './model'
import { phraseAt } from './noun-phrases'
import { makeMention } from './verb-groups'

/** Whether the form of a past is a passive's, or may be: "was asked", "said by", “called ‘stupid’ by”. */
export function isPassive(occurrence: CueOccurrence): boolean {
  const { passage, at, cue, group } = occurrence
  return (
    cue.form === 'past' &&
    (group.passive || passage.tokens[at + 1]?.low === 'by' || isReducedPassive(occurrence))
  )
}

/** “the law, once called ‘stupid’ by Ross”: what is called stands before, and "by" after the quotation. */
function isReducedPassive(occurrence: CueOccurrence): boolean {
  const { passage, at } = occurrence
  const by = agentAfterQuote(occurrence)
  return by !== undefined && by - at <= 3 && passage.tokens[at + 1]?.low !== 'it'
}

/** "was asked", "said by": the doer stands after "by" or is not named; nothing if it is no passive. */
export function readPassive(occurrence: CueOccurrence): CueUse | undefined {
  const { passage, sentence, at, group } = occurrence
  const direct = passage.tokens[at + 1]?.low === 'by'
  const by = direct ? at + 1 : agentAfterQuote(occurrence)
  const agent = by === undefined ? undefined : phraseAt(passage, by + 1, sentence.to)
  // "the plan, described by Ross as": a participle without "is" needs its agent and a quotation.
  const quoted = direct ? agent && quoteFollows(occurrence, agent) : agent
  if (!group.passive && !quoted) return undefined
  return makeUse(occurrence, {
    order: 'participle',
    subject: agent && makeMention(passage, agent),
    shared: true,
    after: agent !== undefined && direct ? agent.to : at + 1,
  })
}

/** Words between a passive verb and the quotation, or the quotation and "by". */
const PASSIVE_REACH = 6

function quoteFollows({ passage, sentence }: CueOccurrence, phrase: Range): boolean {
  const to = Math.min(sentence.to, phrase.to + PASSIVE_REACH)
  return hasQuote(passage, { from: phrase.to, to })
}

/** “has been called ‘…’ by Ross”: the "by" right after the quotation. */
function agentAfterQuote({ passage, sentence, at: verb }: CueOccurrence): number | undefined {
  for (let at = verb + 1; at < Math.min(sentence.to, verb + PASSIVE_REACH); at++) {
    const token = passage.tokens[at]
    if (token === undefined || token.low === ',') return undefined
    if (token.kind === 'quote') return passage.tokens[at + 1]?.low === 'by' ? at + 1 : undefined
  }
  return undefined
}

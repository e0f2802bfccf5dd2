import type { Sieve } from '../confidence'
import type { Complement } from '../complement'
import { hasFiniteVerb } from '../complements'
import { contentEnd } from '../content-end'
import { agentsQuote, quotedContent } from '../content-extent'
import type { CueUse } from '../cue-use'
import { cueRange, type Reading, type Report } from '../report'

const BEFORE_QUOTE: Sieve = 'cue before quote'
const BEFORE_CLAUSE: Sieve = 'cue before clause'
const BEFORE_BARE_CLAUSE: Sieve = 'cue before bare clause'
const BEFORE_INFINITIVE: Sieve = 'cue before infinitive'
const BEFORE_OBJECT: Sieve = 'cue before object'

/** “X said that …”, “X said: …”, “X told CNN …”, “…, adding that …”: the cue stands before its content. */
export function preposed(
  reading: Reading,
  use: CueUse,
  complement: Complement,
): Report | undefined {
  const sieve = sieveOf(complement)
  if (sieve === undefined || use.subject === undefined || complement.at >= reading.sentence.to)
    return undefined
  const content =
    agentsQuote(reading, use) ??
    (complement.kind === 'quote' || complement.kind === 'colon'
      ? quotedContent(reading, complement.at, use)
      : { from: complement.at, to: contentEnd(reading, complement.at, use) })
  if (content.to <= content.from) return undefined
  if (
    complement.kind === 'bare clause' &&
    !use.cue.object &&
    !hasFiniteVerb(reading.passage, content.from, content.to)
  )
    return undefined
  return {
    speaker: use.subject,
    cue: cueRange(use),
    contents: [content],
    sieve,
    ...(use.via && { via: [use.via] }),
  }
}

function sieveOf(complement: Complement): Sieve | undefined {
  switch (complement.kind) {
    case 'quote':
    case 'colon':
      return BEFORE_QUOTE
    case 'clause with that':
    case 'question':
      return BEFORE_CLAUSE
    case 'bare clause':
      return BEFORE_BARE_CLAUSE
    case 'infinitive':
      return BEFORE_INFINITIVE
    case 'object':
      return BEFORE_OBJECT
    case 'comma':
    case 'nothing':
      return undefined
  }
}

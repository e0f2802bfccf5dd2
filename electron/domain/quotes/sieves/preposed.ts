import type { Complement } from '../complement'
import { hasFiniteVerb } from '../complements'
import { contentEnd, quotedContent } from '../content-extent'
import type { CueUse } from '../cue-use'
import { cueRange, type Reading, type Report, type Sieve } from '../report'

const BEFORE_QUOTE: Sieve = { name: 'cue before quote', confidence: 0.9 }
const BEFORE_CLAUSE: Sieve = { name: 'cue before clause', confidence: 0.79 }
const BEFORE_BARE_CLAUSE: Sieve = { name: 'cue before bare clause', confidence: 0.75 }
const BEFORE_INFINITIVE: Sieve = { name: 'cue before infinitive', confidence: 0.55 }
const BEFORE_OBJECT: Sieve = { name: 'cue before object', confidence: 0.6 }

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
    complement.kind === 'quote' || complement.kind === 'colon'
      ? quotedContent(reading, complement.at, use)
      : { from: complement.at, to: contentEnd(reading, complement.at, use) }
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

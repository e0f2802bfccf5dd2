import type { Sieve } from '../confidence'
import type { Complement } from '../complement'
import { hasFiniteVerb } from '../complements'
import { contentAfterComma, contentBefore } from '../content-extent'
import type { CueUse } from '../cue-use'
import { hasQuote } from '../has-quote'
import type { Range } from '../model'
import { cueRange, type Reading, type Report } from '../report'

const QUOTE_SUBJECT_CUE: Sieve = 'quote, subject, cue'
const QUOTE_CUE_SUBJECT: Sieve = 'quote, cue, subject'
const CLAUSE_SUBJECT_CUE: Sieve = 'clause, subject, cue'
const CLAUSE_CUE_SUBJECT: Sieve = 'clause, cue, subject'

/**
 * “…,” X said; …, said X; and what goes on after it. Content before the cue begins at `floor`, the end of
 * what the sentence reported before.
 */
export function postposed(
  reading: Reading,
  use: CueUse,
  complement: Complement,
  floor: number,
): Report | undefined {
  if (use.subject === undefined || use.order === 'participle') return undefined
  const before = contentBefore(reading.passage, floor, use.before)
  if (before === undefined) return undefined
  const quotedBefore = hasQuote(reading.passage, before)
  if (!quotedBefore && !use.cue.bare) return undefined
  // “Asked if it would rain, Ross said no”: what was asked is nobody's content here.
  if (!quotedBefore && reading.passage.tokens[before.from]?.low === 'asked') return undefined
  const contents: Range[] = [before]
  const after = continuation(reading, use, complement, before)
  if (after !== undefined) contents.push(after)
  // "Earlier this week, senior Democrats wrote": an introduction is no content.
  if (
    !quotedBefore &&
    after === undefined &&
    !hasFiniteVerb(reading.passage, before.from, before.to, before.to - before.from)
  )
    return undefined
  const inverted = use.order === 'verb first'
  const sieve = quotedBefore
    ? inverted
      ? QUOTE_CUE_SUBJECT
      : QUOTE_SUBJECT_CUE
    : inverted
      ? CLAUSE_CUE_SUBJECT
      : CLAUSE_SUBJECT_CUE
  return {
    speaker: use.subject,
    cue: cueRange(use),
    contents,
    sieve,
    ...(use.via && { via: [use.via] }),
  }
}

/** The half after the interruption: “…,” said X, the mayor, “…” */
function continuation(
  reading: Reading,
  use: CueUse,
  complement: Complement,
  left: Range,
): Range | undefined {
  const { passage, sentence } = reading
  const comma =
    complement.kind === 'comma'
      ? complement.at
      : complement.kind === 'quote' || complement.kind === 'colon'
        ? complement.at - 1
        : undefined
  const direct = comma === undefined ? undefined : contentAfterComma(reading, comma, left)
  if (direct !== undefined) return direct
  // Over an apposition or a circumstance to the next quotation that a comma or colon introduces.
  for (let at = use.after; at < sentence.to; at++) {
    const token = passage.tokens[at]
    if (token?.kind !== 'quote') continue
    const before = passage.tokens[at - 1]
    if (before?.low === ',' || before?.low === ':' || before?.low === '—')
      return reading.uses.some((other) => other.at > use.at && other.at < at)
        ? undefined
        : contentAfterComma(reading, at - 1, left)
    return undefined
  }
  return undefined
}

import type { Complement } from './complement'
import type { CueUse } from './cue-use'
import type { Reading, Report } from './report'
import { isNounCue, isSomethingSaid } from './sieves/noun-cues'
import { postposed } from './sieves/postposed'
import { preposed } from './sieves/preposed'

/** What a use reports: what stands before it from `floor` on, what follows it, or both. */
export function reportOf(
  reading: Reading,
  found: CueUse,
  complement: Complement,
  floor: number,
): Report | undefined {
  const use = withoutAs(reading, found)
  const canFollow =
    use.cue.postposed &&
    use.order !== 'participle' &&
    !use.shared &&
    !(use.subject && isSomethingSaid(reading.passage, use.subject))
  const before = () => postposed(reading, use, complement, floor)
  const after = () => preposed(reading, use, complement)
  if (use.order === 'verb first') return before() ?? quoteAhead(reading, use) ?? after()
  if (!canFollow)
    return complement.kind === 'object' && namesNounCue(reading, complement.at)
      ? undefined
      : after()
  const quoteBefore = reading.passage.tokens[use.before - 1]?.kind === 'quote'
  switch (complement.kind) {
    case 'object':
      // “expressed the view that”: the noun will be read for itself.
      return namesNounCue(reading, complement.at) ? undefined : (before() ?? after())
    case 'quote':
    case 'clause with that':
    case 'bare clause':
    case 'infinitive':
    case 'question':
      return quoteBefore ? (before() ?? after()) : after()
    case 'colon':
      return after()
    case 'comma':
    case 'nothing':
      return before() ?? after() ?? afterAs(reading, use, complement)
  }
}

/** „…, wie die Polizei mitteilte“, “as Reuters reported”: the word before the subject belongs to the attribution. */
function withoutAs(reading: Reading, use: CueUse): CueUse {
  const { tokens, lexicon } = reading.passage
  const before = tokens[use.before - 1]
  if (
    before === undefined ||
    use.before <= reading.sentence.from ||
    !lexicon.asWords.has(before.low)
  )
    return use
  return { ...use, before: use.before - 1, as: true }
}

/** “Said Ross, who runs the café: ‘…’”: over what describes the speaker to the quotation. */
function quoteAhead(reading: Reading, use: CueUse): Report | undefined {
  const { tokens } = reading.passage
  for (let at = use.after; at < reading.sentence.to; at++) {
    if (tokens[at]?.kind !== 'quote') continue
    const before = tokens[at - 1]
    return before?.low === ',' || before?.low === ':' || before?.low === '—'
      ? preposed(reading, use, { kind: 'quote', at })
      : undefined
  }
  return undefined
}

function namesNounCue(reading: Reading, from: number): boolean {
  for (let at = from; at < from + 4; at++) if (isNounCue(reading, at)) return true
  return false
}

/** “As Reuters reported, …”: what follows the comma. */
function afterAs(reading: Reading, use: CueUse, complement: Complement): Report | undefined {
  if (!use.as || complement.kind !== 'comma' || use.before !== reading.sentence.from)
    return undefined
  return preposed(reading, use, { kind: 'bare clause', at: complement.at + 1 })
}

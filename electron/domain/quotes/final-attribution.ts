import type { Complement } from './complement'
import type { CueUse } from './cue-use'
import type { Reading, Report } from './report'
import { lastInk } from './sentences'
import { isSomethingSaid } from './sieves/noun-cues'

/** The attribution that closes a sentence: “…, X said on Monday.” What stands before it is its content. */
export function finalAttribution(
  reading: Reading,
  complements: readonly (Complement | undefined)[],
): CueUse | undefined {
  const { passage, sentence, uses } = reading
  for (let index = uses.length - 1; index >= 0; index--) {
    const use = uses[index]
    const complement = complements[index]
    if (use === undefined || complement === undefined || use.cue.tier !== 'speech') continue
    if (!use.cue.postposed || use.order === 'participle' || use.shared || use.subject === undefined)
      continue
    if (isSomethingSaid(passage, use.subject)) continue
    if (complement.kind !== 'nothing' && complement.kind !== 'comma' && use.order !== 'verb first')
      continue
    const before = passage.tokens[use.before - 1]
    if (use.before - 1 < sentence.from || before === undefined) continue
    const parted =
      before.kind === 'quote' ? ',?!…'.includes(lastInk(passage.text, before)) : before.low === ','
    if (parted) return use
  }
  return undefined
}

/**
 * A report whose content would run into the closing attribution gives way to it: it keeps what stands before the
 * quotation that is attributed, or is itself only part of what the attribution covers.
 */
export function yieldTo(reading: Reading, report: Report, last: CueUse): Report | undefined {
  const content = report.contents.at(-1)
  if (content === undefined || content.to <= last.before - 1 || content.from >= last.before)
    return report
  const { tokens } = reading.passage
  let quote = last.before - 1
  if (tokens[quote]?.kind !== 'quote') return undefined
  while (tokens[quote - 1]?.kind === 'quote') quote--
  if (quote <= content.from) return undefined
  const before = tokens[quote - 1]
  if (before?.kind !== 'mark' && before?.low !== 'and' && before?.low !== 'but') return undefined
  const to = quote - 1
  if (to <= content.from) return undefined
  return { ...report, contents: [...report.contents.slice(0, -1), { from: content.from, to }] }
}

/** A report within what the closing attribution covers ends where that does. */
export function endBefore(report: Report, end: number): Report {
  const contents = report.contents
    .map(({ from, to }) => ({ from, to: Math.min(to, end) }))
    .filter(({ from, to }) => from < to)
  return { ...report, contents }
}

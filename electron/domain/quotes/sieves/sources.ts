import type { Sieve } from '../confidence'
import { hasFiniteVerb } from '../complements'
import { contentEnd, withoutTail } from '../content-end'
import { DETERMINER, ROLE, TITLE } from '../lexicon'
import type { Mention, Range } from '../model'
import { phraseAt, phraseBefore } from '../noun-phrases'
import type { Reading, Report } from '../report'
import { makeMention } from '../verb-groups'
import { withName } from '../with-name'

const ACCORDING_TO: Sieve = 'according to'

/**
 * “According to X, …” and “…, according to X”: a source named by a preposition. `at` is its first token and
 * `floor` the end of what the sentence reported before. Also answers where the source ends.
 */
export function sourced(
  reading: Reading,
  at: number,
  width: number,
  floor: number,
): { report: Report; end: number } | undefined {
  const { passage, sentence } = reading
  const { tokens } = passage
  const phrase = phraseAt(passage, at + width, sentence.to)
  if (phrase === undefined) return undefined
  const named = passage.lexicon.nounsCapitalised ? withName(passage, phrase) : phrase
  const speaker = makeMention(passage, named)
  const cue: Range = { from: at, to: at + width }
  const initial = at === sentence.from || contentless(reading, floor, at)
  const comma = commaFrom(reading, phrase.to)
  if (passage.lexicon.commaBeforeClause)
    return withinClause(reading, {
      speaker,
      cue,
      from: initial ? named.to : floor,
      at,
      after: named.to,
    })
  if (initial) {
    if (comma === undefined) return undefined
    const from = comma + 1
    const to = contentEnd(reading, from, undefined)
    if (to <= from) return undefined
    return { report: { speaker, cue, contents: [{ from, to }], sieve: ACCORDING_TO }, end: to }
  }
  const to = withoutTail(passage, floor, at)
  let from = floor
  while (from < to && tokens[from]?.kind === 'mark') from++
  if (to <= from) return undefined
  const contents: Range[] = [{ from, to }]
  let end = phrase.to
  if (
    tokens[at - 1]?.low === ',' &&
    comma !== undefined &&
    !hasFiniteVerb(passage, from, to, to - from)
  ) {
    const rest = { from: comma + 1, to: contentEnd(reading, comma + 1, undefined) }
    if (hasFiniteVerb(passage, rest.from, rest.to)) {
      contents.push(rest)
      end = rest.to
    }
  }
  return { report: { speaker, cue, contents, sieve: ACCORDING_TO }, end }
}

/** „Der Polizei zufolge ist die Brücke gesperrt“; „Die Brücke ist der Polizei zufolge gesperrt“: `at` is „zufolge“. */
export function sourcedBefore(
  reading: Reading,
  at: number,
  floor: number,
): { report: Report; end: number } | undefined {
  const { passage } = reading
  const phrase = phraseBefore(passage, at, floor)
  if (phrase === undefined) return undefined
  return withinClause(reading, {
    speaker: makeMention(passage, phrase),
    cue: { from: at, to: at + 1 },
    from: floor,
    at: phrase.from,
    after: at + 1,
  })
}

/** „Das Gebäude ist laut Polizei leer.“: what stands on both sides of the source, without commas. */
function withinClause(
  reading: Reading,
  source: { speaker: Mention; cue: Range; from: number; at: number; after: number },
): { report: Report; end: number } | undefined {
  const { passage } = reading
  const contents: Range[] = []
  let { from } = source
  while (from < source.at && passage.tokens[from]?.kind === 'mark') from++
  const before = withoutTail(passage, from, source.at)
  if (before - from >= 2) contents.push({ from, to: before })
  let after = source.after
  if (passage.tokens[after]?.low === ',') after++
  const end = contentEnd(reading, after, undefined)
  if (end > after) contents.push({ from: after, to: end })
  if (contents.length === 0) return undefined
  return {
    report: { speaker: source.speaker, cue: source.cue, contents, sieve: ACCORDING_TO },
    end,
  }
}

/** Only "But" or a mark between `floor` and the source. */
function contentless(reading: Reading, floor: number, at: number): boolean {
  for (let index = floor; index < at; index++) {
    const token = reading.passage.tokens[index]
    if (token === undefined) continue
    if (token.kind !== 'mark' && !['but', 'and', 'yet', 'still', 'so'].includes(token.low))
      return false
  }
  return true
}

/** The comma that ends the source, after an apposition if the first comma opens one. */
function commaFrom(reading: Reading, from: number): number | undefined {
  const { passage, sentence } = reading
  let comma: number | undefined
  for (let at = from; at < Math.min(sentence.to, from + 30); at++) {
    if (passage.tokens[at]?.low !== ',') continue
    // The words between two commas are an apposition if they have no verb and an article begins them.
    if (comma === undefined) comma = at
    else if (isApposition(reading, comma + 1, at)) return at
    else break
  }
  return comma
}

function isApposition(reading: Reading, from: number, to: number): boolean {
  const first = reading.passage.tokens[from]
  if (first === undefined || to - from > 14) return false
  return (
    (first.flags & (DETERMINER | ROLE | TITLE)) !== 0 &&
    !hasFiniteVerb(reading.passage, from, to, to - from)
  )
}

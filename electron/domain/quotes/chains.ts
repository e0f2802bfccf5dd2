import { PRONOUN, QUANTIFIER, ROLE } from './lexicon'
import type { Mention, Passage, Token } from './model'
import type { Report } from './report'
import { isSubjectPronoun } from './word-classes'

/** A report inside another's content, with those it came through. */
export interface NestedReport {
  readonly report: Report
  /** Outermost first. */
  readonly outer: readonly Mention[]
}

/** Shorter contents inside others' are hardly ever a report of their own. */
const LEAST_WORDS = 4

/**
 * The reports inside other reports' contents that stand on their own: somebody named, other than the one who
 * reports it, says it with a clause of its own. “Clinton said the U.S. agreed it was important” is Clinton's report and,
 * through her, one of the U.S.
 */
export function nestedReports(
  passage: Passage,
  reports: readonly Report[],
  nested: readonly Report[],
): NestedReport[] {
  const found: NestedReport[] = []
  const candidates = nested.filter((report) => standsAlone(passage, report))
  for (const report of candidates) {
    const outer = [...reports, ...candidates].filter((other) => encloses(other, report))
    const mentions = outer
      .sort((a, b) => width(b) - width(a))
      .flatMap((other) =>
        other.speaker === undefined ? [] : [...(other.via ?? []), other.speaker],
      )
    if (mentions.length > 0) found.push({ report, outer: mentions })
  }
  return found
}

function width(report: Report): number {
  return report.contents.reduce((most, { from, to }) => Math.max(most, to - from), 0)
}

/** Whether the whole of a report, speaker and all, stands in another's content. */
function encloses(outer: Report, inner: Report): boolean {
  const content = inner.contents[0]
  const { speaker } = inner
  if (outer === inner || content === undefined || speaker === undefined) return false
  return outer.contents.some(
    ({ from, to }) =>
      from <= Math.min(speaker.from, content.from) &&
      Math.max(speaker.to, content.to) <= to &&
      to - from > content.to - content.from,
  )
}

/** A capital or a role: "a senior aide". */
function names(token: Token | undefined): boolean {
  return token !== undefined && (token.capital || (token.flags & ROLE) !== 0)
}

const CLAUSES: ReadonlySet<string> = new Set([
  'cue before clause',
  'cue before bare clause',
  'cue before quote',
  'noun of saying with that',
])

function standsAlone(passage: Passage, report: Report): boolean {
  const { speaker } = report
  const content = report.contents[0]
  if (speaker === undefined || content === undefined || speaker.antecedent !== undefined)
    return false
  if (!CLAUSES.has(report.sieve)) return false
  if (report.sieve !== 'cue before quote' && content.to - content.from < LEAST_WORDS) return false
  const first = passage.tokens[speaker.from]
  if (first === undefined) return false
  const single = speaker.to - speaker.from === 1
  if (single && isSubjectPronoun(first)) return (first.flags & QUANTIFIER) !== 0
  for (let at = speaker.from; at < speaker.to; at++) if (names(passage.tokens[at])) return true
  return single && (first.flags & (QUANTIFIER | PRONOUN)) === QUANTIFIER
}

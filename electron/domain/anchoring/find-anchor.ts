import { splitsPair } from '../document/surrogates'
import { chooseSame, chooseSimilar, isMeant } from './choose-candidate'
import { fuzzyRanges, type NormalRange } from './fuzzy-ranges'
import { byEvidence, type Candidate, judgeRange } from './judge-range'
import type { Anchor } from './make-anchor'
import { type NormalText, normalText, sourceRange } from './normal-text'
import { reversed, type StoredContext, storedContext } from './stored-context'

/** An anchor and where it last was. A quote of the library is one. */
export interface AnchorSelector extends Anchor {
  readonly start: number
  readonly end: number
}

/** UTF-16 offsets; `confidence` 1 means that nothing changed there, 0.5 that only the words themselves speak for it. */
export interface FoundAnchor {
  readonly start: number
  readonly end: number
  readonly confidence: number
}

/** The place is gone or cannot be told from another. Candidates, best first, are for a person to choose from. */
export interface LostAnchor {
  readonly orphan: true
  readonly candidates: readonly FoundAnchor[]
}

/**
 * Finds a quote again in a text that may have changed. From cheap to expensive, and each step is verified
 * before it is believed:
 *
 * 1. the same words at the same place with the same context;
 * 2. the same words in the normal form of the text (see `normalText`), wherever they are: the place
 *    whose context agrees best, if it agrees clearly better than any other; without any context only
 *    words that are long enough not to recur by chance and that stand there once;
 * 3. nearly the same words (at most 30 % errors, 15 % under 20 characters) after the same prefix or
 *    before the same suffix.
 *
 * Anything else is an orphan: it is never moved by guess. Never throws. For many anchors in one text
 * use `anchorFinder`, which normalises the text once.
 */
export function findAnchor(text: string, selector: AnchorSelector): FoundAnchor | LostAnchor {
  return anchorFinder(text)(selector)
}

/** `findAnchor` for many anchors in the same text. */
export function anchorFinder(text: string): (selector: AnchorSelector) => FoundAnchor | LostAnchor {
  let normal: NormalText | undefined
  return (selector) => {
    if (isUnchangedAt(text, selector, selector.start)) {
      return { start: selector.start, end: selector.start + selector.exact.length, confidence: 1 }
    }
    normal ??= normalText(text)
    return findInNormalText(text, normal, selector)
  }
}

/** The words and all of the context stand at `start` to the letter. */
function isUnchangedAt(text: string, selector: AnchorSelector, start: number): boolean {
  const { exact, prefix, suffix } = selector
  return (
    Number.isInteger(start) &&
    start >= prefix.length &&
    start + exact.length + suffix.length <= text.length &&
    text.startsWith(prefix, start - prefix.length) &&
    text.startsWith(exact, start) &&
    text.startsWith(suffix, start + exact.length)
  )
}

/** Places looked at: among more than these no context decides. */
const MAX_OCCURRENCES = 500
const MAX_CANDIDATES = 5

function findInNormalText(
  text: string,
  normal: NormalText,
  selector: AnchorSelector,
): FoundAnchor | LostAnchor {
  const exact = normalText(selector.exact).text
  if (exact.length === 0) return { orphan: true, candidates: [] }
  const context = storedContext(selector)
  const judge = (range: NormalRange) => judgeRange(normal.text, exact, context, range)
  const answer = (candidate: Candidate) => found(text, normal, selector, candidate)

  const whole = onlyPlaceWithContext(normal.text, exact, context)
  if (whole !== undefined) return answer(judge(whole))

  const same = occurrences(normal.text, exact).map(judge).sort(byEvidence)
  const chosen = chooseSame(text, normal, selector, exact, same)
  if (chosen !== undefined) return answer(chosen)

  const similar = fuzzyRanges(normal.text, exact, context)
    .filter((range) => range.errors > 0)
    .map(judge)
    .sort(byEvidence)
  const best = chooseSimilar(exact, similar)
  // Where the same words still stand somewhere, others must prove themselves on both sides.
  if (best !== undefined && (same.length === 0 || (best.bothSides && !isMeant(exact, same[0]))))
    return answer(best)
  return {
    orphan: true,
    candidates: [...same, ...similar].slice(0, MAX_CANDIDATES).map(answer),
  }
}

/** Context on each side that makes a place certain without looking at others. */
const SURE_CONTEXT = 8

/** The cheapest sure sign: the words with all of their context stand there, and only once. */
function onlyPlaceWithContext(
  text: string,
  exact: string,
  context: StoredContext,
): NormalRange | undefined {
  if (context.before.length < SURE_CONTEXT || context.after.length < SURE_CONTEXT) return undefined
  const words = reversed(context.before) + exact + context.after
  const at = text.indexOf(words)
  if (at < 0 || text.indexOf(words, at + 1) >= 0) return undefined
  const from = at + context.before.length
  return { from, to: from + exact.length, errors: 0 }
}

function occurrences(text: string, exact: string): NormalRange[] {
  const ranges: NormalRange[] = []
  for (
    let at = text.indexOf(exact);
    at >= 0 && ranges.length < MAX_OCCURRENCES;
    at = text.indexOf(exact, at + 1)
  )
    ranges.push({ from: at, to: at + exact.length, errors: 0 })
  return ranges
}

/**
 * The range in the text. The normal form has no dashes and spaces; those with which the quote began or
 * ended belong to it where they still stand there.
 */
function found(
  text: string,
  normal: NormalText,
  selector: AnchorSelector,
  candidate: Candidate,
): FoundAnchor {
  let { start, end } = sourceRange(normal, candidate.from, candidate.to)
  const kept = normalText(selector.exact).offsets
  const lead = selector.exact.slice(0, kept[0])
  const trail = selector.exact.slice((kept[kept.length - 1] ?? 0) + 1)
  if (start >= lead.length && text.startsWith(lead, start - lead.length)) start -= lead.length
  if (text.startsWith(trail, end)) end += trail.length
  return {
    start: splitsPair(text, start) ? start - 1 : start,
    end: splitsPair(text, end) ? end + 1 : end,
    confidence: round((1 - candidate.errorRate) * (0.5 + 0.5 * candidate.contextSimilarity)),
  }
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000
}

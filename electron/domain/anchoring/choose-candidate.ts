import type { NormalRange } from './fuzzy-ranges'
import type { Candidate } from './judge-range'
import type { Anchor } from './make-anchor'
import { type NormalText, sourceRange } from './normal-text'

/** Words shorter than this recur in a text by chance: without context they prove nothing. */
const TELLING_LENGTH = 16
/** Short words: context that must agree, on both sides, because phrases such as these recur. */
const SHORT_CONTEXT = 16
/** Long words: context that must agree on either side. */
const LONG_CONTEXT = 8
/** By how many characters of context the best place must beat the second. */
const CLEAR_LEAD = 6
/**
 * Nearly the same words: the more errors, the more context. One side of it proves little: what stood
 * before a deleted passage still stands there, and what now follows it may be a little like it.
 */
const NEEDED_CONTEXT = [
  { errorRate: 0.1, evidence: 9, bothSides: false },
  { errorRate: 0.2, evidence: 14, bothSides: false },
  { errorRate: 0.3, evidence: 16, bothSides: true },
] as const
/** Of the places with the same words the one that is meant, if that is certain. */
export function chooseSame(
  text: string,
  normal: NormalText,
  anchor: Anchor,
  exact: string,
  candidates: readonly Candidate[],
): Candidate | undefined {
  const [best, second] = candidates
  if (best === undefined) return undefined
  if (isMeant(exact, best))
    return second === undefined || best.evidence - second.evidence >= CLEAR_LEAD ? best : undefined
  const isOnly = second === undefined && standsAlone(text, normal, anchor, best)
  return isOnly && exact.length >= TELLING_LENGTH ? best : undefined
}

/** Whether enough context stands around the same words. */
export function isMeant(exact: string, candidate: Candidate | undefined): boolean {
  if (candidate === undefined) return false
  return exact.length >= TELLING_LENGTH
    ? candidate.evidence >= LONG_CONTEXT
    : candidate.bothSides && candidate.evidence >= SHORT_CONTEXT
}

const LETTER = /[\p{L}\p{N}]/u

/** Words that began and ended at the edge of a word do so here too. */
function standsAlone(
  text: string,
  normal: NormalText,
  anchor: Anchor,
  candidate: Candidate,
): boolean {
  const { start, end } = sourceRange(normal, candidate.from, candidate.to)
  const joinsBefore = LETTER.test(text.slice(start - 1, start)) && LETTER.test(text.charAt(start))
  const joinsAfter = LETTER.test(text.slice(end - 1, end)) && LETTER.test(text.charAt(end))
  const joinedBefore = LETTER.test(anchor.prefix.slice(-1))
  const joinedAfter = LETTER.test(anchor.suffix.slice(0, 1))
  return (!joinsBefore || joinedBefore) && (!joinsAfter || joinedAfter)
}

/** Of the places with nearly the same words the one whose prefix or suffix agrees, if there is one such. */
export function chooseSimilar(
  exact: string,
  candidates: readonly Candidate[],
): Candidate | undefined {
  const [best, second] = candidates
  if (best === undefined) return undefined
  const isEnough = NEEDED_CONTEXT.some(
    (needed) =>
      best.errorRate <= needed.errorRate &&
      best.evidence >= needed.evidence &&
      (best.bothSides || !(needed.bothSides || exact.length < TELLING_LENGTH)),
  )
  if (!isEnough) return undefined
  if (
    second !== undefined &&
    best.evidence - second.evidence < CLEAR_LEAD &&
    !overlap(best, second)
  )
    return undefined
  return best
}

function overlap(left: NormalRange, right: NormalRange): boolean {
  return left.from < right.to && right.from < left.to
}

import { type ContextMatch, matchContext } from './context-match'
import type { NormalRange } from './fuzzy-ranges'
import { reversed, type StoredContext } from './stored-context'

/** A place in the normal text, and what speaks for it. */
export interface Candidate extends NormalRange {
  /** Share of the words' characters that are not there as stored. */
  readonly errorRate: number
  /** Characters of context that agree. */
  readonly evidence: number
  /** Both the prefix and the suffix agree. */
  readonly bothSides: boolean
  /** 0–1, mean of prefix and suffix. */
  readonly contextSimilarity: number
}

/** Context is compared this far: the stored one is at most 64 characters, and a few may be inserted. */
const REACH = 80

/** What speaks for a place: how much of the stored context stands around it. */
export function judgeRange(
  text: string,
  exact: string,
  context: StoredContext,
  range: NormalRange,
): Candidate {
  const before = matchContext(
    context.before,
    reversed(text.slice(Math.max(0, range.from - REACH), range.from)),
  )
  const after = matchContext(context.after, text.slice(range.to, range.to + REACH))
  return {
    ...range,
    errorRate: range.errors / exact.length,
    evidence: before.evidence + after.evidence,
    bothSides: agrees(before) && agrees(after),
    contextSimilarity: (before.similarity + after.similarity) / 2,
  }
}

function agrees(side: ContextMatch): boolean {
  return side.evidence > 0 || side.similarity === 1
}

/** Orders candidates, the best first. */
export function byEvidence(left: Candidate, right: Candidate): number {
  return (
    right.evidence - left.evidence ||
    left.errorRate - right.errorRate ||
    right.contextSimilarity - left.contextSimilarity ||
    left.from - right.from
  )
}

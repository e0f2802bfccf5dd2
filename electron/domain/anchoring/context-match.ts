/**
 * How well what stands next to a candidate agrees with the context stored in an anchor. Both sides are
 * normal text. `stored` and `found` are read from the quote outwards, so callers pass the prefix and
 * the text before it reversed.
 */
export interface ContextMatch {
  /** 0–1: share of the stored context that is there, with a few errors allowed. */
  readonly similarity: number
  /** Characters that agree, 0 when the likeness is no more than chance. */
  readonly evidence: number
}

/** Two unrelated pieces of prose of this length agree in about a third of their characters. */
const SAME_CONTEXT = 0.65
/** Where only what stands nearest stayed (the sentence), that much of it must agree, nearly to the letter. */
const NEAREST = 12
const SAME_NEAREST = 0.9
/** Fewer characters than this agree everywhere: a full stop, a mark, a short word. */
const SHORTEST_RUN = 4
/** Insertions that the comparison follows. */
const SLACK = 8

/** Compares as far as the stored context goes, a few inserted characters aside. */
export function matchContext(stored: string, found: string): ContextMatch {
  // The quote stood at the very edge of the text: it still does, or nothing can be said.
  if (stored.length === 0) return { similarity: found.length === 0 ? 1 : 0, evidence: 0 }
  const whole = likeness(stored, found.slice(0, stored.length + SLACK))
  if (whole >= SAME_CONTEXT) return { similarity: whole, evidence: whole * stored.length }
  const nearest = likeness(stored.slice(0, NEAREST), found.slice(0, NEAREST + 2))
  if (stored.length > NEAREST && nearest >= SAME_NEAREST)
    return { similarity: Math.max(whole, 0.5), evidence: nearest * NEAREST }
  const run = commonRun(stored, found)
  return { similarity: whole, evidence: run < SHORTEST_RUN ? 0 : run }
}

function commonRun(left: string, right: string): number {
  let length = 0
  while (length < left.length && left.charCodeAt(length) === right.charCodeAt(length)) length++
  return length
}

/** 1 − (edit distance ÷ length) of `stored` and the best beginning of `found`. */
function likeness(stored: string, found: string): number {
  let row = Array.from({ length: found.length + 1 }, (_, column) => column)
  for (let i = 1; i <= stored.length; i++) {
    const next = [i]
    for (let j = 1; j <= found.length; j++) {
      const substituted =
        (row[j - 1] as number) + (stored.charCodeAt(i - 1) === found.charCodeAt(j - 1) ? 0 : 1)
      next.push(Math.min(substituted, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return Math.max(0, 1 - Math.min(...row) / stored.length)
}

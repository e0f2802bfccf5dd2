import { splitsPair } from '../document/surrogates'

/** What finds a quote again: its exact text and what stood around it (W3C TextQuoteSelector). */
export interface Anchor {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

/** UTF-16 code units of context on either side (DESIGN section 1). */
export const CONTEXT_LENGTH = 32

/**
 * The anchor of `text.slice(start, end)`, with up to 32 code units on either side. Context never begins
 * or ends inside a surrogate pair; it is then one unit shorter. The caller has checked that
 * `0 <= start <= end <= text.length` and that neither offset stands inside a pair.
 */
export function makeAnchor(text: string, start: number, end: number): Anchor {
  const from = Math.max(0, start - CONTEXT_LENGTH)
  const to = Math.min(text.length, end + CONTEXT_LENGTH)
  return {
    exact: text.slice(start, end),
    prefix: text.slice(splitsPair(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, splitsPair(text, to) ? to - 1 : to),
  }
}

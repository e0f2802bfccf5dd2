import { splitsPair } from '#domain/document/surrogates'

/** A stretch of the revision's text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Far more white space than stands beside any selection; keeps a hostile text from being scanned. */
const MOST_WHITE_SPACE = 10_000

/**
 * The span without white space around it and without half characters: a selection that a person
 * dragged ends somewhere in the line break or between two halves of one emoji. Undefined when
 * nothing is left.
 */
export function tidySpan(text: string, from: number, to: number): Span | undefined {
  let start = Math.max(0, Math.min(from, to))
  let end = Math.min(text.length, Math.max(from, to))
  if (start >= end) return undefined
  if (splitsPair(text, start)) start--
  if (splitsPair(text, end)) end++
  const startLimit = Math.min(end, start + MOST_WHITE_SPACE)
  const endLimit = Math.max(start, end - MOST_WHITE_SPACE)
  while (start < startLimit && isSpace(text, start)) start++
  while (end > Math.max(start, endLimit) && isSpace(text, end - 1)) end--
  return start < end ? { start, end } : undefined
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at))
}

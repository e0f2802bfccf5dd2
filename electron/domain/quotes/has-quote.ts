import type { Passage, Range } from './model'

/** Whether a quotation stands among the tokens of a range. */
export function hasQuote({ tokens }: Passage, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) if (tokens[at]?.kind === 'quote') return true
  return false
}

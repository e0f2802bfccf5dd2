import type { Quote } from './model'

/** The order of quotes in their article: by start, then end, then id. */
export function compareQuotes(a: Quote, b: Quote): number {
  return a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1)
}

import type { Passage } from './model'

/** How many words of "according to" or its like begin at `at`; 0 if none do. */
export function sourceWidth(passage: Passage, at: number): number {
  const token = passage.tokens[at]
  if (token === undefined || token.kind !== 'word') return 0
  const sources = passage.lexicon.sourcesBefore.get(token.low)
  if (sources === undefined) return 0
  for (const source of sources)
    if (source.every((word, index) => passage.tokens[at + index]?.low === word))
      return source.length
  // „nach Polizeiangaben“: the noun of saying names who says it.
  if (token.low !== 'nach' || !passage.lexicon.nounsCapitalised) return 0
  const noun = passage.tokens[at + 1]
  return noun?.capital && SAYING_NOUN.test(noun.low) ? 1 : 0
}

const SAYING_NOUN = /.(?:angaben|berichten|meldungen|informationen|aussagen|schätzungen)$/

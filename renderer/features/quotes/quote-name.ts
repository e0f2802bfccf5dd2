import type { Id, Quote, QuoteKind } from '#domain/library/model'

export const KIND_NAMES: Readonly<Record<QuoteKind, string>> = {
  direct: 'Direct',
  mixed: 'Mixed',
  indirect: 'Indirect',
  summary: 'Summary',
}

/** What each kind means, for whoever chooses one. */
export const KIND_MEANINGS: Readonly<Record<QuoteKind, string>> = {
  direct: 'The speaker’s own words',
  mixed: 'Reported, with some of the speaker’s own words',
  indirect: 'Reported in other words',
  summary: 'A longer stretch, summed up',
}

/** "quote, 2 tags, Lavrov": what a quote is called where its words are not shown. */
export function quoteName(quote: Quote, speakerName: (id: Id) => string | undefined): string {
  const speaker =
    quote.speaker === undefined ? quote.proposal?.speaker?.name : speakerName(quote.speaker)
  return [
    quote.status === 'suggested' ? 'suggested quote' : 'quote',
    tagCount(quote.tags.length),
    speaker ?? 'no speaker',
  ].join(', ')
}

function tagCount(count: number): string {
  if (count === 0) return 'no tags'
  return count === 1 ? '1 tag' : `${count} tags`
}

import type { Id, Note, Quote } from '#domain/library/model'

/** Which quotes of an article the list shows: all, those with a tag, those without any. */
export type QuoteFilter = 'all' | 'untagged' | { readonly tag: Id }

/** The quotes in the order of the text, orphans at the end; the others only where they answer. */
export function listQuotes(quotes: readonly Quote[], filter: QuoteFilter): Quote[] {
  const shown = quotes.filter((quote) => {
    if (filter === 'all') return true
    if (filter === 'untagged') return quote.tags.length === 0
    return quote.tags.includes(filter.tag)
  })
  return [...shown.filter((quote) => !quote.orphan), ...shown.filter((quote) => quote.orphan)]
}

/** The tags that an article's quotes have, with how many have each, the most used first. */
export function tagsInUse(quotes: readonly Quote[]): { tag: Id; count: number }[] {
  const counts = new Map<Id, number>()
  for (const { tags } of quotes) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
}

/** The notes of one quote, oldest first. */
export function notesOfQuote(notes: readonly Note[], quote: Id): Note[] {
  return notes.filter((note) => note.quote === quote).sort(byAge)
}

/** The notes on an article as a whole, oldest first. */
export function notesOfArticle(notes: readonly Note[]): Note[] {
  return notes.filter((note) => note.quote === undefined).sort(byAge)
}

function byAge(a: Note, b: Note): number {
  return a.addedAt < b.addedAt ? -1 : 1
}

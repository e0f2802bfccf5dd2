import type { Id, Note, Quote } from '#domain/library/model'

/** Which quotes of an article the list shows: all, those with a tag, those without any. */
export type QuoteFilter = 'all' | 'untagged' | { readonly tag: Id }

/** The quotes in the order of the text, orphans at the end; the others only where they answer. */
export function listQuotes(quotes: readonly Quote[], filter: QuoteFilter): Quote[] {
  const placed: Quote[] = []
  const orphans: Quote[] = []
  for (const quote of quotes) {
    if (answers(quote, filter)) (quote.orphan ? orphans : placed).push(quote)
  }
  return [...placed, ...orphans]
}

function answers({ tags }: Quote, filter: QuoteFilter): boolean {
  if (filter === 'all') return true
  return filter === 'untagged' ? tags.length === 0 : tags.includes(filter.tag)
}

export interface TagsInUse {
  /** The tags with how many quotes have each, the most used first. */
  readonly tags: readonly { readonly tag: Id; readonly count: number }[]
  /** How many quotes have none. */
  readonly untagged: number
}

/** The tags that an article's quotes have. */
export function tagsInUse(quotes: readonly Quote[]): TagsInUse {
  const counts = new Map<Id, number>()
  let untagged = 0
  for (const { tags } of quotes) {
    if (tags.length === 0) untagged++
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  const tags = [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
  return { tags, untagged }
}

/** What a person has accepted and what is suggested, each in the order of the text. */
export function byStatus(quotes: readonly Quote[]): {
  readonly accepted: readonly Quote[]
  readonly suggested: readonly Quote[]
} {
  const accepted: Quote[] = []
  const suggested: Quote[] = []
  for (const quote of quotes) {
    if (quote.status === 'accepted') accepted.push(quote)
    else if (quote.status === 'suggested') suggested.push(quote)
  }
  return { accepted, suggested }
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

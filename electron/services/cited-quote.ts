import type { CitedItem } from '#domain/citations/formatted-citation'
import { quotedInOf, type SaidBy } from '#domain/citations/quoted-in'
import { type Locator, locatorOfSpan } from '#domain/document/positions'
import type { Article, Id, Quote } from '#domain/library/model'
import type { LibraryStore } from '#store/library-store'

/** Where a quote stands, for a citation: what the researcher wrote, else page, paragraph or section. */
export function placeOf(store: LibraryStore, quote: Quote): string | Locator | undefined {
  if (quote.locator) return quote.locator
  const revision = store.view.revision(quote.article, quote.revision)
  return revision && locatorOfSpan(revision, quote)
}

/** A quote as it is cited: its source, its place in it, and by way of whom it got there. */
export function citedQuote(store: LibraryStore, article: Article, quote: Quote): CitedItem {
  const { citationKey, reference } = article
  const locator = placeOf(store, quote)
  const speakerOf = (id: Id): SaidBy[] => {
    const speaker = store.view.speaker(id)
    return speaker ? [speaker] : []
  }
  const quotedIn = quotedInOf(
    {
      speaker: quote.speaker === undefined ? undefined : speakerOf(quote.speaker)[0],
      via: quote.via.flatMap(speakerOf),
      kind: quote.kind,
      said: quote.quotedIn,
    },
    reference,
  )
  return {
    citationKey,
    reference,
    ...(locator ? { locator } : {}),
    ...(quotedIn ? { quotedIn } : {}),
  }
}

/** Words of a text that are no quote yet, and how they are cited; undefined where the text is gone. */
export function citedSpan(
  store: LibraryStore,
  { id, citationKey, reference }: Article,
  { revision, start, end }: { readonly revision: Id; readonly start: number; readonly end: number },
): { readonly words: string; readonly item: CitedItem } | undefined {
  const read = store.view.revision(id, revision)
  if (!read || start >= end || end > read.text.length) return undefined
  const locator = locatorOfSpan(read, { start, end })
  const item = { citationKey, reference, ...(locator ? { locator } : {}) }
  return { words: read.text.slice(start, end), item }
}

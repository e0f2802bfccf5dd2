import { type Change, diffRecords, type RecordUpdate } from './change'
import type { Article, Id, LibraryRecord, Quote } from './model'
import type { LibraryView } from './view'

/** What of a quote or an article may name a tag or a speaker. */
type Naming = { readonly id: Id; readonly article?: Id } & Partial<
  Pick<Quote, 'tags' | 'speaker' | 'via'>
>

/**
 * A change that takes tags or speakers away, and with them every mention of them: a quote or an article
 * never names what is not in the library. No document is opened for it.
 */
export function releaseNames(change: Change, view: LibraryView): Change {
  const gone = new Set(change.removed.filter(isName).map(({ id }) => id))
  if (gone.size === 0) return change
  const quotes = new Map<Id, Naming>()
  const articles = new Map<Id, Pick<Article, 'id' | 'tags'>>()
  for (const id of gone) {
    for (const found of [view.quotesTagged(id), view.quotesOfSpeaker(id)])
      for (const quote of found) quotes.set(quote.id, { ...quotes.get(quote.id), ...quote })
    for (const article of view.articlesTagged(id)) articles.set(article.id, article)
  }
  const updated = new Map<Id, RecordUpdate>()
  for (const quote of quotes.values()) {
    const update = without(gone, { ...quote, type: 'quote' })
    if (update) updated.set(quote.id, update)
  }
  for (const { id, tags } of articles.values()) {
    const update = without(gone, { id, tags, type: 'article' })
    if (update) updated.set(id, update)
  }
  return { ...change, updated: [...change.updated, ...updated.values()] }
}

function isName({ type }: LibraryRecord): boolean {
  return type === 'tag' || type === 'speaker'
}

function without(
  gone: ReadonlySet<Id>,
  before: Naming & { readonly type: 'quote' | 'article' },
): RecordUpdate | undefined {
  const isKept = (id: Id) => !gone.has(id)
  const { speaker, ...rest } = before
  const after = {
    ...rest,
    ...(before.tags ? { tags: before.tags.filter(isKept) } : {}),
    ...(before.via ? { via: before.via.filter(isKept) } : {}),
    ...(speaker !== undefined && isKept(speaker) ? { speaker } : {}),
  }
  return diffRecords(before as LibraryRecord, after as LibraryRecord)
}

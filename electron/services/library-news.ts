import type { Change } from '#domain/library/change'
import { newsOf, type QuoteLinks } from '#domain/library/change-news'
import type { Id } from '#domain/library/model'
import type { ChangeNews } from '#domain/library/rows'
import type { LibraryStore } from '#store/library-store'

/** What a window is told of a change that the library has just taken; see `newsOf`. */
export function libraryNews({ catalog, view }: LibraryStore, change: Change): ChangeNews {
  return newsOf(change, {
    tag: (id) => view.tag(id),
    speaker: (id) => view.speaker(id),
    tagCount: (tag) => catalog.tagCount(tag),
    speakerCount: (speaker) => catalog.speakerCount(speaker),
    linksOfQuote: (quote) => catalog.linksOfQuote(quote),
    linksInArticle: (article: Id): readonly QuoteLinks[] =>
      catalog.listQuotes({ article, offset: 0, limit: Number.POSITIVE_INFINITY }).rows,
  })
}

import { expect } from 'vitest'
import type { Id } from '#domain/library/model'
import { LoadedArticle } from '#store/article-document'
import { Catalog } from '#store/catalog'
import { emptyTables } from '#store/catalog-file'
import { compareCatalogs } from '#store/compare-catalogs'
import type { LibraryStore } from '#store/library-store'
import type { ModelLibrary } from './model-library'

/** A catalog made from nothing but the records. */
export function catalogOf(model: ModelLibrary, touched: (article: Id) => number): Catalog {
  const catalog = new Catalog(emptyTables())
  for (const article of model.articles()) {
    const loaded = new LoadedArticle({
      schema: 1,
      sequence: touched(article.id),
      article,
      revisions: model.revisionsOf(article.id),
      quotes: model.quotesOf(article.id),
      notes: model.notesOf(article.id),
    })
    catalog.replaceArticle(article.id, loaded.toDocument())
  }
  catalog.apply(0, { added: model.freeNotes(), updated: [], removed: [] })
  return catalog
}

/** The law of the catalog: kept up to date change by change, it is the one made from the records. */
export function expectCatalogIsRight(store: LibraryStore, model: ModelLibrary): void {
  const touched = (article: Id) => store.catalog.touchedAt(article) ?? -1
  const fresh = catalogOf(model, touched)
  expect(compareCatalogs(store.catalog, fresh)).toEqual([])
  expectSameOrders(store.catalog, fresh)
  expectSameLinks(store.catalog, fresh, model)
}

const ALL = { offset: 0, limit: Number.POSITIVE_INFINITY }
const SORTS = ['added', 'modified', 'title', 'author', 'date', 'quotes'] as const

/** Orders are kept from the first time that they are asked for. */
function expectSameOrders(catalog: Catalog, fresh: Catalog): void {
  const orders = (one: Catalog) => ({
    articles: SORTS.map((sort) => ids(one.listArticles({ sort, ...ALL }))),
    backwards: SORTS.map((sort) => ids(one.listArticles({ sort, descending: true, ...ALL }))),
    trash: ids(one.listArticles({ sort: 'title', trash: true, ...ALL })),
    quotes: ids(one.listQuotes(ALL)),
    notes: ids(one.listNotes(ALL)),
  })
  expect(orders(catalog)).toEqual(orders(fresh))
}

/** What is found by what. */
function expectSameLinks(catalog: Catalog, fresh: Catalog, model: ModelLibrary): void {
  const found = (rows: Iterable<unknown>) => [...rows].map((row) => JSON.stringify(row)).sort()
  const links = (one: Catalog) => ({
    keys: model.articles().map(({ citationKey }) => one.articleByKey(citationKey)),
    alike: model
      .articles()
      .map(({ reference: { title = '' }, id }) =>
        found(one.matches.with([title], one.matches.of(id)?.identity.split('\n') ?? [])),
      ),
    found: model
      .articles()
      .map(({ reference: { title = '' } }) =>
        ids(one.listArticles({ sort: 'added', text: title, ...ALL })),
      ),
    tags: model
      .tags()
      .map(({ id }) => [
        found(one.quotesTagged(id)),
        found(one.articlesTagged(id)),
        ids(one.listArticles({ sort: 'added', tag: id, ...ALL })),
        one.tagCount(id),
      ]),
    speakers: model
      .speakers()
      .map(({ id }) => [found(one.quotesOfSpeaker(id)), one.speakerCount(id)]),
  })
  expect(links(catalog)).toEqual(links(fresh))
}

const ids = ({ rows }: { readonly rows: readonly { readonly id: Id }[] }): Id[] =>
  rows.map(({ id }) => id)

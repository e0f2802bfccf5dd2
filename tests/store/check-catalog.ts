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
  expect(compareCatalogs(store.catalog, catalogOf(model, touched))).toEqual([])
}

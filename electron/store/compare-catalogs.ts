import type { Id } from '#domain/library/model'
import type { Catalog } from './catalog'
import type { ArticleRow } from './catalog-articles'
import type { QuoteRef } from './catalog-quotes'

/** One thing that two catalogs say differently. */
export interface CatalogDifference {
  /** The article it is about; absent for free notes and counts. */
  readonly article?: Id
  readonly message: string
}

const ALL = { offset: 0, limit: Number.POSITIVE_INFINITY }

/** What `catalog` says otherwise than one made from the documents does. Empty: they are the same. */
export function compareCatalogs(catalog: Catalog, fresh: Catalog): CatalogDifference[] {
  const differences = [...compareRows(articleRows(catalog), articleRows(fresh), 'article')]
  const quotes = (one: Catalog) => new Map(allQuotes(one).map((quote) => [quote.id, quote]))
  differences.push(...compareRows(quotes(catalog), quotes(fresh), 'quote'))
  const notes = (one: Catalog) =>
    new Map(one.listNotes(ALL).rows.map((note) => [note.id, note] as const))
  differences.push(...compareRows(notes(catalog), notes(fresh), 'note'))
  for (const [name, count] of [
    ['counts', (one: Catalog) => one.counts()],
    ['counts by tag', (one: Catalog) => sorted(one.tagCounts())],
    ['counts by speaker', (one: Catalog) => sorted(one.speakerCounts())],
  ] as const) {
    if (JSON.stringify(count(catalog)) !== JSON.stringify(count(fresh))) {
      differences.push({ message: `The catalog's ${name} are wrong.` })
    }
  }
  return differences
}

type Row = { readonly id: Id; readonly article?: Id }

function* compareRows(
  rows: ReadonlyMap<Id, Row>,
  fresh: ReadonlyMap<Id, Row>,
  what: string,
): Iterable<CatalogDifference> {
  for (const id of new Set([...rows.keys(), ...fresh.keys()])) {
    const [one, other] = [rows.get(id), fresh.get(id)]
    if (JSON.stringify(one) === JSON.stringify(other)) continue
    const article = what === 'article' ? id : (other?.article ?? one?.article)
    const how = !one
      ? 'is not in the catalog'
      : !other
        ? 'is only in the catalog'
        : 'is outdated in the catalog'
    yield { ...(article ? { article } : {}), message: `The ${what} ${id} ${how}.` }
  }
}

function articleRows(
  catalog: Catalog,
): Map<Id, ArticleRow & { identity: string; touched?: number }> {
  const rows = [false, true].flatMap(
    (trash) => catalog.listArticles({ sort: 'added', trash, ...ALL }).rows,
  )
  const identities = new Map([...catalog.matches.all()].map(({ id, identity }) => [id, identity]))
  return new Map(
    rows.map((row) => {
      const touched = catalog.touchedAt(row.id)
      const identity = identities.get(row.id) ?? ''
      return [row.id, { ...row, identity, ...(touched === undefined ? {} : { touched }) }]
    }),
  )
}

function allQuotes(catalog: Catalog): readonly QuoteRef[] {
  const live = catalog.listQuotes(ALL).rows
  const trashed = [...catalog.trashed()].flatMap(
    (article) => catalog.listQuotes({ article, ...ALL }).rows,
  )
  return [...live, ...trashed]
}

function sorted(counts: Map<Id, number>): [Id, number][] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}

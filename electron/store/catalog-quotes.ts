import { type Id, QUOTE_KINDS, type QuoteKind, type QuoteStatus } from '#domain/library/model'
import type { Listed } from './catalog-articles'
import type { CatalogTables } from './catalog-tables'
import { STATUSES } from './quote-table'
import { firstAtOrAfter, rowsUpTo, SortedOrder } from './sorted-order'

export interface QuoteListQuery {
  readonly article?: Id
  readonly tag?: Id
  /** Who said it, or is in its reporting chain. */
  readonly speaker?: Id
  readonly kind?: QuoteKind
  /** Any, where it is left out. */
  readonly status?: QuoteStatus
  readonly offset: number
  readonly limit: number
}

/** A quote in a list; its words are in the article's document. */
export interface QuoteRef {
  readonly id: Id
  readonly article: Id
  readonly start: number
  readonly end: number
  readonly kind: QuoteKind
  readonly status: QuoteStatus
  readonly speaker?: Id
  readonly via: readonly Id[]
  readonly tags: readonly Id[]
}

/** Lists of quotes. Quotes of articles in the trash are left out, unless that article is asked for. */
export class QuoteLists {
  readonly #order: SortedOrder

  constructor(readonly tables: CatalogTables) {
    const { quotes, isSorted } = tables
    this.#order = new SortedOrder(
      (a, b) => this.#compare(a, b),
      (row) => quotes.isAlive(row),
      () => quotes.length,
      isSorted ? rowsUpTo(quotes.length) : undefined,
    )
  }

  list(query: QuoteListQuery): Listed<QuoteRef> {
    const rows: QuoteRef[] = []
    let total = 0
    const matches = this.#matches(query)
    for (const row of this.#candidates(query)) {
      if (!matches(row)) continue
      if (total >= query.offset && rows.length < query.limit) rows.push(this.#ref(row))
      total++
    }
    return { total, rows }
  }

  touch(row: number): void {
    this.#order.touch(row)
  }

  inOrder(): Int32Array {
    return this.#order.rows()
  }

  /** The quotes of an article's row, ordered by start. */
  rowsOfArticle(article: number): number[] {
    const { articles, quotes } = this.tables
    const held = articles.quotes.reduce((sum, column) => sum + column.get(article), 0)
    if (held === 0) return []
    const rows = this.#order.rows()
    const from = firstAtOrAfter(rows, (row) =>
      this.#compareArticles(quotes.article.get(row), article),
    )
    return [...rows.subarray(from, from + held)]
  }

  #candidates(query: QuoteListQuery): Iterable<number> {
    if (query.article === undefined) return this.#order.rows()
    const article = this.tables.articles.ids.find(query.article)
    return article < 0 ? [] : this.rowsOfArticle(article)
  }

  #matches(query: QuoteListQuery): (row: number) => boolean {
    const { articles, quotes, tagNumbers, speakerNumbers } = this.tables
    // -1 for one that no quote has: then nothing matches.
    const tag = query.tag === undefined ? undefined : tagNumbers.find(query.tag)
    const speaker = query.speaker === undefined ? undefined : speakerNumbers.find(query.speaker)
    const kind = query.kind === undefined ? undefined : QUOTE_KINDS.indexOf(query.kind)
    const status = query.status === undefined ? undefined : STATUSES.indexOf(query.status)
    return (row) =>
      (status === undefined || quotes.status.get(row) === status) &&
      (kind === undefined || quotes.kind.get(row) === kind) &&
      (tag === undefined || (tag >= 0 && quotes.tags.includes(row, tag))) &&
      (speaker === undefined || (speaker >= 0 && quotes.hasSpeaker(row, speaker))) &&
      (query.article !== undefined || !articles.isTrashed(quotes.article.get(row)))
  }

  #ref(row: number): QuoteRef {
    const { articles, quotes } = this.tables
    const speaker = quotes.speakerOf(row)
    return {
      id: quotes.ids.get(row),
      article: articles.ids.get(quotes.article.get(row)),
      start: quotes.start.get(row),
      end: quotes.end.get(row),
      kind: QUOTE_KINDS[quotes.kind.get(row)] ?? 'direct',
      status: quotes.statusOf(row),
      ...(speaker === undefined ? {} : { speaker }),
      via: quotes.viaOf(row),
      tags: quotes.tagsOf(row),
    }
  }

  #compare(a: number, b: number): number {
    const { quotes } = this.tables
    return (
      this.#compareArticles(quotes.article.get(a), quotes.article.get(b)) ||
      quotes.start.get(a) - quotes.start.get(b) ||
      quotes.end.get(a) - quotes.end.get(b) ||
      quotes.ids.compare(a, b)
    )
  }

  /** Articles in the order in which they were added. */
  #compareArticles(a: number, b: number): number {
    if (a === b) return 0
    const { articles } = this.tables
    return articles.addedAt.get(a) - articles.addedAt.get(b) || articles.ids.compare(a, b)
  }
}

import type { ReferenceType } from '#domain/citations/reference'
import type { Id, Instant } from '#domain/library/model'
import { dateRank } from './article-summary'
import type { CatalogTables } from './catalog-tables'
import { foldText } from './fold-text'
import { rowsUpTo, SortedOrder } from './sorted-order'

export type ArticleSort = 'added' | 'modified' | 'title' | 'author' | 'date' | 'quotes'

export interface ArticleListQuery {
  readonly text?: string
  /** Articles that carry the tag themselves or on a quote that is not rejected. */
  readonly tag?: Id
  /** Only those in the trash; else only those not in it. */
  readonly trash?: boolean
  readonly sort: ArticleSort
  /** Articles without the value sorted by stand last in either direction. */
  readonly descending?: boolean
  readonly offset: number
  readonly limit: number
}

export interface Listed<Row> {
  /** How many there are in all. */
  readonly total: number
  readonly rows: readonly Row[]
}

export interface ArticleRow {
  readonly id: Id
  readonly title: string
  /** "Smith", "Smith and Jones", "Smith et al." */
  readonly byline: string
  readonly outlet: string
  /** EDTF, such as `2009-10-14`; empty where unknown. */
  readonly date: string
  readonly referenceType: ReferenceType
  readonly citationKey: string
  readonly tags: readonly Id[]
  /** Accepted ones. */
  readonly quotes: number
  readonly suggestions: number
  readonly rejected: number
  readonly addedAt: Instant
  readonly modifiedAt: Instant
  readonly deletedAt?: Instant
}

const REJECTED = 2
/** Sorts after every text and every number that occurs. */
const NO_TEXT = '\uffff'
const NO_NUMBER = 2 ** 42

/** Lists of articles: the orders they are sorted in and the filters over them. */
export class ArticleLists {
  readonly #orders = new Map<ArticleSort, SortedOrder>()
  readonly #textKeys = new Map<'title' | 'author', (string | undefined)[]>()

  constructor(readonly tables: CatalogTables) {
    if (!tables.isSorted) return
    // While the rows are still those of the file, which lie in this order.
    this.#order('added', rowsUpTo(tables.articles.length))
    const { savedByModified } = tables.articles
    if (savedByModified?.length === tables.articles.length) this.#order('modified', savedByModified)
  }

  list(query: ArticleListQuery): Listed<ArticleRow> {
    const matches = this.#matches(query)
    const order = this.#sequence(query)
    const rows: ArticleRow[] = []
    let total = 0
    for (let i = 0; i < order.length; i++) {
      const row = order[i] ?? 0
      if (!matches(row)) continue
      if (total >= query.offset && rows.length < query.limit) rows.push(this.#row(row))
      total++
    }
    return { total, rows }
  }

  /** Something that an order depends on has changed. */
  touch(row: number): void {
    for (const keys of this.#textKeys.values()) keys[row] = undefined
    for (const order of this.#orders.values()) order.touch(row)
  }

  /** All rows in one of the orders; valid until the next change. */
  inOrder(sort: ArticleSort): Int32Array {
    return this.#order(sort).rows()
  }

  #row(row: number): ArticleRow {
    const { articles } = this.tables
    const deletedAt = articles.deletedOf(row)
    const [accepted, , rejected] = articles.quotes
    return {
      id: articles.ids.get(row),
      title: articles.title.get(row),
      byline: articles.byline.get(row),
      outlet: articles.outlet.get(row),
      date: articles.date.get(row),
      referenceType: articles.referenceTypeOf(row),
      citationKey: articles.citationKey.get(row),
      tags: articles.tagsOf(row),
      quotes: accepted?.get(row) ?? 0,
      suggestions: articles.suggestionsOf(row),
      rejected: rejected?.get(row) ?? 0,
      addedAt: articles.addedOf(row),
      modifiedAt: articles.modifiedOf(row),
      ...(deletedAt ? { deletedAt } : {}),
    }
  }

  #matches(query: ArticleListQuery): (row: number) => boolean {
    const { articles } = this.tables
    const wanted = query.text ? foldText(query.text.trim()) : ''
    const withText = wanted ? this.#marked(articles.searchable.rowsWith(wanted)) : undefined
    const withTag = query.tag === undefined ? undefined : this.#marked(this.#tagged(query.tag))
    const isTrash = query.trash === true
    return (row) =>
      articles.isTrashed(row) === isTrash &&
      (withText === undefined || withText[row] === 1) &&
      (withTag === undefined || withTag[row] === 1)
  }

  #marked(rows: Iterable<number>): Uint8Array {
    const marks = new Uint8Array(this.tables.articles.length)
    for (const row of rows) marks[row] = 1
    return marks
  }

  *#tagged(tag: Id): Iterable<number> {
    const { articles, quotes, tagNumbers } = this.tables
    const number = tagNumbers.find(tag)
    if (number < 0) return
    for (let row = 0; row < articles.length; row++) {
      if (articles.tags.includes(row, number)) yield row
    }
    for (let row = 0; row < quotes.length; row++) {
      if (
        quotes.isAlive(row) &&
        quotes.status.get(row) !== REJECTED &&
        quotes.tags.includes(row, number)
      ) {
        yield quotes.article.get(row)
      }
    }
  }

  #sequence({ sort, descending }: ArticleListQuery): Int32Array {
    const rows = this.#order(sort).rows()
    if (!descending) return rows
    let known = rows.length
    while (known > 0 && this.#isUnknown(sort, rows[known - 1] ?? 0)) known--
    // Those without a value stay where they are, at the end.
    const turned = rows.slice()
    turned.subarray(0, known).reverse()
    return turned
  }

  #isUnknown(sort: ArticleSort, row: number): boolean {
    if (sort === 'title' || sort === 'author') return this.#textKey(sort, row) === NO_TEXT
    return sort === 'date' && this.#number(sort, row) === NO_NUMBER
  }

  #order(sort: ArticleSort, sorted?: Int32Array): SortedOrder {
    let order = this.#orders.get(sort)
    if (!order) {
      const { articles } = this.tables
      order = new SortedOrder(
        (a, b) => this.#compare(sort, a, b),
        (row) => articles.isAlive(row),
        () => articles.length,
        sorted,
        sort === 'title' || sort === 'author' ? undefined : (row) => this.#number(sort, row),
      )
      this.#orders.set(sort, order)
    }
    return order
  }

  #compare(sort: ArticleSort, a: number, b: number): number {
    const { articles } = this.tables
    if (sort === 'title' || sort === 'author') {
      const [left, right] = [this.#textKey(sort, a), this.#textKey(sort, b)]
      if (left !== right) return left < right ? -1 : 1
    } else {
      const difference = this.#number(sort, a) - this.#number(sort, b)
      if (difference !== 0) return difference
    }
    // The same order whatever way the catalog came about.
    return articles.addedAt.get(a) - articles.addedAt.get(b) || articles.ids.compare(a, b)
  }

  #number(sort: Exclude<ArticleSort, 'title' | 'author'>, row: number): number {
    const { articles } = this.tables
    switch (sort) {
      case 'added':
        return articles.addedAt.get(row)
      case 'modified':
        return articles.modifiedAt.get(row)
      case 'quotes':
        return articles.quotes[0]?.get(row) ?? 0
      case 'date':
        // A year with more digits than that is a slip; it stands with the last ones.
        return Math.min(dateRank(articles.date.get(row)) ?? NO_NUMBER, NO_NUMBER)
    }
  }

  #textKey(sort: 'title' | 'author', row: number): string {
    let keys = this.#textKeys.get(sort)
    if (!keys) {
      keys = []
      this.#textKeys.set(sort, keys)
    }
    const known = keys[row]
    if (known !== undefined) return known
    const { title, byline } = this.tables.articles
    // Leading marks and brackets do not count when titles are sorted.
    const text = foldText((sort === 'title' ? title : byline).get(row)).replace(
      /^[^\p{L}\p{N}]+/u,
      '',
    )
    keys[row] = text || NO_TEXT
    return keys[row] ?? NO_TEXT
  }
}

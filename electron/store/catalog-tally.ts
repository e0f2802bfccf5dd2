import type { Id } from '#domain/library/model'
import type { ArticleTable } from './article-table'
import type { Numbering } from './packed-table'
import type { QuoteTable } from './quote-table'

export interface CatalogCounts {
  /** Not in the trash. */
  readonly articles: number
  /** Accepted, in articles that are not in the trash. */
  readonly quotes: number
  /** Suggested and not yet reviewed, or accepted with something offered for them, likewise. */
  readonly suggestions: number
  readonly trashed: number
}

const ACCEPTED = 0
const SUGGESTED = 1

/** Counts over the catalog, kept in step with each change: asking costs nothing. */
export class CatalogTally {
  #quotes = 0
  #suggestions = 0
  readonly #byTag: number[] = []
  readonly #bySpeaker: number[] = []
  /** Tags and speakers are counted from the first time someone asks. */
  #isCounting = false
  #articles: { live: number; trashed: number } | undefined

  constructor(
    readonly articleTable: ArticleTable,
    readonly quoteTable: QuoteTable,
  ) {
    // Over the bare columns: on opening, this loop is too new to have been made fast.
    const alive = articleTable.alive.values
    const deletedAt = articleTable.deletedAt.values
    const offered = articleTable.offered.values
    const accepted = articleTable.quotes[ACCEPTED]?.values ?? []
    const suggested = articleTable.quotes[SUGGESTED]?.values ?? []
    for (let row = 0; row < articleTable.length; row++) {
      if (alive[row] !== 1 || deletedAt[row] !== 0) continue
      this.#quotes += accepted[row] ?? 0
      this.#suggestions += (suggested[row] ?? 0) + (offered[row] ?? 0)
    }
  }

  counts(): CatalogCounts {
    this.#articles ??= this.#countArticles()
    const { live, trashed } = this.#articles
    return { articles: live, quotes: this.#quotes, suggestions: this.#suggestions, trashed }
  }

  byTag(numbers: Numbering): Map<Id, number> {
    this.#startCounting()
    return named(this.#byTag, numbers)
  }

  bySpeaker(numbers: Numbering): Map<Id, number> {
    this.#startCounting()
    return named(this.#bySpeaker, numbers)
  }

  /** How often a tag's number is counted. */
  ofTag(number: number): number {
    this.#startCounting()
    return this.#byTag[number] ?? 0
  }

  /** How often a speaker's number is counted. */
  ofSpeaker(number: number): number {
    this.#startCounting()
    return this.#bySpeaker[number] ?? 0
  }

  /** An article was added, removed, deleted or restored. */
  articlesChanged(): void {
    this.#articles = undefined
  }

  countAll(quoteRows: readonly number[], sign: 1 | -1): void {
    for (const row of quoteRows) this.count(row, sign)
  }

  /** Counts a quote in or out, as it is now. Call before and after what changes it. */
  count(quote: number, sign: 1 | -1): void {
    const { quoteTable, articleTable } = this
    const article = quoteTable.article.get(quote)
    const status = quoteTable.status.get(quote)
    const isOffered = status === ACCEPTED && quoteTable.offered.get(quote) === 1
    articleTable.quotes[status]?.add(article, sign)
    if (isOffered) articleTable.offered.add(article, sign)
    if (articleTable.isTrashed(article)) return
    if (status === SUGGESTED || isOffered) this.#suggestions += sign
    if (status !== ACCEPTED) return
    this.#quotes += sign
    if (this.#isCounting) this.#countLinks(quote, sign)
  }

  #countLinks(quote: number, sign: 1 | -1): void {
    const { tags, via, speaker } = this.quoteTable
    const tagList = tags.get(quote)
    for (let i = 0; i < tagList.length; i++) addTo(this.#byTag, tagList[i] ?? 0, sign)
    const said = speaker.get(quote)
    if (said >= 0) addTo(this.#bySpeaker, said, sign)
    const chain = via.get(quote)
    for (let i = 0; i < chain.length; i++) {
      const number = chain[i] ?? 0
      const isFirst = Array.prototype.indexOf.call(chain, number) === i
      if (number !== said && isFirst) addTo(this.#bySpeaker, number, sign)
    }
  }

  #startCounting(): void {
    if (this.#isCounting) return
    this.#isCounting = true
    const { quoteTable, articleTable } = this
    for (let row = 0; row < quoteTable.length; row++) {
      if (!quoteTable.isAlive(row) || quoteTable.status.get(row) !== ACCEPTED) continue
      if (!articleTable.isTrashed(quoteTable.article.get(row))) this.#countLinks(row, 1)
    }
  }

  #countArticles(): { live: number; trashed: number } {
    const { articleTable } = this
    let live = 0
    let trashed = 0
    for (let row = 0; row < articleTable.length; row++) {
      if (!articleTable.isAlive(row)) continue
      if (articleTable.isTrashed(row)) trashed++
      else live++
    }
    return { live, trashed }
  }
}

function addTo(counts: number[], number: number, sign: 1 | -1): void {
  while (counts.length <= number) counts.push(0)
  counts[number] = (counts[number] ?? 0) + sign
}

function named(counts: readonly number[], numbers: Numbering): Map<Id, number> {
  const result = new Map<Id, number>()
  for (const [number, count] of counts.entries()) {
    if (count > 0) result.set(numbers.get(number), count)
  }
  return result
}

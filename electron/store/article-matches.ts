import type { MatchEntry } from '#domain/citations/duplicates/match-entry'
import type { Id } from '#domain/library/model'
import type { ArticleTable } from './article-table'
import { foldText } from './fold-text'

/** What duplicates are found by, of articles that are not in the trash; no document is opened for it. */
export class ArticleMatches {
  constructor(readonly articles: ArticleTable) {}

  /** Every article. */
  *all(): Iterable<MatchEntry> {
    for (let row = 0; row < this.articles.length; row++) {
      if (this.#isLive(row)) yield this.#entry(row)
    }
  }

  /** One article; undefined for one that is not there or in the trash. */
  of(id: Id): MatchEntry | undefined {
    const row = this.articles.ids.find(id)
    return row >= 0 && this.#isLive(row) ? this.#entry(row) : undefined
  }

  /** Those that have one of these titles or one of these lines in their identity. */
  *with(titles: readonly string[], identity: readonly string[]): Iterable<MatchEntry> {
    const rows = new Set<number>()
    for (const title of titles) {
      // Of a title of nothing but accents nothing is left to find others by.
      const folded = foldText(title)
      if (folded) for (const row of this.articles.searchable.rowsWith(folded)) rows.add(row)
    }
    for (const line of identity) {
      if (!line) continue
      for (const row of this.articles.identity.rowsWith(line)) rows.add(row)
    }
    for (const row of rows) if (this.#isLive(row)) yield this.#entry(row)
  }

  #isLive(row: number): boolean {
    return this.articles.isAlive(row) && !this.articles.isTrashed(row)
  }

  #entry(row: number): MatchEntry {
    const { ids, title, outlet, date, identity } = this.articles
    return {
      id: ids.get(row),
      title: title.get(row),
      outlet: outlet.get(row),
      date: date.get(row),
      identity: identity.get(row),
    }
  }
}

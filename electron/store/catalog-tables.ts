import type { ArticleTable } from './article-table'
import type { NoteTable } from './note-table'
import type { Numbering } from './packed-table'
import type { QuoteTable } from './quote-table'

/** Columns that catalogs of earlier versions do not have. */
export const ADDED_COLUMNS = ['articles/identity', 'articles/offered', 'quotes/offered'] as const

/** The tables of a catalog, as they are loaded and saved. */
export interface CatalogTables {
  readonly tagNumbers: Numbering
  readonly speakerNumbers: Numbering
  readonly articles: ArticleTable
  readonly quotes: QuoteTable
  readonly notes: NoteTable
  /** Rows lie in the order of lists, as a saved catalog has them. */
  readonly isSorted: boolean
}

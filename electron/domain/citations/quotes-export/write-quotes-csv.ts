import { writeCsv } from '../csv'
import type { QuoteExportRow } from './quote-export-row'

/** The heads of the columns, in order. Lists are joined with "; ", the reporting chain with " → ". */
export const QUOTES_CSV_COLUMNS = [
  'Quote',
  'Kind',
  'Speaker',
  'Reported by',
  'Tags',
  'Notes',
  'Place',
  'Citation',
  'Citation key',
  'Article',
  'Date',
  'URL',
] as const

function cellsOf(row: QuoteExportRow): readonly string[] {
  return [
    row.text,
    row.kind,
    row.speaker ?? '',
    row.via.join(' → '),
    row.tags.join('; '),
    row.notes.join('\n\n'),
    row.locator ?? '',
    row.citation,
    row.citationKey,
    row.articleTitle,
    row.date ?? '',
    row.url ?? '',
  ]
}

/** One row a quote under a line of heads; see `writeCsv` for what is done to the cells. */
export function writeQuotesCsv(rows: readonly QuoteExportRow[]): string {
  return writeCsv([QUOTES_CSV_COLUMNS, ...rows.map(cellsOf)])
}

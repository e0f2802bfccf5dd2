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

/**
 * What a spreadsheet takes for a formula (OWASP, "CSV Injection"): = + - @, a tab or a line end at the
 * start, and the full-width forms of the four. Apostrophes before it count, so that the rule turns round.
 */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/**
 * The cell with an apostrophe before it where a spreadsheet would otherwise calculate it. Spreadsheets
 * show such a cell as text; `restoreCell` gives the cell back. A cell that needs nothing stays as it is.
 */
export function neutraliseCell(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

/** Takes back what `neutraliseCell` did: `restoreCell(neutraliseCell(c))` is `c` for every text. */
export function restoreCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
}

function field(cell: string): string {
  const safe = neutraliseCell(cell)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

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

/**
 * RFC 4180 with a head line: CRLF after every record, cells in quotation marks where they need them, and
 * a byte order mark before it all, without which spreadsheets take UTF-8 for something else. Cells that a
 * spreadsheet would calculate are neutralised; see `neutraliseCell`.
 */
export function writeQuotesCsv(rows: readonly QuoteExportRow[]): string {
  const records = [QUOTES_CSV_COLUMNS, ...rows.map(cellsOf)]
  return '\uFEFF' + records.map((cells) => `${cells.map(field).join(',')}\r\n`).join('')
}

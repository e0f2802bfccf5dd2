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

/**
 * RFC 4180: CRLF after every record, cells in quotation marks where they need them, and a byte order mark
 * before it all, without which spreadsheets take UTF-8 for something else. Cells that a spreadsheet would
 * calculate are neutralised; see `neutraliseCell`. The first row has the heads of the columns.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return '\uFEFF' + rows.map((cells) => `${cells.map(field).join(',')}\r\n`).join('')
}

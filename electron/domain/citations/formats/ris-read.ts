import type { FormatDiagnostic, ReadItem, ReadResult } from './format'
import { readRisRecord, type RisRecord } from './ris-record'

/** The standard has two spaces before the dash; exports with one, and with none after it, are common. */
const TAG_LINE = /^\s*([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$/

function splitRecords(input: string): { records: RisRecord[]; diagnostics: FormatDiagnostic[] } {
  const records: RisRecord[] = []
  const diagnostics: FormatDiagnostic[] = []
  let current: RisRecord | undefined
  let strayTold = false
  input
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((text, index) => {
      const line = index + 1
      const match = TAG_LINE.exec(text.trimEnd())
      const tag = match?.[1]
      const value = (match?.[2] ?? '').trim()
      if (tag === 'TY') {
        // Some programs write a second TY line under the first; anywhere else it opens a record.
        if (current && current.fields.length > 0)
          diagnostics.push({
            line,
            message: `The record before this one (line ${current.line}) has no ER line; it was read as far as it goes.`,
          })
        if (current && current.fields.length === 0) records.pop()
        current = { line, risType: value.toUpperCase().split(/\s/)[0] ?? '', fields: [] }
        records.push(current)
        strayTold = false
      } else if (tag === 'ER') {
        current = undefined
        strayTold = false
      } else if (!current) {
        if (text.trim() && !strayTold)
          diagnostics.push({
            line,
            message: 'This line stands outside a record (none began with TY); it was left out.',
          })
        strayTold = strayTold || text.trim() !== ''
      } else if (tag) current.fields.push({ tag, line, lines: [value] })
      else if (text.trim() && current.fields.length > 0)
        current.fields.at(-1)?.lines.push(text.trim())
    })
  if (current && current.fields.length > 0)
    diagnostics.push({
      line: current.line,
      message: 'The last record has no ER line; the file may be cut off here.',
    })
  return { records, diagnostics }
}

/**
 * Reads RIS in both its dialects (Reference Manager 2001, EndNote 2011). Lines that continue a tag belong
 * to it; `DA` counts before `PY` and `Y1`; `Y2` is the day of access; tags without a CSL variable are kept
 * in `custom` as `ris.XX`; links to files of another program are left out.
 */
export function readRis(input: string): ReadResult {
  const { records, diagnostics } = splitRecords(input)
  const items: ReadItem[] = []
  for (const record of records) {
    const read = readRisRecord(record)
    diagnostics.push(...read.diagnostics)
    if (record.fields.some(({ lines }) => lines.some(Boolean))) items.push(read.item)
    else diagnostics.push({ line: record.line, message: 'This record is empty; it was left out.' })
  }
  if (records.length === 0)
    diagnostics.push({ line: 1, message: 'No record was found: one begins with a line “TY  - ”.' })
  return { items, diagnostics: diagnostics.sort((a, b) => a.line - b.line) }
}

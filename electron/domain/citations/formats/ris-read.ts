import type { FormatDiagnostic, ReadItem, ReadResult } from './format'
import { readRisRecord, type RisRecord } from './ris-record'

/** The standard has two spaces before the dash; exports with one, and with none after it, are common. */
const TAG_LINE = /^\s*([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$/

const OF_ITS_OWN: ReadonlySet<string> = new Set('TI T1 CT BT T2 AU A1 A2 ED'.split(' '))

/** A part that has neither a title nor people, after a record that was not ended, is the rest of that record. */
function joinParts(records: readonly RisRecord[], open: ReadonlySet<RisRecord>): RisRecord[] {
  const joined: RisRecord[] = []
  let last: RisRecord | undefined
  let isOpen = false
  for (const record of records) {
    if (last && isOpen && !record.fields.some(({ tag }) => OF_ITS_OWN.has(tag))) {
      last = { ...last, risType: record.risType, fields: [...last.fields, ...record.fields] }
      joined[joined.length - 1] = last
    } else {
      last = record
      joined.push(record)
    }
    isOpen = open.has(record)
  }
  return joined
}

/** Tags in small letters are read where there are no others: between others they are words of a text. */
function tagLineOf(input: string): RegExp {
  const begins = /^[^\S\r\n]*TY {1,2}-/m
  const isSmall = !begins.test(input) && new RegExp(begins, 'im').test(input)
  return isSmall ? new RegExp(TAG_LINE, 'i') : TAG_LINE
}

function splitRecords(input: string): { records: RisRecord[]; diagnostics: FormatDiagnostic[] } {
  const records: RisRecord[] = []
  const diagnostics: FormatDiagnostic[] = []
  let current: RisRecord | undefined
  const open = new Set<RisRecord>()
  let strayTold = false
  const tagLine = tagLineOf(input)
  input
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((text, index) => {
      const line = index + 1
      const match = tagLine.exec(text.trimEnd())
      const tag = match?.[1]?.toUpperCase()
      const value = (match?.[2] ?? '').trim()
      if (tag === 'TY') {
        // Some programs write a second TY line under the first; anywhere else it opens a record.
        if (current && current.fields.length > 0)
          diagnostics.push({
            line: current.line,
            message: 'This record has no ER line; it was read as far as it goes.',
          })
        if (current && current.fields.length === 0) records.pop()
        else if (current) open.add(current)
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
  return { records: joinParts(records, open), diagnostics }
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

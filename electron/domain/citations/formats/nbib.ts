import type { FormatDiagnostic, ReadItem, ReadResult } from './format'
import { readMedlineRecord } from './medline-record'
import { linesOfText, TaggedRecord } from './tagged-lines'

/** A tag of up to four letters, padded with spaces, and a dash; lines that go on are indented. */
const TAG_LINE = /^([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$/

function splitRecords(input: string): { records: TaggedRecord[]; strays: number[] } {
  const records: TaggedRecord[] = []
  const strays: number[] = []
  let current: TaggedRecord | undefined
  let isAfterBlank = true
  linesOfText(input).forEach((text, index) => {
    const match = TAG_LINE.exec(text.trimEnd())
    const tag = match?.[1]
    if (tag) {
      // PMID begins a record, also where the empty line before it is missing.
      if (!current || isAfterBlank || tag === 'PMID') {
        current = new TaggedRecord(index + 1)
        records.push(current)
      }
      current.add(tag, match[2] ?? '', index + 1)
      isAfterBlank = false
    } else if (text.trim() === '') isAfterBlank = true
    else if (current && /^\s/.test(text)) {
      current.continue(text)
      isAfterBlank = false
    } else strays.push(index + 1)
  })
  return { records, strays }
}

/** Reads the MEDLINE (NBIB) text of PubMed. Affiliations, grants and the history of a record are left out. */
export function readNbib(input: string): ReadResult {
  const { records, strays } = splitRecords(input)
  const items: ReadItem[] = []
  const diagnostics: FormatDiagnostic[] = strays.slice(0, 100).map((line) => ({
    line,
    message: 'This line has no tag and continues none; it was left out.',
  }))
  for (const record of records) {
    const item = readMedlineRecord(record)
    if (item) items.push(item)
    else
      diagnostics.push({
        line: record.line,
        message: 'This record has neither a title nor an author; it was left out.',
      })
  }
  if (records.length === 0)
    diagnostics.push({ line: 1, message: 'No record was found: one begins with a line “PMID- ”.' })
  return { items, diagnostics: diagnostics.sort((a, b) => a.line - b.line) }
}

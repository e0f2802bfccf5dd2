import type { FormatDiagnostic, ReadItem, ReadResult } from './format'
import type { TaggedRecord } from './tagged-lines'

/** Reads each record by itself; what is nothing costs a diagnostic. `howOneBegins` ends the sentence for a text without any. */
export function readTaggedRecords(
  records: readonly TaggedRecord[],
  read: (record: TaggedRecord) => ReadItem | undefined,
  howOneBegins: string,
): ReadResult {
  const items: ReadItem[] = []
  const diagnostics: FormatDiagnostic[] = []
  for (const record of records) {
    const item = read(record)
    if (item) items.push(item)
    else
      diagnostics.push({
        line: record.line,
        message: 'This record says nothing about a source; it was left out.',
      })
  }
  if (records.length === 0)
    diagnostics.push({ line: 1, message: `No record was found: ${howOneBegins}` })
  return { items, diagnostics }
}

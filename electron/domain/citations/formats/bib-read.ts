import { decodeEntries } from './bib-decode'
import { readBibEntry } from './bib-entry'
import { inheritFields } from './bib-inherit'
import { type BibRawEntry, splitBib } from './bib-split'
import { BIB_READ_TYPES } from './bib-table'
import type { FormatDiagnostic, ReadItem, ReadResult } from './format'

/** Fields by name; of a field that stands twice the first counts, as for BibTeX, but keywords add up. */
function fieldsOf(entry: BibRawEntry, told: FormatDiagnostic[]): Map<string, string> {
  const fields = new Map<string, string>()
  for (const { name, value, line } of entry.fields) {
    const before = fields.get(name)
    if (before === undefined || before.trim() === '') fields.set(name, value)
    else if (/^keywords?$/.test(name)) fields.set(name, `${before}, ${value}`)
    else if (before.trim() !== value.trim())
      told.push({ line, message: `The field “${name}” is there twice; the first one counts.` })
  }
  return fields
}

/** Decoding marks what it has to keep with control and private characters: none may come from the file. */
const tidyInput = (input: string): string =>
  input
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\ue000-\ue004]/g, ' ')

/**
 * Reads BibTeX and BibLaTeX, which share one syntax. LaTeX becomes text with CSL markup; titles keep the
 * case they were typed in; `crossref` and `xdata` lend their fields; fields without a CSL variable are kept
 * in `custom` as LaTeX (`bibtex.addendum`). Never throws; a broken entry costs only what is broken in it.
 */
export function readBib(input: string): ReadResult {
  const { entries, diagnostics } = splitBib(tidyInput(input))
  const told: FormatDiagnostic[] = [...diagnostics]
  const fields = entries.map((entry) => fieldsOf(entry, told))
  const heirs = entries.map(({ key, type }, index) => ({
    key,
    type,
    fields: fields[index] ?? new Map(),
  }))
  inheritFields(heirs)
  const decoded = decodeEntries(fields)
  const items: ReadItem[] = []
  entries.forEach((raw, index) => {
    if (raw.type === 'xdata' || raw.type === 'set') return
    if (!BIB_READ_TYPES.has(raw.type))
      told.push({
        line: raw.line,
        message: `“@${raw.type}” is not an entry type I know; the entry was read as a document.`,
      })
    const source = fields[index] ?? new Map<string, string>()
    const reference = readBibEntry({ raw, source, decoded: decoded[index] ?? {} })
    items.push({ ...(raw.key ? { citationKey: raw.key } : {}), reference, line: raw.line })
  })
  if (entries.length === 0)
    told.push({
      line: 1,
      message: 'No entry was found: one begins with “@”, its type and a brace.',
    })
  return { items, diagnostics: told.sort((a, b) => a.line - b.line) }
}

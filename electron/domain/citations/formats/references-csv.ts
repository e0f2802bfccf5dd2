import { writeCsv } from '../csv'
import { formatIsoDate } from '../format-date'
import { formatNamesForEditing } from '../format-name'
import type { Reference } from '../reference'
import { dateOf, namesOf, textOf } from '../reference-values'
import { assignKeys } from './assign-keys'
import type { WriteItem, WriteResult } from './format'

/** Head and variable of each column, and how the variable is written. */
const COLUMNS: readonly (readonly [
  head: string,
  variable: string,
  kind: 'text' | 'names' | 'date',
])[] = [
  ['Type', 'type', 'text'],
  ['Title', 'title', 'text'],
  ['Authors', 'author', 'names'],
  ['Date', 'issued', 'date'],
  ['Published in', 'container-title', 'text'],
  ['Volume', 'volume', 'text'],
  ['Issue', 'issue', 'text'],
  ['Pages', 'page', 'text'],
  ['Number', 'number', 'text'],
  ['Edition', 'edition', 'text'],
  ['Series', 'collection-title', 'text'],
  ['Editors', 'editor', 'names'],
  ['Translators', 'translator', 'names'],
  ['Publisher', 'publisher', 'text'],
  ['Place', 'publisher-place', 'text'],
  ['Kind', 'genre', 'text'],
  ['DOI', 'DOI', 'text'],
  ['ISBN', 'ISBN', 'text'],
  ['ISSN', 'ISSN', 'text'],
  ['URL', 'URL', 'text'],
  ['Accessed', 'accessed', 'date'],
  ['Language', 'language', 'text'],
  ['Keywords', 'keyword', 'text'],
  ['Abstract', 'abstract', 'text'],
  ['Note', 'note', 'text'],
]

function cellOf(reference: Reference, [, variable, kind]: (typeof COLUMNS)[number]): string {
  if (kind === 'names') return formatNamesForEditing(namesOf(reference, variable))
  const date = kind === 'date' ? dateOf(reference, variable) : undefined
  if (date) return formatIsoDate(date)
  return kind === 'text'
    ? textOf(reference, variable).replace(/<\/?(?:i|b|sub|sup|span)\b[^>]*>/g, '')
    : ''
}

/** One row a reference for spreadsheets; names are separated by "; " and dates in ISO 8601. */
export function writeReferencesCsv(items: readonly WriteItem[]): WriteResult {
  const { items: keyed, changed } = assignKeys(items)
  const heads = ['Citation key', ...COLUMNS.map(([head]) => head)]
  const rows = keyed.map(({ citationKey, reference }) => [
    citationKey,
    ...COLUMNS.map((column) => cellOf(reference, column)),
  ])
  return {
    output: writeCsv([heads, ...rows]),
    diagnostics: changed.map(({ index, message }) => ({ line: index + 2, message })),
  }
}

import { formatIsoDate } from '../format-date'
import { formatNameSorted } from '../format-name'
import type { CslDate, Name, Reference, ReferenceType } from '../reference'
import { customOf, dateOf, namesOf, textOf } from '../reference-values'
import { assignKeys, joinEntries } from './assign-keys'
import type { WriteItem, WriteResult } from './format'
import {
  NEAREST_RIS_TYPE,
  RIS_CUSTOM_PREFIX,
  RIS_FIELDS,
  RIS_SEASONS,
  RIS_TYPES,
  type RisField,
} from './ris-table'

const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ').trim()

/** A date's "YYYY/MM/DD/other": the fourth part is free text, for "circa", a range's end and a season. */
function writeRisDate(date: CslDate): string {
  const [from, to] = date['date-parts'] ?? []
  if (!from?.[0]) return oneLine(date.literal ?? date.raw ?? '')
  const [year = '', month = '', day = ''] = isoParts(from)
  // A range without an end has [0] there.
  const end = to ? `to ${to[0] ? formatIsoDate({ 'date-parts': [to] }) : ''}`.trim() : ''
  const season = month ? '' : (RIS_SEASONS[Number(date.season) - 1] ?? '')
  const other = [date.circa ? 'circa' : '', end || season].filter(Boolean).join(' ')
  return `${year}/${month}/${day}/${other}`
}

/** ["2009", "10", "14"]; a year before Christ keeps its sign. */
const isoParts = (parts: readonly number[]): string[] =>
  formatIsoDate({ 'date-parts': [parts] }).split(/(?<=\d)-/)

/** A body whose name has a comma gets EndNote's comma at its end, so that it is not taken for a person. */
function writeRisName(name: Name): string {
  if (name.literal === undefined) {
    const sorted = formatNameSorted(name)
    return sorted.includes(',') ? sorted : `${sorted},`
  }
  return name.literal.includes(',') ? `${name.literal},` : name.literal
}

/** The ends of a range of pages; several ranges ("12, 15-18") stay in one piece. */
function endsOf(page: string): readonly [from: string, to: string] {
  const range = /^([^\s-\u2010-\u2015]+)\s*[-\u2010-\u2015]+\s*([^\s-\u2010-\u2015]+)$/.exec(page)
  return [range?.[1] ?? page, range?.[2] ?? '']
}

function writeField(row: RisField, reference: Reference): string[] {
  const { variable, kind } = row
  switch (kind) {
    case 'names': {
      const own = namesOf(reference, variable)
      // RIS has a film's director where other works have their author.
      const names = own.length === 0 && variable === 'author' ? namesOf(reference, 'director') : own
      return names.map((name) => oneLine(writeRisName(name)))
    }
    case 'date': {
      const date = dateOf(reference, variable)
      return date ? [writeRisDate(date)] : []
    }
    case 'lines':
      return textOf(reference, variable).split(/\n+/).map(oneLine)
    case 'list':
      return textOf(reference, variable).split(/\s*[,;\n]\s*/)
    case 'first':
      return [endsOf(textOf(reference, variable))[0]]
    case 'last':
      return [endsOf(textOf(reference, variable))[1]]
    case 'serial':
      return [textOf(reference, 'ISBN') || textOf(reference, 'ISSN')]
    case 'text':
      return [oneLine(textOf(reference, variable))]
  }
}

const WRITE_TYPES = new Map<ReferenceType, string>(
  [...RIS_TYPES].reverse().map(([ris, csl]) => [csl, ris] as const),
)

/** What of a conference needs a second tag only where both of a pair are there: see `nameConference`. */
const CONFERENCE_PAIRS = [
  ['event-title', 'container-title', 'T2', 'C3'],
  ['event-place', 'publisher-place', 'CY', 'C1'],
] as const

function risTypeOf(reference: Reference): string {
  const { type } = reference
  // Only of CPAPER the standard says that T2 is the conference; in CONF it may be the proceedings.
  if (
    type === 'paper-conference' &&
    textOf(reference, 'event-title') &&
    !textOf(reference, 'container-title')
  )
    return 'CPAPER'
  return WRITE_TYPES.get(type) ?? NEAREST_RIS_TYPE[type] ?? 'GEN'
}

export interface RisTags {
  readonly risType: string
  /** In the order in which they are written; a tag with several values stands there several times. */
  readonly tags: readonly (readonly [tag: string, value: string])[]
}

/** What a record says about a reference, but for its frame (TY, ID, ER). */
export function risTagsOf(reference: Reference): RisTags {
  const risType = risTypeOf(reference)
  const tags: (readonly [string, string])[] = []
  const usedTags = new Set<string>()
  const written = new Set<string>()
  const put = (tag: string, values: readonly string[]) => {
    const filled = values.filter(Boolean)
    for (const value of filled) tags.push([tag, value])
    return filled.length > 0
  }
  if (risType === 'CONF')
    for (const [first, second, firstTag, secondTag] of CONFERENCE_PAIRS) {
      const [one, two] = [textOf(reference, first), textOf(reference, second)]
      if (!one || !two) continue
      put(firstTag, [oneLine(one)])
      put(secondTag, [oneLine(two)])
      for (const variable of [first, second]) written.add(variable)
      for (const tag of [firstTag, secondTag]) usedTags.add(tag)
    }
  let startsPages = false
  const countsPages = RIS_FIELDS.some(
    ({ variable, types }) => variable === 'number-of-pages' && types?.has(risType),
  )
  for (const row of RIS_FIELDS) {
    if (row.readOnly || (row.types && !row.types.has(risType)) || usedTags.has(row.tag)) continue
    const isEnd = row.kind === 'last'
    if (isEnd ? !startsPages : written.has(row.variable)) continue
    if (!put(row.tag, writeField(row, reference))) {
      // Where SP alone is the number of pages, EP says that it is a page.
      const [page] = endsOf(textOf(reference, row.variable))
      if (isEnd && countsPages) put(row.tag, [page])
      continue
    }
    if (row.kind === 'first') startsPages = true
    usedTags.add(row.tag)
    written.add(row.variable)
    if (row.variable === 'issued') {
      const year = dateOf(reference, 'issued')?.['date-parts']?.[0]?.[0]
      if (year) put('PY', isoParts([year]))
    }
  }
  for (const [name, value] of Object.entries(customOf(reference))) {
    const tag = name.startsWith(RIS_CUSTOM_PREFIX) ? name.slice(RIS_CUSTOM_PREFIX.length) : ''
    // Of a tag that is used already these are the values that the table had no more room for.
    if (/^[A-Z][A-Z0-9]$/.test(tag)) put(tag, String(value).split('\n').map(oneLine))
  }
  return { risType, tags }
}

function writeRecord({ citationKey, reference }: WriteItem): string {
  const { risType, tags } = risTagsOf(reference)
  const lines = tags.map(([tag, value]) => `${tag}  - ${value}`)
  return [`TY  - ${risType}`, ...lines, `ID  - ${citationKey}`, 'ER  - '].join('\r\n')
}

/**
 * Writes RIS: CRLF line ends as the standard asks, one line a value however long it is, `DA` before `PY`,
 * `Y2` for the day of access, the key in `ID`. What RIS has no tag for is not written.
 */
export function writeRis(items: readonly WriteItem[]): WriteResult {
  const { items: keyed, changed } = assignKeys(items)
  const { output, diagnostics } = joinEntries(keyed.map(writeRecord), '\r\n\r\n', changed)
  return { output: output.replace(/\n$/, '\r\n'), diagnostics }
}

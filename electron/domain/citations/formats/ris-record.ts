import { parseDate } from '../parse-date'
import { parseName } from '../parse-name'
import type { CslDate, Name, Reference, ReferenceType, ReferenceValue } from '../reference'
import type { FormatDiagnostic, ReadItem } from './format'
import {
  RIS_CUSTOM_PREFIX,
  RIS_FIELDS,
  RIS_PASSED_OVER,
  RIS_SEASONS,
  RIS_TYPES,
  type RisField,
} from './ris-table'

/** The values of one tag: its own line and those that continue it. */
export interface RisLine {
  readonly tag: string
  readonly line: number
  readonly lines: string[]
}

/** One record by the tags of RIS, from RIS itself or from a format whose fields are the same. */
export interface RisRecord {
  readonly line: number
  readonly risType: string
  readonly fields: RisLine[]
  /** Variables for which RIS has no tag, from formats that have one. */
  readonly more?: Readonly<Record<string, ReferenceValue>>
}

const READ_TYPES = new Map(RIS_TYPES)

/** "2009/10/14/other" by the book; anything else as people write dates. Zeros stand for what is unknown. */
function readRisDate(text: string): CslDate | undefined {
  const slashes = /^(-?\d{4})(?:\/(\d{1,2})?)?(?:\/(\d{1,2})?)?(?:\/(.*))?$/.exec(text)
  if (!slashes) return /[\p{L}\p{N}]/u.test(text) ? parseDate(text) : undefined
  const [, year = '', month = '', day = ''] = slashes
  // Zeros stand for what is not known.
  const isKnown = [year, month, day].map((part) => Number(part) !== 0)
  const from = [year, month, day]
    .filter((_, index) => isKnown.slice(0, index + 1).every(Boolean))
    .map((part) => part.padStart(2, '0'))
    .join('-')
  const said = (slashes[4] ?? '').trim()
  const other = said.replace(/^(?:circa|ca?\.)(?:\s+|$)/i, '')
  const found = parseDate(/^to\b/.test(other) ? `${from}/${other.slice(3)}` : from)
  const date = found && other !== said ? { ...found, circa: true } : found
  const season = RIS_SEASONS.indexOf(other.toLowerCase().replace('fall', 'autumn'))
  return date && season >= 0 && !isKnown[1] ? { ...date, season: season + 1 } : date
}

const hasYear = (date: CslDate): boolean => date['date-parts'] !== undefined

const length = (date: CslDate): number => date['date-parts']?.[0]?.length ?? 0

/**
 * The date from the values in the table's order (DA, PY, Y1): the first that has a year, or one of the
 * same year that says more; a DA without a year ("14 October", "15-17 June") takes the year of PY.
 */
function readDates(values: readonly string[]): CslDate | undefined {
  const dates = values.map(readRisDate).filter((date) => date !== undefined)
  const [first = ''] = values
  const year = dates.find(hasYear)?.['date-parts']?.[0]?.[0]
  if (year !== undefined && dates[0] && !hasYear(dates[0])) {
    const merged = parseDate(`${first.trim()} ${year}`)
    if (merged && hasYear(merged)) return merged
  }
  const best = dates.find(hasYear)
  const exact = dates
    .filter((date) => date['date-parts']?.[0]?.[0] === year)
    .reduce((longest, date) => (length(date) > length(longest) ? date : longest), best ?? {})
  return best ? exact : dates[0]
}

/**
 * "Family, Given, Suffix" as the standard has it. Without a comma the name is one part, whatever it is:
 * the standard leaves no room for "Given Family", and bodies have no comma. A comma at the end is
 * EndNote's mark of a body.
 */
function readRisName(text: string): Name | undefined {
  const whole = text.replace(/\s+/g, ' ').trim()
  if (!whole) return undefined
  const body = whole.replace(/\s*,+$/, '')
  if (body !== whole || !whole.includes(',')) return body ? { literal: body } : undefined
  return parseName(whole.replace(/[{}]/g, ''))
}

const isbnShape = (code: string): boolean =>
  /^(?:97[89])?\d{9}[\dX]$/i.test(code.replace(/[\s-]/g, ''))
const issnShape = (code: string): boolean => /^\d{4}[\s-]?\d{3}[\dX]\b/i.test(code)

function serialVariable(text: string, type: ReferenceType): 'ISBN' | 'ISSN' {
  const isSerial = /^article|^periodical|^review/.test(type)
  if (isbnShape(text) && !issnShape(text)) return 'ISBN'
  if (issnShape(text) && !isbnShape(text)) return 'ISSN'
  return isSerial ? 'ISSN' : 'ISBN'
}

/** "1532-1827 (Electronic) 0007-0920 (Linking)", as the National Library of Medicine has it: the numbers alone. */
function withoutMedia(text: string): string {
  const media = /\s*\((?:print|electronic|linking|online)\)/gi
  const numbers = text.split(media).map((number) => number.trim())
  return numbers.every((number) => number === '' || issnShape(number))
    ? [...new Set(numbers.filter(Boolean))].join(', ')
    : text
}

const DOI = /\b(10\.\d{4,9}(?:\.\d+)*\/\S+)/

type Fields = Record<string, ReferenceValue>

function readField(
  row: RisField,
  found: readonly RisLine[],
  type: ReferenceType,
  fields: Fields,
): boolean {
  const values = found.map(({ lines }) => lines.filter(Boolean).join(' ').trim()).filter(Boolean)
  const [first] = values
  if (first === undefined) return true
  const { variable } = row
  const before = fields[variable]
  switch (row.kind) {
    case 'names': {
      const names = values.map(readRisName).filter((name) => name !== undefined)
      if (names.length > 0) fields[variable] = [...((before ?? []) as readonly Name[]), ...names]
      return true
    }
    case 'lines': {
      const paragraphs = found.map(({ lines }) => lines.join('\n').trim()).filter(Boolean)
      const known = typeof before === 'string' ? before.split('\n') : []
      fields[variable] = [...new Set([...known, ...paragraphs])].join('\n')
      return true
    }
    case 'list': {
      const words = found
        .flatMap(({ lines }) => lines.flatMap((text) => text.split(';')))
        .map((word) => word.trim())
      fields[variable] = [...new Set(words.filter(Boolean))].join(', ')
      return true
    }
    case 'last':
      if (typeof before !== 'string') fields[variable] = first
      else if (before !== first && !/[-\u2010-\u2015]/.test(before))
        fields[variable] = `${before}-${first}`
      return true
    case 'serial': {
      // A volume of a series may have a number of its own and that of the series, each in its line.
      const kinds = new Set(values.map((value) => serialVariable(value, type)))
      const free = [...kinds].filter((kind) => fields[kind] === undefined)
      for (const kind of free)
        fields[kind] = values
          .filter((value) => serialVariable(value, type) === kind)
          .map(withoutMedia)
          .join(', ')
      return free.length > 0
    }
    case 'date':
      // All date tags of a variable are read together: see `readDates`.
      return true
    case 'first':
    case 'text':
      if (before !== undefined) return before === first
      if (variable === 'container-title-short' && fields['container-title'] === first) return true
      fields[variable] = variable === 'DOI' ? first.replace(/^.*?(?=\b10\.\d{4})/, '') : first
      return true
  }
}

/** A generic record in a volume of something is an article: programs write GEN where they know no better. */
const isArticleLike = (tags: ReadonlySet<string>): boolean =>
  tags.has('VL') && ['T2', 'JF', 'JO'].some((tag) => tags.has(tag))

/**
 * In a CONF record EndNote has the proceedings in C3 and the conference in T2; publishers that write no C3
 * have the proceedings in T2.
 */
function nameConference(fields: Fields, open: Map<string, RisLine[]>): void {
  const event = fields['event-title']
  if (typeof event === 'string' && /^(?:the |\d+\w* )?proc(?:eedings|\.)/i.test(event)) {
    fields['container-title'] ??= event
    delete fields['event-title']
  }
  const proceedings = open.get('C3')?.[0]?.lines.join(' ').trim()
  if (!proceedings) return
  const conference = fields['container-title']
  if (conference !== undefined) fields['event-title'] = conference
  fields['container-title'] = proceedings
  open.delete('C3')
}

/**
 * EndNote's fields of a journal article have two meanings under tags that other types use otherwise (its import
 * filter for references of its own names them): the edition is the "Epub Date", and the section the "Start Page".
 */
function nameEpubDate(fields: Fields): void {
  const { edition, section, page } = fields
  const date = typeof edition === 'string' ? readRisDate(edition) : undefined
  if (date && length(date) > 1) {
    delete fields['edition']
    fields['available-date'] = date
  }
  if (typeof section !== 'string' || !/^[A-Za-z]?\d+$/.test(section)) return
  if (
    page === undefined ||
    String(page)
      .split(/[-\u2010-\u2015]/)[0]
      ?.trim() === section
  ) {
    fields['page'] ??= section
    delete fields['section']
  }
}

/** Databases whose accession numbers CSL has a variable for, and the shape of these numbers. */
const DATABASES: readonly (readonly [name: RegExp, variable: string, shape: RegExp])[] = [
  [/^(?:PubMed|MEDLINE|NLM)$/i, 'PMID', /^\d{1,8}$/],
  [/^(?:PMC|PubMed Central)$/i, 'PMCID', /^PMC\d+$/i],
]

/** Numbers in PubMed under the database's tags, or, as its archive writes them, in U1: "23690738[pmid]". */
function nameMedicalNumbers(fields: Fields, open: Map<string, RisLine[]>): void {
  const [archive, number] = ['archive', 'archive_location'].map((name) => fields[name])
  for (const [name, variable, shape] of DATABASES)
    if (typeof archive === 'string' && typeof number === 'string')
      if (name.test(archive) && shape.test(number)) fields[variable] ??= number
  const pmid = /^(\d{1,8})\s?\[pmid\]$/i.exec(
    open.get('U1')?.[0]?.lines.join(' ').trim() ?? '',
  )?.[1]
  if (pmid === undefined) return
  fields['PMID'] ??= pmid
  open.delete('U1')
}

/** What stands in the place of a number of pages may be the pages of a part. */
function isPageRange(open: ReadonlyMap<string, readonly RisLine[]>): boolean {
  const start = open.get('SP')?.[0]?.lines.join(' ') ?? ''
  return open.has('EP') || /\d\s*[-\u2010-\u2015]+\s*\d/.test(start)
}

/** Reference Manager puts several links into one UR, with semicolons between them. */
function linksApart(field: RisLine): readonly RisLine[] {
  if (field.tag !== 'UR') return [field]
  const links = field.lines.join(' ').split(/;\s*(?=https?:\/\/)/)
  return links.length < 2 ? [field] : links.map((link) => ({ ...field, lines: [link] }))
}

/** The reference that a record is, by the table of `ris-table`, and what is to be said about it. */
export function readRisRecord(record: RisRecord): {
  item: ReadItem
  diagnostics: FormatDiagnostic[]
} {
  const diagnostics: FormatDiagnostic[] = []
  const known = READ_TYPES.get(record.risType)
  if (!known)
    diagnostics.push({
      line: record.line,
      message: `“${record.risType}” is not a type of RIS; the record was read as a document.`,
    })
  const tags = new Set(record.fields.map(({ tag }) => tag))
  const type =
    record.risType === 'GEN' && isArticleLike(tags) ? 'article-journal' : (known ?? 'document')
  const risType = known ? record.risType : 'GEN'
  const fields: Fields = {}
  const open = new Map<string, RisLine[]>()
  for (const line of record.fields.flatMap(linksApart)) {
    const same = open.get(line.tag)
    if (same) same.push(line)
    else open.set(line.tag, [line])
  }
  const dateTags = new Map<string, string[]>()
  const rowsHere = RIS_FIELDS.filter(({ types }) => !types || types.has(risType))
  // AU and A1 may be mixed; their order in the file is the order of the authors.
  const authors = record.fields.filter(({ tag }) => tag === 'AU' || tag === 'A1')
  if (authors.length > 0) {
    open.delete('A1')
    open.set('AU', authors)
  }
  for (const row of rowsHere) {
    const found = open.get(row.tag)
    if (!found || (row.variable === 'number-of-pages' && isPageRange(open))) continue
    if (row.kind === 'date') {
      const texts = found.map(({ lines }) => lines.join(' ').trim())
      dateTags.set(row.variable, [...(dateTags.get(row.variable) ?? []), ...texts])
      open.delete(row.tag)
    } else if (readField(row, found, type, fields)) {
      const rest =
        row.kind === 'text' || row.kind === 'first'
          ? found.filter(({ lines }) => lines.some(Boolean)).slice(1)
          : []
      if (rest.length > 0) open.set(row.tag, rest)
      else open.delete(row.tag)
    }
  }
  for (const [variable, values] of dateTags) {
    const date = readDates(values)
    if (date) fields[variable] = date
  }
  if (fields['DOI'] === undefined) {
    const links = (open.get('UR') ?? []).map(({ lines }) => lines.join(' ').trim())
    const said = [...['genre', 'medium', 'note', 'URL'].map((name) => fields[name]), ...links]
      .map((value) => (typeof value === 'string' ? value : ''))
      .find(
        (text) => /^doi:\s*10\./i.test(text) || /^https?:\/\/(?:dx\.)?doi\.org\/10\./i.test(text),
      )
    const doi = said && DOI.exec(said)?.[1]
    if (doi) fields['DOI'] = doi
    if (doi && fields['genre'] === said) delete fields['genre']
  }
  if (risType === 'CONF' || risType === 'CPAPER') nameConference(fields, open)
  if (type === 'article-journal') nameEpubDate(fields)
  nameMedicalNumbers(fields, open)
  const custom: Record<string, string> = {}
  for (const [tag, lines] of open) {
    const values = lines.map((line) => line.lines.join(' ').trim()).filter(Boolean)
    if (!RIS_PASSED_OVER.has(tag) && values.length > 0)
      custom[RIS_CUSTOM_PREFIX + tag] = values.join('\n')
  }
  const id = record.fields
    .find(({ tag }) => tag === 'ID')
    ?.lines.join(' ')
    .trim()
  // A number alone is the row of somebody's database, not a key that anyone cites by.
  const citationKey = id && !/^\d+$/.test(id) ? id : undefined
  const reference: Reference = {
    type,
    ...fields,
    ...record.more,
    ...(Object.keys(custom).length > 0 ? { custom } : {}),
  }
  return {
    item: { ...(citationKey ? { citationKey } : {}), reference, line: record.line },
    diagnostics,
  }
}

import { LineCounter, parseDocument } from 'yaml'
import { parseDate } from '../parse-date'
import type { Name, Reference, ReferenceType, ReferenceValue } from '../reference'
import type { FormatDiagnostic, ReadItem, ReadResult } from './format'
import { languageOfCode } from './language-codes'

/** The Citation File Format, version 1.2.0 (schema guide). A file describes one work, and works it refers to. */

/** `type` of a reference in the schema guide. */
const TYPES: ReadonlyMap<string, ReferenceType> = new Map([
  ['art', 'graphic'],
  ['article', 'article-journal'],
  ['audiovisual', 'motion_picture'],
  ['bill', 'bill'],
  ['blog', 'post-weblog'],
  ['book', 'book'],
  ['catalogue', 'book'],
  ['conference', 'event'],
  ['conference-paper', 'paper-conference'],
  ['data', 'dataset'],
  ['database', 'dataset'],
  ['dataset', 'dataset'],
  ['dictionary', 'entry-dictionary'],
  ['edited-work', 'book'],
  ['encyclopedia', 'entry-encyclopedia'],
  ['film-broadcast', 'motion_picture'],
  ['generic', 'document'],
  ['government-document', 'report'],
  ['grant', 'document'],
  ['hearing', 'hearing'],
  ['historical-work', 'classic'],
  ['legal-case', 'legal_case'],
  ['legal-rule', 'regulation'],
  ['magazine-article', 'article-magazine'],
  ['manual', 'report'],
  ['map', 'map'],
  ['multimedia', 'motion_picture'],
  ['music', 'song'],
  ['newspaper-article', 'article-newspaper'],
  ['pamphlet', 'pamphlet'],
  ['patent', 'patent'],
  ['personal-communication', 'personal_communication'],
  ['proceedings', 'book'],
  ['report', 'report'],
  ['serial', 'periodical'],
  ['slides', 'speech'],
  ['software', 'software'],
  ['software-code', 'software'],
  ['software-container', 'software'],
  ['software-executable', 'software'],
  ['software-virtual-machine', 'software'],
  ['sound-recording', 'song'],
  ['standard', 'standard'],
  ['statute', 'legislation'],
  ['thesis', 'thesis'],
  ['unpublished', 'manuscript'],
  ['video', 'motion_picture'],
  ['website', 'webpage'],
])

/** Keys that hold one text, and the CSL variable for each; where two lead to one, the first counts. */
const TEXTS: readonly (readonly [key: string, variable: string])[] = [
  ['title', 'title'],
  ['abbreviation', 'title-short'],
  ['journal', 'container-title'],
  ['collection-title', 'container-title'],
  ['abstract', 'abstract'],
  ['doi', 'DOI'],
  ['isbn', 'ISBN'],
  ['issn', 'ISSN'],
  ['pmcid', 'PMCID'],
  ['url', 'URL'],
  ['repository-code', 'URL'],
  ['repository', 'URL'],
  ['repository-artifact', 'URL'],
  ['volume', 'volume'],
  ['issue', 'issue'],
  ['number', 'number'],
  ['edition', 'edition'],
  ['section', 'section'],
  ['version', 'version'],
  ['number-volumes', 'number-of-volumes'],
  ['pages', 'number-of-pages'],
  ['thesis-type', 'genre'],
  ['medium', 'medium'],
  ['database', 'archive'],
  ['department', 'authority'],
  ['issue-title', 'volume-title'],
  ['volume-title', 'volume-title'],
  ['notes', 'note'],
  ['license', 'license'],
  ['status', 'status'],
]

const NAMES: readonly (readonly [key: string, variable: string])[] = [
  ['authors', 'author'],
  ['editors', 'editor'],
  ['editors-series', 'collection-editor'],
  ['translators', 'translator'],
  ['recipients', 'recipient'],
]

const DATES: readonly (readonly [key: string, variable: string])[] = [
  ['date-released', 'issued'],
  ['date-published', 'issued'],
  ['issue-date', 'issued'],
  ['date-accessed', 'accessed'],
]

type Mapping = Readonly<Record<string, unknown>>

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''

function nameOf(value: unknown): Name | undefined {
  if (!isMapping(value)) return text(value) ? { literal: text(value) } : undefined
  const body = text(value['name'])
  if (body) return { literal: body }
  const parts = {
    family: text(value['family-names']),
    given: text(value['given-names']),
    'non-dropping-particle': text(value['name-particle']),
    suffix: text(value['name-suffix']),
  }
  if (!parts.family && !parts.given)
    return text(value['alias']) ? { literal: text(value['alias']) } : undefined
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ''))
}

const namesOf = (value: unknown): Name[] =>
  (Array.isArray(value) ? value : []).map(nameOf).filter((name) => name !== undefined)

/** Entities (a publisher, a conference) are mappings with a name. */
const entity = (value: unknown, key = 'name'): string =>
  isMapping(value) ? text(value[key]) : text(value)

function placeOf(value: unknown): string {
  if (!isMapping(value)) return ''
  return (
    text(value['location']) ||
    [text(value['city']), text(value['region'])].filter(Boolean).join(', ')
  )
}

/** What a license, a list of keywords or of licenses says. */
const joined = (value: unknown): string =>
  Array.isArray(value) ? value.map(text).filter(Boolean).join(', ') : text(value)

function identifiers(value: unknown, type: string): string {
  if (!Array.isArray(value)) return ''
  const found = (value as readonly unknown[])
    .filter(isMapping)
    .find((one) => text(one['type']) === type)
  return found ? text(found['value']) : ''
}

function dateOf(work: Mapping, key: string): ReferenceValue | undefined {
  return parseDate(text(work[key]))
}

function readReference(work: Mapping, fallback: ReferenceType): Reference {
  const type = TYPES.get(text(work['type'])) ?? fallback
  const fields: Record<string, ReferenceValue | undefined> = {}
  const put = (variable: string, value: ReferenceValue | undefined) => {
    if (value !== undefined && value !== '') fields[variable] ??= value
  }
  for (const [key, variable] of TEXTS) put(variable, joined(work[key]))
  for (const [key, variable] of NAMES) {
    const names = namesOf(work[key])
    if (names.length > 0) put(variable, names)
  }
  for (const [key, variable] of DATES) put(variable, dateOf(work, key))
  const year = [work['year'], work['month']].map(text).filter(Boolean)
  put('issued', parseDate(year.map((part) => part.padStart(2, '0')).join('-')))
  put('keyword', joined(work['keywords']))
  put('DOI', identifiers(work['identifiers'], 'doi'))
  put('URL', identifiers(work['identifiers'], 'url'))
  const [start, end] = [text(work['start']), text(work['end'])]
  put('page', [start, end === start ? '' : end].filter(Boolean).join('-'))
  put('publisher', entity(work['publisher']) || entity(work['institution']))
  put('publisher-place', placeOf(work['publisher']) || placeOf(work['institution']))
  put('event-title', entity(work['conference']))
  put('event-place', placeOf(work['conference']))
  put('archive_location', entity(work['location']))
  put('language', joined(work['languages']).split(', ').map(languageOfCode).join(', '))
  if (type === 'paper-conference') put('container-title', fields['event-title'])
  return { type, ...fields }
}

/**
 * Reads a CITATION.cff: the work itself, or what it asks to be cited instead (`preferred-citation`), and then
 * its references. Aliases of YAML are not followed, so that a small file cannot grow large.
 */
export function readCff(input: string): ReadResult {
  const lines = new LineCounter()
  const document = parseDocument(input.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    schema: 'failsafe',
    strict: false,
    uniqueKeys: false,
    logLevel: 'silent',
  })
  const diagnostics: FormatDiagnostic[] = document.errors.slice(0, 20).map((error) => ({
    line: Math.max(1, lines.linePos(error.pos[0]).line),
    message: `This line is not YAML as CFF has it: ${error.message.split('\n')[0]?.replace(/ at line.*$/, '') ?? ''}.`,
  }))
  let root: unknown
  try {
    root = document.toJS({ maxAliasCount: 0 })
  } catch {
    diagnostics.push({
      line: 1,
      message: 'The file uses aliases of YAML, which CFF does not need; it was not read.',
    })
  }
  const items: ReadItem[] = []
  if (isMapping(root) && (root['title'] !== undefined || root['authors'] !== undefined)) {
    const preferred = root['preferred-citation']
    const works = [
      isMapping(preferred)
        ? readReference(preferred, 'document')
        : readReference(root, text(root['type']) === 'dataset' ? 'dataset' : 'software'),
      ...(Array.isArray(root['references']) ? root['references'] : [])
        .filter(isMapping)
        .map((work) => readReference(work, 'document')),
    ]
    for (const reference of works)
      if (Object.keys(reference).length > 1) items.push({ reference, line: 1 })
  } else
    diagnostics.push({ line: 1, message: 'No work was found: a CFF file has a title and authors.' })
  return { items, diagnostics }
}

import type { ReadItem, ReadResult } from './format'
import { languageOfCode } from './language-codes'
import { withoutFinalStop } from './medline-record'
import { parseOvidSource } from './ovid-source'
import { readTaggedRecords } from './read-tagged-records'
import { itemOfRisValues, wholePages } from './ris-hub'
import { linesOfText, TaggedRecord } from './tagged-lines'

/**
 * Ovid's two text forms: tags ("TI  - …"), and names of fields on lines of their own with the values
 * indented below them. The names are those of Ovid's databases; each has one tag here.
 */
const LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AU: 'author|authors|author(s)|full author name|author/editor',
    ED: 'editor|editors|book editors|series editor',
    CA: 'corporate author|collaborators|group author',
    TI: 'title|article title',
    BK: 'book title',
    CT: 'chapter title',
    OT: 'original title|translated title',
    SO: 'source|journal',
    JN: 'journal name',
    AB: 'abstract',
    KW: 'author keywords|keywords|keyword|key words|key concepts|keyword heading',
    MH: 'mesh subject headings|subject headings|mesh headings',
    LG: 'language|languages',
    PT: 'publication type|document type|type of publication',
    IS: 'issn|international standard serial number',
    IB: 'isbn|print isbn',
    DI: 'doi number|doi|digital object identifier',
    AN: 'accession number|unique identifier',
    DB: 'database',
    YR: 'publication year|year of publication|year|date of publication|publication date',
    VO: 'volume',
    IP: 'issue|issue/part|issue number',
    PG: 'page|pages|page range',
    PB: 'publisher|publisher information',
    XL: 'url|link to the ovid full text or citation|link to the external link resolver',
  }).flatMap(([tag, labels]) => labels.split('|').map((label) => [label, tag] as const)),
)

/** Tags that databases name differently. */
const SAME_TAG: ReadonlyMap<string, string> = new Map([
  ['DO', 'DI'],
  ['LA', 'LG'],
  ['DT', 'PT'],
  ['SN', 'IS'],
  ['UI', 'AN'],
  ['UR', 'XL'],
  ['FA', 'AU'],
  ['CR', 'CA'],
  ['ID', 'KW'],
  ['VI', 'VO'],
  ['PU', 'PB'],
])

/** Academic degrees and what else stands behind a name: nothing that a person is called. */
const DEGREE =
  /^(?:Ph\.?D|[MD]\.?D|M\.?Sc|B\.?Sc|Dr\.?P\.?H|M\.?P\.?H|M\.?B|M\.?[AS]|B\.?[AS]|R\.?N|D\.?O|Ed\.?D|Psy\.?D|Pharm\.?D|Prof|FRCP|FACSM|[A-Z]{3,})[.,]*$/

/** "Peterson, James A. Ph.D., FACSM 1,*" as "Peterson, James A."; "Smith JA" as "Smith, JA". */
function tidyName(text: string): string {
  const bare = text
    .replace(/\s*\[(?:Ed|Editor|Author)\]/i, '')
    .replace(/[.;]+$/, (end) => (/\b[A-Z]\.$/.test(text) ? end : ''))
  const words = bare.split(/\s+/)
  const kept: string[] = []
  for (const [index, word] of words.entries()) {
    const isGiven = index > 0 && (kept.at(-1) ?? '').endsWith(',')
    if (/\d|^[*+\u2020\u2021(]/.test(word)) break
    if (index > 1 && !isGiven && DEGREE.test(word)) break
    kept.push(word)
  }
  const name = kept.join(' ').replace(/,$/, '')
  const initials = /^([^,]+?) ([A-Z]{1,4})$/.exec(name)
  return initials ? `${initials[1]}, ${initials[2]}` : name
}

const splitNames = (lines: readonly string[]): string[] =>
  lines
    .flatMap((line) => line.split(/\s*;\s*|\.\s{2,}/))
    .map((name) => name.trim())
    .filter(Boolean)

/** The database puts the kind of an article behind its title: "[Article]"; quotation marks around some, and a full stop. */
function tidyTitle(text: string): string {
  const title = text.startsWith('[') ? text : text.replace(/\s*\[[^\][]{1,60}\]\.?$/, '')
  const inner = /^["“]([^"“”]+)["”]\.?$/.exec(title.trim())
  return withoutFinalStop((inner?.[1] ?? title).trim())
}

function risTypeOf(record: TaggedRecord, source: ReturnType<typeof parseOvidSource>): string {
  const type = record.value('PT').toLowerCase()
  if (/conference|proceeding|meeting/.test(type) && !/journal/.test(type)) return 'CONF'
  if (/dissertation|thesis/.test(type)) return 'THES'
  if (/chapter/.test(type) || record.value('CT')) return 'CHAP'
  const isPart = Boolean(source?.container ?? record.value('BK')) && record.value('TI') !== ''
  if (/\bbook\b|monograph/.test(type)) return isPart ? 'CHAP' : 'BOOK'
  if (/report/.test(type) && source?.publisher) return 'RPRT'
  if (!source?.publisher || /journal/.test(type)) return 'JOUR'
  return isPart ? 'CHAP' : 'BOOK'
}

/** A thesis was handed in where its author was, whoever sells it: "Sudler, Eric L.: St. John's U." */
const universityOf = (record: TaggedRecord, risType: string): string =>
  risType === 'THES' ? record.value('IN').replace(/^[^:]{2,60}:\s*/, '') : ''

function readRecord(record: TaggedRecord): ReadItem | undefined {
  const source = parseOvidSource(record.value('SO'))
  const risType = risTypeOf(record, source)
  const chapter = record.value('CT')
  const isBook = risType === 'BOOK'
  const title = tidyTitle(
    chapter ||
      record.value('TI') ||
      record.value('BK') ||
      (isBook ? (source?.container ?? '') : ''),
  )
  const names = splitNames(record.eachLine('AU'))
  const isEditor = (name: string): boolean => /\[ed(?:itor)?\]/i.test(name)
  const authors = names.filter((name) => !isEditor(name)).map(tidyName)
  const editors = [
    ...names.filter(isEditor),
    ...splitNames(record.eachLine('ED')),
    ...splitNames(source?.editors ? [source.editors] : []),
  ].map(tidyName)
  if (!title && authors.length === 0 && editors.length === 0 && !source) return undefined
  const strip = (text: string) => text.replace(/\.$/, '')
  return itemOfRisValues(record.line, risType, {
    TI: title,
    AU: [...authors, ...record.values('CA').map((name) => `${name},`)],
    [isBook ? 'ED' : 'A2']: editors,
    T2: isBook
      ? ''
      : (chapter && record.value('TI')) || (source?.container ?? record.value('BK', 'JN')),
    VL: source?.volume ?? record.value('VO'),
    IS: source?.issue ?? record.value('IP'),
    SP: wholePages(source?.pages ?? record.value('PG')),
    DA: source?.date ?? record.value('YR'),
    PB: universityOf(record, risType) || (source?.publisher ?? record.value('PB')),
    CY: source?.place ?? '',
    SN: [...record.values('IS', 'IB')].map((text) => text.replace(/\s*\(.*$/, '')).join(', '),
    DO: record.value('DI'),
    UR: record.value('XL'),
    AB: record.values('AB').join('\n'),
    LA: record
      .values('LG')
      .map((text) => languageOfCode(strip(text)))
      .join(', '),
    KW: record
      .eachLine('KW', 'MH')
      .flatMap((text) => text.split(/\s*;\s*/))
      .map((word) => strip(word.replace(/\*/g, ''))),
    AN: strip(record.value('AN')),
    DB: record.value('DB'),
  })
}

/** What stands in a record once: a second one belongs to the next record, whose number is damaged. */
const SINGLE: ReadonlySet<string> = new Set(['TI', 'SO', 'VN', 'DB'])

function splitRecords(input: string): TaggedRecord[] {
  const records: TaggedRecord[] = []
  let current: TaggedRecord | undefined
  /** How many fields the record had at the last empty line. */
  let before = 0
  const begin = (line: number): TaggedRecord => {
    const record = new TaggedRecord(line)
    records.push(record)
    before = 0
    current = record
    return record
  }
  const add = (tag: string, text: string, line: number) => {
    const record = current ?? begin(line)
    if (SINGLE.has(tag) && record.fields.some((field) => field.tag === tag)) {
      const moved = record.fields.splice(before)
      begin(moved[0]?.line ?? line).fields.push(...moved)
    }
    current?.add(tag, text, line)
  }
  linesOfText(input).forEach((text, index) => {
    const trimmed = text.trim()
    const tagged = /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/.exec(text)
    const label = /^\S/.test(text) ? LABELS.get(trimmed.toLowerCase().replace(/:$/, '')) : undefined
    if (/^<\s*\d+\s*\.?\s*>$/.test(trimmed)) begin(index + 1)
    else if (tagged)
      add(SAME_TAG.get(tagged[1] ?? '') ?? tagged[1] ?? '', tagged[2] ?? '', index + 1)
    else if (label) add(label, '', index + 1)
    // A name of a field that is not known ends the one before it.
    else if (/^\S/.test(text)) current?.add('?', '', index + 1)
    else if (trimmed) current?.continue(text)
    else before = current?.fields.length ?? 0
  })
  return records
}

/** Reads what Ovid saves as text, tagged or with the names of its fields. */
export function readOvid(input: string): ReadResult {
  return readTaggedRecords(
    splitRecords(input),
    readRecord,
    'one begins with its number in a line “<1>”.',
  )
}

import type { ReadItem } from './format'
import { languageOfCode } from './language-codes'
import { itemOfRisValues, wholePages } from './ris-hub'
import type { TaggedRecord } from './tagged-lines'

/**
 * The fields of MEDLINE (National Library of Medicine, "MEDLINE/PubMed Data Element (Field) Descriptions"),
 * from its tagged form or from its XML, which hold the same.
 */

const SUFFIX = /\s+(Jr|Sr|2nd|3rd|4th|II|III|IV)\.?$/

/** "Fitzpatrick, John M 3rd", or in older records "Fitzpatrick JM 3rd", as RIS has names. */
function risName(text: string): string {
  const suffix = SUFFIX.exec(text)?.[1]
  const bare = suffix ? text.replace(SUFFIX, '') : text
  const initials = /^(.+?)\s+([A-Z]{1,4})$/.exec(bare)
  const sorted = bare.includes(',') || !initials ? bare : `${initials[1]}, ${initials[2]}`
  return suffix && sorted.includes(',') ? `${sorted}, ${suffix}` : sorted
}

/** Names in full where there are any: each is followed by the same name with initials. */
function namesOf(record: TaggedRecord, full: string, short: string, body: string): string[] {
  const names: string[] = []
  let isPaired = false
  for (const { tag, lines } of record.fields) {
    const text = lines.join(' ').trim()
    if (!text || ![full, short, body].includes(tag)) continue
    if (tag === full) names.push(risName(text))
    else if (tag === body) names.push(`${text.replace(/[,;.]+$/, '')},`)
    else if (!isPaired) names.push(risName(text))
    isPaired = tag === full
  }
  return names
}

/** "1538-9855 (Electronic)": the same number may be there for two media. */
const serialsOf = (record: TaggedRecord): string[] => [
  ...new Set(record.values('IS').map((text) => text.replace(/\s*\(.*$/, ''))),
]

const identifier = (record: TaggedRecord, kind: string): string =>
  record
    .values('LID', 'AID')
    .map((text) => new RegExp(`^(\\S+) \\[${kind}\\]$`).exec(text)?.[1])
    .find(Boolean) ?? ''

/** An article that has no pages has its number among the identifiers. */
function pagesOf(record: TaggedRecord): string {
  const pages = record.value('PG')
  if (pages) return wholePages(pages)
  const number = identifier(record, 'pii')
  return /^[A-Za-z]{0,3}\d{1,8}$/.test(number) ? number : ''
}

/**
 * "2010 Sep-Oct" has a range of months, "2010 Sep 5-12" one of days; RIS takes them as people write dates. What
 * has not been printed yet has the day on which it was put online.
 */
function dateOf(record: TaggedRecord): string {
  const date = record.value('DP', 'DEP')
  if (/^\d{4}( \d{1,2}){1,2}$/.test(date))
    return date.replace(/ (\d)(?=\D|$)/g, '-0$1').replace(/ /g, '-')
  const range = /^(\d{4})\s+(\p{L}+)\s*-\s*(?:(\d{4})\s+)?(\p{L}+)$/u.exec(date)
  if (range) return `${range[2]} ${range[1]} - ${range[4]} ${range[3] ?? range[1]}`
  return date
    .replace(/^(\d{4})\s+(\p{L}+)\s+(\d+-\d+)$/u, '$1 $3 $2')
    .replace(/^(\d{4})\s+(.+)$/, '$2 $1')
}

/** "Arthritis & rheumatology (Hoboken, N.J.)": the place only tells two journals of a name apart. */
const QUALIFIER = /\s*\(([^()]*)\)\.?$/

function risTypeOf(record: TaggedRecord): string {
  const types = record.values('PT').map((text) => text.toLowerCase())
  if (record.value('BTI') && !record.value('JT'))
    return record.value('TI') && record.value('TI') !== record.value('BTI') ? 'CHAP' : 'BOOK'
  if (types.includes('newspaper article')) return 'NEWS'
  if (types.includes('academic dissertation')) return 'THES'
  if (types.includes('dataset')) return 'DATA'
  return 'JOUR'
}

/**
 * MEDLINE ends every title in a full stop where it has no other mark (the Library's "XML Element Descriptions",
 * ArticleTitle). It is no part of the title: a style that puts a comma there would print "Ferries.,". The one
 * of "in the U.S." is, and so are three of them.
 */
export function withoutFinalStop(title: string): string {
  return /\b\p{L}\.(?:\s?\p{L}\.)+$|\.\.$/u.test(title) ? title : title.replace(/\.$/, '')
}

/** The item of a record in tags of MEDLINE; undefined where the tags say nothing about a source. */
export function readMedlineRecord(record: TaggedRecord): ReadItem | undefined {
  const [own, vernacular, book] = ['TI', 'TT', 'BTI'].map((tag) =>
    withoutFinalStop(record.value(tag)),
  )
  const title = own || vernacular || book || ''
  const authors = namesOf(record, 'FAU', 'AU', 'CN')
  const editors = namesOf(record, 'FED', 'ED', '')
  const journal = record.value('JT')
  if (!title && !journal && authors.length === 0 && editors.length === 0) return undefined
  const risType = risTypeOf(record)
  // A preprint's server is what MEDLINE has as its journal, and its number what it has as its pages.
  const isPreprint = record.values('PT').some((text) => /^preprint$/i.test(text))
  return itemOfRisValues(
    record.line,
    risType,
    {
      TI: title,
      AU: authors,
      [risType === 'BOOK' ? 'ED' : 'A2']: editors,
      T2: isPreprint
        ? ''
        : journal.replace(QUALIFIER, '') ||
          journal ||
          record.value('TA') ||
          (risType === 'CHAP' ? (book ?? '') : ''),
      J2: journal && !isPreprint ? record.value('TA') : '',
      T3: record.value('CTI'),
      DA: dateOf(record),
      VL: record.value('VI'),
      IS: record.value('IP'),
      SP: isPreprint ? '' : pagesOf(record),
      SN: [...serialsOf(record), ...record.values('ISBN')].join(', '),
      ET: record.value('EN'),
      PB: isPreprint ? journal : record.value('PB'),
      CY: journal ? (QUALIFIER.exec(journal)?.[1] ?? '') : record.value('PL'),
      LA: record.values('LA').map(languageOfCode).join(', '),
      AB: record.values('AB').join('\n'),
      KW: [
        ...record.values('MH').map((text) => text.replace(/\*/g, '')),
        ...record.values('OT').map((text) => text.replace(/\*/g, '')),
      ],
      DO: identifier(record, 'doi'),
      N1: record.values('GN'),
    },
    {
      ...(isPreprint ? { type: 'article', number: pagesOf(record) } : {}),
      PMID: record.value('PMID').replace(/\D.*$/, ''),
      PMCID: record.value('PMC'),
      ...(own ? { 'original-title': vernacular } : {}),
    },
  )
}

import type { ReadItem, ReadResult } from './format'
import { languageOfCode } from './language-codes'
import { readTaggedRecords } from './read-tagged-records'
import { itemOfRisValues } from './ris-hub'
import { linesOfText, TaggedRecord } from './tagged-lines'

/** The field tags of Web of Science ("Web of Science Core Collection Field Tags"), in tags of RIS. */
const TAGS: readonly (readonly [wos: string, ris: string])[] = [
  ['TI', 'TI'],
  ['SO', 'T2'],
  ['SE', 'T3'],
  ['JI', 'J2'],
  ['J9', 'J2'],
  ['VL', 'VL'],
  ['AB', 'AB'],
  ['PU', 'PB'],
  ['PI', 'CY'],
  ['DI', 'DO'],
  ['UT', 'AN'],
]

/** J journal, B book, S series, P patent, C conference; older files have the words. */
function risTypeOf(record: TaggedRecord): string {
  const publication = record.value('PT').charAt(0).toUpperCase()
  const document = record.value('DT')
  if (publication === 'J' || publication === '') return 'JOUR'
  if (publication === 'P') return 'PAT'
  if (record.value('CT') || /proceedings paper|meeting/i.test(document)) return 'CONF'
  const [title, source] = [record.value('TI'), record.value('SO')].map((text) =>
    text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''),
  )
  return /chapter/i.test(document) || (source !== '' && source !== title) ? 'CHAP' : 'BOOK'
}

/** "MAR 12", "JUL-AUG", "FAL", or a text that holds the year as well. */
function dateOf(record: TaggedRecord): string {
  const [day, year] = [record.value('PD'), record.value('PY')]
  const months = /^(\p{L}{3,})-(\p{L}{3,})$/u.exec(day)
  if (months && year) return `${months[1]} ${year} - ${months[2]} ${year}`
  const season = { SPR: 'Spring', SUM: 'Summer', FAL: 'Fall', WIN: 'Winter' }[day]
  if (/^\p{L}{3,}(?: \d{1,2})? \d{4}$/u.test(day)) return day
  if (/^\p{L}{3,}\.?(?: \d{1,2})?$/u.test(day) && year) return `${season ?? day} ${year}`
  return year || day
}

/** A journal's numbers, in print and online; a book's own before those of its series. */
function serialsOf(record: TaggedRecord, risType: string): string[] {
  const own = risType === 'JOUR' ? record.values('SN', 'EI') : record.values('BN')
  return [...new Set(own.length > 0 ? own : record.values('SN', 'EI', 'BN'))]
}

const pagesOf = (record: TaggedRecord): string => {
  const [start, end] = [record.value('BP'), record.value('EP')]
  return [start, end === start ? '' : end].filter(Boolean).join('-') || record.value('PS', 'AR')
}

/** Addresses of mail stand behind some names. */
const peopleOf = (record: TaggedRecord, ...tags: readonly string[]): string[] =>
  record.eachLine(...tags).map((name) => name.replace(/\s*\([^()]*@[^()]*\)/g, ''))

const bodies = (names: readonly string[]): string[] => names.map((name) => `${name},`)

function readRecord(record: TaggedRecord): ReadItem | undefined {
  const people = peopleOf(record, record.value('AF') ? 'AF' : 'AU')
  const authors = [...people, ...bodies(record.eachLine('CA', 'GP'))]
  if (!record.value('TI') && !record.value('SO') && authors.length === 0) return undefined
  const risType = risTypeOf(record)
  const values: Record<string, string | string[]> = {}
  for (const [tag, ris] of TAGS) values[ris] ||= record.value(tag)
  if (risType === 'BOOK') values['T2'] = record.value('SE')
  if (risType === 'PAT') values['SN'] = record.value('PN')
  else values['SN'] = serialsOf(record, risType).join(', ')
  if (risType === 'CONF' && record.value('CT')) {
    values['T2'] = record.value('CT')
    values['C3'] = record.value('SO')
    values['CY'] = record.value('CL')
    values['C1'] = record.value('PI')
  }
  return itemOfRisValues(
    record.line,
    risType,
    {
      ...values,
      TI: record.value('TI') || (risType === 'BOOK' ? record.value('SO') : ''),
      AU: authors.length > 0 ? authors : peopleOf(record, record.value('BF') ? 'BF' : 'BA'),
      [risType === 'BOOK' ? 'ED' : 'A2']: peopleOf(record, 'BE', 'ED'),
      IS: record.value('IS') || (record.value('SU') ? `Suppl. ${record.value('SU')}` : ''),
      SP: pagesOf(record),
      DA: dateOf(record),
      LA: record.values('LA').map(languageOfCode).join(', '),
      KW: record.values('DE', 'ID', 'OR', 'BD').flatMap((text) => text.split(/\s*;\s*/)),
    },
    { PMID: record.value('PM') },
  )
}

/** All tags: a line of an abstract may begin with two capitals, and not every file indents what goes on. */
const KNOWN_TAGS: ReadonlySet<string> = new Set(
  `FN VR PT AU AF BA BF CA GP BE TI SO SE BS LA DT CT CY CL SP HO DE ID AB C1 C3 RP EM RI OI FU FP FX CR NR
   TC Z1 Z2 Z3 Z4 Z5 Z6 Z7 Z8 Z9 ZB ZR ZS U1 U2 PU PI PA SN EI BN J9 JI PD PY VL IS SI PN SU MA BP EP AR
   DI DL D2 EA EY PG P2 WC WE SC GA PM UT OA HP HC DA ER EF ED PS CC CN OR BD AE PI ET MC TA TN VN GE DS
   MQ TM NM CP GN MI`.split(/\s+/),
)

function splitRecords(input: string): TaggedRecord[] {
  const records: TaggedRecord[] = []
  let current: TaggedRecord | undefined
  linesOfText(input).forEach((text, index) => {
    const match = /^([A-Z][A-Z0-9])(?: (.*)|)$/.exec(text.trimEnd())
    const tag = match && KNOWN_TAGS.has(match[1] ?? '') ? match[1] : undefined
    if (tag === 'ER' || tag === 'EF') current = undefined
    else if (tag && (tag === 'FN' || tag === 'VR') && !current) return
    else if (tag) {
      // A record ends with ER; where that is missing, PT begins the next.
      if (!current || tag === 'PT') {
        current = new TaggedRecord(index + 1)
        records.push(current)
      }
      current.add(tag, match?.[2] ?? '', index + 1)
    } else if (text.trim() === '') {
      // An empty line stands between records only.
      current = undefined
    } else current?.continue(text)
  })
  return records
}

/** Reads the plain text that Web of Science saves (also as ISI). Cited references and addresses are left out. */
export function readWos(input: string): ReadResult {
  return readTaggedRecords(splitRecords(input), readRecord, 'one begins with a line “PT ”.')
}

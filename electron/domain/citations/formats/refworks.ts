import type { ReadItem, ReadResult } from './format'
import { languageOfCode } from './language-codes'
import { readTaggedRecords } from './read-tagged-records'
import { itemOfRisValues } from './ris-hub'
import { hasRisRow } from './ris-table'
import { linesOfText, TaggedRecord } from './tagged-lines'

/** RefWorks' tagged format, after its help pages: the types of RT, and the tag of RIS for each of its tags. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['book', 'BOOK'],
  ['thesis', 'THES'],
  ['abstract', 'ABST'],
  ['artwork', 'ART'],
  ['bills/resolutions', 'BILL'],
  ['book, edited', 'EDBOOK'],
  ['book, section', 'CHAP'],
  ['book, whole', 'BOOK'],
  ['case/court decisions', 'CASE'],
  ['computer program', 'COMP'],
  ['conference proceedings', 'CONF'],
  ['dissertation/thesis', 'THES'],
  ['dissertation/thesis, unpublished', 'THES'],
  ['generic', 'GEN'],
  ['grant', 'GRANT'],
  ['hearing', 'HEAR'],
  ['journal', 'JOUR'],
  ['journal article', 'JOUR'],
  ['journal, electronic', 'EJOUR'],
  ['laws/statutes', 'STAT'],
  ['magazine article', 'MGZN'],
  ['map', 'MAP'],
  ['monograph', 'BOOK'],
  ['motion picture', 'MPCT'],
  ['music score', 'MUSIC'],
  ['newspaper article', 'NEWS'],
  ['online discussion forum/blogs', 'BLOG'],
  ['patent', 'PAT'],
  ['personal communication', 'PCOMM'],
  ['report', 'RPRT'],
  ['sound recording', 'SOUND'],
  ['unpublished material', 'UNPB'],
  ['video/dvd', 'VIDEO'],
  ['video/ dvd', 'VIDEO'],
  ['web page', 'WEB'],
])

/** Other programs write shorter names: "Dissertation", "Book". */
const SHORT_TYPES: ReadonlyMap<string, string> = new Map(
  [...TYPES].reverse().map(([name, ris]) => [name.split(/\W/)[0] ?? name, ris] as const),
)

function risTypeOf(name: string): string {
  const lower = name.toLowerCase().replace(/\s+/g, ' ')
  return TYPES.get(lower) ?? SHORT_TYPES.get(lower.split(/\W/)[0] ?? '') ?? 'GEN'
}

const TAGS: readonly (readonly [refworks: string, ris: string])[] = [
  ['A1', 'AU'],
  ['A2', 'ED'],
  ['A4', 'A4'],
  ['T1', 'TI'],
  ['JF', 'T2'],
  ['JO', 'J2'],
  ['T2', 'T2'],
  ['WT', 'T2'],
  ['T3', 'T3'],
  ['YR', 'PY'],
  ['FD', 'DA'],
  ['VO', 'VL'],
  ['SP', 'SP'],
  ['OP', 'EP'],
  ['AB', 'AB'],
  ['NO', 'N1'],
  ['ED', 'ET'],
  ['WV', 'ET'],
  ['PB', 'PB'],
  ['PP', 'CY'],
  ['SN', 'SN'],
  ['AD', 'AD'],
  ['AN', 'AN'],
  ['CN', 'CN'],
  ['OT', 'TT'],
  ['ST', 'ST'],
  ['LK', 'UR'],
  ['UL', 'UR'],
  ['DO', 'DO'],
  ['DB', 'DB'],
  ['DS', 'DP'],
  ['RD', 'Y2'],
]

function readRecord(record: TaggedRecord): ReadItem | undefined {
  const known = record.fields.filter(({ tag, lines }) => tag !== 'RT' && lines.some(Boolean))
  if (known.length === 0) return undefined
  const risType = risTypeOf(record.value('RT'))
  const values: Record<string, string[]> = {}
  for (const [tag, ris] of TAGS) values[ris] = [...(values[ris] ?? []), ...record.values(tag)]
  values['KW'] = record.values('K1', 'KW').flatMap((text) => text.split(/\s*;\s*/))
  values['LA'] = [record.values('LA').map(languageOfCode).join(', ')]
  values[hasRisRow('IS', risType) ? 'IS' : 'M1'] = record.values('IS')
  return itemOfRisValues(record.line, risType, values, {
    PMID: record.value('PMID'),
    PMCID: record.value('PMCID'),
  })
}

function splitRecords(input: string): TaggedRecord[] {
  const records: TaggedRecord[] = []
  let current: TaggedRecord | undefined
  let isAfterBlank = true
  linesOfText(input).forEach((text, index) => {
    const match = /^([A-Z][A-Z0-9]|PMC?ID)(?: (.*)|)$/.exec(text)
    const tag = match?.[1]
    if (tag) {
      if (!current || isAfterBlank || tag === 'RT') {
        current = new TaggedRecord(index + 1)
        records.push(current)
      }
      current.add(tag, match[2] ?? '', index + 1)
      isAfterBlank = false
    } else if (text.trim() === '') isAfterBlank = true
    else {
      current?.continue(text)
      isAfterBlank = false
    }
  })
  return records.filter((record) => record.fields.some(({ tag }) => tag !== 'ER'))
}

/** Reads RefWorks' tagged text. Its own record keeping (folders, classification, sponsoring library) is left out. */
export function readRefworks(input: string): ReadResult {
  return readTaggedRecords(splitRecords(input), readRecord, 'one begins with a line “RT ”.')
}

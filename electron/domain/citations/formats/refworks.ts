import type { ReadItem, ReadResult } from './format'
import { languageOfCode } from './language-codes'
import { readTaggedRecords } from './read-tagged-records'
import { itemOfRisValues } from './ris-hub'
import { hasRisRow } from './ris-table'
import { splitTaggedRecords, type TaggedRecord, type TaggedSyntax } from './tagged-lines'

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

const SYNTAX: TaggedSyntax = {
  tagOf: (line) => {
    const match = /^([A-Z][A-Z0-9]|PMC?ID)(?: (.*)|)$/.exec(line)
    return match ? [match[1] ?? '', match[2] ?? ''] : undefined
  },
  first: 'RT',
  single: new Set('RT T1 JF YR VO IS SP AB ID'.split(' ')),
  flowing: new Set(['AB', 'NO']),
}

/** Reads RefWorks' tagged text. Its own record keeping (folders, classification, sponsoring library) is left out. */
export function readRefworks(input: string): ReadResult {
  const records = splitTaggedRecords(input, SYNTAX)
  return readTaggedRecords(records, readRecord, 'one begins with a line “RT ”.')
}

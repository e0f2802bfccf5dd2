import { parseName } from '../parse-name'
import { formatNameSorted } from '../format-name'
import { ENDNOTE_TYPES } from './endnote-xml-table'
import type { ReadItem, ReadResult } from './format'
import { languageOfCode } from './language-codes'
import { readTaggedRecords } from './read-tagged-records'
import { itemOfRisValues } from './ris-hub'
import { hasRisRow } from './ris-table'
import { splitTaggedRecords, type TaggedRecord, type TaggedSyntax } from './tagged-lines'

/**
 * Refer (Lesk 1978, as refer(1) has it) and what EndNote made of it (ENW). The types are EndNote's; of letters
 * whose meaning changed between the two, the shape of the value tells which is meant.
 */

const TYPES = new Map(
  [...ENDNOTE_TYPES].reverse().map(([, name, ris]) => [name.toLowerCase(), ris] as const),
)

/** Letters that mean the same in every record, and the tag of RIS for each. */
const SAME: readonly (readonly [letter: string, tag: string])[] = [
  ['T', 'TI'],
  ['D', 'PY'],
  ['8', 'DA'],
  ['V', 'VL'],
  ['P', 'SP'],
  ['I', 'PB'],
  ['C', 'CY'],
  ['@', 'SN'],
  ['7', 'ET'],
  ['6', 'NV'],
  ['&', 'SE'],
  ['U', 'UR'],
  ['M', 'AN'],
  ['L', 'CN'],
  ['W', 'DP'],
  ['~', 'DB'],
  ['9', 'M3'],
  ['!', 'ST'],
  ['[', 'Y2'],
  ['H', 'TA'],
  ['*', 'RI'],
  ['(', 'OP'],
  [')', 'RP'],
  ['+', 'AD'],
  ['^', 'CA'],
  ['<', 'RN'],
  ['1', 'C1'],
  ['2', 'C2'],
  ['3', 'C3'],
  ['4', 'C4'],
  ['#', 'C5'],
  ['$', 'C6'],
  [']', 'C7'],
]

/** A record of the old form has no type: refer tells it from what else is there. */
function risTypeOf(record: TaggedRecord): string {
  const named = TYPES.get(record.value('0').toLowerCase())
  if (named) return named
  if (record.value('0')) return 'GEN'
  if (record.value('J')) return 'JOUR'
  if (record.value('B')) return 'CHAP'
  if (record.value('R')) return 'RPRT'
  return record.value('I') ? 'BOOK' : 'GEN'
}

/** EndNote has names sorted, refer as they are spoken; a comma at the end marks a body. */
function risName(text: string): string {
  if (text.includes(',')) return text
  const name = parseName(text)
  return name && name.literal === undefined ? formatNameSorted(name) : text
}

const isDoi = (text: string): boolean =>
  /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}/i.test(text)

function readRecord(record: TaggedRecord): ReadItem | undefined {
  if (record.fields.every(({ tag, lines }) => tag === '0' || !lines.some(Boolean))) return undefined
  const risType = risTypeOf(record)
  const values: Record<string, string[]> = {}
  const put = (tag: string, ...texts: readonly string[]) => {
    values[tag] = [...(values[tag] ?? []), ...texts.filter(Boolean)]
  }
  put('AU', ...record.values('A').map(risName))
  put('ED', ...record.values('E').map(risName))
  put(
    hasRisRow('A3', risType) && /^(?:MPCT|VIDEO|ADVS|MULTI)$/.test(risType) ? 'A3' : 'A4',
    ...record.values('Y').map(risName),
  )
  put('A4', ...record.values('?').map(risName))
  for (const [letter, tag] of SAME) put(tag, ...record.values(letter))
  put('T2', ...(record.value('J') ? record.values('J') : record.values('B')))
  if (record.value('J')) put('T3', ...record.values('B'))
  put('T3', ...record.values('S'))
  put(hasRisRow('IS', risType) ? 'IS' : 'M1', ...record.values('N'))
  put('KW', ...record.eachLine('K'))
  put('AB', record.values('X').join('\n'))
  put('LA', record.values('G').map(languageOfCode).join(', '))
  put('N1', ...record.fields.filter(({ tag }) => tag === 'Z').map(({ lines }) => lines.join('\n')))
  // Refer's body that issued a report is EndNote's title in another language.
  for (const text of record.values('Q'))
    put(record.value('0') ? 'TT' : 'AU', record.value('0') ? text : `${text},`)
  for (const text of record.values('R'))
    put(isDoi(text) ? 'DO' : risType === 'RPRT' ? 'SN' : /^https?:/.test(text) ? 'UR' : 'AN', text)
  for (const text of record.values('O'))
    put(isDoi(text) ? 'DO' : record.value('J') && record.value('0') ? 'J2' : 'N1', text)
  const item = itemOfRisValues(record.line, risType, values)
  const label = record.value('F')
  return /^[^\s,{}]*[^\s,{}\d][^\s,{}]*$/.test(label) ? { ...item, citationKey: label } : item
}

const SYNTAX: TaggedSyntax = {
  tagOf: (line) => {
    const match = /^%([0-9A-Za-z@!?&#$[\]()*+^<>=~])(?:\s(.*)|)$/.exec(line)
    return match ? [match[1] ?? '', match[2] ?? ''] : undefined
  },
  first: '0',
  single: new Set('0TDJVNPXF8'),
  flowing: new Set('XZK<'),
}

/** Reads Refer and EndNote's ENW, which share one syntax. */
export function readRefer(input: string): ReadResult {
  return readTaggedRecords(
    splitTaggedRecords(input, SYNTAX),
    readRecord,
    'one begins with a line “%0” or “%A”.',
  )
}

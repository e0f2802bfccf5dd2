import type { FormatDiagnostic, ReadItem, ReadResult } from './format'
import { ENDNOTE_ELEMENTS, ENDNOTE_TYPES } from './endnote-xml-table'
import { readRisRecord, type RisLine } from './ris-record'
import { hasRisRow } from './ris-table'
import {
  splitXmlRecords,
  type XmlElement,
  xmlChild,
  xmlChildren,
  xmlLines,
  xmlText,
} from './xml-record'

const BY_NAME = new Map(
  [...ENDNOTE_TYPES].reverse().map(([, name, ris]) => [name.toLowerCase(), ris] as const),
)
const BY_NUMBER = new Map(
  [...ENDNOTE_TYPES].reverse().map(([number, , ris]) => [String(number), ris] as const),
)

/** The name counts before the number: older versions and other programs number differently. */
function risTypeOf(record: XmlElement): string | undefined {
  const type = xmlChild(record, 'ref-type')
  return (
    BY_NAME.get((type?.attributes.get('name') ?? '').trim().toLowerCase()) ??
    BY_NUMBER.get(xmlText(type))
  )
}

function elementsAt(record: XmlElement, path: string): XmlElement[] {
  return path
    .split('/')
    .reduce<XmlElement[]>((at, name) => at.flatMap((one) => xmlChildren(one, name)), [record])
}

/** EndNote has one number where RIS has the issue and other numbers under two tags. */
function tagFor(tag: string, risType: string): string {
  if (hasRisRow('IS', risType) || (tag !== 'IS' && tag !== 'M1')) return tag
  return tag === 'IS' ? 'M1' : 'IS'
}

/** "P.J." or "W E N": the given name of someone in a list of many. */
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.?[\s-]?){1,5}$/u

/**
 * The people of one element, which is one person by the book; what was pasted into EndNote's field has several, on
 * lines of their own, with ";" between them, or as "Family, I.N., Family, I.N.".
 */
function peopleOf(element: XmlElement): string[] {
  const names = xmlLines(element).flatMap((text) => text.split(/\s*;\s*/))
  return names.flatMap((name) => {
    const parts = name.split(/\s*,\s*/)
    const isList =
      parts.length > 3 &&
      parts.length % 2 === 0 &&
      parts.every((part, index) => index % 2 === 0 || INITIALS.test(part))
    return isList
      ? parts.flatMap((part, index) => (index % 2 ? [] : [`${part}, ${parts[index + 1] ?? ''}`]))
      : [name]
  })
}

function fieldsOf(record: XmlElement, risType: string, line: number): RisLine[] {
  return ENDNOTE_ELEMENTS.flatMap(([path, plainTag]) => {
    const tag = tagFor(plainTag, risType)
    return elementsAt(record, path).flatMap((element) => {
      if (path.endsWith('/author'))
        return peopleOf(element).map((name) => ({ tag, line, lines: [name] }))
      const lines = xmlLines(element)
      // What is only kept, not understood, keeps its lines apart.
      return hasRisRow(tag, risType)
        ? [{ tag, line, lines }]
        : lines.map((text) => ({ tag, line, lines: [text] }))
    })
  }).filter(({ lines }) => lines.some(Boolean))
}

/**
 * Reads EndNote's XML, also as other programs write it. `label` is the key where it can be one; attached
 * files are left out; elements without a CSL variable are kept in `custom` under their tag of RIS.
 */
export function readEndnoteXml(input: string): ReadResult {
  const { records, diagnostics } = splitXmlRecords(input, ['record'])
  const items: ReadItem[] = []
  const told: FormatDiagnostic[] = [...diagnostics]
  for (const { line, element } of records) {
    const risType = risTypeOf(element)
    if (risType === undefined)
      told.push({
        line,
        message: 'This record has no type that EndNote knows; it was read as a generic one.',
      })
    const fields = fieldsOf(element, risType ?? 'GEN', line)
    const label = fields.find(({ tag }) => tag === 'LB')?.lines[0] ?? ''
    const citationKey = /^[^\s,{}]*[^\s,{}\d][^\s,{}]*$/.test(label) ? label : undefined
    const read = readRisRecord({
      line,
      risType: risType ?? 'GEN',
      fields: citationKey ? fields.filter(({ tag }) => tag !== 'LB') : fields,
    })
    told.push(...read.diagnostics)
    if (fields.length > 0) items.push({ ...read.item, ...(citationKey ? { citationKey } : {}) })
    else told.push({ line, message: 'This record is empty; it was left out.' })
  }
  return { items, diagnostics: told.sort((a, b) => a.line - b.line) }
}

import type { ReferenceValue } from '../reference'
import type { ReadItem } from './format'
import { readRisRecord, type RisLine } from './ris-record'

/**
 * Values by tags of RIS, for formats that are read only: what a journal, a volume or an issue is, RIS's
 * table knows already.
 */
export type RisValues = Readonly<Record<string, string | readonly string[]>>

/** The item of a record that was put into tags of RIS; `more` has variables that RIS has no tag for. */
export function itemOfRisValues(
  line: number,
  risType: string,
  values: RisValues,
  more: Readonly<Record<string, ReferenceValue | undefined>> = {},
): ReadItem {
  const fields: RisLine[] = Object.entries(values).flatMap(([tag, value]) =>
    (typeof value === 'string' ? [value] : value)
      .filter((text) => text.trim() !== '')
      .map((text) => ({ tag, line, lines: text.split('\n') })),
  )
  const filled = Object.entries(more).filter(
    (entry): entry is [string, ReferenceValue] => entry[1] !== undefined && entry[1] !== '',
  )
  return readRisRecord({ line, risType, fields, more: Object.fromEntries(filled) }).item
}

/** "205-7" → "205-207": an end that is shorter than its start takes the missing digits from it. */
export function wholePages(pages: string): string {
  return pages.replace(
    /(^|[\s,;])([A-Za-z]*)(\d+)\s*[-\u2010-\u2015]\s*(\d+)(?=$|[\s,;])/g,
    (whole, before: string, prefix: string, from: string, to: string) =>
      to.length < from.length
        ? `${before}${prefix}${from}-${prefix}${from.slice(0, from.length - to.length)}${to}`
        : whole,
  )
}

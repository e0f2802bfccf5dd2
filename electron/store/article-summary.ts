import { formatIsoDate } from '#domain/citations/format-date'
import { familyName } from '#domain/citations/format-name'
import type { Reference } from '#domain/citations/reference'
import { dateOf, namesOf, textOf } from '#domain/citations/reference-values'
import { foldText } from './fold-text'

/** What lists show of a reference. */
export interface ArticleSummary {
  readonly title: string
  /** Authors as short text: "Smith", "Smith and Jones", "Smith et al." */
  readonly byline: string
  readonly outlet: string
  /** EDTF, such as `2009-10-14`; empty where unknown. */
  readonly date: string
  readonly referenceType: string
}

/** The summary of a reference; editors stand in where there are no authors. */
export function summarise(reference: Reference): ArticleSummary {
  const authors = namesOf(reference, 'author')
  const names = authors.length ? authors : namesOf(reference, 'editor')
  const issued = dateOf(reference, 'issued')
  return {
    title: textOf(reference, 'title'),
    byline: shortByline(names.map((name) => familyName(name) || name.literal || name.given || '')),
    outlet: textOf(reference, 'container-title') || textOf(reference, 'publisher'),
    date: issued ? formatIsoDate(issued) : '',
    referenceType: reference.type,
  }
}

/** The text in which a list's filter looks. */
export function searchable(summary: ArticleSummary, citationKey: string): string {
  return foldText([summary.title, summary.byline, summary.outlet, citationKey].join('\n'))
}

/**
 * A number that sorts as the date does: days since the year 0, were each month of 31 days. Parts
 * that are not known sort before those that are. Undefined where the text begins with no year.
 */
export function dateRank(date: string): number | undefined {
  const found = /^(-?)(\d{4,})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date)
  if (!found) return undefined
  const [, sign, year, month = '00', day = '00'] = found
  // A season stands in the month's place as 21–24; it sorts with the month it begins in.
  const place = Number(month) > 20 ? (Number(month) - 21) * 3 + 3 : Number(month)
  return (sign ? -1 : 1) * Number(year) * 13 * 32 + place * 32 + Number(day)
}

function shortByline(names: readonly string[]): string {
  const [first = '', second = ''] = names
  if (names.length > 2) return `${first} et al.`
  return second ? `${first} and ${second}` : first
}

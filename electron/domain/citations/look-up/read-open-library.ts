import { parseDate } from '../parse-date'
import { parseName } from '../parse-name'
import type { Name, Reference } from '../reference'

interface Book {
  readonly title?: unknown
  readonly subtitle?: unknown
  readonly authors?: unknown
  readonly publishers?: unknown
  readonly publish_places?: unknown
  readonly publish_date?: unknown
  readonly number_of_pages?: unknown
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const namesIn = (list: unknown): string[] =>
  Array.isArray(list)
    ? list.map((one) => text((one as { name?: unknown } | null)?.name)).filter(Boolean)
    : []

/**
 * Reads what Open Library's books API answers (`jscmd=data`): an object with one entry a book. Undefined
 * where it knows no such book or the answer is something else.
 */
export function readOpenLibrary(answer: string, isbn: string): Reference | undefined {
  let book: Book | undefined
  try {
    const parsed = JSON.parse(answer) as { [key: string]: Book } | null
    book = parsed?.[`ISBN:${isbn}`]
  } catch {
    return undefined
  }
  const title = [text(book?.title), text(book?.subtitle)].filter(Boolean).join(': ')
  if (!book || !title) return undefined
  const author = namesIn(book.authors)
    .map(parseName)
    .filter((name): name is Name => name !== undefined)
  const [publisher = ''] = namesIn(book.publishers)
  const [place = ''] = namesIn(book.publish_places)
  const issued = parseDate(text(book.publish_date))
  return {
    type: 'book',
    title,
    ...(author.length > 0 ? { author } : {}),
    ...(publisher ? { publisher } : {}),
    ...(place ? { 'publisher-place': place } : {}),
    ...(issued ? { issued } : {}),
    ...(typeof book.number_of_pages === 'number'
      ? { 'number-of-pages': String(book.number_of_pages) }
      : {}),
    ISBN: isbn,
  }
}

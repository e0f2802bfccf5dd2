/** White space of any kind and length as one space, none at the ends. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Longest title, name or outlet that is believed; more is a text in the wrong field. */
const MAX_VALUE = 500

/** One line of at most 500 characters; `undefined` when there is nothing or far too much. */
export function shortValue(raw: unknown): string | undefined {
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined
  const value = oneLine(String(raw).slice(0, 4 * MAX_VALUE))
  return value.length === 0 || value.length > MAX_VALUE ? undefined : value
}

const MONTHS =
  'january february march april may june july august september october november december'
const MONTH_OF = new Map(
  MONTHS.split(' ').flatMap((name, index): [string, number][] => [
    [name, index + 1],
    [name.slice(0, 3), index + 1],
  ]),
)

/**
 * A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as it is written (the publisher's own day, whatever the time
 * zone), from ISO 8601, `2016/5/3`, `3 May 2016` or `May 3, 2016`; `undefined` for anything else: a
 * date such as `3/5/2016` means two different days.
 */
export function metadataDate(raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined
  const text = oneLine(raw.slice(0, 100))
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:$|[T\s])/.exec(text)
  if (iso !== null) return dateOf(iso[1], iso[2], iso[3])
  const compact = /^(\d{4})(\d{2})(\d{2})(?:$|T|\d{6}$)/.exec(text)
  if (compact !== null) return dateOf(compact[1], compact[2], compact[3])
  const named =
    /^(?:\p{L}+,? )?(?<day>\d{1,2})\.? (?<month>\p{L}{3,9})\.?,? (?<year>\d{4})(?:\D|$)/u.exec(
      text,
    ) ??
    /^(?:\p{L}+, )?(?<month>\p{L}{3,9})\.? (?:(?<day>\d{1,2})(?:st|nd|rd|th)?,? )?(?<year>\d{4})(?:\D|$)/u.exec(
      text,
    )
  const month = MONTH_OF.get(named?.groups?.['month']?.toLowerCase() ?? '')
  if (named === null || month === undefined) return undefined
  return dateOf(named.groups?.['year'], String(month), named.groups?.['day'])
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Drops a month or a day that no calendar has. */
function dateOf(year?: string, month?: string, day?: string): string | undefined {
  if (year === undefined || Number(year) < 1000) return undefined
  const days = DAYS[Number(month) - 1]
  if (month === undefined || days === undefined) return year
  const written = `${year}-${month.padStart(2, '0')}`
  if (day === undefined || Number(day) < 1 || Number(day) > days) return written
  return `${written}-${day.padStart(2, '0')}`
}

/**
 * The names in a byline: without "By", split at "and", "&", semicolons, and at commas that stand between
 * whole names. Addresses and handles are no names.
 */
export function authorNames(raw: string | undefined): string[] {
  const line = shortValue(raw)
  if (line === undefined) return []
  const byline = line.replace(/^(?:written |text |words )?(?:by|von|par|por|di|door)[:\s]\s*/i, '')
  const names: string[] = []
  for (const part of byline.split(/\s*;\s*|\s+(?:and|und|et)\s+|\s*&\s*/i))
    for (const name of splitAtCommas(part)) {
      const cleaned = name.replace(/^(?:and|und|et)\s+/i, '').replace(/^[\s,.|]+|[\s,|]+$/g, '')
      if (cleaned.length > 1 && !/[@/\\<>]|https?:/.test(cleaned) && !names.includes(cleaned))
        names.push(cleaned)
    }
  return names.slice(0, 50)
}

const NAME_SUFFIX = /^(?:jr|sr|ph\.?\s?d|m\.?d|esq|i{1,3}|iv)\.?$/i

/** "Ada Holm, Jonas Berg" is two people; "Holm, Ada" and "Ada Holm, Jr." are one. */
function splitAtCommas(part: string): string[] {
  const pieces = part.split(/\s*,\s*/).filter((piece) => piece.length > 0)
  const whole = pieces.every((piece) => /\s/.test(piece) || NAME_SUFFIX.test(piece))
  if (pieces.length < 2 || !whole) return [part]
  const names: string[] = []
  for (const piece of pieces)
    if (NAME_SUFFIX.test(piece) && names.length > 0) names.push(`${names.pop() ?? ''}, ${piece}`)
    else names.push(piece)
  return names
}

/** A language tag (BCP 47, its common forms), with `_` read as `-`; `undefined` for anything else. */
export function languageTag(raw: string | undefined): string | undefined {
  const tag = raw?.trim().replaceAll('_', '-')
  return tag !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i.test(tag) ? tag : undefined
}

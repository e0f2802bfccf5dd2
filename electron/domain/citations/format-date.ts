import type { CslDate } from './reference'

const MONTHS = `January February March April May June July August September October November
  December`.split(/\s+/)
const SEASONS = ['Spring', 'Summer', 'Autumn', 'Winter']

/** The parts of a date that are there: positive months and days, a year that is not 0. */
function partsOf(date: CslDate, index: number): readonly number[] {
  const parts = date['date-parts']?.[index] ?? []
  const end = parts.findIndex((part) => !part)
  return end < 0 ? parts : parts.slice(0, end)
}

/** The year of the (first) date, or undefined: a literal date has none. */
export function yearOf(date: CslDate | undefined): number | undefined {
  return date && partsOf(date, 0)[0]
}

function isoMoment(parts: readonly number[]): string {
  return parts
    .map((part, index) => {
      // 44 BC is the year -0043 of ISO 8601, which counts a year 0.
      const digits = String(part < 0 ? -part - 1 : part).padStart(index === 0 ? 4 : 2, '0')
      return part < -1 ? `-${digits}` : digits
    })
    .join('-')
}

function longMoment(parts: readonly number[]): string {
  const [year, month, day] = parts
  if (year === undefined) return ''
  const yearText = year < 0 ? `${-year} BC` : String(year)
  if (month === undefined) return yearText
  return [day, MONTHS[month - 1], yearText].filter(Boolean).join(' ')
}

function seasonNumber(date: CslDate): number | undefined {
  const season = Number(date.season)
  return season >= 1 && season <= 4 ? season : undefined
}

function format(date: CslDate, one: (parts: readonly number[]) => string, between: string): string {
  const from = one(partsOf(date, 0))
  if (!from) return date.literal ?? date.raw ?? ''
  if ((date['date-parts']?.length ?? 0) < 2) return from
  return `${from}${between}${one(partsOf(date, 1))}`
}

/**
 * EDTF (ISO 8601-2): "2009-10-14", "2009/2010", "1998/", "2003-21" for a season, "1850~" for circa; a
 * literal date is its own text. `parseDate` reads it back.
 */
export function formatIsoDate(date: CslDate): string {
  const season = seasonNumber(date)
  const text = format(date, isoMoment, '/')
  if (yearOf(date) === undefined) return text
  const withSeason = season && /^-?\d{4}$/.test(text) ? `${text}-${20 + season}` : text
  return date.circa ? withSeason.replace(/(?=\/|$)/, '~') : withSeason
}

/** For people, in English: "14 October 2009", "2009–2010", "Spring 2009", "circa 1850", "44 BC". */
export function formatLongDate(date: CslDate): string {
  const text = format(date, longMoment, '–')
  if (yearOf(date) === undefined) return text
  const season = seasonNumber(date)
  const named = season && partsOf(date, 0).length === 1 ? `${SEASONS[season - 1]} ${text}` : text
  return date.circa ? `circa ${named}` : named
}

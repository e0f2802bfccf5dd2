import type { CslDate } from './reference'

/** Month names and their usual abbreviations, folded to ASCII; the first of a pair names the number. */
const MONTH_NAMES: readonly string[][] = [
  'january jan januar janvier janv enero ene gennaio gen janeiro januari jänner janner'.split(' '),
  'february feb febr februar fevrier fevr febrero febbraio fevereiro fev februari'.split(' '),
  'march mar marz mrz mars marzo marco maart mrt'.split(' '),
  'april apr avril avr abril abr aprile'.split(' '),
  'may mai mayo maggio mag maio mei'.split(' '),
  'june jun juni juin junio giugno giu junho'.split(' '),
  'july jul juli juillet juil julio luglio lug julho'.split(' '),
  'august aug aout agosto ago augustus'.split(' '),
  'september sep sept septembre septiembre settembre set setembro'.split(' '),
  'october oct oktober okt octobre octubre ottobre ott outubro out'.split(' '),
  'november nov novembre noviembre novembro'.split(' '),
  'december dec dezember dez decembre diciembre dic dicembre dezembro'.split(' '),
]
const MONTHS = new Map(
  MONTH_NAMES.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)

/** CSL numbers the seasons 1–4; EDTF (ISO 8601-2) 21–24 in the month's place. */
const SEASONS = new Map(
  [['spring'], ['summer'], ['autumn', 'fall'], ['winter']].flatMap((names, index) =>
    names.map((name) => [name, index + 1] as const),
  ),
)

/** Ways of saying that there is no date: then there is nothing to store. */
const NO_DATE = /^(?:n\.?\s?d\.?|no date|undated|s\.?\s?[da]\.?|o\.?\s?[jd]\.?|unknown|0+)$/i
/** How EDTF, its drafts and biblatex write an end that is not known. */
const OPEN_END = /^(?:|\.\.|open|unknown)$/i
const CIRCA = /^(?:circa|ca?\.?|about|approx(?:imately|\.)?|um|vers)\s+(?=\S)/i
const ORDINAL = /(\d)(?:st|nd|rd|th|\.|º|er)(?=[\s,]|$)/gi

interface Moment {
  readonly parts: readonly number[]
  readonly season?: number
  readonly circa?: boolean
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The number of a month's name in the languages above, 1–12; a full stop after it is allowed. */
export function monthNumber(name: string): number | undefined {
  return MONTHS.get(fold(name.trim()).replace(/\.$/, ''))
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Undefined where a part cannot be: month 13, 30 February. Years before Christ are negative. */
function moment(year: number, month?: number, day?: number): Moment | undefined {
  if (!Number.isInteger(year) || year === 0 || Math.abs(year) > 9999) return undefined
  if (month === undefined) return { parts: [year] }
  if (month >= 21 && month <= 24 && day === undefined) return { parts: [year], season: month - 20 }
  if (month < 1 || month > 12) return undefined
  if (day === undefined) return { parts: [year, month] }
  return day >= 1 && day <= daysInMonth(year, month) ? { parts: [year, month, day] } : undefined
}

/** Digits only: "2009-10-14", "2009/10", "14.10.2009", "-0044", with what follows a time's "T". */
function parseNumeric(text: string): Moment | undefined {
  const isoTime = /^(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}/.exec(text)
  const bare = isoTime?.[1] ?? text
  let match = /^([+-]?\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(bare)
  if (match) {
    const [month, day] = [match[2], match[3]].map((part) => (part ? Number(part) : undefined))
    const year = Number(match[1])
    // ISO 8601 counts a year 0, which is 1 BC; CSL has no such year: -0043 is 44 BC.
    return moment(
      year < 0 ? year - 1 : year,
      month || undefined,
      month ? day || undefined : undefined,
    )
  }
  match = /^(\d{4})(\d{2})(\d{2})$/.exec(bare)
  if (match) return moment(Number(match[1]), Number(match[2]), Number(match[3]))
  match = /^(\d{1,2})[-/](\d{4})$/.exec(bare)
  if (match) return moment(Number(match[2]), Number(match[1]))
  match = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(bare)
  if (match) return moment(Number(match[3]), Number(match[2]), Number(match[1]))
  match = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(bare)
  if (match) {
    const [first, second, year] = match.slice(1).map(Number) as [number, number, number]
    // 10/11/2009 may be October or November: only the order that cannot be read twice is taken.
    if (first > 12) return moment(year, second, first)
    if (second > 12 || first === second) return moment(year, first, second)
    return undefined
  }
  match = /^(\d{1,4})\s?(bce?|b\.c\.(?:e\.)?|v\.\s?chr\.?)$/i.exec(bare)
  return match ? moment(-Number(match[1])) : undefined
}

/** With a month's or a season's name: "14 October 2009", "Oct. 14, 2009", "Spring 2009". */
function parseWritten(text: string): Moment | undefined {
  const words = fold(text)
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/, '')
    .replace(/,?\s+\d{1,2}:\d{2}.*$/, '')
    .replace(ORDINAL, '$1')
    .replace(/\b(?:de|di|of|the)\b/g, ' ')
    .split(/[\s,/-]+/)
    .filter(Boolean)
  let year: number | undefined
  let month: number | undefined
  let day: number | undefined
  let season: number | undefined
  for (const word of words) {
    const named = monthNumber(word)
    if (named !== undefined && month === undefined) month = named
    else if (SEASONS.has(word) && season === undefined) season = SEASONS.get(word)
    else if (/^\d{4}$/.test(word) && year === undefined) year = Number(word)
    else if (/^\d{1,2}$/.test(word) && day === undefined) day = Number(word)
    else return undefined
  }
  if (year === undefined) return undefined
  if (season !== undefined)
    return month === undefined && day === undefined ? { parts: [year], season } : undefined
  return month === undefined ? undefined : moment(year, month, day)
}

function parseMoment(text: string): Moment | undefined {
  const circa = CIRCA.test(text) || /[~?%]+$/.test(text)
  const bare = text
    .replace(CIRCA, '')
    .replace(/[~?%]+$/, '')
    .trim()
  const found = parseNumeric(bare) ?? parseWritten(bare)
  return found && circa ? { ...found, circa } : found
}

interface DayOfYear {
  readonly month?: number
  readonly day?: number
}

/** "15", "June", "15 June", "June 15": what stands on one side of the dash in a range within a year. */
function parseDayOfYear(text: string): DayOfYear | undefined {
  const words = fold(text)
    .replace(ORDINAL, '$1')
    .split(/[\s,]+/)
    .filter(Boolean)
  const days = words.filter((word) => /^\d{1,2}$/.test(word)).map(Number)
  const months = words.map(monthNumber).filter((month) => month !== undefined)
  if (days.length > 1 || months.length > 1 || days.length + months.length !== words.length)
    return undefined
  const [[day], [month]] = [days, months]
  return { ...(month ? { month } : {}), ...(day ? { day } : {}) }
}

/**
 * Days or months of one year: "15–17 June 2021", "June 15-17, 2021", "30 June-2 July 2021", "Sept.-Oct. 2010",
 * "2010 Jan/Feb". The month that one side lacks is the other's.
 */
function parseWithinYear(text: string): readonly [Moment, Moment] | undefined {
  const years = text.match(/(?<!\d)\d{4}(?!\d)/g) ?? []
  const sides = text.replace(/(?<!\d)\d{4}(?!\d)/, ' ').split(/[-/\u2010-\u2015]+/)
  if (years.length !== 1 || sides.length !== 2) return undefined
  const [from, to] = sides.map(parseDayOfYear)
  if (!from || !to || (from.day === undefined) !== (to.day === undefined)) return undefined
  const [firstMonth, lastMonth] = [from.month ?? to.month, to.month ?? from.month]
  // Two months, or two days: one name alone says nothing about a second end.
  if (!firstMonth || !lastMonth || (!from.day && !(from.month && to.month))) return undefined
  const year = Number(years[0])
  const ends = [moment(year, firstMonth, from.day), moment(year, lastMonth, to.day)] as const
  const [first, last] = ends
  const isInOrder =
    firstMonth < lastMonth || (firstMonth === lastMonth && (from.day ?? 0) < (to.day ?? 0))
  return first && last && isInOrder ? [first, last] : undefined
}

/**
 * Digits that are not known, "X" in EDTF and "u" in its drafts: a decade or century is a range ("199X" is
 * 1990/1999); a month or day that is not known stays away ("1999-XX" is 1999). Manual of biblatex, 2.3.8.
 */
function parseUnspecified(text: string): readonly Moment[] | undefined {
  const day = /^(\d{4}(?:-\d{2})?)(?:-(?:XX|uu)){1,2}$/.exec(text)
  if (day) return [parseNumeric(day[1] ?? '')].filter((found) => found !== undefined)
  const years = /^(\d{2}(?:XX|uu)|\d{3}[Xu])(?:-(?:XX|uu)){0,2}$/.exec(text)?.[1]
  if (years === undefined) return undefined
  return ['0', '9']
    .map((digit) => moment(Number(years.replace(/[Xu]/g, digit))))
    .filter((found) => found !== undefined)
}

/** The two ends of a range; undefined where the text is one date. An open end is empty. */
function splitRange(text: string): [string, string] | undefined {
  const slash = /^([^/]*)\/([^/]*)$/.exec(text)
  if (slash) {
    const [, from = '', to = ''] = slash
    const isWhole = (end: string) => /\d{4}/.test(end)
    if ((isWhole(from) && (isWhole(to) || OPEN_END.test(to.trim()))) || (!from && isWhole(to)))
      return [from.trim(), to.trim()]
  }
  const dash =
    /^(\d{4})\s?(?:-{1,3}|[\u2010-\u2015])\s?(\d{4})$/.exec(text) ??
    /^(.*\d{4})\s?[\u2012-\u2015]\s?(.*\d{4})$/.exec(text) ??
    /^(.*\d{4})\s(?:-|to|until|bis)\s(.*\d{4})$/.exec(text) ??
    /^(\p{L}.*\d{4})-(\p{L}.*\d{4})$/u.exec(text)
  return dash ? [dash[1] ?? '', dash[2] ?? ''] : undefined
}

const circaOf = (...ends: readonly Moment[]): { readonly circa?: true } =>
  ends.some(({ circa }) => circa) ? { circa: true } : {}

/**
 * A date as people and files write it: ISO 8601, EDTF level 1 ("1999~", "2003-21", "1998/"), "14
 * October 2009", "October 14, 2009", "Oct. 2009", "Spring 2009", "2009/10/14", "c. 1850", "44 BC",
 * ranges "2009/2010", "2009–2010", "15–17 June 2021" and "Sept.–Oct. 2010". Parts that are not there stay away; a text whose order is
 * open ("10/11/2009"), or that is no date, comes back as `literal`. Undefined for an empty text and
 * for "n.d." and the like. An open range ends in `[0]`, as citeproc and pandoc write it.
 */
export function parseDate(text: string): CslDate | undefined {
  const whole = text.replace(/\s+/g, ' ').trim()
  if (whole === '' || NO_DATE.test(whole)) return undefined
  const ends = splitRange(whole)
  if (ends) {
    const [from, to] = ends.map((end) => (OPEN_END.test(end) ? null : parseMoment(end)))
    // CSL has one season a date: of a range of seasons the years are left.
    const isOneYear = from?.parts[0] === to?.parts[0]
    if (from && to && (from.season ?? to.season) !== undefined && isOneYear)
      return { 'date-parts': [from.parts.slice(0, 1)], ...circaOf(from, to) }
    if (from && to) return { 'date-parts': [from.parts, to.parts], ...circaOf(from, to) }
    if (from && to === null) return { 'date-parts': [from.parts, [0]], ...circaOf(from) }
    return { literal: whole }
  }
  const several = parseUnspecified(whole) ?? parseWithinYear(whole)
  if (several && several.length > 0) return { 'date-parts': several.map(({ parts }) => parts) }
  const found = parseMoment(whole)
  if (!found) return { literal: whole }
  return {
    'date-parts': [found.parts],
    ...(found.season === undefined ? {} : { season: found.season }),
    ...(found.circa ? { circa: true } : {}),
  }
}

/** Where an article or a chapter stands, from the one line that Ovid has for it. */
export interface OvidSource {
  readonly container?: string
  readonly editors?: string
  readonly volume?: string
  readonly issue?: string
  readonly pages?: string
  readonly date?: string
  readonly place?: string
  readonly publisher?: string
}

const VOLUME = String.raw`(?<volume>[A-Za-z]{0,2}\d+[A-Za-z]?)\s?(?:\((?<issue>(?:[^()]|\([^()]{1,20}\)){1,40})\))?`
const PAGES = String.raw`(?<pages>[A-Za-z]{0,3}\d[\w-]*(?:\.\d+)*(?:\s?[,-]\s?[A-Za-z]{0,3}\d+)*)`

/** The forms of the databases; in each the parts stand in another order. */
const FORMS: readonly RegExp[] = [
  // Journal January/February 2010;14(1):56-58
  new RegExp(
    String.raw`^(?<container>.+?)\.?\s(?<month>\p{L}{3,9}(?:[/-]\p{L}{3,9})?\.?(?:\s\d{1,2},?)?\s)?(?<year>\d{4})\s?;\s?${VOLUME}(?:\s?:\s?${PAGES})?`,
    'u',
  ),
  // Journal. 28(2):103-106, April 2015.
  new RegExp(
    String.raw`^(?<container>.+?)\.\s{1,3}(?:Vol\.?\s?)?${VOLUME}\s?:\s?${PAGES},\s(?<date>[^;]{4,40}?)\.?$`,
    'u',
  ),
  // Journal. Vol 28(2) April 2015, 103-106.
  new RegExp(
    String.raw`^(?<container>.+?)\.\s{1,3}Vol\.?\s?${VOLUME},?\s?(?<date>[^;,]{4,40}),\s(?:pp?\.\s?)?(?:${PAGES}|No Pagination[^.]{0,20})\.?$`,
    'u',
  ),
  // Editor (2015). Title. (pp. 103-106). 300 pp. Place: Publisher
  new RegExp(
    String.raw`^(?<editors>[^()]{0,300})\((?<year>\d{4})\)\.\s{0,3}(?<container>.{1,400}?)(?:\.\s{1,3}|\s(?=\(pp|\w{1,6}\s(?:pp|pages)\.))(?:\(pp\.\s?${PAGES}\)\.?\s{0,3})?(?:(?:[ivxlc]{1,8},\s)?\w{1,6}\s(?:pp|pages)\.?\s{0,3})?(?<place>(?:St\.\s)?[^:.()]{2,60}):\s?(?<publisher>.{2,200}?)\.?$`,
    'u',
  ),
  // Journal. (no more is known yet)
  /^(?<container>[^.;:]{2,200})\.?$/u,
]

/** No source is longer; a longer text is none. */
const LONGEST = 1000

/** "January/February 2010" spans two months. */
function tidyDate(text: string): string {
  const range = /^(\p{L}+)\.?\s?[/-]\s?(\p{L}+)\.?\s(\d{4})$/u.exec(text)
  if (range) return `${range[1]} ${range[3]} - ${range[2]} ${range[3]}`
  const yearFirst = /^(\d{4})\s(\p{L}+)\.?(?:\s(\d{1,2}))?$/u.exec(text)
  return yearFirst ? [yearFirst[3], yearFirst[2], yearFirst[1]].filter(Boolean).join(' ') : text
}

/** The parts of a source; undefined where it has a form that is not known. */
export function parseOvidSource(text: string): OvidSource | undefined {
  const whole = text.slice(0, LONGEST).trim()
  for (const form of FORMS) {
    const found = form.exec(whole)?.groups
    if (!found) continue
    const { month = '', year = '', date = `${month}${year}`, ...parts } = found
    const filled = Object.entries({ ...parts, date: tidyDate(date.trim()) })
      .map(([name, value]) => [name, (value ?? '').trim()] as const)
      .filter(([, value]) => value !== '')
    return Object.fromEntries(filled)
  }
  return undefined
}

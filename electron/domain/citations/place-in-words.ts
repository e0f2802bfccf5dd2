import { type CslLocator, readLocator } from './read-locator'

/** "12", "A4", "3.2", "xiv": what a range or a list is made of. */
const NUMBER = '(?:\\p{L}?\\d[\\p{L}\\d.]*|[ivxlc]+)'
const START = `(?<![\\p{L}\\p{N}\\\\-])`
const RANGE = new RegExp(
  `${START}(${NUMBER})\\s?[-\u2010-\u2015]\\s?(?=${NUMBER}(?![\\p{L}\\p{N}]))`,
  'giu',
)
const LIST = new RegExp(
  `${START}${NUMBER}(?:\\s?[,&]|\\s(?:and|und|et|y|e))\\s${NUMBER}(?![\\p{L}\\p{N}])`,
  'iu',
)

/** A second kind of place behind the first: "2, p. 3" of a volume. */
const MORE = /\s*[,;&]\s*(?=\p{L}{1,9}\.?\s+[\p{L}\d])/u

/** The number of a place without a second place behind it: "2" of "2, p. 3". */
export function firstNumber(locator: string): string {
  return locator.split(MORE, 1)[0] ?? locator
}

/**
 * A place as it stands behind an entry: ", vol. 2, p. 3", ", pp. 3–5", ", p. 3f." Ranges and lists of numbers have
 * the plural and an en dash, and a second place has a word of its own, as citeproc has it inside a citation.
 * `termOf` is the short word of the style for a kind of place.
 */
export function placeInWords(
  place: CslLocator,
  termOf: (label: string, isSeveral: boolean) => string,
): string {
  if ('suffix' in place) return place.suffix
  const first = firstNumber(place.locator)
  const isSeveral = first.search(RANGE) >= 0 || LIST.test(first)
  // Hyphens inside a heading are escaped: see `readLocator`.
  const number = first.replace(RANGE, '$1–').replaceAll('\\-', '-')
  const words = `, ${termOf(place.label, isSeveral)} ${number}`
  const rest = place.locator.slice(first.length)
  const sign = MORE.exec(rest)?.[0] ?? ''
  const more = rest && readLocator(rest.slice(sign.length))
  if (!more || 'suffix' in more) return words + rest
  return words + sign + placeInWords(more, termOf).slice(2)
}

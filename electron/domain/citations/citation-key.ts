import { foldToAscii } from './fold-to-ascii'
import { keyPart } from './key-parts'
import { DEFAULT_KEY_PATTERN, type KeyPattern } from './key-pattern'
import type { Reference } from './reference'

/** Asks whether a key is in use; asked with lower-case keys only, so that case never tells two apart. */
export type IsTaken = (lowerCaseKey: string) => boolean

/** Only a bound: names and words of real references are shorter. */
const LONGEST_PART = 40
/** With what makes it unique, a key stays below 200 characters. */
const LONGEST_BASE = 180

/** 0 → "a", 1 → "b", … 25 → "z", 26 → "aa". The first of equal keys goes without, the second gets "b". */
function counter(index: number): string {
  let letters = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(97 + (rest % 26)) + letters
  return letters
}

/** Counters that are tried one after the other. */
const FEW = 26

/**
 * The key with the first free counter; where the first few are taken, with a free one behind a taken one,
 * found by doubling and halving: thousands of clippings of one outlet may want the same key, and none of
 * them should ask for all before it.
 */
function makeUnique(base: string, isTaken: IsTaken): string {
  const keyOf = (index: number) => (index === 0 ? base : `${base}-${counter(index)}`)
  const isFree = (index: number) => !isTaken(keyOf(index).toLowerCase())
  for (let index = 0; index < FEW; index++) if (isFree(index)) return keyOf(index)
  let taken = FEW - 1
  let free = 2 * FEW
  while (!isFree(free)) {
    taken = free
    free *= 2
  }
  while (free - taken > 1) {
    const middle = (taken + free) >> 1
    if (isFree(middle)) free = middle
    else taken = middle
  }
  return keyOf(free)
}

/**
 * A key by a pattern; without one by author-year-word: `lavrov-2009-sanctions`. Who: the first author's family name
 * with its particle (`vangogh`), or up to three telling words of a body; without author the outlet or
 * publisher, else the type. Year: of issue, else `nd`. Word: the first telling word of the title, where
 * there is one. Letters are folded to ASCII the same way whatever the language (ü → u, ß → ss, ø → o;
 * Cyrillic and Greek are transliterated; other scripts fall away). Where the key is taken, `-b`, `-c`
 * and so on follow. Only what the pattern has, `a-z`, `0-9` and `-`; never empty; never one that `isTaken`.
 */
export function makeCitationKey(
  reference: Reference,
  isTaken: IsTaken,
  pattern: KeyPattern = DEFAULT_KEY_PATTERN,
): string {
  let base = ''
  for (const piece of pattern) {
    base += typeof piece === 'string' ? piece : partText(piece, reference)
  }
  // Where a part is missing, what stood between it and its neighbours would stand there twice.
  const tidy = base
    .replace(/([-_:.+/])(?:[-_:.+/])+/g, '$1')
    .replace(/^[^A-Za-z0-9_]+|[-_:.+/]+$/g, '')
  if (tidy === '' && pattern !== DEFAULT_KEY_PATTERN) return makeCitationKey(reference, isTaken)
  return makeUnique(tidy.slice(0, LONGEST_BASE), isTaken)
}

function partText(
  { part, letters }: Exclude<KeyPattern[number], string>,
  reference: Reference,
): string {
  const words = keyPart(part, reference).map((word) => word.slice(0, LONGEST_PART))
  if (letters === 'large') return words.join('').toUpperCase()
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  return (letters === 'capital' ? words.map(capital) : words).join('')
}

/**
 * Whether a key can stand in every format as it is: printable ASCII without spaces and without the
 * characters that BibTeX, LaTeX or pandoc give a meaning (`" # % ' ( ) , = { } ~ \ @ ; [ ] < > & $ ^ *`,
 * `!`, `|`, `` ` ``), starting with a letter, a digit or `_`, at most 200 characters.
 */
export function isValidCitationKey(key: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_:./?+-]{0,199}$/.test(key)
}

/**
 * The wanted key as it is, if it is valid and free; else the nearest one that is: folded to ASCII, what
 * may not stand in it replaced by `-`, `-b` and so on after it. Without a usable wanted key, one is made.
 */
export function adaptCitationKey(
  wanted: string | undefined,
  reference: Reference,
  isTaken: IsTaken,
  pattern: KeyPattern = DEFAULT_KEY_PATTERN,
): string {
  const folded = foldToAscii(wanted ?? '')
    .replace(/[^A-Za-z0-9_:./?+-]+/g, '-')
    .replace(/^[^A-Za-z0-9_]+|-+$/g, '')
    .slice(0, 190)
  if (wanted !== undefined && isValidCitationKey(wanted)) return makeUnique(wanted, isTaken)
  return isValidCitationKey(folded)
    ? makeUnique(folded, isTaken)
    : makeCitationKey(reference, isTaken, pattern)
}

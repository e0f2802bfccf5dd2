import { familyName } from './format-name'
import { yearOf } from './format-date'
import { foldToAscii } from './fold-to-ascii'
import type { Name, Reference } from './reference'
import { dateOf, namesOf, textOf } from './reference-values'

/** Asks whether a key is in use; asked with lower-case keys only, so that case never tells two apart. */
export type IsTaken = (lowerCaseKey: string) => boolean

/** Words that say nothing about a title, in the languages that news comes in most. */
const EMPTY_WORDS = new Set(
  `a an and are as at be but by for from has have how in into is it its not of on or that the their this
   to up was we what when where who why will with you your after over about
   der die das den dem des ein eine einen einem einer eines und oder im am vom zum zur mit von für auf
   bei aus als wie ist sind nach
   le la les l un une des du de d et ou en au aux dans par pour sur avec est
   el los las lo una unos unas y e o del al con por para que su es
   il gli i dei della delle nel alla
   het een van op te met voor os as um uma do da dos das no na`
    .split(/\s+/)
    .map((word) => foldToAscii(word)),
)

/** Long enough to tell bodies apart, short enough to type. */
const LONGEST_BODY = 20
/** Only a bound: names and words of real references are shorter. */
const LONGEST_PART = 40

const wordsOf = (text: string): string[] =>
  foldToAscii(text.replace(/<[^>]*>/g, ''))
    .toLowerCase()
    .replace(/['’]s?\b/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

function significant(words: readonly string[]): readonly string[] {
  const kept = words.filter((word) => !EMPTY_WORDS.has(word))
  return kept.length > 0 ? kept : words
}

/** "The New York Times" → "newyorktimes": up to three words that say something. */
function bodyPart(text: string): string {
  let part = ''
  for (const word of significant(wordsOf(text)).slice(0, 3)) {
    if (part && part.length + word.length > LONGEST_BODY) break
    part += word
  }
  return part
}

function personPart(name: Name): string {
  if (name.literal !== undefined) return bodyPart(name.literal)
  return wordsOf(familyName(name) || (name.given ?? '')).join('')
}

function whoPart(reference: Reference): string {
  for (const variable of ['author', 'editor', 'director', 'interviewer', 'translator']) {
    const [first] = namesOf(reference, variable)
    const part = first ? personPart(first) : ''
    if (part) return part
  }
  for (const variable of ['container-title', 'publisher', 'authority']) {
    const part = bodyPart(textOf(reference, variable))
    if (part) return part
  }
  return wordsOf(reference.type).join('')
}

function yearPart(reference: Reference): string {
  const year = yearOf(dateOf(reference, 'issued'))
  if (year === undefined) return 'nd'
  return year < 0 ? `${-year}bc` : String(year)
}

/** 0 → "a", 1 → "b", … 25 → "z", 26 → "aa". The first of equal keys goes without, the second gets "b". */
function counter(index: number): string {
  let letters = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(97 + (rest % 26)) + letters
  return letters
}

function makeUnique(base: string, isTaken: IsTaken): string {
  if (!isTaken(base.toLowerCase())) return base
  for (let index = 1; ; index++) {
    const candidate = `${base}-${counter(index)}`
    if (!isTaken(candidate.toLowerCase())) return candidate
  }
}

/**
 * A key by the pattern author-year-word: `lavrov-2009-sanctions`. Who: the first author's family name
 * with its particle (`vangogh`), or up to three telling words of a body; without author the outlet or
 * publisher, else the type. Year: of issue, else `nd`. Word: the first telling word of the title, where
 * there is one. Letters are folded to ASCII the same way whatever the language (ü → u, ß → ss, ø → o;
 * Cyrillic and Greek are transliterated; other scripts fall away). Where the key is taken, `-b`, `-c`
 * and so on follow. Only `a-z`, `0-9` and `-`; never empty; never one that `isTaken`.
 */
export function makeCitationKey(reference: Reference, isTaken: IsTaken): string {
  const [word = ''] = significant(wordsOf(textOf(reference, 'title')))
  const base = [whoPart(reference), yearPart(reference), word]
    .map((part) => part.slice(0, LONGEST_PART))
    .filter(Boolean)
    .join('-')
  return makeUnique(base, isTaken)
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
): string {
  const folded = foldToAscii(wanted ?? '')
    .replace(/[^A-Za-z0-9_:./?+-]+/g, '-')
    .replace(/^[^A-Za-z0-9_]+|-+$/g, '')
    .slice(0, 190)
  if (wanted !== undefined && isValidCitationKey(wanted)) return makeUnique(wanted, isTaken)
  return isValidCitationKey(folded)
    ? makeUnique(folded, isTaken)
    : makeCitationKey(reference, isTaken)
}

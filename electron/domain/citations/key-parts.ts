import { familyName } from './format-name'
import { yearOf } from './format-date'
import { foldToAscii } from './fold-to-ascii'
import type { Name, Reference } from './reference'
import { dateOf, namesOf, textOf } from './reference-values'

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
  return outletPart(reference) || wordsOf(reference.type).join('')
}

function outletPart(reference: Reference): string {
  for (const variable of ['container-title', 'publisher', 'authority']) {
    const part = bodyPart(textOf(reference, variable))
    if (part) return part
  }
  return ''
}

function yearPart(reference: Reference): string {
  const year = yearOf(dateOf(reference, 'issued'))
  if (year === undefined) return 'nd'
  return year < 0 ? `${-year}bc` : String(year)
}

/** What a key can be made of. */
export type KeyPart = 'auth' | 'authors' | 'year' | 'yy' | 'word' | 'shorttitle' | 'outlet' | 'type'

/** A part of a reference in small ASCII letters and digits; empty where the reference does not have it. */
export function keyPart(part: KeyPart, reference: Reference): readonly string[] {
  const title = () => significant(wordsOf(textOf(reference, 'title')))
  switch (part) {
    case 'auth':
      return [whoPart(reference)]
    case 'authors': {
      const names = namesOf(reference, 'author').slice(0, 3).map(personPart).filter(Boolean)
      return names.length > 0 ? names : [whoPart(reference)]
    }
    case 'year':
      return [yearPart(reference)]
    case 'yy':
      return [yearPart(reference).slice(-2)]
    case 'word':
      return title().slice(0, 1)
    case 'shorttitle':
      return title().slice(0, 3)
    case 'outlet':
      return [outletPart(reference)]
    case 'type':
      return [wordsOf(reference.type).join('')]
  }
}

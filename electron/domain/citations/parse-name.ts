import type { Name } from './reference'

/**
 * Words that stand between a given and a family name without being either. Lower-case spelling only:
 * "De" in "De Niro" is part of the family name. Dutch, German, French, Spanish, Portuguese, Italian,
 * Scandinavian and Arabic usage; the list decides only where a name was typed without a comma.
 */
const PARTICLES = new Set(
  `van von vom zu zur zum der den dem des de del della dei degli da das do dos di du la las le les lo los
   el al bin ibn ben bint ter ten ’t 't op af av y e d’ d' l’ l' dela dello dalla dal san sint`.split(
    /\s+/,
  ),
)

/** Closed on purpose: anything else after a comma is a given name. */
const SUFFIX = /^(?:jr|sr|esq|ph\.?\s?d|m\.?\s?d|ii|iii|iv|vi|vii|viii|2nd|3rd|4th)\.?$/i

/**
 * Words that people are not called: a name without a comma that has one of them is a body. A wrong
 * guess costs a look at the form, where braces or a comma settle it.
 */
const BODY_WORDS = new Set(
  `agency agencies academy administration alliance associates association assembly authority bank board
   bureau cabinet center centre chamber coalition college command commission committee community company
   conference congress consortium corporation council court department desk directorate federation forum
   foundation fund gazette government group guardian herald house inc institute institution journal
   laboratory league library limited llc ltd magazine media ministry mission movement museum nations
   network news newspaper office organisation organization parliament party police post press project
   republic research school secretariat senate service services society staff state states studio studios
   survey team times tribune trust union unit university watch gmbh ag bund bundestag ministerium verein
   verlag universität université universidad università société ministère commission`.split(/\s+/),
)

/** Splits at `separator`, but not inside braces. */
function splitOutsideBraces(text: string, separator: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '{') depth++
    else if (character === '}') depth = Math.max(0, depth - 1)
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

function looksLikeBody(words: readonly string[]): boolean {
  if (words.length === 1 || /^(?:the|la|le|der|die|das|el)$/i.test(words[0] ?? '')) return true
  return words.some((word) => BODY_WORDS.has(word.toLowerCase().replace(/[.,]+$/, '')))
}

/** Takes lower-case particles off the front of a family name: "van der Berg" → ["van der", "Berg"]. */
function splitLeadingParticles(family: string): [string, string] {
  const words = family.split(' ')
  let count = 0
  while (count < words.length - 1 && PARTICLES.has(words[count] ?? '')) count++
  return [words.slice(0, count).join(' '), words.slice(count).join(' ')]
}

/** Takes particles off the end of a given name: "Johann Wolfgang von" → ["Johann Wolfgang", "von"]. */
function splitTrailingParticles(given: string): [string, string] {
  const words = given.split(' ')
  let count = words.length
  while (count > 1 && PARTICLES.has(words[count - 1] ?? '')) count--
  return [words.slice(0, count).join(' '), words.slice(count).join(' ')]
}

function personOf(parts: { family: string; given: string; suffix: string }): Name {
  const [nonDropping, family] = splitLeadingParticles(parts.family)
  const [given, dropping] = splitTrailingParticles(parts.given)
  return {
    ...(family ? { family } : {}),
    ...(given ? { given } : {}),
    ...(dropping ? { 'dropping-particle': dropping } : {}),
    ...(nonDropping ? { 'non-dropping-particle': nonDropping } : {}),
    ...(parts.suffix ? { suffix: parts.suffix } : {}),
  }
}

function parseSorted(parts: readonly string[]): Name {
  const [family = '', second = '', ...rest] = parts
  const third = rest.filter(Boolean).join(', ')
  if (SUFFIX.test(second) && third) return personOf({ family, given: third, suffix: second })
  if (third && SUFFIX.test(third)) return personOf({ family, given: second, suffix: third })
  if (SUFFIX.test(second)) return { ...parseNatural(family), suffix: second }
  return personOf({ family, given: third ? `${second}, ${third}` : second, suffix: '' })
}

function parseNatural(text: string): Name {
  const words = text.split(' ')
  if (looksLikeBody(words)) return { literal: text }
  const last = words.at(-1) ?? ''
  if (words.length > 2 && SUFFIX.test(last))
    return { ...parseNatural(words.slice(0, -1).join(' ')), suffix: last }
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(word))
  const split = particle > 0 && particle < words.length - 1 ? particle : words.length - 1
  return personOf({
    family: words.slice(split).join(' '),
    given: words.slice(0, split).join(' '),
    suffix: '',
  })
}

/**
 * One name as a person types it: "Family, Given", "Family, Given, Jr.", "Given Family", or a body in
 * braces ("{World Health Organization}"). Particles before the family name do not drop ("van Gogh,
 * Vincent"), those after the given name do ("Goethe, Johann Wolfgang von"): the writer's own order
 * says which. Without a comma or braces, one word or a word that only bodies bear ("Ministry") makes
 * a body. Undefined for an empty text; never fails otherwise.
 */
export function parseName(text: string): Name | undefined {
  const whole = tidy(text)
  if (/^\{[^{}]*\}$/.test(whole)) {
    const literal = tidy(whole.slice(1, -1))
    return literal ? { literal } : undefined
  }
  const parts = splitOutsideBraces(whole, ',').map((part) => tidy(part.replace(/[{}]/g, '')))
  const filled = parts.filter(Boolean)
  const [first] = filled
  if (first === undefined) return undefined
  if (parts.length === 1) return parseNatural(first)
  // A lone part beside a comma ("Madonna,") is a family name: the comma says so.
  return filled.length === 1 ? { family: first } : parseSorted(filled)
}

/** Several names separated by ";" or line ends; see `parseName` for one. Empty ones are left out. */
export function parseNames(text: string): Name[] {
  return splitOutsideBraces(text.replace(/\r?\n/g, ';'), ';')
    .map(parseName)
    .filter((name) => name !== undefined)
}

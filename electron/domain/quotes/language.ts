import { isApostrophe, isWordChar } from './characters'
import { type Lexicon, words } from './lexicon'
import { CZECH, FRENCH, RUSSIAN, SPANISH } from './other-languages'
import { GERMAN } from './words-de'
import { ENGLISH } from './words-en'

const LEXICONS: readonly Lexicon[] = [ENGLISH, GERMAN, FRENCH, SPANISH, CZECH, RUSSIAN]

const TELLING: readonly (readonly [Lexicon, string])[] = [
  [ENGLISH, 'the a and of to is it that was for with by he she said have are this they not be'],
  [GERMAN, 'der die das und ist nicht ein eine mit dem den von auf für sich wurde auch dass sei'],
  [FRENCH, 'le la les et des est une dans du que qui pour pas sur au avec il elle ce'],
  [SPANISH, 'el la los y de que en un una por con no se del las su para es al lo'],
  [CZECH, 'je že se na v a s o z do by jsou jako který která ale podle jsem bude'],
]

/** Frequent words that tell the languages apart, each with the languages that have it: indexes into TELLING. */
const TELLING_WORDS: ReadonlyMap<string, readonly number[]> = tellingWords()

function tellingWords(): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  for (const [index, [, list]] of TELLING.entries())
    for (const word of words(list)) found.set(word, [...(found.get(word) ?? []), index])
  return found
}

/** No telling word is longer. */
const LONGEST_TELLING = 6

/** Letters that only some of them have; each counts like a frequent word. Index into TELLING. */
const SIGNS: ReadonlyMap<number, number> = new Map(
  ['', 'ßöü', 'çœèêù', 'ñ¿', 'ěřůčšžť'].flatMap((letters, index) =>
    [...letters].map((letter): [number, number] => [letter.charCodeAt(0), index]),
  ),
)

/** All of them lie outside ASCII. */
const FIRST_SIGN = 0x80

/** Words looked at; more would not change the answer. */
const SAMPLE = 250

/**
 * The lexicon for a language given as a BCP 47 tag, or for the language a text seems to be in. Languages without one
 * are read as English: marks still count, and capitals make names.
 */
export function chooseLexicon(text: string, tag: string | undefined): Lexicon {
  if (tag !== undefined && tag !== '') {
    const primary = tag.slice(0, 2).toLowerCase()
    return LEXICONS.find(({ language }) => language === primary) ?? ENGLISH
  }
  return guess(text)
}

function guess(text: string): Lexicon {
  const counts = TELLING.map(() => 0)
  let cyrillic = 0
  let seen = 0
  for (let at = 0; at < text.length && seen < SAMPLE; ) {
    if (!isWordChar(text.charCodeAt(at))) {
      at++
      continue
    }
    const start = at
    while (at < text.length && isWordChar(text.charCodeAt(at))) at++
    seen++
    const first = text.charCodeAt(start)
    if (first >= 0x400 && first <= 0x52f) cyrillic++
    for (let index = start; index < at; index++) {
      const code = text.charCodeAt(index)
      const sign = code < FIRST_SIGN ? undefined : SIGNS.get(code)
      if (sign !== undefined) counts[sign] = (counts[sign] ?? 0) + 1
    }
    // The "s" of "it’s" is no word.
    const clitic = at === start + 1 && isApostrophe(text.charCodeAt(start - 1))
    if (clitic || at - start > LONGEST_TELLING) continue
    for (const index of TELLING_WORDS.get(text.slice(start, at).toLowerCase()) ?? [])
      counts[index] = (counts[index] ?? 0) + 1
  }
  if (cyrillic * 2 > seen) return RUSSIAN
  let best = 0
  counts.forEach((count, index) => {
    if (count > (counts[best] ?? 0)) best = index
  })
  return TELLING[best]?.[0] ?? ENGLISH
}

import { isWordChar } from './characters'
import { type Lexicon, words } from './lexicon'
import { CZECH, FRENCH, RUSSIAN, SPANISH } from './other-languages'
import { GERMAN } from './words-de'
import { ENGLISH } from './words-en'

const LEXICONS: readonly Lexicon[] = [ENGLISH, GERMAN, FRENCH, SPANISH, CZECH, RUSSIAN]

/** Frequent words that tell the languages apart. */
const TELLING: readonly (readonly [Lexicon, ReadonlySet<string>])[] = [
  [
    ENGLISH,
    new Set(words('the and of to is that was for with he she said have are this they not be')),
  ],
  [
    GERMAN,
    new Set(
      words('der die das und ist nicht ein eine mit dem den von auf für sich wurde auch dass sei'),
    ),
  ],
  [
    FRENCH,
    new Set(words('le la les et des est une dans du que qui pour pas sur au avec il elle ce')),
  ],
  [SPANISH, new Set(words('el la los y de que en un una por con no se del las su para es al lo'))],
  [CZECH, new Set(words('je že se na v a s o z do by jsou jako který která ale podle jsem bude'))],
]

/** Letters that only some of them have; each counts like a frequent word. Index into TELLING. */
const SIGNS: ReadonlyMap<number, number> = new Map(
  ['', 'ßöü', 'çœèêù', 'ñ¿', 'ěřůčšžť'].flatMap((letters, index) =>
    [...letters].map((letter): [number, number] => [letter.charCodeAt(0), index]),
  ),
)

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
      const sign = SIGNS.get(text.charCodeAt(index))
      if (sign !== undefined) counts[sign] = (counts[sign] ?? 0) + 1
    }
    if (at - start > 6) continue
    const word = text.slice(start, at).toLowerCase()
    TELLING.forEach(([, telling], index) => {
      if (telling.has(word)) counts[index] = (counts[index] ?? 0) + 1
    })
  }
  if (cyrillic * 2 > seen) return RUSSIAN
  let best = 0
  counts.forEach((count, index) => {
    if (count > (counts[best] ?? 0)) best = index
  })
  return TELLING[best]?.[0] ?? ENGLISH
}

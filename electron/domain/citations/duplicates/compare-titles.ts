import { foldWords } from './fold-words'

/** A title made ready for being compared with many others. */
export interface ComparedTitle {
  /** All words, without an article at the beginning, as one text. */
  readonly whole: string
  /** The words before a colon or dash, in the same manner; the whole title where there is none. */
  readonly main: string
  /** How many words the main title has; a script without spaces counts by pairs of characters. */
  readonly mainWords: number
  /** Numbers in it, in order: "Part 1" is not "Part 2". */
  readonly numbers: string
  /** How often each letter is in it, by the lowest five bits of its code. */
  readonly letters: Uint8Array
  pairs: ReadonlySet<string> | undefined
}

const LETTERS = 32

const ARTICLE = /^(?:the|a|an|der|die|das|le|la|les|el|los|las|il)$/
const SUBTITLE = /\s*[:\u2012-\u2015?!]\s+|\s+[-|]\s+|\uFF1A/u

/** Makes a title ready for comparison. */
export function comparedTitle(title: string): ComparedTitle {
  const words = withoutArticle(foldWords(title))
  const parts = title.split(SUBTITLE)
  const whole = words.join(' ')
  const main = parts.length > 1 ? withoutArticle(foldWords(parts[0] ?? '')) : words
  const mainText = main.join(' ') || whole
  const isUnspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(mainText)
  return {
    whole,
    main: mainText,
    mainWords: isUnspaced ? Math.floor(mainText.length / 2) : main.length || words.length,
    numbers: words.filter((word) => /\d/.test(word) || /^[ivx]+$/.test(word)).join(' '),
    letters: countLetters(whole),
    pairs: undefined,
  }
}

function countLetters(text: string): Uint8Array {
  const letters = new Uint8Array(LETTERS)
  for (let at = 0; at < text.length; at++) {
    const place = text.charCodeAt(at) & (LETTERS - 1)
    letters[place] = (letters[place] ?? 0) + 1
  }
  return letters
}

function withoutArticle(words: readonly string[]): readonly string[] {
  return words.length > 1 && ARTICLE.test(words[0] ?? '') ? words.slice(1) : words
}

/** Share of pairs of letters in common from which on two titles are near: one slip in some ten words. */
const NEAR = 0.9
/** Words that a main title must have to be told apart by itself from others. */
const LEAST_MAIN_WORDS = 4

/**
 * Whether two titles are the same, or nearly: with a slip of spelling, or with a subtitle that the other
 * leaves out. Numbers must agree. Undefined for two different titles and where one is empty.
 */
export function compareTitles(a: ComparedTitle, b: ComparedTitle): 'same' | 'near' | undefined {
  if (a.whole === '' || b.whole === '') return undefined
  if (a.whole === b.whole) return 'same'
  const isShortened = a.whole === b.main || b.whole === a.main
  if (isShortened && Math.min(a.mainWords, b.mainWords) >= LEAST_MAIN_WORDS) return 'near'
  if (a.numbers !== b.numbers) return undefined
  const short = Math.min(a.whole.length, b.whole.length)
  const long = Math.max(a.whole.length, b.whole.length)
  // Pairs in common are at most those of the shorter one.
  if ((2 * short) / (short + long) < NEAR || short < 12) return undefined
  // Letters are counted at once, and few titles that are not near come through that.
  if (differentLetters(a, b) > long * (1 - NEAR) * 2) return undefined
  return likeness(a, b) >= NEAR ? 'near' : undefined
}

function differentLetters(a: ComparedTitle, b: ComparedTitle): number {
  let different = 0
  for (let place = 0; place < LETTERS; place++) {
    different += Math.abs((a.letters[place] ?? 0) - (b.letters[place] ?? 0))
  }
  return different
}

/** Dice's coefficient of the sets of pairs of letters. */
function likeness(a: ComparedTitle, b: ComparedTitle): number {
  const [one, other] = [pairsOf(a), pairsOf(b)]
  let common = 0
  for (const pair of one) if (other.has(pair)) common++
  return (2 * common) / (one.size + other.size)
}

function pairsOf(title: ComparedTitle): ReadonlySet<string> {
  if (!title.pairs) {
    const pairs = new Set<string>()
    for (let at = 0; at + 1 < title.whole.length; at++) pairs.add(title.whole.slice(at, at + 2))
    title.pairs = pairs
  }
  return title.pairs
}

import type { StyleName } from './formatted-citation'

/** What most people look for, the commonest first; shown before all others. */
const FAVOURITES = [
  'apa',
  'modern-language-association',
  'chicago-author-date',
  'chicago-note-bibliography',
  'chicago-fullnote-bibliography',
  'turabian-author-date',
  'harvard-cite-them-right',
  'ieee',
  'vancouver',
  'american-medical-association',
  'american-sociological-association',
  'american-political-science-association',
  'modern-humanities-research-association',
  'oscola',
  'nature',
]

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** "Modern Language Association 9th edition" → "mla9e": how people call it. */
const initialsOf = (title: string): string =>
  wordsOf(title)
    .map((word) => word[0] ?? '')
    .join('')

/** Smaller comes first. */
function rank(style: StyleName, words: readonly string[], starred: readonly string[]): number {
  const star = starred.indexOf(style.name)
  if (star >= 0) return star - starred.length
  const favourite = FAVOURITES.indexOf(style.name)
  if (favourite >= 0) return favourite
  const isStart = words.length > 0 && fold(style.title).startsWith(words[0] ?? '')
  return FAVOURITES.length + (isStart ? 0 : 1)
}

/**
 * Styles whose name or title holds the beginnings of all words of the query, or whose initials begin with
 * it ("mla"); starred ones first, then the commonest, then those that begin with the query, then by title.
 * An empty query finds all.
 */
export function searchStyles(
  styles: Iterable<StyleName>,
  query: string,
  limit: number,
  starred: readonly string[] = [],
): StyleName[] {
  const words = wordsOf(query)
  const whole = words.join('')
  const isWanted = (style: StyleName) => {
    if (initialsOf(style.title).startsWith(whole)) return true
    const own = wordsOf(`${style.name} ${style.title}`)
    return words.every((word) => own.some((other) => other.startsWith(word)))
  }
  return [...styles]
    .filter(isWanted)
    .map((style) => ({ style, rank: rank(style, words, starred) }))
    .sort((a, b) => a.rank - b.rank || a.style.title.localeCompare(b.style.title, 'en'))
    .slice(0, limit)
    .map(({ style }) => (starred.includes(style.name) ? { ...style, starred: true } : style))
}

function pairsOf(text: string): Set<string> {
  const letters = `^${wordsOf(text).join('')}$`
  return new Set(Array.from(letters.slice(1), (letter, index) => `${letters[index]}${letter}`))
}

/** Dice's coefficient of the pairs of letters: 1 for the same text, 0 for nothing in common. */
function likeness(a: Set<string>, b: Set<string>): number {
  let common = 0
  for (const pair of a) if (b.has(pair)) common++
  return (2 * common) / (a.size + b.size)
}

/** How like a name is to what was meant; a single word of it counts for nearly as much. */
function likenessOfName(pairs: Set<string>, name: string): number {
  const ofWords = wordsOf(name).map((word) => 0.9 * likeness(pairs, pairsOf(word)))
  return Math.max(likeness(pairs, pairsOf(name)), ...ofWords)
}

/** Names of styles like one that does not exist, the likest first; none where nothing is like it. */
export function nearStyles(styles: Iterable<StyleName>, name: string, limit: number): string[] {
  const all = [...styles]
  const found = searchStyles(all, name, limit).map((style) => style.name)
  const pairs = pairsOf(name)
  const like = all
    .map((style) => ({ name: style.name, likeness: likenessOfName(pairs, style.name) }))
    .filter((style) => style.likeness >= 0.5)
    .sort((a, b) => b.likeness - a.likeness || a.name.length - b.name.length)
    .map((style) => style.name)
  return [...new Set([...found, ...like])].slice(0, limit)
}

import type { Block } from './model'

/** UTF-16 offsets, end exclusive. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/**
 * The sentences of a block, in order, without the white space between them; together they hold all else.
 * Closing marks, brackets and footnote numbers belong to the sentence they end; a quoted question that the
 * sentence goes on after (“Why?” he asked.) ends none; abbreviations, initials, and ordinals in languages
 * that write `3.` end none where a sentence does not begin behind them. A line end is a space.
 *
 * By rules of our own rather than `Intl.Segmenter`: its answers change with the ICU version, it breaks after
 * `Mr.` and `“Why?”`, and its time grows with the square of the length (100,000 characters: half a second,
 * a million: over two minutes). This is linear.
 */
export function sentenceRanges(
  text: string,
  block: Pick<Block, 'start' | 'end'>,
  language?: string,
): TextRange[] {
  const part = text.slice(block.start, block.end)
  const ordinals = ORDINAL_LANGUAGES.has((language ?? '').slice(0, 2).toLowerCase())
  const ranges: TextRange[] = []
  let start = skipSpace(part, 0)
  for (const found of part.matchAll(SENTENCE_END)) {
    const end = found.index + found[0].length
    if (start >= end || !endsSentence(part, found, end, start, ordinals)) continue
    ranges.push({ start: block.start + start, end: block.start + end })
    start = skipSpace(part, end)
  }
  const end = part.trimEnd().length
  if (start < end) ranges.push({ start: block.start + start, end: block.start + end })
  return ranges
}

/** Write ordinal numbers with a full stop. */
const ORDINAL_LANGUAGES = new Set(
  'de da nb nn no fi et lv cs sk sl hr sr bs hu pl tr is'.split(' '),
)

/**
 * Marks that end sentences (Unicode: Sentence_Terminal, those of living scripts), and what closes behind
 * them. A mark that can also open is closing here only before a space, the end or another mark.
 */
const SENTENCE_END =
  /(?<marks>[.!?…‽⁇⁈⁉。！？｡．؟۔।॥։።]+)(?<closers>(?:[”’»›)\]}」』】〉》]|["'“‘«‹](?=[\s"'”’»)\]]|$)|\[\d{1,3}\]|[¹²³⁰-⁹])*)/gu

const WIDE_MARK = /[。！？｡．]/
const OPENING = /^[\s"'“”‘’«»‹›„‚([{「『【〈《¿¡—–-]*/u

function endsSentence(
  part: string,
  found: RegExpMatchArray,
  end: number,
  start: number,
  ordinals: boolean,
): boolean {
  if (end === part.length) return true
  const marks = found.groups?.['marks'] ?? ''
  const closers = found.groups?.['closers'] ?? ''
  const isSpaced = /\s/.test(part.charAt(end))
  if (!isSpaced) {
    // Chinese and Japanese have no space there; after a closing mark the sentence goes on (“走。”他说).
    if (!WIDE_MARK.test(marks)) return false
    return closers === ''
      ? !/[，、；：,;:]/.test(part.charAt(end))
      : /[「『“‘《（(]/.test(part.charAt(end))
  }
  const next = part.slice(end, end + 60).replace(OPENING, '')
  if (/^\p{Ll}/u.test(next)) return false
  if (marks !== '.' || closers !== '') return true
  return !isAbbreviation(part, found.index as number, start, next, ordinals)
}

/** Characters of the word before a full stop that are looked at. */
const WORD_REACH = 24

function isAbbreviation(
  part: string,
  stop: number,
  start: number,
  next: string,
  ordinals: boolean,
): boolean {
  const before = part.slice(Math.max(start, stop - WORD_REACH), stop)
  const word = /[\p{L}\p{M}\p{N}.]*$/u.exec(before)?.[0] ?? ''
  if (word === '') return false
  // "1. The first point": a number in front of a paragraph or an item.
  if (/^\d{1,3}$/.test(word))
    return stop - word.length === start || (ordinals && /^\p{Lu}/u.test(next))
  const bare = word.toLowerCase().replaceAll('.', '')
  if (BEFORE_NAMES.has(bare)) return true
  if (BEFORE_NUMBERS.has(bare) && !/^\p{Lu}$/u.test(word)) return /^[\p{N}IVXLC]/u.test(next)
  const isInitial = /^\p{L}$/u.test(word) || /^(?:\p{L}{1,2}\.)+\p{L}{1,3}$/u.test(word)
  return (
    (isInitial || MAY_END_SENTENCE.has(bare) || STATES.has(word)) && !STARTERS.has(firstWord(next))
  )
}

function firstWord(text: string): string {
  return (/^[\p{L}’']+/u.exec(text)?.[0] ?? '').toLowerCase()
}

const words = (list: string) => new Set(list.split(' '))

/** Titles and the like: a name follows, never a new sentence. */
const BEFORE_NAMES = words(
  'mr mrs ms mx dr prof sen rep gov gen col lt sgt cpl pvt capt cmdr adm maj brig rev hon fr st mt ft ' +
    'pres supt insp messrs mme mlle hr dra sra srta vs viz cf eg ie al bzw vgl sog dh zb ua ca approx',
)
/** A number follows; elsewhere "no." and "art." are words at the end of a sentence. */
const BEFORE_NUMBERS = words(
  'no nos nr fig figs p pp vol vols ch chap art arts sec par para abs bd s sect eq',
)
/** Stand at the end of sentences too. */
const MAY_END_SENTENCE = words(
  'inc ltd co corp bros llc plc jr sr esq phd md etc jan feb mar apr jun jul aug sept sep oct nov dec ' +
    'mon tue wed thu fri sat sun ave blvd rd dept univ assn est ed eds trans usw usf mio mrd',
)
/** Of the United States, as their news agencies write them. */
const STATES = words(
  'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore ' +
    'Pa Penn Tenn Tex Va Vt Wash Wis Wyo',
)
/** Words with which sentences begin and names do not: after "U.S." they decide. */
const STARTERS = words(
  'the a an he she it they we i you this that these those there here his her its their our my your who what ' +
    'when where why how but and or so yet if in on at as by for from with after before since while during ' +
    'although though because until unless under over then now still also even not no yes some many most ' +
    'all both each every one two another such other others however meanwhile moreover asked he’s it’s she’s ' +
    'they’re we’re i’m that’s there’s der die das ein eine er sie es wir ich aber und doch als wenn im in le la ' +
    'les un une il elle ils elles mais et el los las',
)

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text.charAt(at))) at++
  return at
}

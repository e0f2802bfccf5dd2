import { bibtex } from 'unicode2latex'

/**
 * Text as LaTeX that a .bib file can hold. A pair of braces within a word or a phrase is written `\{…\}`,
 * which every program reads; one alone is written by name, because BibTeX counts `\{` as a brace. With `ascii`, what classic (8-bit) BibTeX cannot sort or LaTeX without packages cannot
 * set is written as commands: accents, special letters, dashes, marks and symbols; letters of scripts
 * other than Latin stay UTF-8, which LaTeX has read by default since 2018.
 */
export interface LatexOptions {
  readonly ascii: boolean
  /** Keep line ends as line breaks; otherwise they are spaces. */
  readonly keepLines?: boolean
  /** Put words that have capitals into braces, so that no style makes them lower case. */
  readonly protectCapitals?: boolean
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '`': '\\textasciigrave{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  // Fonts in TeX's first encoding have other signs in these places.
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
}

const PUNCTUATION: Readonly<Record<string, string>> = {
  '\u00a0': '~',
  '\u2013': '--',
  '\u2014': '---',
  '\u2018': '`',
  '\u2019': "'",
  '\u201c': '``',
  '\u201d': "''",
  '\u2026': '\\ldots{}',
  '°': '\\textdegree{}',
}

/** Raised and lowered digits and signs: as commands, because as formulas they would change typeface. */
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'

function raised(character: string): string | undefined {
  if (RAISED.includes(character)) return `\\textsuperscript{${character.normalize('NFKC')}}`
  return LOWERED.includes(character) ? `\\textsubscript{${character.normalize('NFKC')}}` : undefined
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: '{\\ss}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  œ: '{\\oe}',
  Œ: '{\\OE}',
  ø: '{\\o}',
  Ø: '{\\O}',
  ł: '{\\l}',
  Ł: '{\\L}',
  å: '{\\aa}',
  Å: '{\\AA}',
  ı: '{\\i}',
}

/** Combining marks as TeX's text accents. */
const ACCENTS: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0323': 'd',
  '\u0327': 'c',
  '\u0328': 'k',
  '\u0331': 'b',
}

/** `é` as `{\'e}`, the form that BibTeX takes for one letter; undefined where TeX has no accent for it. */
function accented(character: string): string | undefined {
  const [base = '', mark = '', ...more] = character.normalize('NFD')
  const accent = ACCENTS[mark]
  if (!accent || more.length > 0 || !/^[A-Za-z]$/.test(base)) return undefined
  const isLetter = /[a-zA-Z]/.test(accent)
  return `{\\${accent}${isLetter ? ' ' : ''}${base}}`
}

/** Symbols and single Greek letters, from the table of unicode2latex; nothing for letters in words. */
function symbol(character: string): string | undefined {
  const known = bibtex.base[character]
  const text = known?.text
  if (text !== undefined) return /^[\x20-\x7e]+$/.test(text) ? `{${text}}` : undefined
  return known?.math !== undefined && /^[\x20-\x7e]+$/.test(known.math)
    ? `$${known.math}$`
    : undefined
}

const isBalanced = (latex: string): boolean =>
  (latex.match(/\{/g)?.length ?? 0) === (latex.match(/\}/g)?.length ?? 0) && !/\\[{}]/.test(latex)

function toAscii(character: string, inWord: boolean): string {
  const plain =
    PUNCTUATION[character] ?? LETTERS[character] ?? raised(character) ?? accented(character)
  if (plain !== undefined) return plain
  if (/\p{L}|\p{M}/u.test(character) && (inWord || !/\p{Script=Greek}/u.test(character)))
    return character
  const found = symbol(character)
  return found !== undefined && isBalanced(found) ? found : character
}

/** Whether every brace has its partner, in the right order. */
function bracesPair(characters: readonly string[]): boolean {
  let depth = 0
  for (const character of characters) {
    if (character === '{') depth++
    else if (character === '}' && --depth < 0) return false
  }
  return depth === 0
}

function escapeText(text: string, ascii: boolean): string {
  // Two of these in a row would become a dash or a mark of their own: an empty group keeps them apart.
  const apart = text.normalize('NFC').replace(/-{2,}|'{2,}/g, (run) => [...run].join('\u0000'))
  const characters = [...apart]
  const isGreek = (character: string | undefined) =>
    character !== undefined && /\p{Script=Greek}/u.test(character)
  const hasPairs = bracesPair(characters)
  return characters
    .map((character, index) => {
      if (character === '\u0000') return '{}'
      if (hasPairs && (character === '{' || character === '}')) return `\\${character}`
      const special = SPECIAL[character]
      if (special !== undefined) return special
      if (!ascii || (character >= ' ' && character <= '~' && !PUNCTUATION[character]))
        return character
      return toAscii(character, isGreek(characters[index - 1]) || isGreek(characters[index + 1]))
    })
    .join('')
}

/** Words as a style's case rules see them; the first word of a title keeps its capital anyway. */
function protectWords(text: string, ascii: boolean, isStart: boolean): string {
  let first = isStart
  return text
    .split(/(\s+)/)
    .map((word) => {
      const latex = escapeText(word, ascii)
      if (!/[\p{L}\p{N}]/u.test(word)) return latex
      const inner = word.replace(/^[^\p{L}\p{N}]+/u, '')
      const hasCapital = first
        ? /\p{Lu}/u.test([...inner].slice(1).join(''))
        : /\p{Lu}/u.test(inner)
      first = false
      if (!hasCapital) return latex
      // "{\'E}" alone would be a letter whose case BibTeX changes; the outer pair keeps it.
      return `{${latex}}`.replace(/^\{(\\[\s\S]*)\}$/, '{{$1}}')
    })
    .join('')
}

/** The markup that CSL allows in text, and what it is in LaTeX. */
const MARKUP: readonly (readonly [open: RegExp, name: string, command: string])[] = [
  [/^<i>$/i, 'i', '\\emph'],
  [/^<em>$/i, 'em', '\\emph'],
  [/^<b>$/i, 'b', '\\textbf'],
  [/^<strong>$/i, 'strong', '\\textbf'],
  [/^<sub>$/i, 'sub', '\\textsubscript'],
  [/^<sup>$/i, 'sup', '\\textsuperscript'],
  [/^<sc>$/i, 'sc', '\\textsc'],
  [/^<span style="font-variant:\s*small-caps;?">$/i, 'span', '\\textsc'],
  [/^<span class="nocase">$/i, 'span', ''],
]

interface Piece {
  readonly text: string
  /** LaTeX before or after, when the tag has a partner; otherwise the tag is text. */
  latex?: string
  protects?: 'start' | 'end'
}

/** Tags that have a partner become commands; one that is alone ("a <i> b") stays the characters it is. */
function splitMarkup(text: string): Piece[] {
  const pieces: Piece[] = text
    .split(/(<\/?[a-z]+(?:\s[^<>]*)?>)/i)
    .filter((part) => part !== '')
    .map((part) => ({ text: part }))
  const open: { name: string; command: string; piece: Piece }[] = []
  for (const piece of pieces) {
    const closing = /^<\/([a-z]+)>$/i.exec(piece.text)?.[1]?.toLowerCase()
    if (closing) {
      const place = open.findLastIndex(({ name }) => name === closing)
      const partner = open[place]
      if (!partner) continue
      open.length = place
      partner.piece.latex = `${partner.command}{`
      piece.latex = '}'
      if (partner.command === '') {
        partner.piece.protects = 'start'
        piece.protects = 'end'
      }
    } else {
      const found = MARKUP.find(([pattern]) => pattern.test(piece.text))
      if (found) open.push({ name: found[1], command: found[2], piece })
    }
  }
  return pieces
}

/**
 * A CSL text, with the markup that CSL allows, as LaTeX. Braces in the result are always balanced. Line
 * ends become spaces, or `\\` and, where a line is blank, `\par`.
 */
export function toLatex(text: string, options: LatexOptions): string {
  let isStart = true
  let kept = 0
  const latex = splitMarkup(text.trim().replace(/[^\S\n]+/g, ' '))
    .map((piece) => {
      if (piece.protects === 'start') kept++
      if (piece.protects === 'end') kept--
      if (piece.latex !== undefined) return piece.latex
      const escaped =
        options.protectCapitals && kept === 0
          ? protectWords(piece.text, options.ascii, isStart)
          : escapeText(piece.text, options.ascii)
      if (/[\p{L}\p{N}]/u.test(piece.text)) isStart = false
      return escaped
    })
    .join('')
  if (!options.keepLines) return latex.replace(/\s+/g, ' ')
  return latex
    .split(/\s*\n\s*\n\s*/)
    .map((paragraph) => paragraph.split(/\s*\n\s*/).join('\\\\ '))
    .join('\n\\par ')
}

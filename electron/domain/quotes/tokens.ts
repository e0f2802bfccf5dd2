import { isApostrophe, isDigit, isSpace, isUpper, isWordChar } from './characters'
import { KnownWords } from './known-words'
import type { Lexicon } from './lexicon'
import type { Piece, Span, Token } from './model'
import { isMarkup, isTitle, TITLE_MARK } from './not-quotes'

/**
 * The tokens of a paragraph, each quotation as one, so that grammar never sees quoted words. English
 * "'s", "'re", "'ve", "'ll", "'d", "'m" are tokens of their own; abbreviations keep their dots. Linear.
 */
export function tokenize(
  text: string,
  { start, end }: Span,
  pieces: readonly Piece[],
  lexicon: Lexicon,
): Token[] {
  const tokens: Token[] = []
  const known = KnownWords.of(lexicon)
  let next = 0
  let at = start
  let inSingle = false
  while (at < end) {
    const piece = pieces[next]
    if (piece !== undefined && at >= piece.start) {
      tokens.push(quotation(text, piece, tokens, lexicon))
      at = Math.max(at, piece.end)
      next++
      continue
    }
    const limit = piece === undefined ? end : Math.min(end, piece.start)
    const code = text.charCodeAt(at)
    if (isSpace(code)) {
      at++
      continue
    }
    if (isWordChar(code)) {
      at = readWord(text, at, limit, lexicon, known, tokens)
      continue
    }
    if (isApostrophe(code) && isWordChar(text.charCodeAt(at + 1)) && at + 1 < limit) {
      const clitic = cliticLength(text, at, limit)
      if (clitic > 0 && at > start && isWordChar(text.charCodeAt(at - 1))) {
        tokens.push(word(text, at, at + clitic, known))
        at += clitic
        continue
      }
    }
    if (isApostrophe(code) || code === LEFT_SINGLE) {
      // “the builders’ federation”: as much a possessive as "'s".
      const possessive =
        !inSingle && isPluralPossessive(text, at, start, limit, tokens.at(-1), lexicon)
      if (possessive) {
        tokens.push({
          kind: 'word',
          start: at,
          end: at + 1,
          low: "'s",
          flags: lexicon.flags.get("'s") ?? 0,
          capital: false,
          cue: undefined,
          piece: undefined,
        })
        at++
        continue
      }
      inSingle = opensSingle(text, at, start) || (inSingle && isWordChar(text.charCodeAt(at + 1)))
    }
    let to = at + 1
    // Dashes and dots of one kind are one mark: "--", "...".
    while (to < limit && (code === 0x2d || code === 0x2e) && text.charCodeAt(to) === code) to++
    tokens.push({
      kind: 'mark',
      start: at,
      end: to,
      low: markName(text, at, to),
      flags: 0,
      capital: false,
      cue: undefined,
      piece: undefined,
    })
    at = to
  }
  return tokens
}

/** The token of what stands in marks: a name in marks is a word to the grammar, a computer's marks are nothing. */
function quotation(text: string, piece: Piece, before: readonly Token[], lexicon: Lexicon): Token {
  const { start, end } = piece
  const title = (of: Piece | undefined): Token => ({
    kind: 'word',
    start,
    end,
    low: TITLE_MARK,
    flags: 0,
    capital: true,
    cue: undefined,
    piece: of,
  })
  if (isMarkup(text, piece)) return title(undefined)
  if (isTitle(text, piece, before.slice(-3), lexicon.nounsCapitalised)) return title(piece)
  return { kind: 'quote', start, end, low: '“', flags: 0, capital: false, cue: undefined, piece }
}

/** A single mark with nothing but a space or a bracket before it and a letter after it. */
function opensSingle(text: string, at: number, start: number): boolean {
  const before = at > start ? text.charCodeAt(at - 1) : 0x20
  return !isWordChar(before) && isWordChar(text.charCodeAt(at + 1))
}

/** The apostrophe after a plural and before a noun. */
function isPluralPossessive(
  text: string,
  at: number,
  start: number,
  limit: number,
  last: Token | undefined,
  lexicon: Lexicon,
): boolean {
  if (lexicon.language !== 'en' || at <= start || at + 2 >= limit) return false
  if (last?.kind !== 'word' || last.end !== at || !last.low.endsWith('s')) return false
  return text.charAt(at + 1) === ' ' && isWordChar(text.charCodeAt(at + 2))
}

const LEFT_SINGLE = 0x2018

/** Dashes are one mark, whatever their length, and so are dots. */
function markName(text: string, at: number, to: number): string {
  const char = text.charAt(at)
  if (char === '—' || char === '–' || char === '―' || char === '-') return '—'
  if (char === '…' || (char === '.' && to - at > 1)) return '…'
  return char
}

const CLITICS = ['s', 're', 've', 'll', 'd', 'm']

/** The length of "'s" and its like, apostrophe included, if it ends a word here; else 0. */
function cliticLength(text: string, at: number, limit: number): number {
  for (const clitic of CLITICS) {
    const to = at + 1 + clitic.length
    if (
      to <= limit &&
      !isWordChar(text.charCodeAt(to)) &&
      text.slice(at + 1, to).toLowerCase() === clitic
    )
      return to - at
  }
  return 0
}

function word(text: string, start: number, end: number, words: KnownWords): Token {
  const first = text.charCodeAt(start)
  const { low, flags, cue } = words.read(text, start, end)
  return {
    kind: isDigit(first) ? 'number' : 'word',
    start,
    end,
    low,
    flags,
    capital: isUpper(first),
    cue,
    piece: undefined,
  }
}

/** Reads a word from `at` and pushes it; returns where it ends. */
function readWord(
  text: string,
  at: number,
  limit: number,
  lexicon: Lexicon,
  known: KnownWords,
  tokens: Token[],
): number {
  const start = at
  const digits = isDigit(text.charCodeAt(at))
  while (at < limit) {
    const code = text.charCodeAt(at)
    if (isWordChar(code)) {
      at++
      continue
    }
    const after = at + 1 < limit ? text.charCodeAt(at + 1) : 0x20
    if (!isWordChar(after)) break
    if (isApostrophe(code)) {
      if (cliticLength(text, at, limit) > 0) break
      at += 2
    } else if (code === 0x2d || code === 0x2011 || code === 0x26 || code === 0x40) at += 2
    else if (code === 0x2e || (digits && (code === 0x2c || code === 0x3a))) {
      // "U.S", "D-N.Y", "3.5", "10,000", "9:30": but not "end.Then", where a space was forgotten.
      const before = text.charCodeAt(at - 2)
      const letterBefore =
        at - 1 === start || before === 0x2e || before === 0x2d || isDegree(text, start, at)
      if (digits ? !isDigit(after) : !letterBefore) break
      at += 2
    } else break
  }
  if (at < limit && text.charCodeAt(at) === 0x2e && keepsDot(text, start, at, lexicon)) at++
  tokens.push(word(text, start, at, known))
  return at
}

/** "Ph.D.", "Ed.D.": a dot after two letters, and a capital with a dot after it. */
function isDegree(text: string, start: number, dot: number): boolean {
  return (
    dot - 2 === start &&
    isUpper(text.charCodeAt(start)) &&
    isUpper(text.charCodeAt(dot + 1)) &&
    text.charCodeAt(dot + 2) === 0x2e
  )
}

/** Whether the dot at `dot` belongs to the word before it. */
function keepsDot(text: string, start: number, dot: number, lexicon: Lexicon): boolean {
  const length = dot - start
  if (length === 1) return isUpper(text.charCodeAt(start)) && text.charCodeAt(dot + 1) !== 0x2e
  if (length > 12) return false
  if (length >= 3 && text.charCodeAt(dot - 2) === 0x2e && isUpper(text.charCodeAt(dot - 1)))
    return true
  if (length >= 3 && text.charCodeAt(start + 1) === 0x2e) return true
  const whole = text.slice(start, dot)
  // "D-Md."
  const form = whole.slice(whole.indexOf('-') + 1)
  return lexicon.titlesWithDot.has(form) || lexicon.abbreviations.has(form)
}

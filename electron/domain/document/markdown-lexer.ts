import { Lexer, type Token, Tokenizer, type Tokens } from 'marked'

export interface LexedMarkdown {
  readonly tokens: readonly Token[]
  /** Passages whose emphasis and links were not read, because that would have taken too long. */
  readonly plainPassages: number
}

/** Deeper nesting of quotes and lists is no writing; the lexer recurses once for each level. */
const MAX_NESTING = 100
/** Each level is lexed again within the one above: characters times levels, about two seconds. */
const MAX_NESTED_CHARACTERS = 20_000_000
/**
 * Between two blank lines the lexer begins anew at each change from quote to text to heading, with all that
 * is left: changes times characters, about three seconds at worst.
 */
const MAX_ALTERNATING = 1_000_000_000
/**
 * Within a passage the lexer's work grows with delimiters times characters: measured at 4 billion a
 * second in plain cases and a tenth of that in bad ones.
 */
const MAX_INLINE_WORK = 2_000_000_000

/**
 * Markdown (CommonMark with GitHub's tables) as tokens, never as HTML. Bounded in time and depth: `undefined`
 * when quotes and lists are nested too deep to be read, and a passage that is too dense in delimiters
 * becomes plain text. Never throws.
 */
export function lexMarkdown(source: string): LexedMarkdown | undefined {
  if (isNestedTooDeep(source)) return undefined
  const lexer = new Lexer({ gfm: true, tokenizer: new LinearTokenizer() })
  try {
    lexer.blockTokens(source, lexer.tokens)
  } catch {
    // Its stack ran out on nesting that the look ahead did not see.
    return undefined
  }
  let plainPassages = 0
  let work = 0
  for (const { src, tokens } of lexer.inlineQueue) {
    const needed = src.length * countDelimiters(src)
    if (work + needed <= MAX_INLINE_WORK && lexInline(lexer, src, tokens)) work += needed
    else {
      plainPassages++
      tokens.splice(0, tokens.length, plainText(src))
    }
  }
  return { tokens: lexer.tokens, plainPassages }
}

function lexInline(lexer: Lexer, source: string, tokens: Token[]): boolean {
  try {
    lexer.inlineTokens(source, tokens)
    return true
  } catch {
    lexer.state.inLink = false
    lexer.state.inRawBlock = false
    return false
  }
}

function plainText(text: string): Tokens.Text {
  return { type: 'text', raw: text, text, escaped: false }
}

function countDelimiters(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) if (DELIMITERS.has(text.charCodeAt(at))) count++
  return count
}
const DELIMITERS = new Set([...'*_`[]()<>!\\~&|"\''].map((character) => character.charCodeAt(0)))

/**
 * Looks at the beginning of each line: markers of quotes and lists, the indent of nested lists, and how often
 * lines of different kinds alternate between two blank lines.
 */
function isNestedTooDeep(source: string): boolean {
  let nested = 0
  let alternating = 0
  let group = { from: 0, changes: 0 }
  let kind = 0
  for (let from = 0; from < source.length; ) {
    const newline = source.indexOf('\n', from)
    const to = newline < 0 ? source.length : newline
    const line = readLine(source, from, to)
    if (line.depth > MAX_NESTING) return true
    nested += line.depth * (to - from)
    if (line.kind === BLANK) {
      alternating += group.changes * (from - group.from)
      group = { from: to, changes: 0 }
    } else if (line.kind !== CONTINUED && line.kind !== kind) {
      group.changes++
      kind = line.kind
    }
    if (nested > MAX_NESTED_CHARACTERS) return true
    from = to + 1
  }
  alternating += group.changes * (source.length - group.from)
  return alternating > MAX_ALTERNATING
}

const BLANK = -1
/** Indented: it belongs to the line before. */
const CONTINUED = -2

/** Its kind: what it begins with, and how deep the quotes are; two lines of one kind do not alternate. */
function readLine(source: string, from: number, to: number): { depth: number; kind: number } {
  let depth = 0
  let quotes = 0
  let bullet = 0
  let columns = 0
  let at = from
  while (at < to && depth <= MAX_NESTING) {
    const code = source.charCodeAt(at)
    if (code === SPACE || code === TAB) {
      columns += code === TAB ? 4 : 1
      at++
      continue
    }
    const marker = markerLength(source, at, to)
    if (marker === 0) break
    depth++
    if (code === GREATER) quotes++
    else bullet ||= code
    at += marker
  }
  const kind =
    quotes * 0x100 + (bullet > 0 ? listKind(bullet) : (LINE_KINDS.get(source[at] ?? '') ?? 0))
  if (depth > 0) return { depth: depth + (columns >> 1), kind }
  if (at >= to) return { depth: Math.min(MAX_NESTING, columns >> 2), kind: BLANK }
  // Text that is only indented is code or a continued item.
  return { depth: Math.min(MAX_NESTING, columns >> 2), kind: columns > 0 ? CONTINUED : kind }
}

/** A list for each bullet; all numbers are one. */
function listKind(bullet: number): number {
  return bullet >= 0x30 && bullet <= 0x39 ? 0x30 : bullet
}

/** Headings and their underlines, fences. */
const LINE_KINDS = new Map([...'#=-`~'].map((character, index) => [character, index + 1]))
const GREATER = 0x3e
const SPACE = 0x20
const TAB = 0x09
const MARKER = /[>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])/y

function markerLength(source: string, at: number, to: number): number {
  MARKER.lastIndex = at
  const found = MARKER.exec(source)
  return found === null || at + found[0].length > to ? 0 : found[0].length
}

/** The parts of marked's tokenizer that are not linear in a long word, and footnotes. */
class LinearTokenizer extends Tokenizer {
  /** `[^1]: Word` is a footnote, not the address of a link; as a paragraph its text stays. */
  override def(source: string): Tokens.Def | undefined {
    return source.startsWith('[^', source.search(/\S/)) ? undefined : super.def(source)
  }

  override inlineText(source: string): Tokens.Text | undefined {
    const run = /^(?:`+|~+|[^])/.exec(source)?.[0].length
    if (run === undefined) return undefined
    NEXT_INLINE.lastIndex = run
    const next = NEXT_INLINE.exec(source)
    return plainText(source.slice(0, next?.index ?? source.length))
  }

  /** Bare web addresses. Bare mail addresses stay text: finding them is what takes quadratic time. */
  override url(source: string): Tokens.Link | undefined {
    const found = /^(?:https?:\/\/|www\.)[^\s<]{1,2000}/i.exec(source)?.[0]
    if (found === undefined) return undefined
    const text = withoutTrailingMarks(found)
    const href = /^www/i.test(text) ? `http://${text}` : text
    return { type: 'link', raw: text, href, text, tokens: [plainText(text)] }
  }
}

const NEXT_INLINE = /[\\<![`*_~]| {2,8}\n|https?:\/\/|www\./gi

/** Sentence marks and an unopened bracket after a bare address do not belong to it (GFM, autolinks). */
function withoutTrailingMarks(address: string): string {
  let unopened = count(address, ')') - count(address, '(')
  let end = address.length
  for (;;) {
    const last = address.charAt(end - 1)
    if (last === ')' && unopened > 0) unopened--
    else if (last === '' || !'?!.,:*_~\'"”’»'.includes(last)) return address.slice(0, end)
    end--
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}

import { isDigit, isSpace, isWordChar } from './characters'
import { pairDashes } from './dash-dialogue'
import type { MarkPair, Piece, Span } from './model'
import { hasSingleQuotes, pairSingleMarks } from './single-marks'

/**
 * The quotations of each paragraph, outermost only, in order. “ ” " „ “ « » 「 」 『 』 and doubled
 * apostrophes count; with `dashes` also speech that dashes set off; single marks only in a text that quotes with nothing else, because elsewhere they
 * nest or are apostrophes. Linear in the length of the text.
 *
 * A mark left open runs to the end of its paragraph if the paragraph begins with it, a word before introduces
 * it, or the next paragraph opens with a mark of the same kind, which then continues it. Otherwise it is a stray.
 */
export function findPieces(text: string, paragraphs: readonly Span[], dashes = false): Piece[] {
  const style = { reversedGuillemets: hasReversedGuillemets(text), singles: hasSingleQuotes(text) }
  const dialogue = dashes ? pairDashes(text, paragraphs) : undefined
  const pieces: Piece[] = []
  let openBefore: string | undefined
  paragraphs.forEach((paragraph, index) => {
    const next = paragraphs[index + 1]
    const mark = markAt(text, firstInk(text, paragraph))
    const goesOn = mark !== undefined && next !== undefined && startsWith(text, next, mark)
    const found = style.singles
      ? pairSingleMarks(text, paragraph)
      : pairMarks(text, paragraph, style.reversedGuillemets, goesOn)
    const spoken = found.length === 0 ? dialogue?.get(index) : undefined
    for (const pair of spoken ?? []) pieces.push(dashPiece(pair, index))
    let openNow: string | undefined
    for (const [at, pair] of found.entries()) {
      const first = at === 0 && firstInk(text, paragraph) === pair.start
      const continues = first && openBefore === pair.mark
      if (pair.open) {
        const runsOn = first || followsIntroduction(text, paragraph, pair.start)
        const continued = next !== undefined && startsWith(text, next, pair.mark)
        if (!runsOn && !continued) continue
        openNow = pair.mark
      }
      pieces.push({
        start: pair.start,
        end: pair.end,
        innerStart: pair.start + pair.width,
        innerEnd: pair.open ? pair.end : pair.end - pair.width,
        open: pair.open,
        continues,
        paragraph: index,
        unmarked: pair.width === 2,
      })
    }
    openBefore = openNow
  })
  return pieces
}

/** Speech after a dash has no closing mark, and no mark proper. */
function dashPiece({ start, end }: MarkPair, paragraph: number): Piece {
  return {
    start,
    end,
    innerStart: start + 1,
    innerEnd: end,
    open: false,
    continues: false,
    paragraph,
    unmarked: true,
  }
}

/** Families: which marks belong together. Opening marks of other families nest inside and are passed over. */
const FAMILY: ReadonlyMap<string, string> = new Map([
  ['“', 'curly'],
  ['”', 'curly'],
  ['‟', 'curly'],
  ['„', 'low'],
  ['"', 'straight'],
  ['＂', 'straight'],
  ['«', 'guillemet'],
  ['»', 'guillemet'],
  ['「', 'corner'],
  ['」', 'corner'],
  ['『', 'white corner'],
  ['』', 'white corner'],
])

function markAt(text: string, at: number): string | undefined {
  if (at < 0) return undefined
  if (text.startsWith("''", at)) return 'doubled'
  return FAMILY.get(text.charAt(at))
}

function startsWith(text: string, paragraph: Span, mark: string): boolean {
  return markAt(text, firstInk(text, paragraph)) === mark
}

function firstInk(text: string, { start, end }: Span): number {
  for (let at = start; at < end; at++) if (!isSpace(text.charCodeAt(at))) return at
  return -1
}

/** Whether a comma, a colon or nothing but a dash stands before: someone begins to speak. */
function followsIntroduction(text: string, paragraph: Span, start: number): boolean {
  let at = start - 1
  while (at > paragraph.start && isSpace(text.charCodeAt(at))) at--
  const before = text.charAt(at)
  return before === ':' || before === ','
}

/**
 * `goesOn`: this paragraph and the next begin with the same mark. Then a mark that can only open, while the first
 * is open, opens a quotation within it; else it says that the one before was forgotten to be closed.
 */
function pairMarks(text: string, paragraph: Span, reversed: boolean, goesOn: boolean): MarkPair[] {
  const pairs: MarkPair[] = []
  let open: { at: number; family: string; width: number } | undefined
  let depth = 0
  // Where closing marks are too few for true nesting, an opening mark means the one before was forgotten.
  const balance = { open: 0, close: 0, counted: false }
  let lastStraight: number | undefined
  const { start, end } = paragraph
  const holdsNested = (): boolean =>
    goesOn && open !== undefined && open.at === firstInk(text, paragraph)
  const close = (at: number, width: number): void => {
    if (open === undefined) return
    pairs.push({ start: open.at, end: at + width, width, open: false, mark: open.family })
    open = undefined
    depth = 0
  }
  const begin = (at: number, family: string, width: number): void => {
    open = { at, family, width }
    depth = 1
  }
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code < 0xab ? code !== 0x22 && code !== 0x27 && code !== 0x60 : !mayBeMark(code)) continue
    if (code === 0x27 || code === 0x60) {
      // Exactly two: three and more are wiki or Markdown marks, or an apostrophe beside a mark.
      if (text.charCodeAt(at + 1) !== code) continue
      const run = code === 0x27 && text.charCodeAt(at + 2) === 0x27
      if (open?.family === 'doubled') {
        // 'old-school,''' closes a single and then the doubled mark.
        if (run) at++
        if (code === 0x27 && !looksOpening(text, at, 2, start, end)) close(at, 2)
      } else if (open === undefined && looksOpening(text, at, 2, start, end))
        begin(at, 'doubled', 2)
      at++
      continue
    }
    const char = text.charAt(at)
    switch (char) {
      case '"':
      case '＂': {
        if (open === undefined) {
          if (!isInch(text, at)) begin(at, 'straight', 1)
        } else if (open.family === 'straight') {
          if (reopens(text, at, open.at, start, end)) {
            if (holdsNested()) depth++
            else begin(at, 'straight', 1)
          } else if (--depth <= 0) close(at, 1)
        } else if (open.family === 'low' || open.family === 'curly') {
          // Mixed marks: „…" and “…" are slips of the keyboard that everybody reads as a pair.
          if (looksClosing(text, at, start, end)) close(at, 1)
        }
        break
      }
      case '“':
      case '‟': {
        if (open === undefined) begin(at, 'curly', 1)
        else if (open.family === 'low') close(at, 1)
        else if (open.family === 'curly') {
          if (looksClosing(text, at, start, end)) close(at, 1)
          else {
            if (!balance.counted) countCurly(text, paragraph, balance)
            if (balance.close >= balance.open || closesTwice(text, at, end) || holdsNested())
              depth++
            else begin(at, 'curly', 1)
          }
        } else if (open.family === 'straight') {
          lastStraight ??= text.slice(start, end).lastIndexOf('"') + start
          if (lastStraight > at || holdsNested()) break
          if (looksOpening(text, at, 1, start, end)) begin(at, 'curly', 1)
          else if (looksClosing(text, at, start, end)) close(at, 1)
        }
        break
      }
      case '”': {
        if (open === undefined) {
          if (looksOpening(text, at, 1, start, end)) begin(at, 'curly', 1)
        } else if (open.family === 'curly') {
          depth--
          if (depth <= 0) close(at, 1)
        } else if (open.family === 'low') close(at, 1)
        else if (open.family === 'straight' && looksClosing(text, at, start, end) && !holdsNested())
          close(at, 1)
        break
      }
      case '„':
        if (open === undefined) begin(at, 'low', 1)
        break
      case '«':
      case '»': {
        const opens = (char === '«') !== reversed
        if (opens) {
          if (open === undefined) begin(at, 'guillemet', 1)
          else if (open.family === 'guillemet' && firstInk(text, { start: at + 1, end }) >= 0)
            depth++
        } else if (open?.family === 'guillemet') {
          depth--
          if (depth <= 0) close(at, 1)
        }
        break
      }
      default: {
        const family = FAMILY.get(char)
        if (family === undefined) break
        if (char === '「' || char === '『') {
          if (open === undefined) begin(at, family, 1)
          else if (open.family === family) depth++
        } else if (open?.family === family) {
          depth--
          if (depth <= 0) close(at, 1)
        }
      }
    }
  }
  if (open !== undefined)
    pairs.push({ start: open.at, end, width: open.width, open: true, mark: open.family })
  return pairs
}

/** How far ahead two closing marks are looked for; longer quotations inside others are rare. */
const NESTED_REACH = 600

/** Whether the next two marks both close: the mark at `at` opens a quotation inside another. */
function closesTwice(text: string, at: number, end: number): boolean {
  let closing = 0
  for (let next = at + 1; next < Math.min(end, at + NESTED_REACH); next++) {
    const code = text.charCodeAt(next)
    if (code === 0x201c) return false
    if (code === 0x201d && ++closing === 2) return true
  }
  return false
}

function mayBeMark(code: number): boolean {
  return (
    code === 0xab ||
    code === 0xbb ||
    (code >= 0x201c && code <= 0x201f) ||
    (code >= 0x300c && code <= 0x300f) ||
    code === 0xff02
  )
}

function countCurly(
  text: string,
  { start, end }: Span,
  balance: { open: number; close: number; counted: boolean },
): void {
  balance.counted = true
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x201c) balance.open++
    else if (code === 0x201d) balance.close++
  }
}

/** Space or an opening bracket before, ink after. */
export function looksOpening(
  text: string,
  at: number,
  width: number,
  start: number,
  end: number,
): boolean {
  const before = at > start ? text.charCodeAt(at - 1) : 0x20
  const after = at + width < end ? text.charCodeAt(at + width) : 0x20
  return !isSpace(after) && (isSpace(before) || OPENERS.includes(String.fromCharCode(before)))
}

const OPENERS = '([{—–-/“‘„:'

/** Ink before, and after it space, punctuation or nothing. */
export function looksClosing(text: string, at: number, start: number, end: number): boolean {
  const before = at > start ? text.charCodeAt(at - 1) : 0x20
  const after = at + 1 < end ? text.charCodeAt(at + 1) : 0x20
  return !isSpace(before) && !isWordChar(after)
}

/** A straight mark after a digit, with none open: inches or seconds. */
function isInch(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at - 1)) && !isWordChar(text.charCodeAt(at + 1))
}

/** A straight mark that can only open, while one is open that did so too: that one was never closed. */
function reopens(text: string, at: number, openAt: number, start: number, end: number): boolean {
  return (
    isSpace(text.charCodeAt(at - 1)) &&
    looksOpening(text, at, 1, start, end) &&
    isWordChar(text.charCodeAt(at + 1)) &&
    !isSpace(text.charCodeAt(openAt + 1))
  )
}

/** »German« or Danish order: decided by the first guillemet, if it touches a word on its right side only. */
function hasReversedGuillemets(text: string): boolean {
  const at = text.indexOf('»')
  const left = text.indexOf('«')
  if (at < 0 || (left >= 0 && left < at)) return false
  return isWordChar(text.charCodeAt(at + 1)) && !(at > 0 && !isSpace(text.charCodeAt(at - 1)))
}

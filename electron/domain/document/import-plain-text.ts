import { fail, ok, type Result } from '../result'
import { canonicalText } from './canonical-text'
import type { ImportedDocument } from './imported-document'
import type { Block } from './model'
import { titleOfText } from './title-of-text'

/**
 * Plain text: the text stays as it is (canonical), paragraphs only point into it. Headings are not
 * guessed. Fails with `empty-input` when there is nothing but white space; never throws; linear.
 */
export function importPlainText(raw: string): Result<ImportedDocument> {
  const text = canonicalText(raw)
  const blocks = plainTextBlocks(text)
  if (blocks.length === 0)
    return fail('empty-input', 'There is no text here; paste or choose a text with words in it.')
  const title = titleOfText({ text, blocks, marks: [] })
  return ok({
    content: { text, blocks, marks: [] },
    metadata: title === undefined ? {} : { title },
    notices: [],
  })
}

/**
 * The paragraphs of a canonical plain text, without the white space around them. A line is a paragraph;
 * but where lines were broken to a width (a group between blank lines, every line under
 * 100 columns and most of them filled up to it), the group is one. Within such a group a paragraph also
 * begins after a line that is not filled, and at a bullet, a number or an indent.
 */
export function plainTextBlocks(text: string): Block[] {
  const groups = groupLines(text)
  const width = wrapWidth(groups)
  const blocks: Block[] = []
  for (const group of groups) {
    for (const run of runsOf(text, group)) {
      if (isWrapped(text, run, width)) blocks.push(...joinFilled(text, run, width))
      else
        for (const line of run) blocks.push({ kind: 'paragraph', start: line.start, end: line.end })
    }
  }
  return blocks
}

/** A line without the white space around it. */
interface Line {
  readonly start: number
  readonly end: number
  /** Columns of white space before it. */
  readonly indent: number
  /** Columns from the left edge to its end; wide East Asian characters take two. */
  readonly columns: number
  /** Columns of its first word: what would have had to fit on the line before. */
  readonly firstWord: number
}

/** Lines of this many columns and more were not broken to a width by hand or by a mail program. */
const LONGEST_WRAPPED = 100
/** Below this width a group of lines is rather a poem, an address or a list than wrapped prose. */
const SHORTEST_WRAP_WIDTH = 45
/** How far a line must reach, its neighbour's first word added: editors leave ragged lines. */
const FILLED = 0.85

/** Groups of lines between blank ones. */
function groupLines(text: string): Line[][] {
  const groups: Line[][] = []
  let group: Line[] = []
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf('\n', from)
    const to = newline < 0 ? text.length : newline
    const line = readLine(text, from, to)
    if (line !== undefined) group.push(line)
    else if (group.length > 0) {
      groups.push(group)
      group = []
    }
    from = to + 1
  }
  if (group.length > 0) groups.push(group)
  return groups
}

function readLine(text: string, from: number, to: number): Line | undefined {
  let start = from
  let indent = 0
  while (start < to && isSpace(text.charCodeAt(start))) {
    indent += text.charCodeAt(start) === 0x09 ? 8 : 1
    start++
  }
  if (start === to) return undefined
  let end = to
  while (isSpace(text.charCodeAt(end - 1))) end--
  // Measuring stops where the answer no longer matters.
  const measured = Math.min(end, start + LONGEST_WRAPPED)
  let columns = indent
  let firstWord = 0
  for (let at = start; at < measured; at++) {
    const code = text.charCodeAt(at)
    if (firstWord === 0 && at > start && (isSpace(code) || isWide(text.charCodeAt(at - 1))))
      firstWord = columns - indent
    columns += isWide(code) ? 2 : (code & 0xfc00) === 0xdc00 ? 0 : 1
  }
  return { start, end, indent, columns, firstWord: firstWord || columns - indent }
}

/** White space as JavaScript's `\s` knows it, without a regular expression for each character. */
function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    (code > 0xff && OTHER_SPACE.test(String.fromCharCode(code)))
  )
}
const OTHER_SPACE = /\s/

/** East Asian wide characters, roughly (Unicode TR 11): only their two columns matter here. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xd7a3) || isFullWidth(code)
  )
}

function isFullWidth(code: number): boolean {
  return (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff00 && code <= 0xff60)
}

/** The width to which the text was broken: its longest line that another follows, if all are short. */
function wrapWidth(groups: readonly (readonly Line[])[]): number {
  let width = 0
  for (const group of groups) {
    if (group.length < 2 || group.some((line) => line.columns >= LONGEST_WRAPPED)) continue
    for (const line of group.slice(0, -1)) width = Math.max(width, line.columns)
  }
  return width
}

const BULLET = /^(?:[-*•‣–—·]|\(?(?:\d{1,3}|[a-z])[.)])\s/

/** Splits a group where a paragraph visibly begins: at a bullet, a number, or an indented first line. */
function runsOf(text: string, group: readonly Line[]): Line[][] {
  const edge = group.reduce((least, line) => Math.min(least, line.indent), Infinity)
  const runs: Line[][] = []
  let run: Line[] = []
  let previous: Line | undefined
  for (const line of group) {
    const indented = line.indent > edge && previous !== undefined && previous.indent === edge
    const begins =
      BULLET.test(text.slice(line.start, line.start + 8)) || (indented && !isHanging(run, text))
    if (begins && run.length > 0) {
      runs.push(run)
      run = []
    }
    run.push(line)
    previous = line
  }
  if (run.length > 0) runs.push(run)
  return runs
}

/** Lines under a bullet are indented to its text and continue it. */
function isHanging(run: readonly Line[], text: string): boolean {
  const first = run[0]
  return first !== undefined && BULLET.test(text.slice(first.start, first.start + 8))
}

/** Ends that a wrapped line has by chance in one case of twenty, and a line of its own nearly always. */
const SENTENCE_END = /[.!?…:;。！？][\p{Pf}\p{Pe}"'”’]*$/u

/** Whether a line was broken because the next word no longer fitted. */
function isFilled(line: Line, next: Line, width: number): boolean {
  return line.columns + 1 + next.firstWord > width * FILLED
}

/** Whether a run of lines is prose broken to a width: most of its breaks are forced by the width. */
function isWrapped(text: string, run: readonly Line[], width: number): boolean {
  if (run.length < 2 || width < SHORTEST_WRAP_WIDTH) return false
  let filled = 0
  let ended = 0
  for (const [index, line] of run.entries()) {
    if (line.columns >= LONGEST_WRAPPED) return false
    const next = run[index + 1]
    if (next === undefined) break
    if (isFilled(line, next, width)) filled++
    if (SENTENCE_END.test(text.slice(Math.max(line.start, line.end - 6), line.end))) ended++
  }
  const breaks = run.length - 1
  return filled * 2 > breaks && ended * 2 <= breaks
}

/** The lines of a wrapped run put together: only at a line that is not filled does a paragraph end. */
function joinFilled(text: string, run: readonly Line[], width: number): Block[] {
  const blocks: Block[] = []
  let start: number | undefined
  for (const [index, line] of run.entries()) {
    start ??= line.start
    const next = run[index + 1]
    if (
      next !== undefined &&
      (isFilled(line, next, width) || LOWER_CASE.test(text.slice(next.start, next.start + 2)))
    )
      continue
    blocks.push({ kind: 'paragraph', start, end: line.end })
    start = undefined
  }
  return blocks
}

/** A line that goes on in lower case continues a sentence, however short the line before. */
const LOWER_CASE = /^\p{Ll}/u

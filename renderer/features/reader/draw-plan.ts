import type { Block, BlockKind, DocumentContent } from '#domain/document/model'
import { splitsPair } from '#domain/document/surrogates'
import { sentenceFrom } from './sentences'

/**
 * What is drawn as one element: a block, or a part of a very long one. Sections of pieces are drawn
 * one at a time, so that a book opens as fast as a news item.
 */
export interface Piece {
  readonly kind: BlockKind
  readonly start: number
  readonly end: number
  /** Headings: the level to draw them at, 1–6. List items and block quotes: depth from 1. */
  readonly level: number
  /** The number of an item of a numbered list. */
  readonly number?: number
  /** A later part of a block that was too long for one element. */
  readonly continues?: boolean
  /** A table cell that begins a row. */
  readonly beginsRow?: boolean
  /** Not of one list or table with what stands before it. */
  readonly beginsGroup?: boolean
  /** The text begins with its own title: it is drawn as the article's heading, not twice. */
  readonly isTitle?: boolean
}

export interface Section {
  readonly start: number
  /** Where the next section starts: white space between them belongs to the earlier one. */
  readonly end: number
  readonly pieces: readonly Piece[]
  /** The first of the revision's marks that can touch this section. */
  readonly firstMark: number
  /** Height before it is drawn, in lines of text. */
  readonly lines: number
}

/**
 * Small enough to be drawn between two frames, and that little more than the view holds is painted and measured;
 * large enough that a book has a few hundred.
 */
const SECTION_CHARACTERS = 3_000
const SECTION_PIECES = 60
/** A block longer than this is drawn in parts of about half of it. */
const LONGEST_PIECE = 20_000
/** Characters on a line of the column, for heights that are only guessed. */
const LINE_CHARACTERS = 68

/**
 * Divides a text into sections. Looks at blocks and marks only, never at the text itself except
 * beside table cells and for the title; `sentences` tell where a very long block may be cut.
 */
export function planSections(
  content: DocumentContent,
  sentences: readonly number[],
  title = '',
): readonly Section[] {
  const pieces = planPieces(content, sentences, title)
  const groups: Piece[][] = []
  let group: Piece[] = []
  let size = 0
  for (const piece of pieces) {
    const full = size >= SECTION_CHARACTERS || group.length >= SECTION_PIECES
    if (group.length > 0 && full && mayBegin(piece, group)) {
      groups.push(group)
      group = []
      size = 0
    }
    group.push(piece)
    size += piece.end - piece.start
  }
  if (group.length > 0) groups.push(group)

  const firstMarks = firstMarkOfEach(groups, content)
  return groups.map((group, index) => ({
    start: index === 0 ? 0 : (startOf(group) ?? 0),
    end: startOf(groups[index + 1]) ?? content.text.length,
    pieces: group,
    firstMark: firstMarks[index] ?? 0,
    lines: group.reduce((sum, piece) => sum + linesOf(piece), 0),
  }))
}

function startOf(group: readonly Piece[] | undefined): number | undefined {
  return group?.[0]?.start
}

/** Whether the first piece is the title, so that it need not be drawn above the text again. */
export function beginsWithTitle(sections: readonly Section[]): boolean {
  return sections[0]?.pieces[0]?.isTitle === true
}

/** A table stays together, unless it is longer than four sections. */
function mayBegin(piece: Piece, group: readonly Piece[]): boolean {
  if (piece.kind !== 'table-cell' || group.at(-1)?.kind !== 'table-cell') return true
  return piece.beginsRow === true && group.length >= SECTION_PIECES * 4
}

/** The last section that starts at or before an offset; 0 for an offset before all. */
export function sectionAt(sections: readonly Section[], offset: number): number {
  let low = 0
  let high = sections.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sections[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function planPieces(
  { text, blocks }: DocumentContent,
  sentences: readonly number[],
  title: string,
): Piece[] {
  const pieces: Piece[] = []
  const numbers: number[] = []
  const headings: number[] = []
  let previous: Block | undefined
  const given: readonly Block[] =
    blocks.length > 0 || text.length === 0
      ? blocks
      : [{ kind: 'paragraph', start: 0, end: text.length }]
  for (const block of given) {
    const level = Math.max(1, block.level ?? 1)
    const between = text.slice(
      previous?.end ?? 0,
      Math.min(block.start, (previous?.end ?? 0) + 100),
    )
    // Importers put a blank line between two lists or tables, and none within one.
    const beginsGroup = previous?.kind !== block.kind || between.includes('\n\n')
    const isTitle = previous === undefined && isSameTitle(text.slice(block.start, block.end), title)
    const piece: Piece = {
      kind: isTitle ? 'heading' : block.kind,
      start: block.start,
      end: block.end,
      level: isTitle ? 1 : block.kind === 'heading' ? headingLevel(level, headings) : level,
      ...(isTitle ? { isTitle } : {}),
      ...numberOf(block, level, beginsGroup, numbers),
      ...(beginsGroup ? { beginsGroup } : {}),
      ...(block.kind === 'table-cell' ? { beginsRow: beginsGroup || between.includes('\n') } : {}),
    }
    if (block.end - block.start <= LONGEST_PIECE) pieces.push(piece)
    else pieces.push(...cut(piece, text, sentences))
    previous = block
  }
  return pieces
}

/** Longer first blocks are no titles, and are not compared. */
const LONGEST_TITLE = 1_000

function isSameTitle(first: string, title: string): boolean {
  if (title.length === 0 || first.length > LONGEST_TITLE) return false
  const plain = (words: string) => words.replace(/\s+/g, ' ').trim().toLowerCase()
  return plain(first) === plain(title)
}

/**
 * The level to draw a heading at: one below the heading it stands under, from 2 on (the title is 1),
 * so that no level is left out, whatever the source left out. `open` holds the levels it stands under.
 */
function headingLevel(level: number, open: number[]): number {
  while ((open.at(-1) ?? 0) >= level) open.pop()
  open.push(level)
  return Math.min(6, open.length + 1)
}

/** Counts numbered items at each depth; another list begins at 1 again. */
function numberOf(
  block: Block,
  level: number,
  beginsGroup: boolean,
  numbers: number[],
): { number?: number } {
  if (block.kind !== 'list-item') return {}
  if (beginsGroup) numbers.length = 0
  numbers.length = Math.min(numbers.length, level)
  if (!block.ordered) {
    numbers[level - 1] = 0
    return {}
  }
  const number = (numbers[level - 1] ?? 0) + 1
  numbers[level - 1] = number
  return { number }
}

/** Parts of a block that is too long, cut after sentences where there are any. */
function cut(piece: Piece, text: string, sentences: readonly number[]): Piece[] {
  const parts: Piece[] = []
  let start = piece.start
  while (start < piece.end) {
    const [end, next] = cutAt(start, piece.end, text, sentences)
    parts.push({ ...piece, start, end, ...(start > piece.start ? { continues: true } : {}) })
    start = next
  }
  return parts
}

/** Where a part that begins at `start` ends, and where the next one begins. */
function cutAt(
  start: number,
  end: number,
  text: string,
  sentences: readonly number[],
): [end: number, next: number] {
  if (end - start <= LONGEST_PIECE) return [end, end]
  const wanted = start + LONGEST_PIECE / 2
  const index = sentenceFrom(sentences, wanted)
  const next = sentences[index * 2]
  const before = sentences[index * 2 - 1]
  if (next !== undefined && before !== undefined && before > start && next <= start + LONGEST_PIECE)
    return [before, next]
  // No sentence ends near: at a space, else between two characters.
  const space = text.slice(wanted, start + LONGEST_PIECE).search(/\s/)
  const at = space < 0 ? wanted : wanted + space
  const whole = splitsPair(text, at) ? at + 1 : at
  return [whole, whole]
}

/** Room around a piece, in lines, and how many lines its words take. */
function linesOf(piece: Piece): number {
  const words = Math.ceil((piece.end - piece.start) / LINE_CHARACTERS)
  return piece.kind === 'table-cell' ? 0.6 : words + (piece.kind === 'list-item' ? 0.3 : 0.7)
}

/** For each group the first mark that has not ended before it. Marks are ordered by start. */
function firstMarkOfEach(groups: readonly Piece[][], { marks }: DocumentContent): number[] {
  const firsts = groups.map(() => marks.length)
  const starts = groups.map((group) => group[0]?.start ?? 0)
  for (let index = marks.length - 1; index >= 0; index--) {
    const mark = marks[index]
    if (!mark) continue
    // A mark is of the group it starts in, and of every one it reaches into.
    let at = lastAtOrBefore(starts, mark.start)
    for (; at < starts.length && (starts[at] ?? 0) <= Math.max(mark.end, mark.start); at++) {
      firsts[at] = index
    }
  }
  return firsts
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}

import type { Block } from '#domain/document/model'
import type { QuoteKind } from '#domain/library/model'
import { overlaps, type Span } from './span'

/** Words between quotation marks, the marks included. */
export interface Quotation extends Span {
  /** False: its closing mark is missing and it runs to the end of the paragraph. */
  readonly closed: boolean
}

/** What may close each opening mark, over the languages that use it so. */
const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”„',
  '”': '”',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '「': '」',
  '『': '』',
  '〝': '〟',
  '"': '"',
  '＂': '＂',
  '‘': '’',
  '‚': '‘’',
  "'": "'",
}
/** Marks that open only where a quotation can begin, since elsewhere they close or mean inches. */
const OPENS_AFTER_SPACE = new Set(['"', '＂', "'", '”', '»', '›', '‘'])
/** Single marks are apostrophes too: one that nothing closes was none. */
const SINGLE = new Set(["'", '‘', '‚', '‹', '›'])
const ANY_MARK = /["“”„«»‹›「」『』〝〟＂‘’‚']/

const LETTER = /[\p{L}\p{N}]/u
const BEFORE_OPENING = /[\s\p{Ps}\p{Pi}\p{Pd}/…]/u
const AFTER_CLOSING_MARK = /[.,;:!?…]/

/**
 * The outermost quotations of one paragraph, in order. Linear. Apostrophes, inches and feet are no
 * marks; a double mark that is not closed runs to the paragraph's end.
 */
export function findQuotations(text: string, from: number, to: number): Quotation[] {
  const found: Quotation[] = []
  let open: { mark: string; at: number }[] = []
  for (let at = from; at < to; at++) {
    const mark = text.charAt(at)
    if (!ANY_MARK.test(mark)) continue
    const closes = isClosing(text, at, from, to) ? lastClosedBy(open, mark) : -1
    if (closes >= 0) {
      const start = open[closes]?.at ?? at
      open = open.slice(0, closes)
      if (open.length === 0) found.push({ start, end: at + 1, closed: true })
    } else if (mark in CLOSERS && isOpening(text, at, from, to)) {
      // The same double mark again: the earlier one was never closed, and is given up.
      const again = SINGLE.has(mark) ? -1 : open.findIndex((entry) => entry.mark === mark)
      if (again >= 0) open = open.slice(0, again)
      open.push({ mark, at })
    }
  }
  const unclosed = open.find((entry) => !SINGLE.has(entry.mark))
  if (!unclosed) return found
  const before = found.filter((quotation) => quotation.end <= unclosed.at)
  return [...before, { start: unclosed.at, end: to, closed: false }]
}

function lastClosedBy(open: readonly { mark: string }[], mark: string): number {
  for (let index = open.length - 1; index >= 0; index--) {
    if (CLOSERS[open[index]?.mark ?? '']?.includes(mark)) return index
  }
  return -1
}

function isOpening(text: string, at: number, from: number, to: number): boolean {
  const mark = text.charAt(at)
  // French opens with a space behind the mark; those that open after a space cannot have both.
  if (!OPENS_AFTER_SPACE.has(mark)) return true
  if (at + 1 >= to || /\s/.test(text.charAt(at + 1))) return false
  const previous = at > from ? text.charAt(at - 1) : ' '
  return BEFORE_OPENING.test(previous) || (ANY_MARK.test(previous) && previous !== mark)
}

function isClosing(text: string, at: number, from: number, to: number): boolean {
  const mark = text.charAt(at)
  if (mark !== '’' && mark !== "'" && mark !== '‘') return true
  const previous = at > from ? text.charAt(at - 1) : ' '
  const next = at + 1 < to ? text.charAt(at + 1) : ' '
  return !LETTER.test(next) && !/\s/.test(previous)
}

/** Marks further away than this from a place are not looked for: no one quotes that much at once. */
const REACH = 20_000

/**
 * The whole quotation around an offset, marks included; where it goes on in the next paragraphs,
 * each opening with a mark again, all of them. Undefined outside quotation marks.
 */
export function quotationAt(
  text: string,
  blocks: readonly Block[],
  offset: number,
): Span | undefined {
  const index = blockAt(blocks, offset)
  const here = blocks[index]
  if (!here) return undefined
  const found = findQuotations(text, ...near(here, offset)).find(
    ({ start, end }) => start <= offset && offset <= end,
  )
  if (!found) return undefined
  let { start, end } = found
  let first = index
  let opening = start
  // Back over paragraphs that were left open, while each one begins with a mark.
  while (isFirstIn(blocks[first], text, opening)) {
    const before = blocks[first - 1]
    const last = before && findQuotations(text, ...near(before, before.end)).at(-1)
    if (!last || last.closed || end - last.start > REACH) break
    start = opening = last.start
    first--
  }
  let closed = found.closed
  for (let next = index + 1; !closed; next++) {
    const after = blocks[next]
    const continuation = after && findQuotations(text, ...near(after, after.start))[0]
    if (!after || !continuation || !isFirstIn(after, text, continuation.start)) break
    if (continuation.end - start > REACH) break
    end = continuation.end
    closed = continuation.closed
  }
  return { start, end }
}

function isFirstIn(block: Block | undefined, text: string, at: number): boolean {
  return block !== undefined && text.slice(block.start, at).trim() === ''
}

function near(block: Block, offset: number): [number, number] {
  return [Math.max(block.start, offset - REACH), Math.min(block.end, offset + REACH)]
}

/**
 * What kind of quote a span most likely is: `direct` when it begins and ends with quotation marks,
 * lies within a pair of them or in a block quotation; `mixed` when some of it is between marks;
 * `indirect` when nothing is.
 */
export function kindOfSpan(text: string, blocks: readonly Block[], span: Span): QuoteKind {
  let end = span.end
  while (end > span.start && AFTER_CLOSING_MARK.test(text.charAt(end - 1))) end--
  const first = blockAt(blocks, span.start)
  const quotations: Quotation[] = []
  let inBlockQuotes = true
  for (let index = first; index < blocks.length; index++) {
    const block = blocks[index]
    if (!block || block.start >= span.end || quotations.length > 1_000) break
    if (!overlaps(block, span)) continue
    inBlockQuotes &&= block.kind === 'block-quote'
    const from = Math.max(block.start, span.start - REACH)
    quotations.push(...findQuotations(text, from, Math.min(block.end, span.end + REACH)))
  }
  if (inBlockQuotes && blocks[first]) return 'direct'
  const touched = quotations.filter((quotation) => overlaps(quotation, span))
  const opening = touched[0]
  const closing = touched.at(-1)
  if (!opening || !closing) return 'indirect'
  const isWithin = opening === closing && opening.start <= span.start && end <= opening.end
  const isBetweenMarks =
    opening.start === span.start && (closing.end === end || closing.end === span.end)
  return isWithin || isBetweenMarks ? 'direct' : 'mixed'
}

/** Index of the block that an offset stands in or after; -1 before the first. */
export function blockAt(blocks: readonly Block[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

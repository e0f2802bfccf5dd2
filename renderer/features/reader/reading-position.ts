import { sentence, sentenceAt, sentenceCount } from './sentences'
import type { Span } from './span'
import { wordStep } from './word-step'

/**
 * Where the reader is in the text: a sentence cursor moved by keys, the place of the last click, or
 * a selection. A selection has a fixed side (`anchor`) and one that moves (`focus`).
 */
export interface ReadingPosition {
  /** Index of the cursor's sentence. */
  readonly cursor?: number
  /** Where the mouse was clicked; not painted, but keys start from there. */
  readonly caret?: number
  readonly selection?: Selected
}

export interface Selected {
  readonly anchor: number
  readonly focus: number
  /** Made by keys: the page's own selection follows it, and no bar is shown beside it. */
  readonly byKeys?: boolean
  /** The person has turned to another pane: it stays painted, without its bar. */
  readonly isAside?: boolean
}

export const NOWHERE: ReadingPosition = {}

export function selectedSpan({ selection }: ReadingPosition): Span | undefined {
  if (!selection || selection.anchor === selection.focus) return undefined
  const { anchor, focus } = selection
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) }
}

/** What an action would be about: the selection, else the cursor's sentence, else the clicked one. */
export function spanOf(position: ReadingPosition, sentences: readonly number[]): Span | undefined {
  const selected = selectedSpan(position)
  if (selected) return selected
  const index = position.cursor ?? atCaret(position, sentences)
  return index === undefined ? undefined : sentence(sentences, index)
}

/** The offset from which "next" and "previous" are counted; undefined when the reader is nowhere. */
export function offsetOf(
  position: ReadingPosition,
  sentences: readonly number[],
): number | undefined {
  if (position.selection) return position.selection.focus
  if (position.cursor !== undefined) return sentence(sentences, position.cursor)?.start
  return position.caret
}

/**
 * The cursor one sentence on or back. After a click it first appears where the click was; after a
 * selection it goes on from the side that moved. `start` is the offset to begin at when the reader
 * is nowhere yet: the first line in view.
 */
export function moveSentence(
  position: ReadingPosition,
  step: 1 | -1,
  sentences: readonly number[],
  start: number,
): ReadingPosition {
  const count = sentenceCount(sentences)
  if (count === 0) return position
  const clamp = (index: number) => Math.max(0, Math.min(count - 1, index))
  if (position.selection) {
    const [, moving] = sentencesOf(position.selection, sentences)
    return { cursor: clamp(moving + step) }
  }
  if (position.cursor !== undefined) return { cursor: clamp(position.cursor + step) }
  return { cursor: clamp(sentenceAt(sentences, position.caret ?? start) ?? 0) }
}

/** The cursor at a given sentence, within the text. */
export function goToSentence(index: number, sentences: readonly number[]): ReadingPosition {
  const count = sentenceCount(sentences)
  return count === 0 ? NOWHERE : { cursor: Math.max(0, Math.min(count - 1, index)) }
}

/**
 * Selects one sentence more in a direction, or one less when the selection reaches the other way.
 * Always whole sentences on the side that moves.
 */
export function extendBySentence(
  position: ReadingPosition,
  step: 1 | -1,
  sentences: readonly number[],
  start: number,
): ReadingPosition {
  const count = sentenceCount(sentences)
  if (count === 0) return position
  const selection = position.selection ?? selectionOfCursor(position, sentences, start)
  const [fixed, moving] = sentencesOf(selection, sentences)
  const next = Math.max(0, Math.min(count - 1, moving + step))
  const ends = sentence(sentences, next)
  const anchored = sentence(sentences, fixed)
  if (!ends || !anchored) return position
  const wasForward = selection.focus >= selection.anchor
  const isForward = next > fixed || (next === fixed && wasForward)
  const anchor =
    isForward === wasForward ? selection.anchor : isForward ? anchored.start : anchored.end
  return { selection: { anchor, focus: isForward ? ends.end : ends.start, byKeys: true } }
}

/** Moves the selection's free side by a word; without one, that of the cursor's sentence. */
export function extendByWord(
  position: ReadingPosition,
  step: 1 | -1,
  sentences: readonly number[],
  start: number,
  text: string,
): ReadingPosition {
  const selection = position.selection ?? selectionOfCursor(position, sentences, start)
  const focus = wordStep(text, selection.focus, step)
  return { selection: { anchor: selection.anchor, focus, byKeys: true } }
}

function selectionOfCursor(
  position: ReadingPosition,
  sentences: readonly number[],
  start: number,
): Selected {
  const span = spanOf(position, sentences) ??
    sentence(sentences, sentenceAt(sentences, start) ?? 0) ?? { start, end: start }
  return { anchor: span.start, focus: span.end }
}

/** The sentences that the fixed and the moving side of a selection lie in. */
function sentencesOf(
  { anchor, focus }: Selected,
  sentences: readonly number[],
): [fixed: number, moving: number] {
  const at = (offset: number) => sentenceAt(sentences, offset) ?? 0
  return focus > anchor ? [at(anchor), at(focus - 1)] : [at(Math.max(focus, anchor - 1)), at(focus)]
}

function atCaret(position: ReadingPosition, sentences: readonly number[]): number | undefined {
  return position.caret === undefined ? undefined : sentenceAt(sentences, position.caret)
}

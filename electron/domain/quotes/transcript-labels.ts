import { isSpace, isUpper, isWordChar } from './characters'
import type { Span } from './model'

/** A paragraph of a transcript: who speaks stands before a colon. */
export interface Label {
  /** The label without its colon. */
  readonly speaker: Span
  /** What follows it. */
  readonly content: Span
}

/** Longer than this, what stands before a colon is a sentence. */
const LONGEST_LABEL = 40

/** A text is a transcript if so many of its paragraphs have labels … */
const LEAST_LABELS = 3

/** … of at least two speakers, of whom one speaks more than once. */
const LEAST_SPEAKERS = 2

/**
 * The labels of a transcript or an interview by paragraph ("OKAFOR: Thank you."); none if the text is not
 * one. A list with colons ("Clinton: 2,316.") is not: what a speaker says has at least three words.
 */
export function findTranscriptLabels(
  text: string,
  paragraphs: readonly Span[],
): ReadonlyMap<number, Label> {
  const labels = new Map<number, Label>()
  const counts = new Map<string, number>()
  for (const [index, paragraph] of paragraphs.entries()) {
    const label = readLabel(text, paragraph)
    if (label === undefined) continue
    labels.set(index, label)
    const name = text.slice(label.speaker.start, label.speaker.end).toLowerCase()
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const repeated = [...counts.values()].filter((count) => count > 1)
  const known = repeated.reduce((sum, count) => sum + count, 0)
  if (labels.size < LEAST_LABELS || counts.size < LEAST_SPEAKERS || repeated.length === 0)
    return new Map()
  // Most labels come again; a page of notes with headings does not repeat them.
  return known * 2 >= labels.size ? labels : new Map()
}

function readLabel(text: string, { start, end }: Span): Label | undefined {
  if (!isUpper(text.charCodeAt(start))) return undefined
  let words = 0
  let capitals = 0
  let at = start
  let inWord = false
  for (; at < Math.min(end, start + LONGEST_LABEL); at++) {
    const code = text.charCodeAt(at)
    if (code === 0x3a) break
    const word = isWordChar(code)
    if (word && !inWord) {
      words++
      if (isUpper(code)) capitals++
    }
    inWord = word
    if (
      !word &&
      !isSpace(code) &&
      code !== 0x2e &&
      code !== 0x2d &&
      code !== 0x27 &&
      code !== 0x2019
    )
      return undefined
  }
  if (text.charCodeAt(at) !== 0x3a || words > 4 || capitals < words) return undefined
  let from = at + 1
  if (!isSpace(text.charCodeAt(from))) return undefined
  while (from < end && isSpace(text.charCodeAt(from))) from++
  return hasWords(text, from, end)
    ? { speaker: { start, end: at }, content: { start: from, end } }
    : undefined
}

function hasWords(text: string, from: number, end: number): boolean {
  let words = 0
  let inWord = false
  for (let at = from; at < end && words < 3; at++) {
    const word = isWordChar(text.charCodeAt(at))
    if (word && !inWord) words++
    inWord = word
  }
  return words >= 3
}

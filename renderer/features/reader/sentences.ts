import type { Span } from './span'

/*
 * Sentences come from main as flat offsets, [start0, end0, start1, end1, …], so that the window's
 * thread never looks for them. These functions only search in that list.
 */

export function sentenceCount(sentences: readonly number[]): number {
  return sentences.length >> 1
}

/** The sentence with this index; undefined outside the list. */
export function sentence(sentences: readonly number[], index: number): Span | undefined {
  const start = sentences[index * 2]
  const end = sentences[index * 2 + 1]
  return start === undefined || end === undefined ? undefined : { start, end }
}

/** Index of the first sentence that starts at or after an offset; the count when there is none. */
export function sentenceFrom(sentences: readonly number[], offset: number): number {
  let low = 0
  let high = sentenceCount(sentences)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle * 2] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Index of the sentence at an offset: the one it stands in, else the last one before it, else the
 * first. Undefined only when there are no sentences.
 */
export function sentenceAt(sentences: readonly number[], offset: number): number | undefined {
  if (sentences.length === 0) return undefined
  return Math.max(0, sentenceFrom(sentences, offset + 1) - 1)
}

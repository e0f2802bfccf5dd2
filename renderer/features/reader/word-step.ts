/** Longer words are stepped over in parts. */
const REACH = 200

const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/**
 * One word on or back from an offset, as text fields do it: forward to the end of a word, back to
 * the start of one. Looks only at the text close by, so it costs the same in a book.
 */
export function wordStep(text: string, offset: number, step: 1 | -1): number {
  if (step === 1) {
    const from = offset
    for (const part of words.segment(text.slice(from, from + REACH))) {
      if (part.isWordLike) return from + part.index + part.segment.length
    }
    return Math.min(text.length, from + REACH)
  }
  const from = Math.max(0, offset - REACH)
  let found = from
  for (const part of words.segment(text.slice(from, offset))) {
    if (part.isWordLike) found = from + part.index
  }
  return found
}

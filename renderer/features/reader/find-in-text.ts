import type { Span } from './span'

/** How much is searched before the window may answer again: some milliseconds' worth. */
const SLICE = 200_000
/** How far a match may reach over the end of a slice. */
const OVERLAP = 2_000
/** More matches than anyone walks through. */
export const MOST_MATCHES = 5_000

export interface FoundMatches {
  readonly matches: readonly Span[]
  /** Not all of the text has been searched. */
  readonly isPartial: boolean
}

/**
 * Finds a pattern (global) in a text, slice by slice; between slices `pause` is awaited, and the
 * search ends when `signal` is aborted. Answers with what was found so far after each slice.
 */
export async function* findInText(
  text: string,
  pattern: RegExp,
  signal: AbortSignal,
  pause: () => Promise<void>,
): AsyncGenerator<FoundMatches> {
  const matches: Span[] = []
  let from = 0
  while (from < text.length && matches.length < MOST_MATCHES) {
    const sliceEnd = Math.min(text.length, from + SLICE)
    const slice = text.slice(from, Math.min(text.length, sliceEnd + OVERLAP))
    let next = sliceEnd
    pattern.lastIndex = 0
    for (let found = pattern.exec(slice); found; found = pattern.exec(slice)) {
      const start = from + found.index
      if (start >= sliceEnd || matches.length >= MOST_MATCHES) break
      const end = start + found[0].length
      matches.push({ start, end })
      next = Math.max(next, end)
    }
    from = next
    const isPartial = from < text.length
    yield { matches: [...matches], isPartial }
    if (!isPartial) return
    await pause()
    if (signal.aborted) return
  }
}

import search from 'approx-string-match'
import { reversed, type StoredContext } from './stored-context'

/** A range of the normal text and how many edits turn the words looked for into it. */
export interface NormalRange {
  readonly from: number
  readonly to: number
  readonly errors: number
}

/** Share of errors allowed (DESIGN section 4): short words turn into other words with few edits. */
const MAX_ERROR_RATE = 0.3
const MAX_SHORT_ERROR_RATE = 0.15
const SHORT = 20

/**
 * Places where nearly the same words stand: the likest in the whole text, and the likest next to each
 * place where the stored prefix or suffix stands, because the likest of all may be a lookalike. All
 * arguments are normal text, the context read from the quote outwards. Edges that an edit blurred are
 * set by the context where it is there. Bounded work, whatever the sizes.
 */
export function fuzzyRanges(text: string, exact: string, context: StoredContext): NormalRange[] {
  const rate = exact.length < SHORT ? MAX_SHORT_ERROR_RATE : MAX_ERROR_RATE
  const maxErrors = Math.floor(exact.length * rate)
  if (maxErrors === 0) return []
  if (exact.length > LONG) return longRanges(text, exact, context)
  const prefix = reversed(context.before)
  const windows = [
    ...placesOf(text, prefix.slice(-CONTEXT_SEED)).map((at) => {
      const edge = at + Math.min(prefix.length, CONTEXT_SEED)
      return { from: edge - maxErrors, to: edge + exact.length + 2 * maxErrors }
    }),
    ...placesOf(text, context.after.slice(0, CONTEXT_SEED)).map((at) => ({
      from: at - exact.length - 2 * maxErrors,
      to: at + maxErrors,
    })),
  ]
  if (stepsOf(text.length, exact.length) <= MAX_STEPS) windows.unshift({ from: 0, to: text.length })
  else windows.push(...seededWindows(text, exact, maxErrors))

  const ranges = new Map<string, NormalRange>()
  let steps = 0
  for (const window of windows) {
    const from = Math.max(0, window.from)
    const to = Math.min(text.length, window.to)
    steps += stepsOf(to - from, exact.length)
    if (steps > 2 * MAX_STEPS) break
    for (const range of likest(text, exact, maxErrors, from, to)) {
      const refined = refineEdges(text, range, prefix, context.after, maxErrors)
      ranges.set(`${refined.from}-${refined.to}`, refined)
    }
  }
  return [...ranges.values()]
}

/** Context that must stand to the letter for a place to be looked at. */
const CONTEXT_SEED = 12
/** Windows tried for each seed. */
const MAX_PLACES = 20
/** Steps of the matcher, each 32 characters of pattern by one of text: about a quarter of a second. */
const MAX_STEPS = 20_000_000

function stepsOf(textLength: number, patternLength: number): number {
  return textLength * Math.ceil(patternLength / 32)
}

function placesOf(text: string, seed: string): number[] {
  const places: number[] = []
  if (seed.length < CONTEXT_SEED) return places
  for (
    let at = text.indexOf(seed);
    at >= 0 && places.length < MAX_PLACES;
    at = text.indexOf(seed, at + 1)
  )
    places.push(at)
  return places
}

/** In a huge text: around pieces of the words that stand there to the letter. */
function seededWindows(
  text: string,
  exact: string,
  maxErrors: number,
): { from: number; to: number }[] {
  const windows: { from: number; to: number }[] = []
  const step = Math.max(SEED, Math.floor(exact.length / SEEDS))
  for (let at = 0; at + SEED <= exact.length; at += step) {
    for (const place of placesOf(text, exact.slice(at, at + SEED)).slice(0, 3))
      windows.push({
        from: place - at - maxErrors,
        to: place - at + exact.length + maxErrors,
      })
  }
  return windows
}
const SEED = 16
const SEEDS = 8

/**
 * The matches with the fewest errors in a part of the text; of overlapping ones the first. The part is
 * searched in pieces, because the matcher spends time on each match it finds, and a text such as a line
 * of dots matches everywhere; there is nothing to be found in such a text, so the search ends.
 */
function likest(
  text: string,
  exact: string,
  maxErrors: number,
  from: number,
  to: number,
): NormalRange[] {
  let ranges: NormalRange[] = []
  let fewest = maxErrors
  let matches = 0
  const longest = exact.length + maxErrors
  const piece = Math.max(PIECE, 4 * longest)
  for (let at = from; at < to && matches < MAX_MATCHES; at += piece - longest) {
    for (const match of search(text.slice(at, Math.min(to, at + piece)), exact, fewest)) {
      matches++
      if (match.errors < fewest) ranges = []
      fewest = match.errors
      const range = { from: at + match.start, to: at + match.end, errors: match.errors }
      const previous = ranges[ranges.length - 1]
      if (range.to <= range.from) continue
      if (previous === undefined || range.from >= previous.to) ranges.push(range)
    }
  }
  return ranges
}
const PIECE = 4096
const MAX_MATCHES = 300

/** Words longer than this are looked for by their beginning and their end. */
const LONG = 4000
/** Length of that beginning and end. */
const HEAD = 512
/** Between the two, pieces of this length at this distance are looked for to the letter. */
const SAMPLE = 24
const SAMPLE_EVERY = 240

/** Ranges whose beginning, end, length and samples between agree with words of many pages. */
function longRanges(text: string, exact: string, context: StoredContext): NormalRange[] {
  const heads = fuzzyRanges(text, exact.slice(0, HEAD), {
    before: context.before,
    after: exact.slice(HEAD, 2 * HEAD),
  })
  const tails = fuzzyRanges(text, exact.slice(-HEAD), {
    before: reversed(exact.slice(-2 * HEAD, -HEAD)),
    after: context.after,
  })
  const ranges: NormalRange[] = []
  for (const head of heads.slice(0, MAX_ENDS)) {
    for (const tail of tails.slice(0, MAX_ENDS)) {
      const difference = Math.abs(tail.to - head.from - exact.length)
      if (difference > exact.length * MAX_ERROR_RATE) continue
      const missing = missingSamples(text.slice(head.from, tail.to), exact)
      // At least one: had there been none, the words would have been found to the letter.
      const errors = Math.max(1, head.errors + tail.errors, Math.round(missing * exact.length))
      if (errors <= exact.length * MAX_ERROR_RATE)
        ranges.push({ from: head.from, to: tail.to, errors })
    }
  }
  return ranges
}
const MAX_ENDS = 5

/** Share of samples that do not stand in the part, in their order. */
function missingSamples(part: string, exact: string): number {
  let samples = 0
  let missing = 0
  let from = 0
  for (let at = HEAD; at + SAMPLE <= exact.length - HEAD; at += SAMPLE_EVERY) {
    samples++
    const sample = exact.slice(at, at + SAMPLE)
    const place = part.slice(from, from + SAMPLE_REACH).indexOf(sample)
    if (place < 0) missing++
    else from += place + SAMPLE
  }
  return samples === 0 ? 0 : missing / samples
}
/** How far behind the last sample the next is looked for. */
const SAMPLE_REACH = 20_000

/**
 * Where the prefix stands close to the match, the quote begins right after it; the same for the suffix
 * and its end. An edit at the edge of the quote leaves its ends vague: the matcher takes the longest
 * range among equals. Much context is believed far from the match, a little of it only near.
 */
function refineEdges(
  text: string,
  range: NormalRange,
  prefix: string,
  suffix: string,
  maxErrors: number,
): NormalRange {
  const near = Math.min(maxErrors, Math.max(3, Math.round((range.to - range.from) / 10)))
  const from =
    edgeAfter(text, prefix.slice(-CONTEXT_SEED), CONTEXT_SEED, range.from, maxErrors) ??
    edgeAfter(text, prefix.slice(-EDGE), EDGE, range.from, near) ??
    range.from
  const to =
    edgeBefore(text, suffix.slice(0, CONTEXT_SEED), CONTEXT_SEED, range.to, maxErrors) ??
    edgeBefore(text, suffix.slice(0, EDGE), EDGE, range.to, near) ??
    range.to
  return from < to ? { from, to, errors: range.errors } : range
}
const EDGE = 6

/** The end of the `seed` (of that length) nearest to `edge`, at most `reach` away. */
function edgeAfter(text: string, seed: string, length: number, edge: number, reach: number) {
  const at = nearestPlace(text, seed, length, edge - length, reach)
  return at === undefined ? undefined : at + length
}

/** The beginning of the `seed` (of that length) nearest to `edge`, at most `reach` away. */
function edgeBefore(text: string, seed: string, length: number, edge: number, reach: number) {
  return nearestPlace(text, seed, length, edge, reach)
}

function nearestPlace(text: string, seed: string, length: number, near: number, reach: number) {
  if (seed.length < length) return undefined
  const base = Math.max(0, near - reach)
  const part = text.slice(base, near + reach + length)
  let best: number | undefined
  for (let found = part.indexOf(seed); found >= 0; found = part.indexOf(seed, found + 1)) {
    const at = base + found
    if (best === undefined || Math.abs(at - near) < Math.abs(best - near)) best = at
  }
  return best
}

import { isSpace, isUpper, isWordChar } from './characters'
import type { MarkPair, Span } from './model'

/** The dashes that stand for quotation marks at the head of a paragraph: — – ―. */
function isDash(code: number): boolean {
  return code === 0x2014 || code === 0x2013 || code === 0x2015
}

/**
 * Speech set off by dashes, as in Russian, Spanish and French: „— Мост закрыт, — сказала она. — Жаль.“, "—Es tarde
 * —dijo ella." A paragraph that begins with a dash is speech up to the dash before its attribution, and again after
 * the dash that ends that. A paragraph without an attribution counts only beside another that begins with a
 * dash, in a text that has an attribution somewhere: otherwise it is an item of a list. Linear.
 */
export function pairDashes(
  text: string,
  paragraphs: readonly Span[],
): ReadonlyMap<number, readonly MarkPair[]> {
  const found = new Map<number, readonly MarkPair[]>()
  let attributed = false
  for (const [index, paragraph] of paragraphs.entries()) {
    const pairs = speechIn(text, paragraph)
    if (pairs === undefined) continue
    found.set(index, pairs)
    if (pairs.some((pair) => pair.end < paragraph.end)) attributed = true
  }
  if (!attributed) return new Map()
  for (const [index, pairs] of found) {
    const paragraph = paragraphs[index]
    const whole = pairs.length === 1 && pairs[0]?.end === paragraph?.end
    if (whole && !found.has(index - 1) && !found.has(index + 1)) found.delete(index)
  }
  return found
}

function speechIn(text: string, { start, end }: Span): MarkPair[] | undefined {
  let at = start
  while (at < end && isSpace(text.charCodeAt(at))) at++
  if (!isDash(text.charCodeAt(at))) return undefined
  const pairs: MarkPair[] = []
  let open: number | undefined = at
  for (at++; at < end; at++) {
    if (!isDash(text.charCodeAt(at)) || !turns(text, at, open !== undefined, end)) continue
    // "—dijo ella—. Vamos.": the stop after the dash is passed over with it.
    if (open === undefined) open = '.,;:'.includes(text.charAt(at + 1)) ? at + 1 : at
    else {
      pairs.push(makePair(text, open, at))
      open = undefined
    }
  }
  if (open !== undefined) pairs.push(makePair(text, open, end))
  return pairs.length > 0 ? pairs : undefined
}

/** From its dash to the last ink before `to`; the mark is the dash alone. */
function makePair(text: string, start: number, to: number): MarkPair {
  let end = to
  while (end > start + 1 && isSpace(text.charCodeAt(end - 1))) end--
  return { start, end, width: 1, open: true, mark: 'dash' }
}

/** Whether a dash passes from speech to its attribution (a small letter follows), or back. */
function turns(text: string, at: number, speaking: boolean, end: number): boolean {
  let before = at - 1
  while (isSpace(text.charCodeAt(before))) before--
  let after = at + 1
  while (after < end && isSpace(text.charCodeAt(after))) after++
  if (after >= end) return false
  const parted = ',.!?…:'.includes(text.charAt(before))
  // Spanish: a space before the dash, none after it.
  const tight = isSpace(text.charCodeAt(at - 1)) && after === at + 1
  const next = text.charCodeAt(after)
  if (speaking) return (parted || tight) && isWordChar(next) && !isUpper(next)
  return (
    parted ||
    isSpace(text.charCodeAt(at + 1)) ||
    isUpper(next) ||
    '.,;:'.includes(text.charAt(after))
  )
}

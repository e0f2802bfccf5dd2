import { isApostrophe, isDigit, isWordChar } from './characters'
import type { MarkPair, Span } from './model'

/**
 * Whether a text quotes with single marks, as British newspapers and novels do: they begin speech at
 * least twice, and no double mark of any kind is more frequent.
 */
export function hasSingleQuotes(text: string): boolean {
  let singles = 0
  let doubles = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x22 || (code > 0x27 && code < 0xab)) continue
    if (code === 0x2018) {
      if (opens(text, at)) singles++
    } else if (code === 0x27) {
      const next = text.charCodeAt(at + 1)
      if (next === 0x27) {
        doubles++
        at++
      } else if (opens(text, at)) singles++
    } else if (
      code === 0x22 ||
      code === 0x201c ||
      code === 0x201e ||
      code === 0xab ||
      code === 0xbb ||
      code === 0x300c
    )
      doubles++
  }
  return singles >= 2 && singles > doubles
}

/** Words whose first letters an apostrophe replaces. */
const CLIPPED: ReadonlySet<string> = new Set(
  'em tis til twas cause bout round neath n s t'.split(' '),
)

/** A single mark that can open: nothing or a space before it, a word that is not clipped after it. */
function opens(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  if (at > 0 && (isWordChar(before) || isApostrophe(before) || before === 0x2e || before === 0x2c))
    return false
  const after = text.charCodeAt(at + 1)
  if (!isWordChar(after) || isDigit(after)) return false
  let end = at + 1
  while (end < at + 8 && isWordChar(text.charCodeAt(end))) end++
  return !CLIPPED.has(text.slice(at + 1, end).toLowerCase())
}

/** A single mark that may close; strong if punctuation stands before it. */
function closes(text: string, at: number): 'no' | 'weak' | 'strong' {
  const after = text.charCodeAt(at + 1)
  if (isWordChar(after)) return 'no'
  const before = text.charCodeAt(at - 1)
  if (',.?!…—-'.includes(String.fromCharCode(before))) return 'strong'
  return isWordChar(before) || before === 0x22 || before === 0x201d ? 'weak' : 'no'
}

/**
 * The pairs of single marks of a paragraph. A mark after a letter may be the apostrophe of a plural
 * ("the workers' rights"): it closes only if no surer mark follows before the next one that opens.
 */
export function pairSingleMarks(text: string, { start, end }: Span): MarkPair[] {
  const marks: { at: number; kind: 'open' | 'weak' | 'strong' }[] = []
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code !== 0x2018 && !isApostrophe(code)) continue
    if (code !== 0x2019 && opens(text, at)) marks.push({ at, kind: 'open' })
    else if (code !== 0x2018) {
      const kind = closes(text, at)
      if (kind !== 'no') marks.push({ at, kind })
    }
  }
  const strongAhead = new Array<boolean>(marks.length)
  let ahead = false
  for (let index = marks.length - 1; index >= 0; index--) {
    strongAhead[index] = ahead
    const kind = marks[index]?.kind
    if (kind === 'strong') ahead = true
    else if (kind === 'open') ahead = false
  }
  const pairs: MarkPair[] = []
  let open: number | undefined
  for (const [index, mark] of marks.entries()) {
    if (mark.kind === 'open') open ??= mark.at
    else if (open !== undefined && (mark.kind === 'strong' || strongAhead[index] === false)) {
      pairs.push({ start: open, end: mark.at + 1, width: 1, open: false, mark: 'single' })
      open = undefined
    }
  }
  if (open !== undefined) pairs.push({ start: open, end, width: 1, open: true, mark: 'single' })
  return pairs
}

import { type QuoteWord, quoteWords } from './words'

/**
 * A stretch of a quote beside another version of it. `same`: in both. `added`: only here. `missing`: only in the other
 * one. `cut`: left out here, and marked as left out. `bracketed`: changed here, in brackets; `instead` is what the other
 * one has.
 */
export interface WordPiece {
  readonly kind: 'same' | 'added' | 'missing' | 'cut' | 'bracketed'
  readonly text: string
  readonly instead?: string
}

/** Words of a version beyond this many are compared as one stretch: nobody reads such a difference word by word. */
const MOST_WORDS = 1500

/** How `version` differs from `base`, word by word, in the order of reading. The pieces tell all words of both. */
export function compareWords(base: string, version: string): WordPiece[] {
  const a = quoteWords(base).filter(({ mark }) => mark !== 'cut')
  const b = quoteWords(version)
  const pairs = commonWords(a, b)
  const pieces: WordPiece[] = []
  let i = 0
  let j = 0
  for (const [x, y] of [...pairs, [a.length, b.length] as const]) {
    pushBetween(pieces, a.slice(i, x), b.slice(j, y))
    const word = b[y]
    if (word) push(pieces, { kind: 'same', text: word.text })
    i = x + 1
    j = y + 1
  }
  return pieces
}

/** What stands between two words that both have: of the one `left`, of the other `right`. */
function pushBetween(
  pieces: WordPiece[],
  left: readonly QuoteWord[],
  right: readonly QuoteWord[],
): void {
  const cut = right.findIndex(({ mark }) => mark === 'cut')
  if (cut >= 0) {
    push(pieces, { kind: 'added', text: joined(right.slice(0, cut)) })
    pieces.push({ kind: 'cut', text: '…', ...(left.length > 0 ? { instead: joined(left) } : {}) })
    push(pieces, {
      kind: 'added',
      text: joined(right.slice(cut + 1).filter(({ mark }) => mark !== 'cut')),
    })
    return
  }
  if (right.some(({ mark }) => mark === 'bracketed')) {
    pieces.push({
      kind: 'bracketed',
      text: joined(right),
      ...(left.length > 0 ? { instead: joined(left) } : {}),
    })
    return
  }
  push(pieces, { kind: 'missing', text: joined(left) })
  push(pieces, { kind: 'added', text: joined(right) })
}

/** Neighbours of one kind are one piece. */
function push(pieces: WordPiece[], piece: WordPiece): void {
  if (piece.text === '') return
  const last = pieces.at(-1)
  if (last?.kind === piece.kind) {
    pieces[pieces.length - 1] = { ...last, text: `${last.text} ${piece.text}` }
  } else pieces.push(piece)
}

function joined(words: readonly QuoteWord[]): string {
  return words.map(({ text }) => text).join(' ')
}

/** Index pairs of a longest common subsequence; what both begin and end with is taken first. */
function commonWords(a: readonly QuoteWord[], b: readonly QuoteWord[]): [number, number][] {
  const isSame = (i: number, j: number) => {
    const word = a[i]?.folded
    return word !== undefined && word !== '' && word === b[j]?.folded
  }
  const head: [number, number][] = []
  let from = 0
  while (isSame(from, from)) head.push([from, from++])
  const tail: [number, number][] = []
  let endA = a.length
  let endB = b.length
  while (endA > from && endB > from && isSame(endA - 1, endB - 1)) tail.push([--endA, --endB])
  const rows = endA - from
  const columns = endB - from
  if (rows > MOST_WORDS || columns > MOST_WORDS) return [...head, ...tail.reverse()]
  const width = columns + 1
  const longest = new Uint16Array((rows + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      longest[i * width + j] = isSame(from + i, from + j)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const middle: [number, number][] = []
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (isSame(from + i, from + j)) middle.push([from + i++, from + j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return [...head, ...middle, ...tail.reverse()]
}

import { canonicalText } from './canonical-text'
import type { DocumentContent } from './model'

/**
 * The same content with its text in canonical form and all offsets moved along. A text that was put
 * together from pieces (decoded entities, words on both sides of a tag) can need it although each
 * piece was canonical. An offset inside characters that merge moves to the nearest place in or after the
 * merged one. Linear; content that is canonical already comes back as it is.
 */
export function normaliseContent(content: DocumentContent): DocumentContent {
  const { text } = content
  const canonical = canonicalText(text)
  if (canonical === text) return content
  const edits = findEdits(text)
  const move = (offset: number) => Math.min(canonical.length, moveOffset(edits, offset))
  return {
    text: canonical,
    blocks: content.blocks.map((block) => ({
      ...block,
      start: move(block.start),
      end: move(block.end),
    })),
    // A mark around nothing but an accent has nothing of its own once the accent merged with its letter.
    marks: content.marks
      .map((mark) => ({ ...mark, start: move(mark.start), end: move(mark.end) }))
      .filter((mark) => mark.start < mark.end || mark.kind === 'page-break'),
  }
}

/** `length` code units at `at` of the old text are `newLength` at `newAt` of the new one. */
interface Edit {
  readonly at: number
  readonly length: number
  readonly newAt: number
  readonly newLength: number
}

/** What can change: line ends, and what is not ASCII with the character before it. */
const CHANGEABLE = /\r\n?|[\0-\x7f]?[^\0-\x7f]+/g
/** Within it, what merges: a character with the marks after it, and Hangul syllables from their parts. */
const CLUSTER =
  /[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]+\p{M}*|[\u{16d40}-\u{16d7f}]+\p{M}*|\P{M}?\p{M}+|\P{M}/gu

function findEdits(text: string): Edit[] {
  const edits: Edit[] = []
  let shift = 0
  const note = (at: number, old: string) => {
    const changed = canonicalText(old)
    if (changed.length === old.length) return
    edits.push({ at, length: old.length, newAt: at + shift, newLength: changed.length })
    shift += changed.length - old.length
  }
  for (const run of text.matchAll(CHANGEABLE)) {
    if (canonicalText(run[0]) === run[0]) continue
    for (const cluster of run[0].startsWith('\r') ? [run] : run[0].matchAll(CLUSTER))
      note(run.index + (cluster === run ? 0 : cluster.index), cluster[0])
  }
  return edits
}

function moveOffset(edits: readonly Edit[], offset: number): number {
  let low = 0
  let high = edits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edits[middle] as Edit).at < offset) low = middle + 1
    else high = middle
  }
  const edit = edits[low - 1]
  if (edit === undefined) return offset
  const inside = offset - edit.at
  return inside < edit.length
    ? edit.newAt + Math.min(inside, edit.newLength)
    : edit.newAt + edit.newLength + (inside - edit.length)
}

import type { DocumentContent } from '../document/model'
import { splitsPair } from '../document/surrogates'
import { CommandFailure } from './define-command'
import type { Revision } from './model'

/** Fails when blocks overlap or leave the text, or when marks leave it; see `DocumentContent`. */
export function assertContentValid({ text, blocks, marks }: DocumentContent): void {
  let at = 0
  for (const block of blocks) {
    if (block.start < at || block.end < block.start || block.end > text.length) {
      throw new CommandFailure(
        'invalid-range',
        `A ${block.kind} from ${block.start} to ${block.end} overlaps another or lies outside the text.`,
      )
    }
    at = block.end
  }
  for (const mark of marks) {
    if (mark.start < 0 || mark.end < mark.start || mark.end > text.length) {
      throw new CommandFailure(
        'invalid-range',
        `A ${mark.kind} mark from ${mark.start} to ${mark.end} lies outside the text.`,
      )
    }
  }
}

/** Fails when a span is empty, leaves the revision's text, or cuts a character in two. */
export function assertSpanFits(revision: Revision, start: number, end: number): void {
  const { text, article } = revision
  if (start >= end || end > text.length) {
    throw new CommandFailure(
      'invalid-range',
      `A quote from ${start} to ${end} does not fit into article ${article}, whose text has ${text.length} characters.`,
    )
  }
  if (splitsPair(text, start) || splitsPair(text, end)) {
    throw new CommandFailure(
      'invalid-range',
      `A quote from ${start} to ${end} cuts a character of article ${article} in two; move it by one.`,
    )
  }
}

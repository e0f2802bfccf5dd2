import { canonicalText } from '../document/canonical-text'
import { plainTextBlocks } from '../document/import-plain-text'
import type { Block, DocumentContent, Mark } from '../document/model'
import { splitsPair } from '../document/surrogates'
import { CommandFailure } from './define-command'
import type { Revision } from './model'

/**
 * The content that a command brings: its text in canonical form, with the blocks and marks given, or
 * with the paragraphs of plain text. Fails when blocks or marks do not fit the text.
 */
export function takeContent(given: {
  text: string
  blocks?: readonly Block[] | undefined
  marks?: readonly Mark[] | undefined
}): DocumentContent {
  const text = canonicalText(given.text)
  // Blocks and marks point into the text as it came; one that is not canonical shifts under them.
  if ((given.blocks || given.marks) && text !== given.text) {
    throw new CommandFailure(
      'invalid-command',
      'The text is not in canonical form (NFC, \\n line ends), so its blocks and marks cannot be trusted; leave them out.',
    )
  }
  const content = { text, blocks: given.blocks ?? plainTextBlocks(text), marks: given.marks ?? [] }
  assertContentValid(content)
  return content
}

/** Fails when blocks overlap or leave the text, or when marks leave it; see `DocumentContent`. */
function assertContentValid({ text, blocks, marks }: DocumentContent): void {
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

import type { DocumentContent } from './model'
import { oneLine } from './metadata-values'

/** Longer first lines are the beginning of the text, not its title. */
const MAX_TITLE_LENGTH = 120

/**
 * A title for a text that names none: its first heading (only in the opening of the text does it
 * title the whole), else its first line when that is short and does not end like a sentence.
 * `undefined` when neither: a file name or a person has to say.
 */
export function titleOfText(content: DocumentContent): string | undefined {
  const heading = content.blocks.slice(0, 10).find((block) => block.kind === 'heading')
  const block = heading ?? content.blocks[0]
  if (block === undefined) return undefined
  const whole = content.text.slice(block.start, Math.min(block.end, block.start + 1000))
  const line = oneLine(heading === undefined ? (whole.split('\n', 1)[0] ?? '') : whole)
  if (line.length === 0) return undefined
  if (heading !== undefined) return line.slice(0, 500)
  return line.length > MAX_TITLE_LENGTH || ENDS_LIKE_A_SENTENCE.test(line) ? undefined : line
}

/** A question or a quotation can be a headline; a full stop, a comma or a colon ends none. */
const ENDS_LIKE_A_SENTENCE = /[.,:;。，：；][\p{Pf}\p{Pe}"'”’]*$/u

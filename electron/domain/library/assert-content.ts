import type { DocumentContent } from '../document/model'
import { CommandFailure } from './define-command'

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

import type { Sieve } from './confidence'
import type { CueUse } from './cue-use'
import type { Mention, Passage, Range } from './model'

/** What somebody is said to have said in a sentence, before offsets and names. Token ranges. */
export interface Report {
  readonly speaker: Mention | undefined
  readonly cue: Range | undefined
  readonly contents: readonly Range[]
  readonly sieve: Sieve
  /** Mentions of those it came through, outermost first, read from the sentence itself. */
  readonly via?: readonly Mention[]
}

/** A sentence of a passage with the cues used in it, left to right. */
export interface Reading {
  readonly passage: Passage
  readonly sentence: Range
  readonly uses: readonly CueUse[]
}

/** Token range of the cue as it is shown: the verb with what belongs to it. */
export function cueRange(use: CueUse): Range {
  return { from: use.at, to: use.at + 1 }
}

import type { Sieve } from '../confidence'
import { agentsQuote, quotedContent } from '../content-extent'
import type { CueUse } from '../cue-use'
import type { Range } from '../model'
import { countWords } from '../not-quotes'
import { cueRange, type Reading, type Report } from '../report'

const EVALUATION: Sieve = 'evaluating cue before quote'
const NEAR_SPEECH: Sieve = 'verb of saying in the clause'

/** Words between a cue and what it judges. */
const REACH = 25

/** Words between a cue of two words, with its subject, and what it judges. */
const FOLLOWED_REACH = 3

/** “X called it a ‘…’”, “accusing him of ‘…’”: the nearest verb before that judges or says, whoever does it. */
export function evaluated(reading: Reading, at: number, floor: number): Report | undefined {
  let nearest: CueUse | undefined
  for (const use of reading.uses) {
    if (use.at >= at) break
    if (use.at >= at - REACH && (use.subject !== undefined || use.group.passive)) nearest = use
  }
  if (nearest === undefined) return undefined
  // „zeigte sich der Minister ‚tief betroffen‘“
  if (nearest.cue.followers.length > 0 && at - nearest.after > FOLLOWED_REACH) return undefined
  return {
    speaker: nearest.subject,
    cue: cueRange(nearest),
    contents: [
      agentsQuote(reading, nearest) ??
        objectAround(reading, Math.max(floor, firstOfObject(nearest)), at),
    ],
    sieve: nearest.cue.tier === 'speech' ? NEAR_SPEECH : EVALUATION,
  }
}

/** After the verb, and after its subject where that follows the verb. */
function firstOfObject(use: CueUse): number {
  return use.order === 'verb first' ? use.after : use.at + 1
}

/** What a verb has as its object: from just after it to the end of what the quotation belongs to. */
export function objectAround(reading: Reading, from: number, at: number): Range {
  const { tokens } = reading.passage
  let start = standsAlone(reading, at) ? at : Math.min(from, at)
  while (start < at && tokens[start]?.kind === 'mark' && tokens[start]?.low !== '(') start++
  return { from: start, to: quotedContent(reading, at, undefined).to }
}

/** So few words after a colon belong to what stands before it: “set one condition: ‘No fireworks.’” */
const APPENDED_WORDS = 3

/** “It did not surprise Ross: ‘…’”: a sentence in marks after a colon is quoted by itself. */
function standsAlone({ passage: { text, tokens } }: Reading, at: number): boolean {
  const piece = tokens[at]?.piece
  if (piece === undefined || tokens[at - 1]?.low !== ':') return false
  return countWords(text, piece.innerStart, piece.innerEnd, APPENDED_WORDS) > APPENDED_WORDS
}

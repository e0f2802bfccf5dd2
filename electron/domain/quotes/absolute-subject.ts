import type { Mention, Passage, Range } from './model'
import { phraseBefore } from './noun-phrases'
import { makeMention } from './verb-groups'

/** “with the senator telling reporters”: the phrase after "with" is the own subject of the verb at `end`. */
export function absoluteSubject(
  passage: Passage,
  end: number,
  sentence: Range,
): Mention | undefined {
  const phrase = phraseBefore(passage, end, sentence.from)
  if (phrase === undefined) return undefined
  const { tokens } = passage
  for (let at = end - 1; at >= Math.max(sentence.from, phrase.from - 1); at--)
    if (
      tokens[at]?.low === 'with' ||
      (tokens[at]?.low === 'of' && SHOWING.has(tokens[at - 1]?.low ?? ''))
    )
      return at + 1 < end ? makeMention(passage, { from: at + 1, to: end }) : undefined
  return undefined
}

/** “What do you think of Ross saying …?”, “a video of Ross saying …”: what is of somebody who speaks. */
const SHOWING: ReadonlySet<string> = new Set(
  'think video videos footage clip clips tape tapes audio recording recordings'.split(' '),
)

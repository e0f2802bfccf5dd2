import { RELATIVE } from './lexicon'
import type { Reading, Report } from './report'

/** What bears words: “who carried a sign that read ‘…’” quotes the sign. */
const BEARING: ReadonlySet<string> = new Set(
  'sign signs banner banners poster posters placard placards shirt shirts t-shirt t-shirts hat hats button buttons slogan letter email note message'.split(
    ' ',
  ),
)

/** Words between the attribution and the clause that describes who spoke, and the length of that clause. */
const CLAUSE_REACH = 30

/**
 * “‘…,’ said Reed, whose book is about ‘rebellious’ people”: the quotation at `at` stands in a clause that describes whoever
 * was said to speak before it, and in which nobody says anything. Its marks are the writer's.
 */
export function describesSpeaker(
  { passage, uses }: Reading,
  reports: readonly Report[],
  at: number,
): boolean {
  const { tokens } = passage
  const before = tokens[at - 1]
  if (before?.kind !== 'word') return false
  const attributed = reports.some(({ cue, speaker, contents }) => {
    const end = Math.max(cue?.to ?? 0, speaker?.to ?? 0)
    return (
      cue !== undefined &&
      speaker !== undefined &&
      end <= at &&
      at - end <= CLAUSE_REACH &&
      contents.every(({ to }) => to <= cue.from)
    )
  })
  if (!attributed) return false
  for (let index = at - 1; index > Math.max(0, at - CLAUSE_REACH); index--) {
    const token = tokens[index]
    if (token === undefined || token.kind === 'quote' || BEARING.has(token.low)) return false
    if (uses.some((use) => use.at === index)) return false
    if ((token.flags & RELATIVE) !== 0 && WHO.has(token.low)) return true
  }
  return false
}

const WHO: ReadonlySet<string> = new Set(['who', 'whose', 'which'])

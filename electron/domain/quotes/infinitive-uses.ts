import { absoluteSubject } from './absolute-subject'
import { mainSubject } from './clauses'
import { type CueOccurrence, type CueUse, makeUse } from './cue-use'
import { DETERMINER, OBJECT, POSSESSIVE, QUANTIFIER } from './lexicon'
import type { Mention, Passage, Range } from './model'
import { phraseBefore } from './noun-phrases'
import { makeMention } from './verb-groups'

/** "to say": whoever is to do so; nothing where it is said not to be done. */
export function readInfinitive(occurrence: CueOccurrence): CueUse | undefined {
  const { passage, sentence, group } = occurrence
  if (REFUSALS.has(passage.tokens[group.from - 1]?.low ?? '')) return undefined
  const subject = infinitiveSubject(passage, group.from, sentence)
  return makeUse(occurrence, { order: 'participle', subject, shared: true })
}

/** "declined to say whether …": nothing was said. */
const REFUSALS: ReadonlySet<string> = new Set([
  'declined',
  'declines',
  'declining',
  'unable',
  'unwilling',
  'failed',
])

/** Words between "to" and a second infinitive. */
const JOINED_REACH = 16

/** “prompted Ross to laugh and call it ‘…’”: the "to" of the infinitive that one joined to it shares. */
export function infinitiveBefore({
  passage: { tokens },
  sentence,
  group: { from: end },
}: CueOccurrence): number | undefined {
  for (let at = end - 2; at >= Math.max(sentence.from, end - JOINED_REACH); at--) {
    const token = tokens[at]
    if (token === undefined || token.kind !== 'word') return undefined
    const next = tokens[at + 1]
    if (token.low !== 'to' || next?.kind !== 'word' || next.capital) continue
    if ((next.flags & (DETERMINER | POSSESSIVE | OBJECT | QUANTIFIER)) === 0) return at
  }
  return undefined
}

/** Who is to do what stands after "to": whom "with" or a verb of causing names, or the subject of the clause. */
export function infinitiveSubject(
  passage: Passage,
  end: number,
  sentence: Range,
): Mention | undefined {
  return (
    absoluteSubject(passage, end, sentence) ??
    causedSubject(passage, end, sentence) ??
    mainSubject(passage, end, sentence)
  )
}

/** Verbs that make others act: “prompting Ross to say”, “led Ross to call it ‘…’”. */
const CAUSING: ReadonlySet<string> = new Set([
  'prompt',
  'prompts',
  'prompted',
  'prompting',
  'lead',
  'leads',
  'led',
  'leading',
  'cause',
  'caused',
  'causing',
  'force',
  'forced',
  'forcing',
  'inspire',
  'inspired',
  'inspiring',
  'compel',
  'compelled',
  'compelling',
])

/** “advisers like Anna Ross”: examples belong to the phrase before. */
const EXAMPLES: ReadonlySet<string> = new Set(['like', 'including'])

/** Who is made to speak: the object of a verb of causing, right before "to". */
function causedSubject(passage: Passage, end: number, sentence: Range): Mention | undefined {
  const last = phraseBefore(passage, end, sentence.from)
  const named = last && EXAMPLES.has(passage.tokens[last.from - 1]?.low ?? '')
  const whole = named ? phraseBefore(passage, last.from - 1, sentence.from) : last
  const phrase = whole && { from: whole.from, to: end }
  if (phrase === undefined || phrase.from <= sentence.from) return undefined
  // The verb may have been taken for an adjective of the phrase: "leading advisers to say".
  for (let at = phrase.to - 1; at >= phrase.from - 1; at--)
    if (CAUSING.has(passage.tokens[at]?.low ?? ''))
      return at + 1 < phrase.to ? makeMention(passage, { from: at + 1, to: phrase.to }) : undefined
  return undefined
}

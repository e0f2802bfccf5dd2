import { clauseSubjectAt } from './clauses'
import { hasFiniteVerb } from './complements'
import { contentEnd, withoutTail } from './content-end'
import type { CueUse } from './cue-use'
import { CONJUNCTION, PREPOSITION, RELATIVE, SUBORDINATOR } from './lexicon'
import type { Passage, Range } from './model'
import type { Reading } from './report'
import { lastInk } from './sentences'
import { sourceWidth } from './source-width'
import { isAdverb } from './verb-groups'

/** What a quotation at `at` begins: itself and those that follow at once, or a sentence that goes on after it. */
export function quotedContent(reading: Reading, at: number, use: CueUse | undefined): Range {
  const { passage, sentence } = reading
  const { tokens } = passage
  if (tokens[at]?.kind !== 'quote') return { from: at, to: contentEnd(reading, at, use) }
  let to = at + 1
  while (to < sentence.to && tokens[to]?.kind === 'quote') to++
  const last = tokens[to - 1]
  const next = tokens[to]
  if (last === undefined || next === undefined || to >= sentence.to) return { from: at, to }
  const ink = lastInk(passage.text, last)
  if (',.?!…'.includes(ink)) {
    // “a,” and “b”
    if ((next.flags & CONJUNCTION) !== 0 && tokens[to + 1]?.kind === 'quote')
      return { from: at, to: Math.min(to + 2, sentence.to) }
    return { from: at, to }
  }
  if (next.kind !== 'word') return { from: at, to }
  return { from: at, to: contentEnd(reading, at, use) }
}

/**
 * What stands before a cue that follows its content ("…, she said"), from `floor` on; nothing if that is only
 * an adverb, or no comma, dash or quotation parts it from the cue.
 */
export function contentBefore(passage: Passage, floor: number, end: number): Range | undefined {
  const { tokens } = passage
  const parting = tokens[end - 1]
  if (parting === undefined || end <= floor) return undefined
  const quoted = parting.kind === 'quote'
  if (
    !quoted &&
    parting.low !== ',' &&
    parting.low !== '—' &&
    parting.low !== '?' &&
    parting.low !== '!'
  )
    return undefined
  const to = quoted ? end : withoutTail(passage, floor, end)
  let from = floor
  while (from < to && isLead(passage, from)) from++
  if (quoted) from = afterNarrative(passage, from, to)
  if (from >= to) return undefined
  if (to - from === 1 && tokens[from]?.kind !== 'quote' && isAdverb(tokens[from])) return undefined
  return { from, to }
}

function isLead(passage: Passage, at: number): boolean {
  const token = passage.tokens[at]
  return token !== undefined && token.kind === 'mark' && token.low !== '$' && token.low !== '('
}

/** "Trump waved, and “we will win,” he said": a full clause before "and" is told, not quoted. */
function afterNarrative(passage: Passage, from: number, to: number): number {
  let quote = to - 1
  while (quote > from && passage.tokens[quote - 1]?.kind === 'quote') quote--
  const before = passage.tokens[quote - 1]
  if (before === undefined || quote <= from) return from
  const coordinated = (before.flags & CONJUNCTION) !== 0 && passage.tokens[quote - 2]?.low === ','
  const colon = before.low === ':'
  if ((coordinated || colon) && hasFiniteVerb(passage, from, quote - 1)) return quote
  return from
}

/** Words with which a clause goes on with what was said before the attribution. */
const GOING_ON: ReadonlySet<string> = new Set([
  'and',
  'so',
  'but',
  'because',
  'until',
  'unless',
  'although',
  'though',
])

/** What follows a cue between commas: the second half of what was interrupted. */
export function contentAfterComma(reading: Reading, comma: number, left: Range): Range | undefined {
  const { passage, sentence } = reading
  const at = comma + 1
  const token = passage.tokens[at]
  if (token === undefined || at >= sentence.to) return undefined
  if (token.kind === 'quote') return quotedContent(reading, at, undefined)
  const next = passage.tokens[at + 1]
  if ((token.flags & CONJUNCTION) !== 0 && next?.kind === 'quote')
    return quotedContent(reading, at + 1, undefined)
  if (passage.tokens[left.to - 1]?.kind === 'quote') return undefined
  // “It was late, Ross said, so they left”
  if (GOING_ON.has(token.low) && clauseSubjectAt(passage, at + 1, sentence.to) !== undefined) {
    const to = contentEnd(reading, at, undefined)
    return hasFiniteVerb(passage, at + 1, to) ? { from: at, to } : undefined
  }
  if ((token.flags & (CONJUNCTION | SUBORDINATOR | RELATIVE)) !== 0) return undefined
  if (token.kind !== 'word' && token.kind !== 'number') return undefined
  if (token.low.endsWith('ing') && token.flags === 0) return undefined
  if ((token.flags & PREPOSITION) !== 0 && hasFiniteVerb(passage, left.from, left.to))
    return undefined
  if (sourceWidth(passage, at) > 0) return undefined
  const to = contentEnd(reading, at, undefined)
  return hasFiniteVerb(passage, at, to) ? { from: at, to } : undefined
}

/** “was described as ‘…’ by Ross”: nothing but the quotation before "by". */
export function agentsQuote({ passage: { tokens } }: Reading, use: CueUse): Range | undefined {
  const by = (use.subject?.from ?? 0) - 1
  if (!use.group.passive || by <= use.at || tokens[by]?.low !== 'by') return undefined
  return tokens[by - 1]?.kind === 'quote' ? { from: by - 1, to: by } : undefined
}

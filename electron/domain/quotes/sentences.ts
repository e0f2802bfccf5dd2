import { isSpace } from './characters'
import {
  CONJUNCTION,
  DETERMINER,
  type Lexicon,
  PREPOSITION,
  PRONOUN,
  SUBORDINATOR,
} from './lexicon'
import type { Range, Token } from './model'

/**
 * The sentences of a paragraph's tokens. A quotation that ends in a full stop ends its sentence; one that
 * ends in a question or exclamation mark does so unless someone is said to speak right after it.
 */
export function splitSentences(text: string, tokens: readonly Token[], lexicon: Lexicon): Range[] {
  const sentences: Range[] = []
  let from = 0
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (token === undefined) continue
    if (index - from < LONGEST_SENTENCE && !endsSentence(text, tokens, index, lexicon)) continue
    let to = index + 1
    // Closing brackets and marks belong to the sentence they follow.
    while (isTail(tokens[to])) to++
    sentences.push({ from, to })
    from = to
    index = to - 1
  }
  if (from < tokens.length) sentences.push({ from, to: tokens.length })
  return sentences
}

/** Longer ones are no sentences; the limit keeps what looks at a whole sentence linear in the text. */
const LONGEST_SENTENCE = 300

function isTail(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.kind === 'mark' &&
    (token.low === ')' ||
      token.low === ']' ||
      token.low === '.' ||
      token.low === '!' ||
      token.low === '?' ||
      token.low === '’' ||
      token.low === '”')
  )
}

function endsSentence(
  text: string,
  tokens: readonly Token[],
  index: number,
  lexicon: Lexicon,
): boolean {
  const token = tokens[index]
  if (token === undefined) return false
  const next = tokens[index + 1]
  if (next === undefined) return true
  if (token.kind === 'mark') {
    if (token.low === '.' && isOrdinal(tokens, index, lexicon)) return false
    if (token.low === '.' || token.low === '?' || token.low === '!') return startsSentence(next)
    if (token.low === '。' || token.low === '！' || token.low === '？') return true
    return token.low === '…' && next.capital && !isAttribution(tokens, index + 1)
  }
  if (token.piece !== undefined) {
    const last = lastInk(text, token)
    if (last === '.' || last === '…') {
      // A German or British full stop inside is rare before an attribution, but "…" is not.
      return startsSentence(next) && !(last === '…' && isAttribution(tokens, index + 1))
    }
    if (last === '?' || last === '!')
      return startsSentence(next) && !isAttribution(tokens, index + 1)
    return next.kind === 'quote' && isLineBreakBetween(text, token.end, next.start)
  }
  if (token.kind !== 'word' || !text.startsWith('.', token.end - 1)) return false
  // An abbreviation that may end a sentence does so before a word that would else not be capitalised.
  if (lexicon.titlesWithDot.has(text.slice(token.start, token.end - 1)) || token.low.length === 2)
    return false
  return (
    next.kind === 'word' &&
    next.capital &&
    (next.flags & (DETERMINER | PRONOUN | CONJUNCTION | PREPOSITION | SUBORDINATOR)) !== 0
  )
}

/** „am 10. März“, „Benedikt XVI. sagte“: where clauses are set off by commas, a short number with a dot is an ordinal. */
function isOrdinal(tokens: readonly Token[], dot: number, lexicon: Lexicon): boolean {
  const before = tokens[dot - 1]
  if (!lexicon.commaBeforeClause || before === undefined || before.end !== tokens[dot]?.start)
    return false
  if (before.kind === 'number') return before.low.length <= 2
  return before.capital && tokens[dot - 2]?.capital === true && /^[ivx]+$/.test(before.low)
}

function isLineBreakBetween(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 0x0a) return true
  return false
}

function startsSentence(token: Token): boolean {
  // "R-Ky., said": after a dot with a comma the sentence goes on.
  if (token.kind === 'mark') return '([$—*•'.includes(token.low)
  return token.kind !== 'word' || token.capital || token.low.length > 20
}

/** The last character inside the marks that is no space and no nested closing mark. */
export function lastInk(text: string, token: Token): string {
  const piece = token.piece
  if (piece === undefined) return ''
  for (let at = piece.innerEnd - 1; at >= piece.innerStart; at--) {
    const char = text.charAt(at)
    if (isSpace(text.charCodeAt(at)) || '’\'”")]»“'.includes(char)) continue
    return char
  }
  return ''
}

/** Farther than this from the quotation, a verb of saying no longer belongs to it. */
const ATTRIBUTION_REACH = 16

/** Whether the words from `index` on say who spoke: a verb of saying within reach, in the same clause. */
function isAttribution(tokens: readonly Token[], index: number): boolean {
  for (let at = index; at < Math.min(tokens.length, index + ATTRIBUTION_REACH); at++) {
    const token = tokens[at]
    if (token === undefined) return false
    if (token.kind === 'quote') {
      // “…!” Marcia “Cia” Price shouted
      if (tokens[at - 1]?.capital && tokens[at + 1]?.capital) continue
      return false
    }
    if (token.kind === 'mark') {
      // «Почему?» — спросил он
      if (token.low === '—' && at === index) continue
      if (token.low === ',' || token.low === '(' || token.low === ')') continue
      return false
    }
    const cue = token.cue
    if (
      cue?.tier === 'speech' &&
      cue.postposed &&
      cue.form !== 'participle' &&
      cue.followers.length === 0
    ) {
      // "Clinton said the bill …" would be a sentence of its own; "Clinton said." is not.
      const after = tokens[at + 1]
      if (at === index || (at === index + 1 && tokens[index]?.low === '—')) return true
      return (
        after === undefined ||
        after.kind === 'mark' ||
        after.kind === 'quote' ||
        (after.flags & (PREPOSITION | SUBORDINATOR)) !== 0 ||
        cue.addressee ||
        after.low.endsWith('day')
      )
    }
  }
  return false
}

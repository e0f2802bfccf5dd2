import { COMPLEMENTISER, CONJUNCTION, PREPOSITION, RELATIVE, SUBORDINATOR, TIME } from './lexicon'
import type { Mention, Passage, Range, Token } from './model'
import { endsWithComma, phraseAt } from './noun-phrases'
import { isAdverb, makeMention, REACH } from './verb-groups'
import { withName } from './with-name'
import { isTimeWord, isVerb } from './word-classes'

/**
 * The subject of the clause that governs the words before `at`: the main clause of the sentence, or the last
 * clause joined to it. An introduction ("After the vote, …") is passed over.
 */
export function mainSubject(passage: Passage, at: number, sentence: Range): Mention | undefined {
  const floor = Math.max(sentence.from, at - REACH)
  let subject: Mention | undefined
  let index = clauseStart(passage, floor, at)
  subject = clauseSubjectAt(passage, index, at)
  for (index++; index < at; index++) {
    const token = passage.tokens[index]
    if (token === undefined) break
    const joins =
      token.low === ';' ||
      ((token.flags & CONJUNCTION) !== 0 && token.low !== 'or') ||
      (token.low === 'while' && passage.tokens[index - 1]?.low === ',')
    if (joins) {
      const before = passage.tokens[index - 1]
      if (token.low === 'and' && before?.low !== ',' && before?.kind !== 'quote') continue
      const next = clauseSubjectAt(passage, clauseStart(passage, index + 1, at), at)
      if (next !== undefined) subject = next
    } else if (subject === undefined && token.low === ',') {
      subject = clauseSubjectAt(passage, index + 1, at)
    }
  }
  return subject
}

/** Passes over "But", "On Tuesday, " and "After he left, " at the head of a clause. */
function clauseStart(passage: Passage, from: number, limit: number): number {
  let index = from
  while (index < limit) {
    const token = passage.tokens[index]
    if (token === undefined) break
    if (token.kind === 'mark' && token.low !== '$') index++
    else if ((token.flags & CONJUNCTION) !== 0) index++
    else if (isAdverb(token) && token.low !== 'there') index++
    else if (isIntroduction(token)) {
      const comma = commaAfter(passage, index, limit)
      if (comma === undefined) break
      index = comma + 1
    } else break
  }
  return index
}

function isIntroduction(token: Token): boolean {
  return (
    (token.flags & (PREPOSITION | SUBORDINATOR)) !== 0 ||
    (token.low.endsWith('ing') && token.flags === 0 && token.low.length > 5) ||
    (token.flags & TIME) !== 0
  )
}

function commaAfter(passage: Passage, from: number, limit: number): number | undefined {
  for (let index = from + 1; index < Math.min(limit, from + 40); index++) {
    const token = passage.tokens[index]
    if (token?.low === ',') return index
    if (token?.kind === 'quote' && endsWithComma(passage, token)) return index
  }
  return undefined
}

/** A noun phrase at `from` that a finite verb follows, directly or after an apposition. */
export function clauseSubjectAt(
  passage: Passage,
  from: number,
  limit: number,
): Mention | undefined {
  const phrase = phraseAt(passage, from, limit)
  if (phrase === undefined) return undefined
  let next = phrase.to
  let token = passage.tokens[next]
  const joint = token?.low === 'and' ? phraseAt(passage, next + 1, limit) : undefined
  if (joint !== undefined && joint.to < limit && isVerb(passage, joint.to))
    return makeMention(passage, { from: phrase.from, to: joint.to })
  if (token?.low === ',' || token?.low === '—') {
    const close = nextMark(passage, next + 1, limit, token.low)
    if (close === undefined) return undefined
    next = close + 1
    token = passage.tokens[next]
  } else if (token !== undefined && (token.flags & RELATIVE) !== 0)
    return makeMention(passage, phrase)
  while (next < limit && (isAdverb(token) || isTimeWord(token) || token?.low === 'on')) {
    next++
    token = passage.tokens[next]
  }
  if (next < limit && isVerb(passage, next)) return makeMention(passage, withName(passage, phrase))
  // "Officials in Iowa said": joined phrases that the phrase itself left out.
  if (token !== undefined && (token.flags & PREPOSITION) !== 0 && next + 1 < limit) {
    const inner = phraseAt(passage, next + 1, limit)
    if (inner !== undefined && inner.to < limit && isVerb(passage, inner.to))
      return makeMention(passage, phrase)
  }
  return undefined
}

function nextMark(passage: Passage, from: number, limit: number, mark: string): number | undefined {
  for (let index = from; index < Math.min(limit, from + 40); index++) {
    const token = passage.tokens[index]
    if (token?.low === mark) return index
    // "Holm, who calls it “a mess,” said": the comma stands inside the marks.
    if (mark === ',' && token?.kind === 'quote' && endsWithComma(passage, token)) return index
  }
  return undefined
}

/** Whether a phrase stands where the subject of a clause does: first, or after a quotation or a conjunction. */
export function opensClause(passage: Passage, phrase: Range, sentence: Range): boolean {
  if (phrase.from === sentence.from) return true
  const before = passage.tokens[phrase.from - 1]
  return (
    before === undefined ||
    before.kind !== 'word' ||
    (before.flags & (CONJUNCTION | SUBORDINATOR | COMPLEMENTISER)) !== 0
  )
}

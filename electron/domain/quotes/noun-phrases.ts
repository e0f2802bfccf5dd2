import { DETERMINER, OBJECT, POSSESSIVE, QUANTIFIER, TIME } from './lexicon'
import type { Passage, Range, Token } from './model'
import { isNounLike, isSubjectPronoun, isTimeWord } from './word-classes'

/** No noun phrase is longer: what would be is a list or a text without marks, and must stay cheap. */
const LONGEST = 40

/** Prepositions that join two nouns into one phrase. */
const JOINING: ReadonlySet<string> = new Set([
  'of',
  'for',
  'at',
  'in',
  'from',
  'with',
  'on',
  'to',
  'by',
  'about',
  'against',
  'near',
  'behind',
  'between',
  'de',
  'des',
  'du',
  'del',
  'von',
  'für',
  'im',
  'der',
  'aus',
  'bei',
  'beim',
  'vom',
  'am',
  'zu',
])

/**
 * The noun phrase that ends just before token `end`, not reaching before `floor`: "the head of the RNC's
 * rules committee". Phrases after "of", "for", "at" and the like belong to the noun before them.
 */
export function phraseBefore(passage: Passage, end: number, floor: number): Range | undefined {
  const low = Math.max(floor, end - LONGEST)
  let from = end
  while (from > low) {
    const at = from - 1
    const token = passage.tokens[at]
    if (token === undefined) break
    if (token.kind === 'mark' && token.low === ')') {
      const open = openingBracket(passage, at, low)
      if (open === undefined) break
      from = open
      continue
    }
    // “The Way,” Ross said: a title with a comma ends what stands before the name.
    if (from < end && token.piece !== undefined && endsWithComma(passage, token)) break
    if (token.kind === 'quote') {
      // A nickname or a title inside a name: “Joe the Plumber”.
      const before = passage.tokens[at - 1]
      if (from < end && before?.capital && at > low) {
        from = at
        continue
      }
      break
    }
    if (isSubjectPronoun(token) && !isNounLike(passage, at)) {
      // "most of those polled"
      const determines = from < end && (token.flags & DETERMINER) !== 0
      if (from === end || determines) from = at
      if (determines && isJoined(passage, from, low)) continue
      break
    }
    if (isNounLike(passage, at)) {
      from = at
      if ((token.flags & DETERMINER) !== 0 && !(token.capital && passage.tokens[at - 1]?.capital)) {
        // A determiner begins its phrase; only a joining preposition can go on to the left.
        if (!isJoined(passage, from, low) && !isGenitive(passage, at, low)) break
      }
      continue
    }
    if (isJoined(passage, from, low)) {
      from = at
      continue
    }
    if (
      (token.low === 'and' || token.low === '&' || token.low === 'or') &&
      from < end &&
      at > low &&
      joinsNames(passage, at)
    ) {
      from = at
      continue
    }
    break
  }
  while (from < end && !isPhraseStart(passage, from)) from++
  return from < end ? { from, to: end } : undefined
}

/** "Khizr and Ghazala Khan": two capitalised words, or two phrases of the same kind, around "and". */
function joinsNames(passage: Passage, at: number): boolean {
  const before = passage.tokens[at - 1]
  const after = passage.tokens[at + 1]
  if (before === undefined || after === undefined) return false
  // "the mayor and her staff"
  if ((after.flags & POSSESSIVE) !== 0) return isNounLike(passage, at - 1)
  if (!before.capital) return false
  return after.capital || after.low === 'others'
}

/** « l'association des commerçants », „der Sprecher des Ministeriums“: an article that joins like "of". */
function isGenitive(passage: Passage, at: number, low: number): boolean {
  const article = passage.tokens[at]
  const before = passage.tokens[at - 1]
  return (
    article !== undefined &&
    before?.kind === 'word' &&
    at - 1 >= low &&
    ARTICLES_THAT_JOIN.has(article.low) &&
    (before.flags & (DETERMINER | TIME)) === 0 &&
    isNounLike(passage, at - 1)
  )
}

const ARTICLES_THAT_JOIN: ReadonlySet<string> = new Set([
  'des',
  'du',
  'der',
  'eines',
  'einer',
  'del',
])

function isJoined(passage: Passage, from: number, low: number): boolean {
  const preposition = passage.tokens[from - 1]
  if (preposition === undefined || from - 1 <= low || !JOINING.has(preposition.low)) return false
  const before = passage.tokens[from - 2]
  if (before === undefined) return false
  // "the 34-year-old from Ohio"
  const noun = before.kind === 'word' || (before.kind === 'number' && before.low.includes('-'))
  return noun && isNounLike(passage, from - 2)
}

function isPhraseStart(passage: Passage, index: number): boolean {
  const token = passage.tokens[index]
  if (token === undefined) return false
  if (token.kind === 'number') return true
  return token.kind === 'word' && token.low !== "'s"
}

function openingBracket(passage: Passage, close: number, low: number): number | undefined {
  for (let at = close - 1; at >= Math.max(low, close - 12); at--)
    if (passage.tokens[at]?.low === '(') return at
  return undefined
}

/** The noun phrase that begins at token `start`, up to `limit`, with what "of" and the like join to it. */
export function phraseAt(passage: Passage, start: number, limit: number): Range | undefined {
  const first = passage.tokens[start]
  if (first === undefined || start >= limit) return undefined
  if (isSubjectPronoun(first) || (first.flags & OBJECT) !== 0)
    if ((first.flags & DETERMINER) === 0) return { from: start, to: start + 1 }
  // "those in the room"
  let to = first.low === 'those' ? start + 1 : start
  const high = Math.min(limit, start + LONGEST)
  while (to < high) {
    const token = passage.tokens[to]
    if (token === undefined) break
    if (token.kind === 'mark' && token.low === '(' && to > start) {
      const close = closingBracket(passage, to, high)
      if (close === undefined) break
      to = close + 1
      continue
    }
    if (
      to > start &&
      isTimeWord(token) &&
      passage.tokens[to - 1]?.low !== 'of' &&
      !isOrdering(passage, to)
    )
      break
    if (to > start && beginsNextNoun(passage, to)) break
    if (isNounLike(passage, to) && !(to > start && startsNewPhrase(passage, to))) {
      to++
      continue
    }
    if (
      to > start &&
      token.kind === 'word' &&
      JOINING.has(token.low) &&
      passage.tokens[to + 1]?.kind === 'word' &&
      isNounLike(passage, to + 1) &&
      !isTimeWord(passage.tokens[to + 1]) &&
      (token.low === 'of' || token.low === 'for' || token.low === 'from' || token.low === 'at')
    ) {
      to += 2
      continue
    }
    break
  }
  return to > start ? { from: start, to } : undefined
}

/** “its last keeper”, “the next mayor”: no time where an article stands before and a noun follows. */
function isOrdering({ tokens }: Passage, at: number): boolean {
  const token = tokens[at]
  const after = tokens[at + 1]
  if (token?.low !== 'last' && token?.low !== 'next') return false
  const article = ((tokens[at - 1]?.flags ?? 0) & (DETERMINER | POSSESSIVE)) !== 0
  return article && after?.kind === 'word' && !isTimeWord(after)
}

/** „laut Medienberichten mindestens vierzig Menschen“: after a German noun a small word opens the next phrase. */
function beginsNextNoun(passage: Passage, index: number): boolean {
  const token = passage.tokens[index]
  const before = passage.tokens[index - 1]
  return (
    passage.lexicon.nounsCapitalised &&
    before?.capital === true &&
    token?.kind === 'word' &&
    !token.capital &&
    token.flags === 0
  )
}

/** Inside a phrase no second determiner follows, save after "of", "'s" or another determiner. */
function startsNewPhrase(passage: Passage, index: number): boolean {
  const token = passage.tokens[index]
  const before = passage.tokens[index - 1]
  if (token === undefined || before === undefined) return false
  if ((token.flags & (DETERMINER | POSSESSIVE)) === 0 || token.capital) return false
  // „sagte Ross der ‚Allgemeinen Zeitung‘“: who is told; but „in einem Bericht der ‚Allgemeinen Zeitung‘“.
  if (passage.lexicon.nounsCapitalised && passage.tokens[index + 1]?.piece !== undefined) {
    const above = passage.tokens[index - 2]
    if (above !== undefined && (above.capital || above.cue !== undefined)) return true
  }
  // „der Sprecher des Ministeriums“: a genitive joins.
  if (passage.lexicon.nounsCapitalised && GENITIVES.has(token.low) && before.capital) return false
  return (
    (before.flags & (DETERMINER | QUANTIFIER)) === 0 &&
    !JOINING.has(before.low) &&
    before.low !== 'all'
  )
}

const GENITIVES: ReadonlySet<string> = new Set(['des', 'der', 'eines', 'einer', 'seiner', 'ihrer'])

function closingBracket(passage: Passage, open: number, limit: number): number | undefined {
  for (let at = open + 1; at < Math.min(limit, open + 12); at++)
    if (passage.tokens[at]?.low === ')') return at
  return undefined
}

/** The comma American style puts inside the marks. */
export function endsWithComma(passage: Passage, token: Token): boolean {
  return passage.text.charAt((token.piece?.innerEnd ?? 0) - 1) === ','
}

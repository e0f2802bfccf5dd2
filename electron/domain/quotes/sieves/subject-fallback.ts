import type { Sieve } from '../confidence'
import { mainSubject } from '../clauses'
import { AUXILIARY, COPULA, DETERMINER, POSSESSIVE, PREPOSITION, TITLE } from '../lexicon'
import type { Mention, Range } from '../model'
import { countWords } from '../not-quotes'
import { phraseAt, phraseBefore } from '../noun-phrases'
import type { Reading, Report } from '../report'
import { objectAround } from './evaluation'
import { makeMention } from '../verb-groups'
import { verbSecondSubject } from '../verb-second'
import { UTTERANCES } from './utterances'
import { isVerb } from '../word-classes'

const OWNER: Sieve = 'owner of the quoted words'
const VIEW: Sieve = 'view of somebody'
const SUBJECT: Sieve = 'subject of the sentence'

/** “Trump’s ‘…’ remark” belongs to Trump; otherwise the subject of the clause is the best guess. */
export function subjectOf(reading: Reading, at: number, floor: number): Report | undefined {
  const { passage, sentence } = reading
  const contents = [{ from: at, to: at + 1 }]
  const before = passage.tokens[at - 1]
  if (before?.low === "'s" && at - 1 > sentence.from) {
    const owner = phraseBefore(passage, at - 1, sentence.from)
    if (owner !== undefined)
      return { speaker: makeMention(passage, owner), cue: undefined, contents, sieve: OWNER }
  }
  const caller = ownerOfDemand(reading, at) ?? ownerOfUtterance(reading, at)
  if (caller !== undefined) return { speaker: caller, cue: undefined, contents, sieve: OWNER }
  const holder = viewHolder(reading, at)
  if (holder !== undefined) return { speaker: holder, cue: undefined, contents, sieve: VIEW }
  // „Mit den Worten ‚…‘ trat Ross zurück“
  if (passage.lexicon.verbSecond && WORDING.has(before?.low ?? '')) {
    const speaker = verbSecondSubject(passage, sentence, sentence.to)
    if (speaker !== undefined) return { speaker, cue: undefined, contents, sieve: OWNER }
  }
  if (passage.lexicon.nounsCapitalised && isShort(reading, at)) return undefined
  const subject = mainSubject(passage, at, sentence)
  if (subject === undefined) return undefined
  const verb = verbBefore(reading, at, Math.max(floor, subject.to))
  if (verb === undefined) return { speaker: subject, cue: undefined, contents, sieve: SUBJECT }
  return {
    speaker: subject,
    cue: { from: verb, to: verb + 1 },
    contents: [objectAround(reading, verb + 1, at)],
    sieve: SUBJECT,
  }
}

/** German nouns that words in marks stand beside. */
const WORDING: ReadonlySet<string> = new Set(['worten', 'satz', 'ruf', 'rufen', 'ausruf', 'motto'])

/** What somebody makes with words, and the preposition before these: “his call for a ‘revolution’”. */
const DEMANDS: ReadonlySet<string> = new Set(
  'call calls demand demands plea pleas pledge pledges promise promises proposal vow warning warnings talk criticism praise'.split(
    ' ',
  ),
)

/** Words between the quotation and the noun. */
const DEMAND_REACH = 5

/** “Ross’s call for a ‘revolution’ draws crowds”: whose call it is. */
function ownerOfDemand({ passage, sentence }: Reading, at: number): Mention | undefined {
  const { tokens } = passage
  for (let noun = at - 2; noun >= Math.max(sentence.from + 1, at - DEMAND_REACH); noun--) {
    const token = tokens[noun]
    if (token?.kind !== 'word') return undefined
    if (!DEMANDS.has(token.low) || ((tokens[noun + 1]?.flags ?? 0) & PREPOSITION) === 0) continue
    for (let owner = noun - 1; owner >= Math.max(sentence.from, noun - 3); owner--) {
      if (((tokens[owner]?.flags ?? 0) & POSSESSIVE) !== 0)
        return makeMention(passage, { from: owner, to: owner + 1 })
      if (tokens[owner]?.low !== "'s") continue
      const phrase = phraseBefore(passage, owner, sentence.from)
      return phrase && makeMention(passage, phrase)
    }
    return undefined
  }
  return undefined
}

/** “Ross’s slogan, ‘…’”, “her motto: ‘…’”: whose words they are. */
function ownerOfUtterance({ passage, sentence }: Reading, at: number): Mention | undefined {
  const { tokens } = passage
  const mark = tokens[at - 1]?.low
  const noun = mark === ',' || mark === ':' ? at - 2 : at - 1
  const owner = noun - 1
  if (owner < sentence.from || !UTTERANCES.has(tokens[noun]?.low ?? '')) return undefined
  if (((tokens[owner]?.flags ?? 0) & POSSESSIVE) !== 0)
    return makeMention(passage, { from: owner, to: owner + 1 })
  if (tokens[owner]?.low !== "'s") return undefined
  const phrase = phraseBefore(passage, owner, sentence.from)
  return phrase && makeMention(passage, phrase)
}

/** What somebody has, through which the words are theirs: “in Ross’s view”, “in her words”. */
const VIEWS: ReadonlySet<string> = new Set(
  'view views words word opinion telling phrase estimation'.split(' '),
)

/** “To Ross, it was ‘…’”; “It was, in Ross’s words, ‘…’”; “It was ‘…,’ in his view.” */
function viewHolder(reading: Reading, at: number): Mention | undefined {
  const { passage, sentence } = reading
  const { tokens } = passage
  // „Der Plan ist für Ross ein ‚wichtiger Schritt‘“
  if (passage.lexicon.verbSecond) {
    const held = heldBefore(reading, at)
    if (held !== undefined) return held
  }
  // „Für den Theologen Hans Küng ist es ‚verständlich‘“
  if (tokens[sentence.from]?.low === 'für' && passage.lexicon.verbSecond) {
    const phrase = phraseAt(passage, sentence.from + 1, at)
    const role = phrase && isPersonal(reading, phrase)
    if (role && isVerb(passage, phrase.to)) return makeMention(passage, phrase)
  }
  if (tokens[sentence.from]?.low === 'to' && tokens[sentence.from + 1]?.capital) {
    const phrase = phraseAt(passage, sentence.from + 1, at)
    if (phrase !== undefined && tokens[phrase.to]?.low === ',') return makeMention(passage, phrase)
  }
  // “For Ross, the plan was ‘…’”
  if (
    tokens[sentence.from]?.low === 'for' &&
    ((tokens[at - 1]?.flags ?? 0) & (COPULA | DETERMINER)) !== 0
  ) {
    const phrase = phraseAt(passage, sentence.from + 1, at)
    const named =
      phrase && (isPersonal(reading, phrase) || passage.tokens[phrase.from]?.capital === true)
    if (named && tokens[phrase.to]?.low === ',') return makeMention(passage, phrase)
  }
  for (const noun of [at - 2, ...wordsAfter(at, sentence.to)]) {
    if (!VIEWS.has(tokens[noun]?.low ?? '')) continue
    const owner = noun - 1
    if (((tokens[owner]?.flags ?? 0) & POSSESSIVE) !== 0 && tokens[owner - 1]?.low === 'in')
      return makeMention(passage, { from: owner, to: noun })
    if (tokens[owner]?.low !== "'s") continue
    const phrase = phraseBefore(passage, owner, sentence.from)
    if (phrase !== undefined && tokens[phrase.from - 1]?.low === 'in')
      return makeMention(passage, phrase)
  }
  return undefined
}

/** Words between „für“ and the quotation. */
const HELD_REACH = 7

/** Whose view it is by „ist für Ross ein …“. */
function heldBefore({ passage, sentence }: Reading, at: number): Mention | undefined {
  const { tokens } = passage
  for (let index = at - 2; index >= Math.max(sentence.from + 1, at - HELD_REACH); index--) {
    if (tokens[index]?.low !== 'für' || !tokens[index + 1]?.capital) continue
    if (((tokens[index - 1]?.flags ?? 0) & AUXILIARY) === 0) return undefined
    const phrase = phraseAt(passage, index + 1, at)
    const next = phrase && tokens[phrase.to]
    if (phrase === undefined || next === undefined) return undefined
    const article = (next.flags & DETERMINER) !== 0 && phrase.to === at - 1
    return phrase.to === at || article ? makeMention(passage, phrase) : undefined
  }
  return undefined
}

/** A title, a role or a name of two words and more. */
function isPersonal({ passage }: Reading, { from, to }: Range): boolean {
  let capitals = 0
  for (let at = from; at < to; at++) {
    const token = passage.tokens[at]
    if (token?.capital) capitals++
    if (((token?.flags ?? 0) & TITLE) !== 0) return true
  }
  return capitals > 1
}

/** Words after a quotation within which “in Ross’s view” is looked for. */
const VIEW_REACH = 8

function wordsAfter(at: number, limit: number): number[] {
  const reach = Math.min(limit, at + VIEW_REACH) - at - 1
  return Array.from({ length: Math.max(0, reach) }, (_, index) => at + 1 + index)
}

/** German puts the names of works, firms and plans in marks, too. */
function isShort(reading: Reading, at: number): boolean {
  const { passage } = reading
  const piece = passage.tokens[at]?.piece
  return (
    piece !== undefined &&
    countWords(passage.text, piece.innerStart, piece.innerEnd, NAME_WORDS) <= NAME_WORDS
  )
}

const NAME_WORDS = 5

/** The nearest finite verb between the subject and the quotation. */
function verbBefore(reading: Reading, at: number, floor: number): number | undefined {
  for (let index = at - 1; index >= Math.max(floor, at - 25); index--)
    if (isVerb(reading.passage, index)) return index
  return undefined
}

import type { Sieve } from '../confidence'
import { AUXILIARY, DETERMINER, MODAL, PRONOUN, VERB } from '../lexicon'
import type { Passage } from '../model'
import { phraseAt } from '../noun-phrases'
import type { Reading, Report } from '../report'
import { lastInk } from '../sentences'
import { makeMention } from '../verb-groups'
import { withName } from '../with-name'
import { isVerb, mayBePlural } from '../word-classes'

const SUBJECT_OTHER_VERB: Sieve = 'quote, subject, other verb'
const OTHER_VERB_SUBJECT: Sieve = 'quote, other verb, subject'

/** “…,” she shot back; “…!” exhorted the actress: after the comma of a quotation any verb introduces it. */
export function otherVerb(reading: Reading, at: number): Report | undefined {
  const { passage, sentence } = reading
  const quote = passage.tokens[at]
  if (passage.lexicon.verbSecond) return germanVerb(reading, at)
  if (quote === undefined || !',?!'.includes(lastInk(passage.text, quote))) return undefined
  if (!opensSentence(reading, at)) return undefined
  const contents = [{ from: at, to: at + 1 }]
  const next = at + 1
  const verbFirst = passage.tokens[next]
  if (verbFirst === undefined || next >= sentence.to || verbFirst.kind === 'mark') return undefined
  if (!verbFirst.capital && isActing(passage, next)) {
    const phrase = phraseAt(passage, next + 1, sentence.to)
    if (phrase === undefined) return undefined
    // “…,” state television reported: one television would state*s*.
    const verb = verbFirst.cue?.form !== 'base' || mayBePlural(passage, phrase)
    if (verb)
      return {
        speaker: makeMention(passage, phrase),
        cue: { from: next, to: next + 1 },
        contents,
        sieve: OTHER_VERB_SUBJECT,
      }
  }
  const phrase = phraseAt(passage, next, sentence.to)
  if (phrase === undefined || phrase.to >= sentence.to) return undefined
  let verb = phrase.to
  // “…,” Ross, the mayor, shot back
  if (passage.tokens[verb]?.low === ',') {
    verb++
    while (verb < sentence.to && passage.tokens[verb]?.low !== ',') verb++
    verb++
  }
  if (verb >= sentence.to || !isActing(passage, verb)) return undefined
  return {
    speaker: makeMention(passage, phrase),
    cue: { from: verb, to: verb + 1 },
    contents,
    sieve: SUBJECT_OTHER_VERB,
  }
}

/** „…“, freute sich der Trainer: in German the comma stands after the marks, and the verb before who speaks. */
function germanVerb(reading: Reading, at: number): Report | undefined {
  const { passage, sentence } = reading
  const { tokens } = passage
  if (tokens[at + 1]?.low !== ',' || !opensSentence(reading, at)) return undefined
  const verb = tokens[at + 2]
  if (verb?.kind !== 'word' || verb.capital || (verb.flags & ~VERB) !== 0) return undefined
  const speaker = tokens[at + 3]?.low === 'sich' ? at + 4 : at + 3
  const first = tokens[speaker]
  if (first === undefined || speaker >= sentence.to) return undefined
  const names =
    first.kind === 'word' && (first.capital || (first.flags & (DETERMINER | PRONOUN)) !== 0)
  const phrase = names ? phraseAt(passage, speaker, sentence.to) : undefined
  return (
    phrase && {
      speaker: makeMention(passage, withName(passage, phrase)),
      cue: { from: at + 2, to: at + 3 },
      contents: [{ from: at, to: at + 1 }],
      sieve: OTHER_VERB_SUBJECT,
    }
  )
}

/** “be”, “have” and “will” introduce no speech. */
function isActing(passage: Passage, at: number): boolean {
  const flags = passage.tokens[at]?.flags ?? 0
  return (flags & (AUXILIARY | MODAL)) === 0 && isVerb(passage, at)
}

/** The quotation opens its sentence, or a comma, colon or dash lets it in. */
function opensSentence(reading: Reading, at: number): boolean {
  let from = at
  while (from > reading.sentence.from && reading.passage.tokens[from - 1]?.kind === 'quote') from--
  const before = reading.passage.tokens[from - 1]
  return from === reading.sentence.from || before?.low === ':' || before?.low === '—'
}

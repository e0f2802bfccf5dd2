import { mainSubject, opensClause } from './clauses'
import { type CueOccurrence, type CueUse, makeUse } from './cue-use'
import { PASSIVE_AUXILIARIES, PERFECT_AUXILIARIES } from './german-auxiliaries'
import { SUBJUNCTIVE } from './lexicon'
import type { Mention, Passage } from './model'
import { phraseAt } from './noun-phrases'
import { subjectBefore } from './subjects'
import { makeMention } from './verb-groups'
import { verbSecondSubject } from './verb-second'
import { withName } from './with-name'

/** The lemma that has a speaker for its object. */
const CITED = 'zitiert'

/** „Die Zeitung zitiert einen Zeugen mit den Worten: ‚…‘“: the witness speaks, and the newspaper reports it. */
export function readCited(occurrence: CueOccurrence): CueUse | undefined {
  const { passage, sentence, at, cue, group } = occurrence
  if (cue.lemma !== CITED) return undefined
  const via = subjectBefore(passage, group.from, sentence.from)
  const phrase = phraseAt(passage, at + 1, sentence.to)
  if (via === undefined || phrase === undefined || passage.tokens[phrase.to]?.low !== 'mit')
    return undefined
  const subject = makeMention(passage, phrase)
  return makeUse(occurrence, { order: 'participle', subject, shared: true, via })
}

/**
 * The use of a verb that does not stand right after who speaks, in a language whose verbs stand second: it ends its
 * clause. `nearest` is who would be its subject if it did; nothing if that is right.
 */
export function readVerbLast(occurrence: CueOccurrence, nearest: Mention): CueUse | undefined {
  const { passage, sentence, group } = occurrence
  const use = asideUse(occurrence) ?? framedUse(occurrence)
  if (use !== undefined) return use
  if (opensClause(passage, nearest, sentence)) return undefined
  // „Stoiber hatte die Rolle der Vorsitzenden betont“: the verb stands last, its subject first.
  const main = mainSubject(passage, group.from, sentence)
  return makeUse(occurrence, {
    order: 'subject first',
    subject: main ?? nearest,
    shared: main !== undefined,
  })
}

/** Words between „wie“ and the verb at the end of its clause. */
const ASIDE_REACH = 20

/** „…, wie Ross gegenüber der Zeitung sagte“: who stands right after „wie“. */
function asideUse(occurrence: CueOccurrence): CueUse | undefined {
  const { passage, sentence, at } = occurrence
  const { tokens, lexicon } = passage
  for (let index = at - 1; index >= Math.max(sentence.from, at - ASIDE_REACH); index--) {
    const token = tokens[index]
    if (token === undefined || token.kind !== 'word') return undefined
    if (!lexicon.asWords.has(token.low)) continue
    if (index > sentence.from && tokens[index - 1]?.low !== ',') return undefined
    const phrase = phraseAt(passage, index + 1, at)
    if (phrase === undefined) return undefined
    const subject = makeMention(passage, withName(passage, phrase))
    return makeUse(occurrence, {
      order: 'subject first',
      subject,
      shared: false,
      before: index + 1,
    })
  }
  return undefined
}

/** Words between a German auxiliary and its participle. */
const FRAME_REACH = 20

/** „…“, hatte der Minister am Montag erklärt; „Der Minister hatte am Montag betont“: the auxiliary's subject speaks. */
function framedUse(occurrence: CueOccurrence): CueUse | undefined {
  const { passage, sentence, at, cue } = occurrence
  for (let index = at - 1; index > Math.max(sentence.from, at - FRAME_REACH); index--) {
    const token = passage.tokens[index]
    if (token === undefined || token.low === ',' || token.kind === 'quote') return undefined
    const quoting = cue.lemma === CITED && PASSIVE_AUXILIARIES.has(token.low)
    if (!PERFECT_AUXILIARIES.has(token.low) && !quoting) continue
    const before = passage.tokens[index - 1]
    const quoted =
      before?.kind === 'quote' ||
      (before?.low === ',' &&
        (passage.tokens[index - 2]?.kind === 'quote' ||
          isSubjunctive(passage, sentence.from, index - 1)))
    if (quoted) {
      const phrase = phraseAt(passage, index + 1, at)
      const subject = phrase && makeMention(passage, withName(passage, phrase))
      return (
        subject &&
        makeUse(occurrence, { order: 'verb first', subject, shared: false, before: index })
      )
    }
    const subject = verbSecondSubject(passage, sentence, at)
    return subject && makeUse(occurrence, { order: 'subject first', subject, shared: true })
  }
  return undefined
}

/** Words from the beginning of a clause within which its subjunctive is looked for. */
const SUBJUNCTIVE_REACH = 12

/** „Es drohe Gefahr, hatte der Minister gesagt“: what begins the sentence is reported. */
function isSubjunctive({ tokens }: Passage, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + SUBJUNCTIVE_REACH); at++)
    if (((tokens[at]?.flags ?? 0) & SUBJUNCTIVE) !== 0) return true
  return false
}

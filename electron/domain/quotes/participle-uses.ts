import { absoluteSubject } from './absolute-subject'
import { clauseSubjectAt, mainSubject } from './clauses'
import { type CueOccurrence, type CueUse, makeUse } from './cue-use'
import { DETERMINER, TITLE } from './lexicon'
import type { Mention, Passage, Range } from './model'
import { endsWithComma, phraseAt, phraseBefore } from './noun-phrases'
import { subjectBefore } from './subjects'
import { makeMention, verbGroup } from './verb-groups'
import { isVerb } from './word-classes'

/** "…, adding", "by saying", "a statement calling": the doer is the subject of the clause. `uses` are those before it. */
export function readParticiple(
  occurrence: CueOccurrence,
  uses: readonly CueUse[],
): CueUse | undefined {
  const { passage, sentence, group } = occurrence
  if (group.auxiliary) {
    const subject = subjectBefore(passage, group.from, sentence.from)
    return subject && makeUse(occurrence, { order: 'subject first', subject, shared: false })
  }
  const before = passage.tokens[group.from - 1]
  if (before !== undefined && PERCEIVED.has(before.low)) {
    const perceived = readPerceived(occurrence)
    if (perceived !== undefined) return perceived
  }
  if (before?.low === 'as') return readQuoted(occurrence)
  if (before !== undefined && group.from > sentence.from) {
    if (before.low === "'s" || (before.flags & (DETERMINER | TITLE)) !== 0) return undefined
  }
  const subject =
    absoluteSubject(passage, group.from, sentence) ??
    speakerJustNamed(occurrence, uses) ??
    mainSubject(passage, group.from, sentence) ??
    describedSubject(occurrence) ??
    subjectAhead(occurrence)
  return makeUse(occurrence, { order: 'participle', subject, shared: true })
}

/** Words between a participle and the clause that it introduces. */
const AHEAD_REACH = 40

/** "Calling it a disgrace, Trump said": the subject follows. */
function subjectAhead({ passage, sentence, at: verb }: CueOccurrence): Mention | undefined {
  for (let at = verb + 1; at < Math.min(sentence.to, verb + AHEAD_REACH); at++) {
    const token = passage.tokens[at]
    if (token?.low !== ',' && token?.kind !== 'quote') continue
    const subject = clauseSubjectAt(passage, at + 1, sentence.to)
    if (subject !== undefined) return subject
  }
  return undefined
}

/** “Ross is heard saying ‘…’”, “was filmed telling”: the passive verb before a participle of saying. */
const PERCEIVED: ReadonlySet<string> = new Set([
  'heard',
  'overheard',
  'seen',
  'shown',
  'filmed',
  'recorded',
  'caught',
])

/** “Ross is heard saying ‘…’”: who is heard speaks. */
function readPerceived(occurrence: CueOccurrence): CueUse | undefined {
  const { passage, sentence, group } = occurrence
  const { from, passive } = verbGroup(passage, group.from - 1, sentence.from)
  const subject = passive ? subjectBefore(passage, from, sentence.from) : undefined
  return (
    subject &&
    makeUse(
      { ...occurrence, group: { ...group, from } },
      { order: 'subject first', subject, shared: false },
    )
  )
}

/** Words between "quoted" and "as saying". */
const QUOTED_REACH = 20

const QUOTING: ReadonlySet<string> = new Set([
  'quote',
  'cite',
  'describe',
  'report',
  'record',
  'depict',
  'portray',
  'recall',
  'show',
])

/** “X quoted Y as saying”, “Y was quoted by X as saying”: Y speaks, X reports it. */
function readQuoted(occurrence: CueOccurrence): CueUse | undefined {
  const { passage, sentence, at, group } = occurrence
  for (let verb = group.from - 2; verb >= Math.max(sentence.from, at - QUOTED_REACH); verb--) {
    const quoting = passage.tokens[verb]?.cue
    if (quoting === undefined || !QUOTING.has(quoting.lemma)) continue
    const verbs = verbGroup(passage, verb, sentence.from)
    const doer = subjectBefore(passage, verbs.from, sentence.from)
    const passive = verbs.passive || verbs.from === verb
    if (quoting.form === 'past' && passive && passage.tokens[verb + 1]?.low === 'by') {
      const via = mentionAt(passage, verb + 2, group.from - 1)
      return makeUse(occurrence, { order: 'participle', subject: doer, shared: true, via })
    }
    return verbs.passive
      ? readQuotedPassive(occurrence, doer)
      : readQuotedBy(occurrence, doer, mentionAt(passage, verb + 1, group.from - 1))
  }
  const subject = mainSubject(passage, group.from, sentence)
  return makeUse(occurrence, { order: 'participle', subject, shared: true })
}

/** “the official was quoted as saying”: `speaker` is quoted; who quotes is not named, or stands after a quotation. */
function readQuotedPassive(occurrence: CueOccurrence, speaker: Mention | undefined): CueUse {
  const { passage, sentence, at } = occurrence
  if (speaker === undefined || !followsQuote(passage, speaker))
    return makeUse(occurrence, { order: 'participle', subject: speaker, shared: true })
  // “…,” the official was quoted as saying by state television.
  const by = passage.tokens[at + 1]?.low === 'by'
  return makeUse(occurrence, {
    order: 'subject first',
    subject: speaker,
    shared: false,
    before: speaker.from,
    via: by ? mentionAt(passage, at + 2, sentence.to) : undefined,
  })
}

/** “The Herald quoted Ross as saying”: `speaker` is quoted by `via`. */
function readQuotedBy(
  occurrence: CueOccurrence,
  via: Mention | undefined,
  speaker: Mention | undefined,
): CueUse | undefined {
  if (speaker === undefined) return undefined
  // “…,” The Herald quoted Ross as saying.
  return via && followsQuote(occurrence.passage, via)
    ? makeUse(occurrence, {
        order: 'subject first',
        subject: speaker,
        shared: false,
        before: via.from,
        via,
      })
    : makeUse(occurrence, { order: 'participle', subject: speaker, shared: true, via })
}

function followsQuote(passage: Passage, { from }: Range): boolean {
  return passage.tokens[from - 1]?.kind === 'quote'
}

function mentionAt(passage: Passage, start: number, limit: number): Mention | undefined {
  const phrase = phraseAt(passage, start, limit)
  return phrase && makeMention(passage, phrase)
}

/** “…,” he said, adding: who is said to speak right before goes on. */
function speakerJustNamed(
  { passage, group }: CueOccurrence,
  uses: readonly CueUse[],
): Mention | undefined {
  const last = uses.at(-1)
  const comma = group.from - 1
  if (last === undefined || last.order === 'participle' || last.after !== comma) return undefined
  const before = passage.tokens[last.before - 1]
  // “It rained, Ross said, adding …”
  const spoken =
    before?.kind === 'quote' || (before?.low === ',' && !last.shared && last.as !== true)
  return spoken && passage.tokens[comma]?.low === ',' ? last.subject : undefined
}

/** Words between commas after a subject, within which a participle describes it. */
const DESCRIBED_REACH = 40

/** “Ross, citing ‘…,’ left early”: who a participle between commas describes; the verb stands after the second comma. */
function describedSubject({ passage, sentence, group }: CueOccurrence): Mention | undefined {
  const { tokens } = passage
  const at = group.from
  if (tokens[at - 1]?.low !== ',') return undefined
  const phrase = phraseBefore(passage, at - 1, sentence.from)
  if (phrase?.from !== sentence.from) return undefined
  for (let close = at + 1; close < Math.min(sentence.to, at + DESCRIBED_REACH); close++) {
    const token = tokens[close]
    const parts = token?.low === ',' || (token?.kind === 'quote' && endsWithComma(passage, token))
    if (parts && isVerb(passage, close + 1)) return makeMention(passage, phrase)
  }
  return undefined
}

import { clauseSubjectAt, mainSubject } from './clauses'
import { type CueUse, makeUse } from './cue-use'
import { type Cue, DETERMINER, OBJECT, POSSESSIVE, QUANTIFIER, TITLE } from './lexicon'
import type { Mention, Passage, Range } from './model'
import { endsWithComma, phraseAt, phraseBefore } from './noun-phrases'
import { subjectBefore } from './subjects'
import { makeMention, type VerbGroup, verbGroup } from './verb-groups'
import { isVerb } from './word-classes'

/** “X quoted Y as saying”, “Y was quoted by X as saying”: Y speaks, X reports it. */
function readQuoted(
  passage: Passage,
  sentence: Range,
  at: number,
  cue: Cue,
  group: VerbGroup,
): CueUse | undefined {
  for (let verb = group.from - 2; verb >= Math.max(sentence.from, at - QUOTED_REACH); verb--) {
    const quoting = passage.tokens[verb]?.cue
    if (quoting === undefined || !QUOTING.has(quoting.lemma)) continue
    const verbs = verbGroup(passage, verb, sentence.from)
    const doer = subjectBefore(passage, verbs.from, sentence.from)
    if (
      quoting.form === 'past' &&
      (verbs.passive || verbs.from === verb) &&
      passage.tokens[verb + 1]?.low === 'by'
    ) {
      const agent = phraseAt(passage, verb + 2, group.from - 1)
      return {
        ...makeUse(at, cue, group, 'participle', doer, true),
        via: agent && makeMention(passage, agent),
      }
    }
    if (verbs.passive) {
      // “…,” the official was quoted as saying by state television.
      if (doer === undefined || passage.tokens[doer.from - 1]?.kind !== 'quote')
        return makeUse(at, cue, group, 'participle', doer, true)
      const agent =
        passage.tokens[at + 1]?.low === 'by' ? phraseAt(passage, at + 2, sentence.to) : undefined
      return {
        ...makeUse(at, cue, group, 'subject first', doer, false),
        before: doer.from,
        via: agent && makeMention(passage, agent),
      }
    }
    const speaker = phraseAt(passage, verb + 1, group.from - 1)
    if (speaker === undefined) return undefined
    const mention = makeMention(passage, speaker)
    // “…,” The Herald quoted Ross as saying.
    return doer && passage.tokens[doer.from - 1]?.kind === 'quote'
      ? {
          ...makeUse(at, cue, group, 'subject first', mention, false),
          before: doer.from,
          via: doer,
        }
      : { ...makeUse(at, cue, group, 'participle', mention, true), via: doer }
  }
  return makeUse(at, cue, group, 'participle', mainSubject(passage, group.from, sentence), true)
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

/** “the law, once called ‘stupid’ by Ross”: what is called stands before, and "by" after the quotation. */
export function isReducedPassive(passage: Passage, at: number, sentence: Range): boolean {
  const by = agentAfterQuote(passage, at, sentence)
  return by !== undefined && by - at <= 3 && passage.tokens[at + 1]?.low !== 'it'
}

/** "was asked", "said by": the doer stands after "by" or is not named; nothing if it is no passive. */
export function readPassive(
  passage: Passage,
  sentence: Range,
  at: number,
  cue: Cue,
  group: VerbGroup,
): CueUse | undefined {
  const by = passage.tokens[at + 1]?.low === 'by' ? at + 1 : agentAfterQuote(passage, at, sentence)
  const agent = by === undefined ? undefined : phraseAt(passage, by + 1, sentence.to)
  // "the plan, described by Ross as": a participle without "is" needs its agent and a quotation.
  const quoted = by === at + 1 ? agent && quoteFollows(passage, agent.to, sentence) : agent
  if (!group.passive && !quoted) return undefined
  return {
    at,
    cue,
    group,
    order: 'participle',
    subject: agent && makeMention(passage, agent),
    after: agent !== undefined && by === at + 1 ? agent.to : at + 1,
    before: group.from,
    shared: true,
  }
}

/** Words between a passive verb and the quotation, or the quotation and "by". */
const PASSIVE_REACH = 6

function quoteFollows(passage: Passage, from: number, sentence: Range): boolean {
  for (let at = from; at < Math.min(sentence.to, from + PASSIVE_REACH); at++)
    if (passage.tokens[at]?.kind === 'quote') return true
  return false
}

/** “has been called ‘…’ by Ross”: the "by" right after the quotation. */
function agentAfterQuote(passage: Passage, verb: number, sentence: Range): number | undefined {
  for (let at = verb + 1; at < Math.min(sentence.to, verb + PASSIVE_REACH); at++) {
    const token = passage.tokens[at]
    if (token === undefined || token.low === ',') return undefined
    if (token.kind === 'quote') return passage.tokens[at + 1]?.low === 'by' ? at + 1 : undefined
  }
  return undefined
}

/** “What do you think of Ross saying …?”, “a video of Ross saying …”: what is of somebody who speaks. */
const SHOWING: ReadonlySet<string> = new Set(
  'think video videos footage clip clips tape tapes audio recording recordings'.split(' '),
)

/** “with the senator telling reporters”: the phrase after "with" is the participle's own subject. */
function absoluteSubject(passage: Passage, end: number, sentence: Range): Mention | undefined {
  const phrase = phraseBefore(passage, end, sentence.from)
  if (phrase === undefined) return undefined
  const { tokens } = passage
  for (let at = end - 1; at >= Math.max(sentence.from, phrase.from - 1); at--)
    if (
      tokens[at]?.low === 'with' ||
      (tokens[at]?.low === 'of' && SHOWING.has(tokens[at - 1]?.low ?? ''))
    )
      return at + 1 < end ? makeMention(passage, { from: at + 1, to: end }) : undefined
  return undefined
}

/** “…,” he said, adding: who is said to speak right before goes on. */
function speakerJustNamed(
  passage: Passage,
  at: number,
  uses: readonly CueUse[],
): Mention | undefined {
  const last = uses.at(-1)
  if (last === undefined || last.order === 'participle' || last.after !== at - 1) return undefined
  const before = passage.tokens[last.before - 1]
  // “It rained, Ross said, adding …”
  const spoken =
    before?.kind === 'quote' || (before?.low === ',' && !last.shared && last.as !== true)
  return spoken && passage.tokens[at - 1]?.low === ',' ? last.subject : undefined
}

/** Words between commas after a subject, within which a participle describes it. */
const DESCRIBED_REACH = 40

/** “Ross, citing ‘…,’ left early”: who a participle between commas describes; the verb stands after the second comma. */
function describedSubject(passage: Passage, at: number, sentence: Range): Mention | undefined {
  const { tokens } = passage
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

/** "…, adding", "by saying", "a statement calling": the doer is the subject of the clause. */
export function readParticiple(
  passage: Passage,
  sentence: Range,
  at: number,
  cue: Cue,
  group: VerbGroup,
  uses: readonly CueUse[],
): CueUse | undefined {
  if (group.auxiliary) {
    const subject = subjectBefore(passage, group.from, sentence.from)
    return subject && makeUse(at, cue, group, 'subject first', subject, false)
  }
  const before = passage.tokens[group.from - 1]
  if (before !== undefined && PERCEIVED.has(before.low)) {
    const verbs = verbGroup(passage, group.from - 1, sentence.from)
    const perceived = verbs.passive ? subjectBefore(passage, verbs.from, sentence.from) : undefined
    if (perceived !== undefined)
      return makeUse(at, cue, { ...group, from: verbs.from }, 'subject first', perceived, false)
  }
  if (before?.low === 'as') return readQuoted(passage, sentence, at, cue, group)
  if (before !== undefined && group.from > sentence.from) {
    if (before.low === "'s" || (before.flags & (DETERMINER | TITLE)) !== 0) return undefined
  }
  let subject =
    absoluteSubject(passage, group.from, sentence) ??
    speakerJustNamed(passage, group.from, uses) ??
    mainSubject(passage, group.from, sentence) ??
    describedSubject(passage, group.from, sentence)
  // "Calling it a disgrace, Trump said": the subject follows.
  if (subject === undefined) {
    for (let index = at + 1; index < Math.min(sentence.to, at + 40); index++) {
      const token = passage.tokens[index]
      if (token?.low !== ',' && token?.kind !== 'quote') continue
      subject = clauseSubjectAt(passage, index + 1, sentence.to)
      if (subject !== undefined) break
    }
  }
  return makeUse(at, cue, group, 'participle', subject, true)
}

/** Words between "to" and a second infinitive. */
const JOINED_REACH = 16

/** “prompted Ross to laugh and call it ‘…’”: the "to" of the infinitive that one joined to it shares. */
export function infinitiveBefore(
  { tokens }: Passage,
  end: number,
  sentence: Range,
): number | undefined {
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

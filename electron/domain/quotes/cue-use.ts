import type { Cue } from './lexicon'
import type { Mention, Passage, Range } from './model'
import type { VerbGroup } from './verb-groups'

/**
 * One occurrence of a cue: where its verb stands, before it is known who does what it says. Every reader of cues takes
 * one and answers with a use, or with nothing if the words around the verb are not what it reads.
 */
export interface CueOccurrence {
  readonly passage: Passage
  /** Of the passage. */
  readonly sentence: Range
  /** Token of the verb. */
  readonly at: number
  /** What the lexicon knows of that token. */
  readonly cue: Cue
  /** The verb with what belongs to it on the left. */
  readonly group: VerbGroup
}

/** A verb of saying or judging in its sentence, with who does it. */
export interface CueUse extends Pick<CueOccurrence, 'at' | 'cue' | 'group'> {
  readonly order: 'subject first' | 'verb first' | 'participle'
  readonly subject: Mention | undefined
  /** First token after verb and, where the verb comes first, subject. */
  readonly after: number
  /** First token of verb and subject: what may be content before ends here. */
  readonly before: number
  /** The subject is shared with an earlier verb: "and said". */
  readonly shared: boolean
  /** A word like "as" makes an aside of it. */
  readonly as?: boolean
  /** Who reports it: “X quoted Y as saying”. */
  readonly via?: Mention | undefined
}

/**
 * The use that an occurrence is found to be. It begins with its verb group, or with its own subject before that, and
 * ends with its verb, unless `found` says otherwise.
 */
export function makeUse(
  { at, cue, group }: CueOccurrence,
  found: Pick<CueUse, 'order' | 'subject' | 'shared'> &
    Partial<Pick<CueUse, 'after' | 'before' | 'via'>>,
): CueUse {
  const { order, subject, shared, after, before, via } = found
  const own = subject !== undefined && !shared && order === 'subject first'
  return {
    at,
    cue,
    group,
    order,
    subject,
    after: after ?? at + 1,
    before: before ?? (own ? Math.min(group.from, subject.from) : group.from),
    shared,
    via,
  }
}

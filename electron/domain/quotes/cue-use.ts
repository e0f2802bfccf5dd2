import type { Cue } from './lexicon'
import type { Mention } from './model'
import type { VerbGroup } from './verb-groups'

/** A verb of saying or judging in its sentence, with who does it. */
export interface CueUse {
  /** Token of the verb. */
  readonly at: number
  readonly cue: Cue
  readonly group: VerbGroup
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

/** A use of a cue right where its verb stands. */
export function makeUse(
  at: number,
  cue: Cue,
  group: VerbGroup,
  order: CueUse['order'],
  subject: Mention | undefined,
  shared: boolean,
): CueUse {
  const own = subject !== undefined && !shared && order === 'subject first'
  return {
    at,
    cue,
    group,
    order,
    subject,
    after: at + 1,
    before: own ? Math.min(group.from, subject.from) : group.from,
    shared,
  }
}

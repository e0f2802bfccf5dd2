import * as v from 'valibot'
import { NAME } from '../command-inputs'
import { CommandFailure, defineCommand } from '../define-command'
import { findSpeaker } from '../find-by-name'
import { SPEAKER_KINDS } from '../model'

const DATE = v.pipe(
  v.string(),
  v.regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'is not YYYY, YYYY-MM or YYYY-MM-DD'),
)

export const SPEAKER_FIELDS = {
  kind: v.optional(v.picklist(SPEAKER_KINDS)),
  aliases: v.optional(v.array(NAME)),
  roles: v.optional(
    v.array(v.strictObject({ title: NAME, from: v.optional(DATE), to: v.optional(DATE) })),
  ),
}

export const speakerAdd = defineCommand(
  'speaker.add',
  'add speaker',
  { name: NAME, ...SPEAKER_FIELDS },
  (input, draft) => {
    if (findSpeaker(draft, input.name)) {
      throw new CommandFailure('name-taken', `There is a speaker “${input.name}” already.`)
    }
    const speaker = draft.add({
      type: 'speaker',
      id: draft.newId(),
      name: input.name,
      kind: input.kind ?? 'person',
      aliases: input.aliases ?? [],
      roles: withoutAbsent(input.roles ?? []),
    })
    return { id: speaker.id }
  },
)

/** Optional fields that are undefined are left out: a record never holds them. */
export function withoutAbsent(
  roles: readonly { title: string; from?: string | undefined; to?: string | undefined }[],
) {
  return roles.map(({ title, from, to }) => ({
    title,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }))
}

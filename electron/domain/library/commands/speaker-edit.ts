import * as v from 'valibot'
import { ID_OR_NAME, NAME } from '../command-inputs'
import { CommandFailure, defineCommand } from '../define-command'
import { findSpeaker, requireSpeaker } from '../find-by-name'
import { SPEAKER_FIELDS, withoutAbsent } from './speaker-add'

export const speakerEdit = defineCommand(
  'speaker.edit',
  'edit speaker',
  { speaker: ID_OR_NAME, name: v.optional(NAME), ...SPEAKER_FIELDS },
  (input, draft) => {
    const speaker = requireSpeaker(draft, input.speaker)
    const name = input.name ?? speaker.name
    const other = findSpeaker(draft, name)
    if (other && other.id !== speaker.id) {
      throw new CommandFailure(
        'name-taken',
        `There is a speaker “${name}” already; merge the two if they are the same.`,
      )
    }
    draft.update(speaker, {
      name,
      kind: input.kind ?? speaker.kind,
      aliases: input.aliases ?? speaker.aliases,
      roles: input.roles ? withoutAbsent(input.roles) : speaker.roles,
    })
    return undefined
  },
)

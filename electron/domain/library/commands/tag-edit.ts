import * as v from 'valibot'
import { COLOUR, ID_OR_NAME, MARKDOWN } from '../command-inputs'
import { defineCommand } from '../define-command'
import { requireTag } from '../find-by-name'

/** Changes colour or definition; an empty definition takes it away. */
export const tagEdit = defineCommand(
  'tag.edit',
  'edit tag',
  { tag: ID_OR_NAME, colour: v.optional(COLOUR), definition: v.optional(MARKDOWN) },
  (input, draft) => {
    const tag = requireTag(draft, input.tag)
    const definition = input.definition ?? tag.definition
    draft.update(tag, { colour: input.colour ?? tag.colour, definition: definition || undefined })
    return undefined
  },
)

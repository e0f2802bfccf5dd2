import * as v from 'valibot'
import { COLOUR, ID_OR_NAME, MARKDOWN, NAME } from '../command-inputs'
import { defineCommand } from '../define-command'
import { assertTagNameFree, nextColour, requireTag } from '../find-by-name'

export const tagAdd = defineCommand(
  'tag.add',
  'add tag',
  {
    name: NAME,
    parent: v.optional(ID_OR_NAME),
    colour: v.optional(COLOUR),
    definition: v.optional(MARKDOWN),
  },
  (input, draft) => {
    const parent = input.parent === undefined ? undefined : requireTag(draft, input.parent).id
    assertTagNameFree(draft, input.name, parent)
    const tag = draft.add({
      type: 'tag',
      id: draft.newId(),
      name: input.name,
      ...(parent ? { parent } : {}),
      colour: input.colour ?? nextColour(draft),
      ...(input.definition ? { definition: input.definition } : {}),
    })
    return { id: tag.id }
  },
)

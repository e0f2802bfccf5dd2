import { ID_OR_NAME, NAME } from '../command-inputs'
import { defineCommand } from '../define-command'
import { assertTagNameFree, requireTag } from '../find-by-name'

export const tagRename = defineCommand(
  'tag.rename',
  'rename tag',
  { tag: ID_OR_NAME, name: NAME },
  (input, draft) => {
    const tag = requireTag(draft, input.tag)
    assertTagNameFree(draft, input.name, tag.parent, tag.id)
    draft.update(tag, { name: input.name })
    return undefined
  },
)

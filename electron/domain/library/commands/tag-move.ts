import * as v from 'valibot'
import { ID_OR_NAME } from '../command-inputs'
import { CommandFailure, defineCommand } from '../define-command'
import { assertTagNameFree, requireTag } from '../find-by-name'

/** Puts a tag, with all below it, under another one; `null` makes it a top-level tag. */
export const tagMove = defineCommand(
  'tag.move',
  'move tag',
  { tag: ID_OR_NAME, parent: v.nullable(ID_OR_NAME) },
  (input, draft) => {
    const tag = requireTag(draft, input.tag)
    const parent = input.parent === null ? undefined : requireTag(draft, input.parent)
    for (let above = parent; above; above = above.parent ? draft.tag(above.parent) : undefined) {
      if (above.id === tag.id) {
        throw new CommandFailure('would-cycle', `“${tag.name}” cannot stand below itself.`)
      }
    }
    assertTagNameFree(draft, tag.name, parent?.id, tag.id)
    draft.update(tag, { parent: parent?.id })
    return undefined
  },
)

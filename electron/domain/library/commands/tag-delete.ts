import { ID_OR_NAME } from '../command-inputs'
import { defineCommand } from '../define-command'
import { childrenOf, foldName, requireTag } from '../find-by-name'
import { replaceTag } from '../replace-tag'

/** Removes a tag from the codebook and from every quote; tags below it move one level up. */
export const tagDelete = defineCommand(
  'tag.delete',
  'delete tag',
  { tag: ID_OR_NAME },
  (input, draft) => {
    const tag = requireTag(draft, input.tag)
    for (const child of childrenOf(draft, tag.id)) {
      const siblings = childrenOf(draft, tag.parent).filter((t) => t.id !== tag.id)
      const clash = siblings.some((t) => foldName(t.name) === foldName(child.name))
      // A name that is taken one level up is kept apart by its old parent's name.
      const name = clash ? `${tag.name}/${child.name}` : child.name
      draft.update(child, { parent: tag.parent, name })
    }
    const quotes = replaceTag(draft, tag.id, undefined)
    draft.remove(draft.tag(tag.id) ?? tag)
    return { quotes }
  },
)

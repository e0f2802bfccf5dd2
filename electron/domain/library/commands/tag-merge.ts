import * as v from 'valibot'
import type { ChangeDraft } from '../change-draft'
import { ID_OR_NAME } from '../command-inputs'
import { CommandFailure, defineCommand } from '../define-command'
import { childrenOf, findOrMakeTag, foldName, requireTag } from '../find-by-name'
import type { Id, Tag } from '../model'
import { replaceTag } from '../replace-tag'

/**
 * Gives every quote and article of the tags in `from` the tag `into` instead, moves the tags below
 * them under it, and removes them. One change, whatever the number of quotes: all or nothing.
 */
export const tagMerge = defineCommand(
  'tag.merge',
  'merge tags',
  { from: v.pipe(v.array(ID_OR_NAME), v.minLength(1)), into: ID_OR_NAME },
  (input, draft) => {
    const into = findOrMakeTag(draft, input.into)
    const from = input.from.map((name) => requireTag(draft, name)).filter((t) => t.id !== into.id)
    if (from.length === 0) {
      throw new CommandFailure('invalid-command', `“${into.name}” cannot be merged into itself.`)
    }
    let quotes = 0
    for (const { id } of from) {
      // One of them may stand below another and have gone with it.
      const tag = draft.tag(id)
      if (tag) quotes += mergeOne(draft, tag, into.id)
    }
    return { into: into.id, quotes }
  },
)

function mergeOne(draft: ChangeDraft, tag: Tag, into: Id): number {
  liftOut(draft, tag, into)
  for (const child of childrenOf(draft, tag.id)) {
    const twin = childrenOf(draft, into).find((t) => foldName(t.name) === foldName(child.name))
    if (twin) mergeOne(draft, child, twin.id)
    else draft.update(child, { parent: into })
  }
  const quotes = replaceTag(draft, tag.id, into)
  draft.remove(tag)
  return quotes
}

/**
 * The tag that stays may stand anywhere below the one that goes: then it takes that one's place in the
 * tree first, or it would end up below itself when the others are put under it.
 */
function liftOut(draft: ChangeDraft, tag: Tag, into: Id): void {
  const target = draft.tag(into)
  for (let above = target?.parent; above; above = draft.tag(above)?.parent) {
    if (above === tag.id && target) draft.update(target, { parent: tag.parent })
  }
}

import type { Id } from '#domain/library/model'
import type { TagRow } from '#domain/library/rows'
import { counted } from '../../ui/counted'
import { tagsBelow } from './tag-tree'

/** What merging a tag into another one would change, in a sentence before it is done. */
export function mergeSentence(
  tags: ReadonlyMap<Id, TagRow>,
  from: TagRow,
  into: Pick<TagRow, 'name'>,
): string {
  const below = tagsBelow(tags, from.id).size
  const parts = [
    from.quotes > 0
      ? `${counted(from.quotes, 'quote')} ${from.quotes === 1 ? 'gets' : 'get'} “${into.name}” instead of “${from.name}”`
      : `No quote has “${from.name}”`,
    ...(below > 0
      ? [`${counted(below, 'tag')} below it ${below === 1 ? 'moves' : 'move'} below “${into.name}”`]
      : []),
    `“${from.name}” is removed`,
  ]
  return `${parts.join('; ')}. Articles that have the tag themselves follow. It can be undone.`
}

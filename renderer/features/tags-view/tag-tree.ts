import type { Id } from '#domain/library/model'
import type { TagRow } from '#domain/library/rows'

/** One line of the tree as it is drawn. */
export interface TagLine {
  readonly tag: TagRow
  /** From 1, as `aria-level`. */
  readonly level: number
  readonly hasChildren: boolean
  readonly isExpanded: boolean
  /** Its place among its siblings, from 1, and how many they are. */
  readonly position: number
  readonly siblings: number
}

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

type TagMap = ReadonlyMap<Id, TagRow>

/** The tags below each tag, by name; those below nothing under `undefined`. */
function childrenByParent(tags: TagMap): Map<Id | undefined, TagRow[]> {
  const children = new Map<Id | undefined, TagRow[]>()
  for (const tag of tags.values()) {
    // A parent that is not there must not make the tag unreachable.
    const parent = tag.parent !== undefined && tags.has(tag.parent) ? tag.parent : undefined
    const siblings = children.get(parent)
    if (siblings) siblings.push(tag)
    else children.set(parent, [tag])
  }
  for (const siblings of children.values()) {
    siblings.sort((a, b) => byName.compare(a.name, b.name))
  }
  return children
}

/** The lines of the tree from top to bottom, without what lies below a collapsed tag. */
export function treeLines(tags: TagMap, collapsed: ReadonlySet<Id>): TagLine[] {
  const children = childrenByParent(tags)
  const lines: TagLine[] = []
  const add = (parent: Id | undefined, level: number) => {
    const siblings = children.get(parent) ?? []
    for (const [index, tag] of siblings.entries()) {
      const hasChildren = children.has(tag.id)
      const isExpanded = hasChildren && !collapsed.has(tag.id)
      lines.push({
        tag,
        level,
        hasChildren,
        isExpanded,
        position: index + 1,
        siblings: siblings.length,
      })
      if (isExpanded) add(tag.id, level + 1)
    }
  }
  add(undefined, 1)
  return lines
}

/** All tags below a tag, at any depth. */
export function tagsBelow(tags: TagMap, id: Id): Set<Id> {
  const children = childrenByParent(tags)
  const below = new Set<Id>()
  const rest = [...(children.get(id) ?? [])]
  for (let tag = rest.pop(); tag; tag = rest.pop()) {
    below.add(tag.id)
    rest.push(...(children.get(tag.id) ?? []))
  }
  return below
}

/** The names from the top down to a tag: "policy › energy › gas". */
export function tagPath(tags: TagMap, id: Id): string {
  const names: string[] = []
  const seen = new Set<Id>()
  for (let tag = tags.get(id); tag && !seen.has(tag.id); tag = tags.get(tag.parent ?? '')) {
    seen.add(tag.id)
    names.unshift(tag.name)
  }
  return names.join(' › ')
}

/** Where a tag goes that moves one level in: below the sibling above it; undefined for the first. */
export function parentWhenMovedIn(lines: readonly TagLine[], id: Id): Id | undefined {
  const at = lines.findIndex((line) => line.tag.id === id)
  const level = lines[at]?.level
  for (let index = at - 1; index >= 0; index--) {
    const line = lines[index]
    if (line?.level === level) return line?.tag.id
    if (line && level !== undefined && line.level < level) return undefined
  }
  return undefined
}

/** The line to go to when a tag is gone: the next one that does not go with it, else the one before. */
export function lineAfter(lines: readonly TagLine[], id: Id): Id | undefined {
  const at = lines.findIndex((line) => line.tag.id === id)
  return (lines[at + 1] ?? lines[at - 1])?.tag.id
}

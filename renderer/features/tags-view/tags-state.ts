import { signal } from '@preact/signals'
import type { SaidCommand } from '#domain/library/commands'
import type { Id } from '#domain/library/model'
import { bridge } from '../../bridge'
import { execute, executeUndoable } from '../../state/execute'
import { tags } from '../../state/library'
import { counted } from '../../ui/counted'
import { lineAfter, parentWhenMovedIn, treeLines } from './tag-tree'

/** The tag that keys and details are about. */
export const activeTag = signal<Id | undefined>(undefined)

/** Tags whose children are not shown. */
export const collapsedTags = signal<ReadonlySet<Id>>(new Set())

/** What is being named: a tag that is there, or a new one below another (or below none). */
export type Naming =
  | { readonly kind: 'rename'; readonly tag: Id }
  | { readonly kind: 'new'; readonly parent: Id | undefined }

export const naming = signal<Naming | undefined>(undefined)

export const currentLines = () => treeLines(tags.value, collapsedTags.value)

export function setExpanded(tag: Id, expanded: boolean): void {
  const next = new Set(collapsedTags.value)
  if (expanded) next.delete(tag)
  else next.add(tag)
  collapsedTags.value = next
}

/** Gives the tag that is being named its name; a sentence where it cannot have it. */
export async function finishNaming(name: string): Promise<string | undefined> {
  const what = naming.value
  if (!what) return undefined
  const command: SaidCommand =
    what.kind === 'rename'
      ? { type: 'tag.rename', tag: what.tag, name }
      : { type: 'tag.add', name, ...(what.parent ? { parent: what.parent } : {}) }
  if (what.kind === 'rename' && tags.value.get(what.tag)?.name === name) {
    naming.value = undefined
    return undefined
  }
  const result = await bridge.request('library.execute', command)
  if (!result.ok) return result.error.message
  naming.value = undefined
  if (what.kind === 'new') {
    if (what.parent) setExpanded(what.parent, true)
    const made = result.value.value as { id?: Id } | undefined
    if (made?.id) activeTag.value = made.id
  }
  return undefined
}

/** Puts a tag below another one, or below none. */
export async function moveTag(tag: Id, parent: Id | undefined): Promise<void> {
  if (tags.value.get(tag)?.parent === parent) return
  if (await execute({ type: 'tag.move', tag, parent: parent ?? null })) {
    if (parent) setExpanded(parent, true)
  }
}

/** Puts a tag below the one above it. */
export async function moveIn(tag: Id): Promise<void> {
  const parent = parentWhenMovedIn(currentLines(), tag)
  if (parent) await moveTag(tag, parent)
}

/** Puts a tag beside the one that it is below. */
export async function moveOut(tag: Id): Promise<void> {
  const parent = tags.value.get(tag)?.parent
  if (parent) await moveTag(tag, tags.value.get(parent)?.parent)
}

/** Removes a tag from the codebook and from every quote; it can be undone. */
export async function deleteTag(id: Id): Promise<boolean> {
  const tag = tags.value.get(id)
  if (!tag) return false
  const next = lineAfter(currentLines(), id)
  const from = tag.quotes > 0 ? `, and took it off ${counted(tag.quotes, 'quote')}` : ''
  const deleted = await executeUndoable(
    { type: 'tag.delete', tag: id },
    `Deleted the tag “${tag.name}”${from}.`,
  )
  if (deleted) activeTag.value = next
  return deleted
}

/** Gives all that has one tag another one instead; it can be undone. */
export async function mergeTag(from: Id, into: Id): Promise<boolean> {
  const name = tags.value.get(from)?.name ?? ''
  const merged = await executeUndoable(
    { type: 'tag.merge', from: [from], into },
    `Merged “${name}” into “${tags.value.get(into)?.name ?? ''}”.`,
  )
  if (merged) activeTag.value = into
  return merged
}

import type { ChangeDraft } from './change-draft'
import { CommandFailure } from './define-command'
import { type Id, type Speaker, TAG_COLOURS, type Tag, type TagColour } from './model'

/** Words of printable ASCII with a space between each and the next. */
const PLAIN_NAME = /^[!-~]+(?: [!-~]+)*$/

/** Names are the same when they differ only in case, composition or width of the white space. */
export function foldName(name: string): string {
  // Most names need no more, and an index of speakers folds all of a library's.
  if (PLAIN_NAME.test(name)) return name.toLowerCase()
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase()
}

/**
 * The tag with this id or name. A name that stands under several parents is told apart as
 * `parent/child`; one that is still ambiguous fails rather than tagging the wrong thing.
 */
export function findTag(draft: ChangeDraft, idOrName: string): Tag | undefined {
  const byId = draft.tag(idOrName)
  if (byId) return byId
  const wanted = foldName(idOrName)
  const named = [...draft.tags()].filter((tag) => foldName(tag.name) === wanted)
  if (named.length === 1) return named[0]
  if (named.length > 1) {
    throw new CommandFailure(
      'name-taken',
      `There are ${named.length} tags named “${idOrName}”; write the parent before it, as in “parent/${idOrName}”.`,
    )
  }
  const slash = idOrName.lastIndexOf('/')
  if (slash <= 0) return undefined
  const parent = findTag(draft, idOrName.slice(0, slash))
  const child = foldName(idOrName.slice(slash + 1))
  return parent && childrenOf(draft, parent.id).find((tag) => foldName(tag.name) === child)
}

/** Like `findTag`, but fails with `not-found` where there is none. */
export function requireTag(draft: ChangeDraft, idOrName: string): Tag {
  const tag = findTag(draft, idOrName)
  if (tag) return tag
  throw new CommandFailure('not-found', `There is no tag “${idOrName}” in this library.`)
}

/** The tag with this id or name, made at the top level of the codebook where there is none. */
export function findOrMakeTag(draft: ChangeDraft, idOrName: string): Tag {
  return (
    findTag(draft, idOrName) ??
    draft.add({ type: 'tag', id: draft.newId(), name: idOrName, colour: nextColour(draft) })
  )
}

/** The palette's colour that the fewest tags have; on a tie the one that stands first. */
export function nextColour(draft: ChangeDraft): TagColour {
  const uses = new Map<TagColour, number>(TAG_COLOURS.map((colour) => [colour, 0]))
  for (const tag of draft.tags()) uses.set(tag.colour, (uses.get(tag.colour) ?? 0) + 1)
  return [...uses].reduce((best, entry) => (entry[1] < best[1] ? entry : best))[0]
}

/** The tags right below a tag, or the top-level ones for undefined. */
export function childrenOf(draft: ChangeDraft, parent: Id | undefined): Tag[] {
  return [...draft.tags()].filter((tag) => tag.parent === parent)
}

/** Fails when another tag under the same parent has the name already. */
export function assertTagNameFree(
  draft: ChangeDraft,
  name: string,
  parent: Id | undefined,
  except?: Id,
): void {
  const wanted = foldName(name)
  const taken = childrenOf(draft, parent).some(
    (tag) => tag.id !== except && foldName(tag.name) === wanted,
  )
  if (taken) {
    throw new CommandFailure(
      'name-taken',
      `There is a tag “${name}” here already; merge the two, or choose another name.`,
    )
  }
}

/** The speaker with this id, name or alias; of two with one alias that whose id comes first, as in `SpeakerIndex`. */
export function findSpeaker(draft: ChangeDraft, idOrName: string): Speaker | undefined {
  const byId = draft.speaker(idOrName)
  if (byId) return byId
  const wanted = foldName(idOrName)
  let byName: Speaker | undefined
  let byAlias: Speaker | undefined
  const isFirst = (speaker: Speaker, known: Speaker | undefined) => !known || speaker.id < known.id
  for (const speaker of draft.speakers()) {
    if (foldName(speaker.name) === wanted) {
      if (isFirst(speaker, byName)) byName = speaker
    } else if (
      isFirst(speaker, byAlias) &&
      speaker.aliases.some((alias) => foldName(alias) === wanted)
    ) {
      byAlias = speaker
    }
  }
  return byName ?? byAlias
}

/** Like `findSpeaker`, but fails with `not-found` where there is none. */
export function requireSpeaker(draft: ChangeDraft, idOrName: string): Speaker {
  const speaker = findSpeaker(draft, idOrName)
  if (speaker) return speaker
  throw new CommandFailure('not-found', `There is no speaker “${idOrName}” in this library.`)
}

/** The speaker with this id, name or alias, made as a person where there is none. */
export function findOrMakeSpeaker(draft: ChangeDraft, idOrName: string): Speaker {
  return (
    findSpeaker(draft, idOrName) ??
    draft.add({
      type: 'speaker',
      id: draft.newId(),
      name: idOrName,
      kind: 'person',
      aliases: [],
      roles: [],
    })
  )
}

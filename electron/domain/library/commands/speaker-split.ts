import * as v from 'valibot'
import { ID, ID_OR_NAME, NAME } from '../command-inputs'
import type { ChangeDraft } from '../change-draft'
import { CommandFailure, defineCommand } from '../define-command'
import { findSpeaker, foldName, requireSpeaker } from '../find-by-name'
import { requireQuote } from '../find-record'
import { type Id, type Speaker, SPEAKER_KINDS } from '../model'

/**
 * Makes two speakers of one: the quotes that are named say the new speaker instead, as their speaker and in their
 * chain, and the aliases that are named become the new one's. The rest stays. One change: all or nothing.
 */
export const speakerSplit = defineCommand(
  'speaker.split',
  'split speaker',
  {
    speaker: ID_OR_NAME,
    /** The new speaker's; it may be one of the aliases that go along. */
    name: NAME,
    kind: v.optional(v.picklist(SPEAKER_KINDS)),
    quotes: v.optional(v.array(ID), []),
    aliases: v.optional(v.array(NAME), []),
  },
  (input, draft) => {
    const from = requireSpeaker(draft, input.speaker)
    const leaving = leavingAliases(from, input.aliases, input.name)
    if (input.quotes.length === 0 && leaving.size === 0) {
      throw new CommandFailure(
        'invalid-command',
        `Nothing was chosen to be split off from “${from.name}”; choose quotes or other names of it.`,
      )
    }
    assertNameFree(draft, from, input.name, leaving)
    const into = draft.add({
      type: 'speaker',
      id: draft.newId(),
      name: input.name,
      kind: input.kind ?? from.kind,
      aliases: from.aliases.filter(
        (alias) => leaving.has(foldName(alias)) && foldName(alias) !== foldName(input.name),
      ),
      roles: [],
    })
    draft.update(from, { aliases: from.aliases.filter((alias) => !leaving.has(foldName(alias))) })
    const renamed = (id: Id) => (id === from.id ? into.id : id)
    const moved = new Set<Id>()
    for (const id of input.quotes) {
      const quote = requireQuote(draft, id)
      if (quote.speaker !== from.id && !quote.via.includes(from.id)) {
        throw new CommandFailure('invalid-command', `“${from.name}” has no part in quote ${id}.`)
      }
      if (moved.has(id)) continue
      moved.add(id)
      draft.update(quote, {
        speaker: quote.speaker && renamed(quote.speaker),
        via: quote.via.map(renamed),
      })
    }
    return { id: into.id, quotes: moved.size }
  },
)

/** Folded names of the aliases that go; the new name itself goes where it is one of them. */
function leavingAliases(from: Speaker, chosen: readonly string[], name: string): Set<string> {
  const known = new Set(from.aliases.map(foldName))
  const strange = chosen.find((alias) => !known.has(foldName(alias)))
  if (strange !== undefined) {
    throw new CommandFailure('not-found', `“${from.name}” has no other name “${strange}”.`)
  }
  const leaving = new Set(chosen.map(foldName))
  if (known.has(foldName(name))) leaving.add(foldName(name))
  return leaving
}

function assertNameFree(
  draft: ChangeDraft,
  from: Speaker,
  name: string,
  leaving: ReadonlySet<string>,
): void {
  const bearer = findSpeaker(draft, name)
  if (!bearer || (bearer.id === from.id && leaving.has(foldName(name)))) return
  throw new CommandFailure(
    'name-taken',
    `There is a speaker “${bearer.name}” already; give the new one another name, or merge afterwards.`,
  )
}

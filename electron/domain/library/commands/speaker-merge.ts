import * as v from 'valibot'
import { ID_OR_NAME } from '../command-inputs'
import { CommandFailure, defineCommand } from '../define-command'
import { foldName, requireSpeaker } from '../find-by-name'
import type { Id } from '../model'

/**
 * Makes one speaker of several: quotes and reporting chains name `into` instead, and the names of
 * the others become its aliases. One change: all or nothing.
 */
export const speakerMerge = defineCommand(
  'speaker.merge',
  'merge speakers',
  { from: v.pipe(v.array(ID_OR_NAME), v.minLength(1)), into: ID_OR_NAME },
  (input, draft) => {
    const into = requireSpeaker(draft, input.into)
    const from = new Map(
      input.from
        .map((name) => requireSpeaker(draft, name))
        .filter((speaker) => speaker.id !== into.id)
        .map((speaker) => [speaker.id, speaker]),
    )
    if (from.size === 0) {
      throw new CommandFailure('invalid-command', `“${into.name}” cannot be merged into itself.`)
    }
    const renamed = (id: Id) => (from.has(id) ? into.id : id)
    const seen = new Set<Id>()
    for (const speaker of from.values()) {
      for (const quote of [...draft.quotesOfSpeaker(speaker.id)]) {
        if (seen.has(quote.id)) continue
        seen.add(quote.id)
        draft.updateFields({
          type: 'quote',
          id: quote.id,
          article: quote.article,
          from: { speaker: quote.speaker ?? null, via: quote.via },
          to: {
            speaker: quote.speaker ? renamed(quote.speaker) : null,
            via: quote.via.map(renamed),
          },
        })
      }
    }
    const names = [...from.values()].flatMap((speaker) => [speaker.name, ...speaker.aliases])
    const known = new Set([into.name, ...into.aliases].map(foldName))
    const aliases = names.filter((name) => !known.has(foldName(name)) && known.add(foldName(name)))
    draft.update(into, {
      aliases: [...into.aliases, ...aliases],
      roles: [...into.roles, ...[...from.values()].flatMap((speaker) => speaker.roles)],
    })
    for (const speaker of from.values()) draft.remove(speaker)
    return { into: into.id, quotes: seen.size }
  },
)

import * as v from 'valibot'
import { ID, ID_OR_NAME } from '../command-inputs'
import type { ChangeDraft } from '../change-draft'
import { CommandFailure, defineCommand } from '../define-command'
import { findOrMakeSpeaker } from '../find-by-name'
import { requireQuote } from '../find-record'
import type { Id, ProposedSpeaker, Quote, Speaker } from '../model'
import { SpeakerIndex } from '../speaker-index'

/**
 * Accepts what detection proposes. The speaker is `speaker`, or the one that the quote was given since, or
 * the proposed one: whoever bears that name or alias, else a new speaker. With `null` it has none. Of a quote of the
 * researcher's own, only what it lacks is filled in.
 */
export const quoteAccept = defineCommand(
  'quote.accept',
  'accept suggestion',
  { quote: ID, speaker: v.optional(v.nullable(ID_OR_NAME)) },
  (input, draft) => {
    const quote = requireProposal(draft, input.quote)
    const { proposal } = quote
    const here = speakersAround(draft, quote)
    const speaker =
      input.speaker === null
        ? undefined
        : input.speaker !== undefined
          ? linkChosen(draft, input.speaker, proposal?.speaker)
          : (quote.speaker ?? (proposal?.speaker && link(draft, proposal.speaker, here)))
    draft.update(quote, {
      status: 'accepted',
      speaker,
      via:
        quote.via.length > 0
          ? quote.via
          : (proposal?.via ?? []).map((reporter) => link(draft, reporter, here)),
      proposal: undefined,
      modifiedAt: draft.now,
    })
    return { id: quote.id, ...(speaker ? { speaker } : {}) }
  },
)

/** A rejected suggestion stays in the library, hidden, so that it is not proposed again. */
export const quoteReject = defineCommand(
  'quote.reject',
  'reject suggestion',
  { quote: ID },
  (input, draft) => {
    const quote = requireProposal(draft, input.quote)
    draft.update(
      quote,
      quote.status === 'accepted'
        ? { proposal: undefined, declined: true, modifiedAt: draft.now }
        : { status: 'rejected', modifiedAt: draft.now },
    )
    return undefined
  },
)

function requireProposal(draft: ChangeDraft, id: Id): Quote {
  const quote = requireQuote(draft, id)
  if (quote.status === 'accepted' && !quote.proposal) {
    throw new CommandFailure('invalid-command', `Quote ${id} is no suggestion; delete it instead.`)
  }
  return quote
}

/** The speakers of the accepted quotes of an article, those who report included. */
function speakersAround(draft: ChangeDraft, quote: Quote): Set<Id> {
  const here = new Set<Id>()
  for (const other of draft.quotesOf(quote.article)) {
    if (other.status !== 'accepted') continue
    if (other.speaker) here.add(other.speaker)
    for (const reporter of other.via) here.add(reporter)
  }
  return here
}

/** One index a draft: a review of a hundred suggestions must not read the names a hundred times. */
const indexes = new WeakMap<ChangeDraft, { readonly index: SpeakerIndex; changes: number }>()

function indexOf(draft: ChangeDraft): SpeakerIndex {
  const changes = draft.speakerChanges
  const known = indexes.get(draft)
  if (known?.changes === changes) return known.index
  const index = new SpeakerIndex(draft.speakers())
  indexes.set(draft, { index, changes })
  return index
}

function link(draft: ChangeDraft, proposed: ProposedSpeaker, here: Set<Id>): Id {
  const { same } = indexOf(draft).match(proposed, here)
  const speaker = same ?? make(draft, proposed)
  here.add(speaker.id)
  return speaker.id
}

function make(draft: ChangeDraft, { name, kind }: ProposedSpeaker): Speaker {
  const index = indexOf(draft)
  const speaker: Speaker = draft.add({
    type: 'speaker',
    id: draft.newId(),
    name: index.freeName(name),
    kind,
    aliases: [],
    roles: [],
  })
  index.add(speaker)
  const known = indexes.get(draft)
  if (known) known.changes = draft.speakerChanges
  return speaker
}

/** Who was chosen; the full name that the article has for them is remembered as an alias. */
function linkChosen(draft: ChangeDraft, chosen: string, proposed: ProposedSpeaker | undefined): Id {
  const before = draft.speaker(chosen) ?? indexOf(draft).named(chosen)
  if (!before && proposed?.name === chosen) return make(draft, proposed).id
  const speaker = before ?? findOrMakeSpeaker(draft, chosen)
  const isFullName = proposed?.kind === 'person' && proposed.name.includes(' ')
  if (isFullName && speaker.kind === 'person' && !indexOf(draft).named(proposed.name)) {
    draft.update(speaker, { aliases: [...speaker.aliases, proposed.name] })
  }
  return speaker.id
}

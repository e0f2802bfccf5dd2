import type { Id, ProposedSpeaker, Quote, Speaker } from '#domain/library/model'
import { SpeakerIndex, type SpeakerMatch } from '#domain/library/speaker-index'
import { computed } from '@preact/signals'
import { speakers } from '../../state/library'

/** The speakers of the library by name: kept while only counts change, and added to while some are new. */
interface IndexedSpeakers {
  readonly index: SpeakerIndex
  readonly rows: ReadonlyMap<Id, Speaker>
}
let indexed: IndexedSpeakers = { index: new SpeakerIndex([]), rows: new Map() }

const speakerIndex = computed(() => (indexed = indexAgain(indexed, speakers.value)))

function indexAgain(before: IndexedSpeakers, rows: ReadonlyMap<Id, Speaker>): IndexedSpeakers {
  const added: Speaker[] = []
  let isAsBefore = true
  for (const row of rows.values()) {
    const known = before.rows.get(row.id)
    if (!known) added.push(row)
    else if (known !== row && !hasSameNames(known, row)) isAsBefore = false
  }
  const isAnyGone = rows.size - added.length < before.rows.size
  if (!isAsBefore || isAnyGone) return { index: new SpeakerIndex(rows.values()), rows }
  if (added.length === 0) return before
  for (const speaker of added) before.index.add(speaker)
  return { index: before.index, rows }
}

function hasSameNames(a: Speaker, b: Speaker): boolean {
  return (
    a.name === b.name &&
    a.kind === b.kind &&
    a.aliases.length === b.aliases.length &&
    a.aliases.every((alias, place) => alias === b.aliases[place])
  )
}

/** Whether something is proposed for a quote that nobody has decided on. */
export function hasProposal(quote: Quote): boolean {
  return quote.status === 'suggested' || (quote.status === 'accepted' && !!quote.proposal)
}

/** Whom of the library a proposed speaker may be; `here` are the speakers of the article. */
export function matchSpeaker(proposed: ProposedSpeaker, here: ReadonlySet<Id>): SpeakerMatch {
  return speakerIndex.value.index.match(proposed, here)
}

/** Who would be the speaker if the suggestion were accepted as it stands; undefined for a new one. */
export function likelySpeaker(
  proposed: ProposedSpeaker,
  here: ReadonlySet<Id>,
): Speaker | undefined {
  const { same, maybe } = matchSpeaker(proposed, here)
  if (same) return same
  // Of several who bear the name one is taken only where the article knows but that one.
  const known = maybe.filter(({ id }) => here.has(id))
  return known.length === 1 ? known[0] : maybe.length === 1 ? maybe[0] : undefined
}

/** The speaker's name as it is, or as it is proposed; empty where nobody is named. */
export function speakerName(quote: Quote): string {
  if (quote.speaker !== undefined) return speakers.value.get(quote.speaker)?.name ?? '…'
  return quote.proposal?.speaker?.name ?? ''
}

/** The names of the chain as it is, or as it is proposed, outermost first. */
export function chainNames(quote: Quote): string[] {
  if (quote.via.length > 0) return quote.via.map((id) => speakers.value.get(id)?.name ?? '…')
  return (quote.proposal?.via ?? []).map(({ name }) => name)
}

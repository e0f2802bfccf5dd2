import { batch, computed, effect, signal } from '@preact/signals'
import { type ConfidenceWord, confidenceWord, reasonOf } from '#domain/quotes/confidence'
import type { Id, Quote, Speaker } from '#domain/library/model'
import { openArticle, selectedQuote, selectedQuoteId } from '../../state/library'
import { hasPlace } from '../reader/quote-layers'
import { hasProposal, likelySpeaker, matchSpeaker } from './proposed-names'

/** Decided on by a key, and on the way to the disk. */
const decided = signal<ReadonlySet<Id>>(new Set())

/** Where those stood that were decided on since the article was opened: the walk keeps its numbers. */
const walked = signal<ReadonlyMap<Id, number>>(new Map())

/** The article for which the strip was put away. */
export const stripClosedFor = signal<Id | undefined>(undefined)

/** Whom the person chose in the strip for the suggestion that is reviewed; null for someone new. */
export const chosenSpeaker = signal<
  { readonly quote: Id; readonly speaker: Id | null } | undefined
>(undefined)

// Another article, another walk.
let walkedIn: Id | undefined
effect(() => {
  const article = openArticle.value?.article.id
  if (article === walkedIn) return
  walkedIn = article
  batch(() => {
    decided.value = new Set()
    walked.value = new Map()
    chosenSpeaker.value = undefined
  })
})

/** What is proposed in the open article and not decided on, in the order of the text. */
export const proposals = computed<readonly Quote[]>(() => {
  const open = openArticle.value
  if (!open) return []
  return open.quotes.filter(
    (quote) =>
      hasProposal(quote) && hasPlace(quote, open.revision.id) && !decided.value.has(quote.id),
  )
})

/** The one that is reviewed: the selected quote, where something is proposed for it. */
export const reviewed = computed(() => {
  const selected = selectedQuote.value
  return selected && proposals.value.some(({ id }) => id === selected.id) ? selected : undefined
})

/** "3 of 9": the place of the reviewed one among all of this walk, those decided on included. */
export const walkPlace = computed(() => {
  const current = reviewed.value
  const starts = new Map(walked.value)
  for (const { id, start } of proposals.value) starts.set(id, start)
  const before = [...starts].filter(
    ([id, start]) =>
      current && (start < current.start || (start === current.start && id < current.id)),
  )
  return { place: before.length + 1, total: starts.size }
})

/** The speakers of the article's accepted quotes, those who report included. */
export const speakersHere = computed<ReadonlySet<Id>>(() => {
  const here = new Set<Id>()
  for (const { status, speaker, via } of openArticle.value?.quotes ?? []) {
    if (status !== 'accepted') continue
    if (speaker !== undefined) here.add(speaker)
    for (const reporter of via) here.add(reporter)
  }
  return here
})

/** How sure a suggestion is: of whose speaker may be one of several people nobody is. */
export function certaintyFor(quote: Quote): ConfidenceWord {
  const certainty = confidenceWord(quote.confidence ?? 0)
  if (certainty !== 'sure') return certainty
  const proposed = quote.speaker === undefined ? quote.proposal?.speaker : undefined
  const isOpen = proposed && matchSpeaker(proposed, speakersHere.value).maybe.length > 0
  return isOpen ? 'likely' : certainty
}

/** Why it is proposed, and how often the rule that did was right: for the tooltip beside the word. */
export function certaintyReason({ confidence, reason }: Quote): string {
  const share =
    confidence === undefined ? [] : [`Right in ${Math.round(confidence * 100)} of 100 measured.`]
  return [...(reason ? [reasonOf(reason)] : []), ...share].join(' ')
}

/** How sure each of the proposals is, in their order. */
export const certainties = computed<readonly ConfidenceWord[]>(() =>
  proposals.value.map((quote) => certaintyFor(quote)),
)

/** Those that may be accepted in one go: sure, new, and with a speaker about whom nothing is to ask. */
export const sureOnes = computed(() =>
  proposals.value.filter(
    (quote, at) =>
      quote.status === 'suggested' &&
      (quote.speaker !== undefined || quote.proposal?.speaker !== undefined) &&
      certainties.value[at] === 'sure',
  ),
)

/** Who the speaker would be: chosen in the strip, or of the library, or undefined for someone new. */
export function acceptedSpeaker(quote: Quote): Speaker | undefined {
  const proposed = quote.speaker === undefined ? quote.proposal?.speaker : undefined
  if (!proposed) return undefined
  const chosen = chosenSpeaker.value
  if (chosen?.quote === quote.id) {
    const { same, maybe } = matchSpeaker(proposed, speakersHere.value)
    return [same, ...maybe].find((speaker) => speaker?.id === chosen.speaker)
  }
  return likelySpeaker(proposed, speakersHere.value)
}

/** Takes what was decided on out of the walk, at once, and goes on to the next, or the first that is left. */
export function goOn(quotes: readonly Quote[]): void {
  const gone = new Set(quotes.map(({ id }) => id))
  const last = quotes.at(-1)
  const left = proposals.value.filter(({ id }) => !gone.has(id))
  const next = left.find(({ start }) => last && start >= last.start) ?? left[0]
  batch(() => {
    decided.value = new Set([...decided.value, ...gone])
    walked.value = new Map([
      ...walked.value,
      ...quotes.map(({ id, start }): [Id, number] => [id, start]),
    ])
    if (next) selectedQuoteId.value = next.id
  })
}

/** What was decided on is on the disk, or could not be saved: from now on the library says what it is. */
export function settle(quotes: readonly Quote[]): void {
  const settled = new Set(quotes.map(({ id }) => id))
  decided.value = new Set([...decided.value].filter((id) => !settled.has(id)))
}

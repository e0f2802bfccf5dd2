import type { SaidCommand } from '#domain/library/commands'
import type { Quote } from '#domain/library/model'
import { execute, executeAllUndoable } from '../../state/execute'
import { openArticle, selectedQuoteId } from '../../state/library'
import { counted } from '../../ui/counted'
import { announce, position, surface } from '../reader/reader-state'
import { offsetOf } from '../reader/reading-position'
import { pickerRequest } from '../tags/picker-state'
import { speakerName } from './proposed-names'
import {
  acceptedSpeaker,
  chosenSpeaker,
  goOn,
  proposals,
  reviewed,
  settle,
  stripClosedFor,
  sureOnes,
  walkPlace,
} from './review-state'

/*
 * What the keys and the strip do. The next suggestion is chosen at once, before the last one is on the
 * disk: keys may come faster than it answers.
 */

/** Chooses the first suggestion at or after the place that is read. False where there is none. */
export function beginReview(): boolean {
  const all = proposals.value
  const open = openArticle.value
  if (!open || all.length === 0) return false
  const here = offsetOf(position.value, open.sentences) ?? surface.value?.firstVisibleOffset() ?? 0
  const first = all.find(({ end }) => end > here) ?? all[0]
  stripClosedFor.value = undefined
  selectedQuoteId.value = first?.id
  sayWhere()
  return true
}

/** What `a`, `x` and `e` do: the reviewed suggestion, or, where none is, the walk begins. */
export function reviewByKey(what: 'accept' | 'reject' | 'edit'): boolean {
  const quote = reviewed.value
  if (!quote) {
    const isClosed = stripClosedFor.value === openArticle.value?.article.id
    return isClosed ? false : beginReview()
  }
  if (what === 'edit') editSuggestion(quote)
  else void decide(quote, what)
  return true
}

/**
 * Accepts or rejects a suggestion and goes on to the next. What has just been given its speaker, which may still be on
 * the way to the disk, is accepted as it is.
 */
export async function decide(
  quote: Quote,
  what: 'accept' | 'accept as it is' | 'reject',
): Promise<void> {
  const command: SaidCommand =
    what === 'accept'
      ? acceptance(quote)
      : { type: what === 'reject' ? 'quote.reject' : 'quote.accept', quote: quote.id }
  goOn([quote])
  const isLast = proposals.value.length === 0
  if (isLast) announce('That was the last suggestion of this article.')
  else sayWhere()
  await execute(command)
  settle([quote])
}

/** The command that accepts a suggestion, with the speaker that the strip shows. */
function acceptance(quote: Quote): SaidCommand {
  const proposed = quote.speaker === undefined ? quote.proposal?.speaker : undefined
  const speaker = acceptedSpeaker(quote)
  const isChosen = chosenSpeaker.value?.quote === quote.id
  if (!proposed || (!speaker && !isChosen)) return { type: 'quote.accept', quote: quote.id }
  return { type: 'quote.accept', quote: quote.id, speaker: speaker?.id ?? proposed.name }
}

/** Accepts all that are sure, as one step that undo takes back. */
export async function acceptSure(): Promise<void> {
  const sure = sureOnes.value
  if (sure.length === 0) return
  const commands = sure.map((quote) => acceptance(quote))
  goOn(sure)
  await executeAllUndoable(commands, `${counted(sure.length, 'suggestion')} accepted.`)
  settle(sure)
}

/** Opens the picker at the speaker; what is confirmed in it is accepted. */
export function editSuggestion(quote: Quote): void {
  pickerRequest.value = {
    quote: quote.id,
    field: 'speaker',
    onConfirmed: (isSpeakerGiven) => {
      const now = openArticle.value?.quotes.find(({ id }) => id === quote.id)
      if (now) void decide(now, isSpeakerGiven ? 'accept as it is' : 'accept')
    },
  }
}

function sayWhere(): void {
  const quote = reviewed.value
  if (!quote) return
  const { place, total } = walkPlace.value
  const who = speakerName(quote) || 'nobody named'
  announce(`Suggestion ${place} of ${total}: ${who}. ${quote.exact}`)
}

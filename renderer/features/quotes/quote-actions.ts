import { batch } from '@preact/signals'
import type { CopyForm } from '#domain/citations/copied-citation'
import type { ArticleView } from '#ipc/contract'
import type { Id, Quote } from '#domain/library/model'
import { copyCited } from '../../state/citation'
import { execute, executeUndoable } from '../../state/execute'
import { openArticle, selectedQuote, selectedQuoteId, tags } from '../../state/library'
import { notify } from '../../state/notifications'
import { kindOfSpan, quotationAt } from '../reader/quotation-marks'
import { hasPlace, quotesAt } from '../reader/quote-layers'
import { announce, position, surface } from '../reader/reader-state'
import { offsetOf, selectedSpan, spanOf } from '../reader/reading-position'
import { sentenceAt } from '../reader/sentences'
import { type Span, tidySpan } from '../reader/span'
import { decide } from '../suggestions/review-actions'
import { proposals } from '../suggestions/review-state'
import { focusNote } from './inspector-state'
import { type PickerField, pickerRequest } from '../tags/picker-state'
import { forgetTag, lastTags, rememberTags, tagSlots } from '../tags/used-tags'

/*
 * What the keys, the bar on a selection and the inspector do to quotes. Each asks main; what is
 * shown follows from what main says is on the disk.
 */

/**
 * What would be quoted now: the selection; the whole quotation around a click between quotation
 * marks; the cursor's sentence.
 */
export function spanToQuote(): Span | undefined {
  const open = openArticle.value
  if (!open) return undefined
  const { text, blocks } = open.revision
  const { cursor, caret } = position.value
  const selected = selectedSpan(position.value)
  if (!selected && cursor === undefined && caret !== undefined) {
    const quotation = quotationAt(text, blocks, caret)
    if (quotation) return quotation
  }
  const span = selected ?? spanOf(position.value, open.sentences)
  return span && tidySpan(text, span.start, span.end)
}

/** The words selected in the open article, without white space around them, and how main is asked to cite them. */
export function selectedWords() {
  const open = openArticle.peek()
  const selected = selectedSpan(position.peek())
  if (!open || !selected) return undefined
  const { article, revision } = open
  const span = tidySpan(revision.text, selected.start, selected.end)
  if (!span) return undefined
  const what = { article: article.id, span: { revision: revision.id, ...span } }
  return { what, words: revision.text.slice(span.start, span.end) }
}

interface AddedQuote {
  readonly id: Id
  /** The change that made it, or accepted it; undefined for a quote that was there already. */
  readonly madeBy?: number
}

/** Quotes on the way to the disk, by their text and span. */
const beingAdded = new Map<string, Promise<AddedQuote | undefined>>()

/**
 * A quote of a span; the one that is there already when it has exactly this span, or is on its way: a key may
 * come again, or a button be clicked twice, before the disk has answered.
 */
async function addQuote(span: Span): Promise<AddedQuote | undefined> {
  const open = openArticle.value
  if (!open) return undefined
  const key = `${open.revision.id} ${span.start} ${span.end}`
  const adding = beingAdded.get(key) ?? addNewQuote(open, span)
  beingAdded.set(key, adding)
  try {
    return await adding
  } finally {
    beingAdded.delete(key)
  }
}

async function addNewQuote(open: ArticleView, span: Span): Promise<AddedQuote | undefined> {
  const { revision, article } = open
  const same = open.quotes.find(
    ({ start, end, ...quote }) =>
      start === span.start && end === span.end && hasPlace({ start, end, ...quote }, revision.id),
  )
  if (same) {
    const accepted =
      same.status === 'suggested'
        ? await execute({ type: 'quote.accept', quote: same.id })
        : undefined
    leaveAt(span)
    selectedQuoteId.value = same.id
    return { id: same.id, ...(accepted ? { madeBy: accepted.sequence } : {}) }
  }
  const executed = await execute({
    type: 'quote.add',
    article: article.id,
    ...span,
    kind: kindOfSpan(revision.text, revision.blocks, span),
    tags: [],
  })
  const id = executed && idIn(executed.value)
  if (!executed || id === undefined) return undefined
  batch(() => {
    leaveAt(span)
    selectedQuoteId.value = id
  })
  return { id, madeBy: executed.sequence }
}

/** Reading goes on behind a span that was made a quote: no selection is left. */
function leaveAt(span: Span): void {
  const { cursor, selection } = position.value
  const byKeys = cursor !== undefined || selection?.byKeys === true
  const last = sentenceAt(openArticle.value?.sentences ?? [], span.end - 1)
  position.value = byKeys && last !== undefined ? { cursor: last } : { caret: span.end - 1 }
}

function idIn(value: unknown): Id | undefined {
  return typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string'
    ? value.id
    : undefined
}

function tagsIn(value: unknown): readonly Id[] {
  return typeof value === 'object' && value !== null && 'tags' in value && Array.isArray(value.tags)
    ? value.tags.filter((tag): tag is Id => typeof tag === 'string')
    : []
}

/** Makes a quote and opens the picker under it. */
export async function quoteHere(field: PickerField = 'tags'): Promise<void> {
  const span = spanToQuote()
  if (!span) {
    notify({
      tone: 'done',
      message: 'Select words in the text, or move to a sentence with the Down key, then press h.',
    })
    return
  }
  const added = await addQuote(span)
  if (!added) return
  announce('Quote made.')
  pickerRequest.value = {
    quote: added.id,
    field,
    ...(added.madeBy === undefined ? {} : { madeBy: added.madeBy }),
  }
}

/** Opens the picker for the selected quote; with words selected, makes them a quote first. */
export async function openPicker(field: PickerField): Promise<void> {
  const quote = selectedQuote.value
  if (quote && !selectedSpan(position.value)) pickerRequest.value = { quote: quote.id, field }
  else await quoteHere(field)
}

/** The note of the selected quote, with the focus in it; with words selected, of a quote of them. */
export async function openNote(): Promise<void> {
  const quote = await quoteToActOn('write the note')
  if (quote !== undefined) focusNote(quote)
}

/** The quote that a key is about: the selected words made a quote, else the selected quote. */
async function quoteToActOn(then: string): Promise<Id | undefined> {
  const span = selectedSpan(position.value) && spanToQuote()
  if (span) return (await addQuote(span))?.id
  const quote = selectedQuote.value
  if (!quote) notify({ tone: 'done', message: `Select a quote or words first, then ${then}.` })
  return quote?.id
}

/** Gives tags, by id or name; answers whether it is done. */
export async function giveTags(quote: Id, given: readonly string[]): Promise<boolean> {
  const executed = await execute({ type: 'quote.tag', quote, tags: [...given] })
  if (!executed) return false
  const ids = tagsIn(executed.value)
  rememberTags(quote, ids)
  announce(`Tagged ${namesOf(ids)}.`)
  return true
}

export async function takeTag(quote: Id, tag: Id): Promise<boolean> {
  const executed = await execute({ type: 'quote.untag', quote, tags: [tag] })
  if (!executed) return false
  forgetTag(quote, tag)
  announce(`Tag ${namesOf([tag])} taken off.`)
  return true
}

function namesOf(ids: readonly Id[]): string {
  return ids.map((id) => tags.value.get(id)?.name ?? 'new tag').join(', ')
}

/** Gives the tags that the last tagged quote got. */
export async function sameTagsAgain(): Promise<void> {
  const again = lastTags.value?.tags.filter((tag) => tags.value.has(tag)) ?? []
  if (again.length === 0) {
    notify({ tone: 'done', message: 'No quote has been tagged yet: press t to give tags.' })
    return
  }
  const quote = await quoteToActOn('give a tag')
  if (quote !== undefined) await giveTags(quote, again)
}

/** Gives or takes off the tag of a digit, 1–9. False when the digit has no tag. */
export function useTagOfDigit(digit: number): boolean {
  const tag = tagSlots().places[digit - 1]
  if (tag === undefined) return false
  const isOn = !selectedSpan(position.value) && selectedQuote.value?.tags.includes(tag)
  if (isOn && selectedQuote.value) void takeTag(selectedQuote.value.id, tag)
  else
    void quoteToActOn('give a tag').then((quote) => quote !== undefined && giveTags(quote, [tag]))
  return true
}

/** Removes a quote; a suggestion is rejected, so that it does not come back. */
export async function deleteQuote(quote: Quote): Promise<void> {
  if (quote.status === 'suggested') return decide(quote, 'reject')
  if (await executeUndoable({ type: 'quote.delete', quote: quote.id }, 'Quote deleted.')) {
    position.value = { caret: quote.start }
  }
}

/** Copies a citation of a quote; without one of the words selected, or of the open article. */
export async function copyCitation(
  quote: Quote | undefined,
  form: CopyForm = 'citation',
  as: 'everything' | 'markdown' = 'everything',
): Promise<void> {
  const article = quote?.article ?? openArticle.value?.article.id
  if (article === undefined) return
  const what = quote ? { article, quote: quote.id } : (selectedWords()?.what ?? { article })
  await copyCited(what, form, as)
}

/** Copies the selected quote, or the words selected, with its citation; false where there is neither. */
export function copyWithWords(as: 'everything' | 'markdown' = 'everything'): boolean {
  const quote = selectedQuote.value
  if (!quote && !selectedWords()) return false
  void copyCitation(quote, 'quote', as)
  return true
}

/**
 * Selects the quote after or before the selected one, or the place where the reader is. While suggestions are reviewed,
 * and where there is nothing else, it walks these.
 */
export function stepToQuote(step: 1 | -1): boolean {
  const open = openArticle.value
  if (!open) return false
  const accepted = open.quotes.filter(
    (quote) => quote.status === 'accepted' && hasPlace(quote, open.revision.id),
  )
  const isReviewing = selectedQuote.value?.status === 'suggested' || accepted.length === 0
  const placed = isReviewing ? proposals.value : accepted
  const current = placed.findIndex((quote) => quote.id === selectedQuoteId.value)
  let next: Quote | undefined
  if (current >= 0) {
    next = placed[current + step]
  } else {
    const here =
      offsetOf(position.value, open.sentences) ?? surface.value?.firstVisibleOffset() ?? 0
    next =
      step === 1
        ? placed.find((quote) => quote.start >= here)
        : placed.findLast((quote) => quote.start < here)
  }
  if (next) selectedQuoteId.value = next.id
  else if (placed.length > 0)
    announce(step === 1 ? 'No quote after this.' : 'No quote before this.')
  return placed.length > 0
}

/** Selects the next of the quotes that lie over each other here, from the innermost outwards. */
export function cycleOverlaps(): boolean {
  const open = openArticle.value
  if (!open) return false
  const selected = selectedQuote.value
  const here = selected?.start ?? offsetOf(position.value, open.sentences)
  if (here === undefined) return false
  const over = selected
    ? open.quotes
        .filter(
          (quote) =>
            hasPlace(quote, open.revision.id) &&
            quote.start < selected.end &&
            selected.start < quote.end,
        )
        .sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start)
    : quotesAt(open.quotes, open.revision.id, here)
  const next = over[(over.findIndex((quote) => quote.id === selected?.id) + 1) % over.length]
  if (!next) return false
  selectedQuoteId.value = next.id
  return true
}

/** Selects the innermost quote at an offset; at the same place again, the next one outwards. */
export function selectQuoteAt(offset: number): boolean {
  const open = openArticle.value
  if (!open) return false
  const here = quotesAt(open.quotes, open.revision.id, offset)
  const current = here.findIndex((quote) => quote.id === selectedQuoteId.value)
  const next = here[(current + 1) % Math.max(1, here.length)]
  selectedQuoteId.value = next?.id
  return next !== undefined
}

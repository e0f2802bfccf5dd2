import { batch, computed, effect, signal } from '@preact/signals'
import type { Id, QuoteKind } from '#domain/library/model'
import type { QuoteRow } from '#domain/library/rows'
import type { RequestInput } from '#ipc/contract'
import { bridge } from '../../bridge'
import { showArticle } from '../../state/apply-events'
import { forgetWhenGone } from '../../state/forget-when-gone'
import { libraryFolder, revisionOfLists, speakers, tags } from '../../state/library'
import { notifyFailure } from '../../state/notifications'
import { focusNewPane, focusPane } from '../../state/panes'
import { currentView } from '../../state/view'
import { PagedRows } from '../../ui/paged-rows'

/** What the quotes are filtered by. */
export const quoteTag = signal<Id | undefined>(undefined)
export const quoteSpeaker = signal<Id | undefined>(undefined)
export const quoteKind = signal<QuoteKind | undefined>(undefined)

forgetWhenGone(quoteTag, tags)
forgetWhenGone(quoteSpeaker, speakers)

/** The row that the keyboard is on. */
export const activeQuote = signal(0)

export const isFiltered = computed(
  () =>
    quoteTag.value !== undefined ||
    quoteSpeaker.value !== undefined ||
    quoteKind.value !== undefined,
)

type Query = Omit<RequestInput<'quotes.list'>, 'offset' | 'limit'>

const query = computed<Query>(() => ({
  ...(quoteTag.value ? { tag: quoteTag.value } : {}),
  ...(quoteSpeaker.value ? { speaker: quoteSpeaker.value } : {}),
  ...(quoteKind.value ? { kind: quoteKind.value } : {}),
}))

function fetchFor(of: Query) {
  return async (offset: number, limit: number) => {
    const result = await bridge.request('quotes.list', { ...of, offset, limit })
    if (result.ok) return result.value
    notifyFailure(result.error)
    return undefined
  }
}

export const quoteRows = new PagedRows<QuoteRow>(fetchFor(query.peek()))

/** What the rows were asked for last: filters may change while the view is not on screen. */
let shown = query.peek()

/** Keeps the rows as the filters and the library are; returns the function that stops it. */
export function followQuotes(): () => void {
  let revision = -1
  let activeId: Id | undefined
  const stopQuery = effect(() => {
    const wanted = query.value
    if (wanted === shown) return
    shown = wanted
    activeQuote.value = 0
    activeId = undefined
    quoteRows.replace(fetchFor(wanted))
  })
  const stopRevision = effect(() => {
    if (revisionOfLists.value === revision) return
    revision = revisionOfLists.value
    quoteRows.refresh()
  })
  // The active row stays the same quote when rows come before it; one that is gone leaves its place.
  const stopRows = effect(() => {
    void quoteRows.version.value
    const index = activeId === undefined ? -1 : quoteRows.indexOf(activeId)
    const last = Math.max(0, (quoteRows.total.peek() ?? 0) - 1)
    activeQuote.value = index >= 0 ? index : Math.min(activeQuote.peek(), last)
    activeId = quoteRows.row(activeQuote.peek())?.id
  })
  const stopActive = effect(() => {
    activeId = quoteRows.row(activeQuote.value)?.id ?? activeId
  })
  return () => {
    stopQuery()
    stopRevision()
    stopRows()
    stopActive()
  }
}

export function clearQuoteFilters(): void {
  quoteTag.value = undefined
  quoteSpeaker.value = undefined
  quoteKind.value = undefined
}

// Another library has other tags and other speakers.
effect(() => {
  void libraryFolder.value
  batch(() => {
    clearQuoteFilters()
    activeQuote.value = 0
  })
})

/** Shows all quotes that have a tag. */
export function showQuotesOfTag(tag: Id): void {
  clearQuoteFilters()
  quoteTag.value = tag
  currentView.value = 'quotes'
  focusNewPane('list')
}

/** Shows all quotes of a speaker. */
export function showQuotesOfSpeaker(speaker: Id): void {
  clearQuoteFilters()
  quoteSpeaker.value = speaker
  currentView.value = 'quotes'
  focusNewPane('list')
}

/** Opens the article of a quote, at the quote. */
export async function openQuote(row: QuoteRow): Promise<void> {
  if (!(await showArticle(row.article, row.id))) return
  currentView.value = 'library'
  requestAnimationFrame(() => focusPane('reader'))
}

import './quote-list.css'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Id, Quote } from '#domain/library/model'
import { selectedQuoteId } from '../../state/library'
import { useVirtualizer } from '../../ui/use-virtualizer'
import { focusReader } from '../reader/reader-state'
import { QuoteRow } from './quote-row'

/** Lists up to this long are drawn whole: they can be searched, selected and printed as one. */
const MOST_WHOLE = 200
/** The usual height of a row, in px; each is measured when it is drawn. */
const ROW_HEIGHT = 96

export interface QuoteListProps {
  readonly quotes: readonly Quote[]
  /** How many notes each quote has, by id. */
  readonly notes: ReadonlyMap<Id, number>
}

/**
 * The quotes of the open article as a list: what is painted in the text, for whoever cannot see it.
 * Arrows move and select; Enter goes to the place in the text.
 */
export function QuoteList(props: QuoteListProps) {
  return props.quotes.length > MOST_WHOLE ? <LongList {...props} /> : <WholeList {...props} />
}

function WholeList({ quotes, notes }: QuoteListProps) {
  const box = useRef<HTMLDivElement>(null)
  const selected = selectedQuoteId.value
  useLayoutEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <div
      ref={box}
      class="quote-list"
      role="listbox"
      aria-label="Quotes of this article"
      onKeyDown={(event) => onListKey(event, quotes, box.current)}
    >
      {quotes.map((quote, index) => (
        <Row key={quote.id} quotes={quotes} index={index} notes={notes} />
      ))}
    </div>
  )
}

function LongList({ quotes, notes }: QuoteListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const selected = selectedQuoteId.value
  const virtualizer = useVirtualizer({
    count: quotes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  })
  useLayoutEffect(() => {
    const index = quotes.findIndex((quote) => quote.id === selected)
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' })
  }, [selected, virtualizer])
  return (
    <div class="quote-list" ref={scroller}>
      <div
        class="quote-rows"
        role="listbox"
        aria-label="Quotes of this article"
        style={{ '--height': `${virtualizer.getTotalSize()}px` }}
        onKeyDown={(event) => onListKey(event, quotes, scroller.current)}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <div
            key={quotes[index]?.id ?? index}
            ref={virtualizer.measureElement}
            data-index={index}
            class="quote-place"
            role="presentation"
            style={{ '--start': `${start}px` }}
          >
            <Row quotes={quotes} index={index} notes={notes} />
          </div>
        ))}
      </div>
    </div>
  )
}

function Row({
  quotes,
  index,
  notes,
}: {
  readonly quotes: readonly Quote[]
  readonly index: number
  readonly notes: ReadonlyMap<Id, number>
}) {
  const quote = quotes[index]
  if (!quote) return null
  const selected = selectedQuoteId.value
  const isSelected = quote.id === selected
  // One stop for the tab key: the selected row, else the first.
  const isStop = isSelected || (index === 0 && !quotes.some(({ id }) => id === selected))
  return (
    <div
      class={quote.status === 'suggested' ? 'quote-row suggestion' : 'quote-row'}
      role="option"
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={quotes.length}
      tabIndex={isStop ? 0 : -1}
      data-quote={quote.id}
      {...(isStop ? { 'data-pane-start': '' } : {})}
      onClick={() => {
        selectedQuoteId.value = quote.id
      }}
    >
      <QuoteRow quote={quote} notes={notes.get(quote.id) ?? 0} />
    </div>
  )
}

function onListKey(event: KeyboardEvent, quotes: readonly Quote[], box: HTMLElement | null): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const at = quotes.findIndex((quote) => quote.id === selectedQuoteId.value)
  if (event.key === 'Enter' || event.key === ' ') {
    const row = (event.target as HTMLElement).dataset['quote']
    if (row !== undefined) selectedQuoteId.value = row
    focusReader()
  } else {
    const to = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: quotes.length - 1,
      PageDown: Math.min(quotes.length - 1, at + 5),
      PageUp: Math.max(0, at - 5),
    }[event.key]
    const quote = to === undefined ? undefined : quotes[Math.min(to, quotes.length - 1)]
    if (!quote) return
    selectedQuoteId.value = quote.id
    // A row that was scrolled away is drawn first.
    requestAnimationFrame(() => {
      box?.querySelector<HTMLElement>(`[data-quote="${quote.id}"]`)?.focus({ preventScroll: true })
    })
  }
  event.preventDefault()
  event.stopPropagation()
}

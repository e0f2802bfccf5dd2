import './quote-list.css'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { Id, Quote } from '#domain/library/model'
import { selectedQuoteId } from '../../state/library'
import { useRowWindow } from '../../ui/use-row-window'
import { focusReader } from '../reader/reader-state'
import { dragQuote } from './drag-quote'
import { QuoteRow } from './quote-row'

/** Lists up to this long are drawn whole: they can be searched, selected and printed as one. */
const MOST_WHOLE = 200
/** The usual height of a row, in px; each is measured when it is drawn. */
const ROW_HEIGHT = 96

export interface QuoteListProps {
  readonly label: string
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

function WholeList({ label, quotes, notes }: QuoteListProps) {
  const box = useRef<HTMLDivElement>(null)
  const selected = selectedQuoteId.value
  const { onKeyDown, onFocusIn } = useListKeys(quotes, box)
  useLayoutEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <div
      ref={box}
      class="quote-list"
      role="listbox"
      aria-label={label}
      onKeyDown={onKeyDown}
      onFocusIn={onFocusIn}
    >
      {quotes.map((quote, index) => (
        <Row key={quote.id} quotes={quotes} index={index} notes={notes} />
      ))}
    </div>
  )
}

function LongList({ label, quotes, notes }: QuoteListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { onKeyDown, onFocusIn } = useListKeys(quotes, scroller)
  const selectedId = selectedQuoteId.value
  // The list is drawn anew with every row that comes into sight.
  const selected = useMemo(
    () => quotes.findIndex(({ id }) => id === selectedId),
    [quotes, selectedId],
  )
  const drawn = useRowWindow({
    count: quotes.length,
    scroller,
    usual: ROW_HEIGHT,
    // The one stop for the tab key is always there, wherever the list was scrolled to.
    kept: Math.max(0, selected),
  })
  useLayoutEffect(() => {
    if (selected >= 0) drawn.scrollTo(selected)
  }, [selected, drawn])
  return (
    <div class="quote-list" ref={scroller}>
      <div
        class="quote-rows"
        role="listbox"
        aria-label={label}
        style={{ '--height': `${drawn.total}px` }}
        onKeyDown={onKeyDown}
        onFocusIn={onFocusIn}
      >
        {drawn.items.map(({ index, start }) => (
          <div
            key={quotes[index]?.id ?? index}
            ref={drawn.measure}
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
      {...dragQuote(quote.article, quote.id, quote.exact)}
      {...(isStop ? { 'data-pane-start': '' } : {})}
      onClick={() => {
        selectedQuoteId.value = quote.id
      }}
    >
      <QuoteRow quote={quote} notes={notes.get(quote.id) ?? 0} />
    </div>
  )
}

/**
 * Moves and selects by keys; the focus follows as soon as the row is drawn. When the row that has it goes away
 * with its quote, the row in its place gets it.
 */
function useListKeys(
  quotes: readonly Quote[],
  box: { readonly current: HTMLElement | null },
): {
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocusIn: (event: FocusEvent) => void
} {
  const focused = useRef<{ readonly quote: Id; readonly at: number } | undefined>(undefined)
  useLayoutEffect(() => {
    const last = focused.current
    const isLost = document.activeElement === document.body || document.activeElement === null
    if (!last || !isLost || quotes.some(({ id }) => id === last.quote)) return
    focused.current = undefined
    const next = quotes[Math.min(last.at, quotes.length - 1)]
    box.current?.querySelector<HTMLElement>(`[data-quote="${next?.id}"]`)?.focus()
  }, [quotes])
  const onFocusIn = ({ target }: FocusEvent) => {
    const quote = (target as HTMLElement).dataset['quote']
    if (quote === undefined) return
    focused.current = { quote, at: quotes.findIndex(({ id }) => id === quote) }
  }
  const toFocus = useRef<Id | undefined>(undefined)
  useLayoutEffect(() => {
    if (toFocus.current === undefined) return
    const row = box.current?.querySelector<HTMLElement>(`[data-quote="${toFocus.current}"]`)
    if (!row) return
    toFocus.current = undefined
    row.focus({ preventScroll: true })
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const selected = quotes.findIndex((quote) => quote.id === selectedQuoteId.value)
    // Where nothing is selected, the first row is the first to be.
    const at = selected >= 0 ? selected : focused.current?.at || -1
    if (event.key === 'Enter' || event.key === ' ') {
      const row = (event.target as HTMLElement).dataset['quote']
      if (row !== undefined) selectedQuoteId.value = row
      focusReader()
    } else {
      const quote = quotes[indexAfter(event.key, at, quotes.length) ?? -1]
      if (!quote) return
      toFocus.current = quote.id
      selectedQuoteId.value = quote.id
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return { onKeyDown, onFocusIn }
}

/** The row that a key leads to; undefined for a key that leads nowhere. */
function indexAfter(key: string, at: number, count: number): number | undefined {
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: count - 1,
    PageDown: at + 5,
    PageUp: at - 5,
  }[key]
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to))
}

import './quotes-view.css'
import chevron from 'lucide-static/icons/chevron-down.svg?raw'
import x from 'lucide-static/icons/x.svg?raw'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { CopyForm } from '#domain/citations/copied-citation'
import { QUOTE_KINDS } from '#domain/library/model'
import { copyCited } from '../../state/citation'
import { type KeyBinding, registerKeys } from '../../state/keymap'
import { speakers, tags } from '../../state/library'
import { showDialog } from '../../state/open-dialog'
import { focusNewPane } from '../../state/panes'
import { currentView } from '../../state/view'
import { Button, IconButton } from '../../ui/button'
import { ComboPopover } from '../../ui/combo-popover'
import { counted } from '../../ui/counted'
import { EmptyState } from '../../ui/empty-state'
import { Icon } from '../../ui/icon'
import { MenuButton } from '../../ui/menu'
import { speakerNameOptions, tagNameOptions } from '../../ui/name-options'
import { TagDot } from '../../ui/tag-dot'
import { VirtualList } from '../../ui/virtual-list'
import { KIND_NAMES } from '../quotes/quote-name'
import { QuoteRowView } from './quote-row-view'
import {
  activeQuote,
  clearQuoteFilters,
  followQuotes,
  isFiltered,
  openQuote,
  quoteKind,
  quoteRows,
  quoteSpeaker,
  quoteTag,
} from './quotes-state'

/** The list takes the key itself while it has the focus; here it is for the list of keys. */
const KEYS: readonly KeyBinding[] = [
  {
    key: 'Enter',
    label: 'open the article at the quote',
    group: 'Lists',
    run: () => false,
  },
  copyKey('c', 'copy the citation', 'citation'),
  copyKey('Shift+C', 'copy quote and citation', 'quote'),
]

/** What dragging a row does, and the citation alone, for the row that the keyboard is on. */
function copyKey(key: string, label: string, form: CopyForm): KeyBinding {
  return {
    key,
    label,
    group: 'Lists',
    run: () => {
      const row = quoteRows.row(activeQuote.value)
      if (!row) return false
      void copyCited({ article: row.article, quote: row.id }, form)
      return true
    },
  }
}

/** Every quote of the library, filtered by tag, speaker and kind. */
export function QuotesView() {
  useEffect(() => followQuotes(), [])
  useEffect(() => registerKeys(KEYS), [])
  const total = quoteRows.total.value
  return (
    <main class="quotes-view" aria-label="Quotes" data-pane="list" tabIndex={-1}>
      <header class="quotes-header">
        <h1>Quotes</h1>
        <Filters />
        <span class="quotes-count tabular" aria-live="polite">
          {total === undefined ? '' : counted(total, 'quote')}
        </span>
        <Button tone="quiet" onClick={() => showDialog({ kind: 'export', what: 'quotes' })}>
          Export…
        </Button>
      </header>
      {total === 0 ? (
        <Nothing />
      ) : (
        <VirtualList
          label="Quotes"
          rows={quoteRows}
          estimate={128}
          active={activeQuote.value}
          isSelected={(row) => quoteRows.row(activeQuote.value)?.id === row.id}
          draw={(row) => <QuoteRowView row={row} />}
          onMove={(index) => {
            activeQuote.value = index
          }}
          onPress={(index, row) => {
            activeQuote.value = index
            void openQuote(row)
          }}
          onKey={(event, index) => {
            const row = quoteRows.row(index)
            if (event.key !== 'Enter' || !row) return false
            void openQuote(row)
            return true
          }}
        />
      )}
    </main>
  )
}

function Filters() {
  const tag = quoteTag.value === undefined ? undefined : tags.value.get(quoteTag.value)
  const speaker =
    quoteSpeaker.value === undefined ? undefined : speakers.value.get(quoteSpeaker.value)
  const kind = quoteKind.value
  return (
    <div class="quotes-filters" role="group" aria-label="Filters">
      <FilterSlot
        isSet={tag !== undefined}
        clear="Any tag"
        onClear={() => {
          quoteTag.value = undefined
        }}
      >
        <ComboPopover
          class="filter-button"
          label={tag ? `Tag: ${tag.name}` : 'Tag: any'}
          field="Tag"
          placeholder="Find a tag"
          optionsFor={(typed) => tagNameOptions(tags.value.values(), typed)}
          onPick={(id) => {
            quoteTag.value = id
          }}
        >
          {tag && <TagDot colour={tag.colour} />}
          <FilterWords what="Tag" value={tag?.name} />
        </ComboPopover>
      </FilterSlot>
      <FilterSlot
        isSet={speaker !== undefined}
        clear="Any speaker"
        onClear={() => {
          quoteSpeaker.value = undefined
        }}
      >
        <ComboPopover
          class="filter-button"
          label={speaker ? `Speaker: ${speaker.name}` : 'Speaker: any'}
          field="Speaker"
          placeholder="Find a speaker"
          optionsFor={(typed) => speakerNameOptions(speakers.value.values(), typed)}
          onPick={(id) => {
            quoteSpeaker.value = id
          }}
        >
          <FilterWords what="Speaker" value={speaker?.name} />
        </ComboPopover>
      </FilterSlot>
      <FilterSlot
        isSet={kind !== undefined}
        clear="Any kind"
        onClear={() => {
          quoteKind.value = undefined
        }}
      >
        <MenuButton
          class="filter-button"
          label={kind ? `Kind: ${KIND_NAMES[kind]}` : 'Kind: any'}
          items={QUOTE_KINDS.map((value) => ({
            label: KIND_NAMES[value],
            checked: kind === value,
            run: () => {
              quoteKind.value = value
            },
          }))}
        >
          <FilterWords what="Kind" value={kind && KIND_NAMES[kind]} />
        </MenuButton>
      </FilterSlot>
    </div>
  )
}

interface FilterSlotProps {
  readonly isSet: boolean
  readonly clear: string
  readonly onClear: () => void
  readonly children: ComponentChildren
}

function FilterSlot({ isSet, clear, onClear, children }: FilterSlotProps) {
  const slot = useRef<HTMLSpanElement>(null)
  const clearIt = () => {
    // The button goes with what it clears.
    slot.current?.querySelector('button')?.focus()
    onClear()
  }
  return (
    <span ref={slot} class={isSet ? 'filter-slot is-set' : 'filter-slot'}>
      {children}
      {isSet && <IconButton label={clear} icon={x} size={12} onClick={clearIt} />}
    </span>
  )
}

function FilterWords({ what, value }: { what: string; value: string | undefined }) {
  return (
    <>
      <span>{what}:</span>
      <span class="filter-value">{value ?? 'any'}</span>
      {value === undefined && <Icon of={chevron} size={12} />}
    </>
  )
}

function Nothing() {
  return isFiltered.value ? (
    <EmptyState sentence="No quote answers all of these filters.">
      <Button
        onClick={() => {
          clearQuoteFilters()
          focusNewPane('list')
        }}
      >
        Clear the filters
      </Button>
    </EmptyState>
  ) : (
    <EmptyState sentence="There is no quote in this library yet. Open an article, select words in it and press h.">
      <Button
        onClick={() => {
          currentView.value = 'library'
        }}
      >
        Go to the library
      </Button>
    </EmptyState>
  )
}

import './inspector.css'
import { signal } from '@preact/signals'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Id, Quote } from '#domain/library/model'
import type { ArticleView } from '#ipc/contract'
import { openArticle, selectedQuote, selectedQuoteId, tags } from '../../state/library'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { saveNotesOnLeaving } from '../notes/open-savers'
import { focusReader, position } from '../reader/reader-state'
import { goToSentence } from '../reader/reading-position'
import { proposals } from '../suggestions/review-state'
import { ArticleDetails } from './article-details'
import { type InspectorTab, inspectorTab } from './inspector-state'
import { byStatus, listQuotes, notesOfQuote, type QuoteFilter, tagsInUse } from './listed-quotes'
import { InspectorToCome } from './inspector-to-come'
import { QuoteDetails } from './quote-details'
import { QuoteList } from './quote-list'

const filter = signal<QuoteFilter>('all')

/** Of an article with more quotes the text is drawn first, and what stands beside it with the next frame. */
const MOST_AT_ONCE = 200

/** The right column: the quotes of the open article and what is known of the selected one. */
export function InspectorPane() {
  const open = openArticle.value
  useEffect(saveNotesOnLeaving, [])
  return open ? <OpenInspector view={open} /> : <InspectorToCome />
}

function OpenInspector({ view: open }: { readonly view: ArticleView }) {
  const article = open.article.id
  const [drawn, setDrawn] = useState(open.quotes.length > MOST_AT_ONCE ? undefined : article)
  // An effect is run when its frame has been painted.
  useEffect(() => setDrawn(article), [article])
  const isThere = drawn === article || open.quotes.length <= MOST_AT_ONCE
  const { accepted, suggested } = useMemo(() => byStatus(open.quotes), [open.quotes])
  const tabs = TABS.filter((tab) => tab !== 'suggestions' || suggested.length > 0)
  const tab = tabs.includes(inspectorTab.value) ? inspectorTab.value : 'quotes'
  return (
    <div class="inspector">
      <Tabs
        tabs={tabs}
        chosen={tab}
        counts={{ quotes: open.quotes.length - suggested.length, suggestions: suggested.length }}
      />
      <div
        class="inspector-panel"
        role="tabpanel"
        id={`inspector-${tab}`}
        aria-labelledby={`inspector-tab-${tab}`}
      >
        {isThere && tab === 'quotes' && <QuotesPanel key={article} view={open} quotes={accepted} />}
        {isThere && tab === 'suggestions' && <SuggestionsPanel view={open} suggested={suggested} />}
        {tab === 'article' && <ArticleDetails key={open.article.id} view={open} />}
      </div>
    </div>
  )
}

const TABS: readonly InspectorTab[] = ['quotes', 'suggestions', 'article']
const TAB_NAMES: Readonly<Record<InspectorTab, string>> = {
  quotes: 'Quotes',
  suggestions: 'Suggestions',
  article: 'Article',
}

interface TabsProps {
  readonly tabs: readonly InspectorTab[]
  readonly chosen: InspectorTab
  readonly counts: Readonly<Partial<Record<InspectorTab, number>>>
}

function Tabs({ tabs, chosen, counts }: TabsProps) {
  const choose = (tab: InspectorTab) => {
    inspectorTab.value = tab
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    const next = tabs[(tabs.indexOf(chosen) + step + tabs.length) % tabs.length]
    if (step === 0 || !next) return
    event.preventDefault()
    choose(next)
    document.getElementById(`inspector-tab-${next}`)?.focus()
  }
  return (
    <div class="inspector-tabs" role="tablist" aria-label="Inspector" onKeyDown={onKeyDown}>
      {tabs.map((tab) => {
        const isChosen = tab === chosen
        return (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`inspector-tab-${tab}`}
            aria-selected={isChosen}
            {...(isChosen ? { 'aria-controls': `inspector-${tab}` } : {})}
            tabIndex={isChosen ? 0 : -1}
            onClick={() => choose(tab)}
          >
            {TAB_NAMES[tab]}
            {counts[tab] !== undefined && <span class="tabular"> {counts[tab]}</span>}
          </button>
        )
      })}
    </div>
  )
}

const NO_NOTES: ReadonlyMap<Id, number> = new Map()

/** What detection proposes, as a list: the accessible twin of the dotted lines in the text. */
function SuggestionsPanel({
  view,
  suggested,
}: {
  readonly view: ArticleView
  readonly suggested: readonly Quote[]
}) {
  const selected = selectedQuote.value
  const isOne = selected?.status === 'suggested'
  return (
    <div class={isOne ? 'quotes-panel with-details' : 'quotes-panel'}>
      <QuoteList label="Suggestions for this article" quotes={suggested} notes={NO_NOTES} />
      {isOne && (
        <div class="details-scroll">
          <QuoteDetails
            key={selected.id}
            quote={selected}
            notes={notesOfQuote(view.notes, selected.id)}
          />
        </div>
      )}
    </div>
  )
}

function QuotesPanel({
  view,
  quotes,
}: {
  readonly view: ArticleView
  /** The accepted ones. */
  readonly quotes: readonly Quote[]
}) {
  const { notes } = view
  const selected = selectedQuote.value
  const asked = filter.value
  const shown = useMemo(() => listQuotes(quotes, asked), [quotes, asked])
  if (quotes.length === 0 && !selected) return <NoQuotes view={view} />
  const counts = new Map<string, number>()
  for (const { quote } of notes) {
    if (quote !== undefined) counts.set(quote, (counts.get(quote) ?? 0) + 1)
  }
  return (
    <div class={selected ? 'quotes-panel with-details' : 'quotes-panel'}>
      <TagFilter quotes={quotes} />
      {shown.length > 0 && (
        <QuoteList label="Quotes of this article" quotes={shown} notes={counts} />
      )}
      {shown.length === 0 && quotes.length > 0 && (
        <EmptyState
          sentence={
            asked === 'untagged'
              ? 'Every quote of this article has a tag.'
              : 'No quote of this article has this tag.'
          }
        >
          <Button
            onClick={() => {
              filter.value = 'all'
            }}
          >
            Show all quotes
          </Button>
        </EmptyState>
      )}
      {selected && (
        <div class="details-scroll">
          <QuoteDetails
            key={selected.id}
            quote={selected}
            notes={notesOfQuote(notes, selected.id)}
          />
        </div>
      )}
    </div>
  )
}

function NoQuotes({ view }: { view: ArticleView }) {
  return (
    <EmptyState
      sentence={
        proposals.value.length > 0
          ? 'No quotes yet. Press a to review what was found in the text, or select words in it and press h.'
          : 'No quotes yet. Select words in the text, or move to a sentence with the arrow keys, and press h.'
      }
    >
      <Button
        onClick={() => {
          position.value = goToSentence(0, view.sentences)
          focusReader()
        }}
      >
        Go to the first sentence
      </Button>
    </EmptyState>
  )
}

function TagFilter({ quotes }: { quotes: readonly Quote[] }) {
  const { tags: inUse, untagged } = useMemo(() => tagsInUse(quotes), [quotes])
  const current = filter.value
  const value = typeof current === 'string' ? current : current.tag
  const isGone = typeof current !== 'string' && !inUse.some(({ tag }) => tag === current.tag)
  useEffect(() => {
    if (isGone) filter.value = 'all'
  }, [isGone])
  if (inUse.length === 0) return null
  const choose = (chosen: string) => {
    filter.value = chosen === 'all' || chosen === 'untagged' ? chosen : { tag: chosen }
    // What is selected stays so only while it is listed.
    const listed = listQuotes(quotes, filter.value)
    if (!listed.some(({ id }) => id === selectedQuoteId.value)) selectedQuoteId.value = undefined
  }
  return (
    <div class="quote-filter">
      <select
        aria-label="Show quotes with the tag"
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="all">All quotes</option>
        {(untagged > 0 || value === 'untagged') && (
          <option value="untagged">Without tags ({untagged})</option>
        )}
        {inUse.map(({ tag, count }) => (
          <option key={tag} value={tag}>
            {tags.value.get(tag)?.name ?? '…'} ({count})
          </option>
        ))}
      </select>
    </div>
  )
}

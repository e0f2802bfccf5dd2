import { computed, effect } from '@preact/signals'
import type { Id, Quote, TagColour } from '#domain/library/model'
import type { ArticleView } from '#ipc/contract'
import { openArticle, selectedQuote, selectedQuoteId, speakers, tags } from '../../state/library'
import { openClickedLink } from '../../ui/open-link'
import { quoteName } from '../quotes/quote-name'
import { pressToDrag, startDrag } from '../quotes/drag-quote'
import { selectedWords, selectQuoteAt } from '../quotes/quote-actions'
import { ArticleSurface } from './article-surface'
import type { Section } from './draw-plan'
import { CursorMark } from './cursor-mark'
import { currentMatch, findMatches } from './find-state'
import { HighlightPainter, type PaintItem, pageLayers, type PaintSource } from './highlight-painter'
import { hasPlace, PlacedQuotes, QUOTE_LAYERS, quotePaint } from './quote-layers'
import { announce, isDragging, position, surface } from './reader-state'
import { NOWHERE, type ReadingPosition, selectedSpan } from './reading-position'
import { scrollToSpan, scrollToTop } from './scroll-to-span'
import { sentence, sentenceAt } from './sentences'
import type { Span } from './span'
import { SpanIndex } from './span-index'
import { type Stripe, type StripeSource, TagStripes } from './tag-stripes'

const CURSOR_LAYER = 'reading-cursor'
const MATCH_LAYER = 'find-match'
const CURRENT_MATCH_LAYER = 'find-current'
const SELECTION_LAYER = 'reading-selection'

/** From the bottom to the top; each has its look in `highlights.css`. */
export const READER_LAYERS: readonly string[] = [
  CURSOR_LAYER,
  ...QUOTE_LAYERS,
  MATCH_LAYER,
  CURRENT_MATCH_LAYER,
  SELECTION_LAYER,
]

/** Where each article was left, for as long as the window lives: its first visible offset. */
const leftAt = new Map<Id, number>()

/**
 * Draws an article into the page and keeps what is painted on it in step with the window's state.
 * Returns what takes it away again.
 */
export function attachArticle(
  root: HTMLElement,
  scroller: HTMLElement,
  view: ArticleView,
  sections: readonly Section[],
): () => void {
  const { article, revision, sentences } = view
  const startAt = selectedQuote.value?.start ?? leftAt.get(article.id) ?? 0
  const drawn = new ArticleSurface(root, scroller, revision, sections, startAt)
  const painter = new HighlightPainter(drawn.map, pageLayers(READER_LAYERS))
  const stripes = new TagStripes(drawn, (quote) => {
    selectedQuoteId.value = quote
  })
  const mark = new CursorMark(drawn)
  drawn.onNear((section, isNear) => {
    if (isNear) painter.show(section)
    else painter.hide(section)
  })
  surface.value = drawn
  position.value = NOWHERE
  // At the beginning the header stands above the first words.
  if (!selectedQuote.value && startAt > 0) void scrollToTop(drawn, startAt)

  const quotes = computed(() => {
    const open = openArticle.value
    return open?.revision.id === revision.id
      ? new PlacedQuotes(open.quotes, revision.id)
      : undefined
  })
  const matches = computed(() => new SpanIndex(findMatches.value))
  const stops = [
    effect(() => {
      if (!quotes.value) return
      painter.set('quotes', quotePaint(quotes.value, tagColours(), selectedQuoteId.value))
    }),
    effect(() => {
      if (quotes.value) stripes.set(stripesOf(quotes.value))
    }),
    effect(() => {
      // Only choosing a quote scrolls to it, not tagging it.
      const id = selectedQuoteId.value
      const quote = openArticle.peek()?.quotes.find((one) => one.id === id)
      if (quote && hasPlace(quote, revision.id)) void scrollToSpan(drawn, quote, 'seen')
    }),
    effect(() => {
      const here = position.value
      paintPosition(painter, here, sentences)
      mark.set(here.cursor === undefined ? undefined : sentence(sentences, here.cursor))
      followByKeys(drawn, here, view)
    }),
    effect(() => {
      const { cursor, selection } = position.value
      const isSeen = cursor !== undefined || selection !== undefined
      scroller.classList.toggle('has-cursor', isSeen || selectedQuoteId.value !== undefined)
    }),
    effect(() => {
      const current = currentMatch.value
      painter.set('matches', matchPaint(matches.value, current))
      if (current) void scrollToSpan(drawn, current)
    }),
    listenToMouse(drawn),
  ]
  return () => {
    leftAt.set(article.id, drawn.firstVisibleOffset())
    for (const stop of stops) stop()
    stripes.dispose()
    mark.dispose()
    painter.clear()
    drawn.dispose()
    if (surface.value === drawn) surface.value = undefined
    position.value = NOWHERE
  }
}

function tagColours(): (tag: Id) => TagColour | undefined {
  const rows = tags.value
  return (tag) => rows.get(tag)?.colour
}

/** The stripes of an article's quotes; each is named only when it comes near the view. */
function stripesOf(quotes: PlacedQuotes): StripeSource {
  const colourOf = tagColours()
  const rows = speakers.value
  const selected = selectedQuoteId.value
  const stripeOf = (quote: Quote): Stripe => ({
    id: quote.id,
    start: quote.start,
    end: quote.end,
    name: quoteName(quote, (id) => rows.get(id)?.name),
    colours: quote.tags.map((tag) => `var(--tag-${colourOf(tag) ?? 'slate'})`),
    isSelected: quote.id === selected,
    isSuggestion: quote.status === 'suggested',
  })
  return { touching: (start, end) => quotes.touching(start, end).map(stripeOf) }
}

function matchPaint(matches: SpanIndex<Span>, current: Span | undefined): PaintSource {
  const itemOf = ({ start, end }: Span): PaintItem => ({
    id: String(start),
    start,
    end,
    layers: start === current?.start ? [CURRENT_MATCH_LAYER] : [MATCH_LAYER],
  })
  return { touching: (start, end) => matches.touching(start, end).map(itemOf) }
}

function paintPosition(
  painter: HighlightPainter,
  here: ReadingPosition,
  sentences: readonly number[],
): void {
  const cursor = here.cursor === undefined ? undefined : sentence(sentences, here.cursor)
  painter.set('cursor', paintOf('cursor', cursor, CURSOR_LAYER))
  painter.set('selection', paintOf('selection', selectedSpan(here), SELECTION_LAYER))
}

/** One span in one layer, or nothing. */
function paintOf(id: string, span: Span | undefined, layer: string): PaintSource {
  return new SpanIndex(span ? [{ id, ...span, layers: [layer] }] : [])
}

/** What keys moved to is scrolled to and read out, and the page's own selection follows it. */
function followByKeys(drawn: ArticleSurface, here: ReadingPosition, view: ArticleView): void {
  const { text } = view.revision
  if (here.cursor !== undefined) {
    const span = sentence(view.sentences, here.cursor)
    getSelection()?.removeAllRanges()
    if (!span) return
    void scrollToSpan(drawn, span)
    announce(text.slice(span.start, span.end))
  } else if (here.selection?.byKeys && !here.selection.isAside) {
    const { anchor, focus } = here.selection
    const isForward = focus >= anchor
    const index = sentenceAt(view.sentences, isForward ? Math.max(0, focus - 1) : focus)
    const moved = index === undefined ? undefined : sentence(view.sentences, index)
    if (moved) void scrollToSpan(drawn, moved)
    const from = drawn.map.positionOf(anchor, isForward ? 'start' : 'end')
    const to = drawn.map.positionOf(focus, isForward ? 'end' : 'start')
    if (from && to) getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
    announce(`Selected: ${text.slice(Math.min(anchor, focus), Math.max(anchor, focus))}`)
  }
}

/** Selecting, clicking quotes and links with the mouse. Returns what ends it. */
function listenToMouse(drawn: ArticleSurface): () => void {
  const { root, map } = drawn
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    isDragging.value = true
    const { selection } = position.value
    if (!selection?.isAside) return
    // The person is back at the text: a selection that stays has its bar again.
    position.value = { selection: { anchor: selection.anchor, focus: selection.focus } }
  }
  const onPointerUp = () => {
    isDragging.value = false
  }
  // A press on selected words may become a drag of them into another program.
  const onPressSelected = (event: PointerEvent) => {
    const selected = selectedWords()
    const offset = selected && drawn.offsetAtPoint(event.clientX, event.clientY)
    if (!selected || offset === undefined) return
    const { start, end } = selected.what.span
    if (start <= offset && offset < end) pressToDrag(selected.what)
  }
  const onDragStart = (event: DragEvent) => {
    const selected = selectedWords()
    if (selected) startDrag(event, selected.what, selected.words)
  }
  const onPressElsewhere = (event: PointerEvent) => {
    const { selection } = position.value
    const { target } = event
    if (!selection || !(target instanceof Element) || root.contains(target)) return
    if (target.closest('.selection-bar, .tag-picker, .find-bar')) return
    // Beside the text it is let go of; in another pane it is still what that pane may act on.
    const isBeside = drawn.scroller.contains(target)
    position.value = isBeside ? NOWHERE : { selection: { ...selection, isAside: true } }
  }
  const onSelectionChange = () => {
    const selection = getSelection()
    const { anchorNode, focusNode } = selection ?? {}
    if (!selection || !anchorNode || !focusNode) return
    if (!root.contains(anchorNode) && !root.contains(focusNode)) return
    const anchor = map.offsetOf(anchorNode, selection.anchorOffset)
    const focus = map.offsetOf(focusNode, selection.focusOffset)
    const known = position.value.selection
    if (known && known.anchor === anchor && known.focus === focus) return
    if (selection.isCollapsed || anchor === focus) {
      if (isDragging.value) position.value = { caret: anchor }
    } else if (isDragging.value || !known?.byKeys) {
      position.value = { selection: { anchor, focus } }
      selectedQuoteId.value = undefined
    }
  }
  const onClick = (event: MouseEvent) => {
    const isCollapsed = getSelection()?.isCollapsed ?? true
    if (!isCollapsed || event.detail > 1) {
      // Words of a link were selected: nobody wants to leave.
      if (event.target instanceof Element && event.target.closest('a')) event.preventDefault()
      return
    }
    if (openClickedLink(event)) return
    if (event.target instanceof Element && event.target.closest('.stripe')) return
    const offset = drawn.offsetAtPoint(event.clientX, event.clientY)
    if (offset === undefined) selectedQuoteId.value = undefined
    else selectQuoteAt(offset)
  }
  root.addEventListener('pointerdown', onPressSelected)
  root.addEventListener('dragstart', onDragStart)
  root.addEventListener('pointerdown', onPointerDown)
  document.addEventListener('pointerdown', onPressElsewhere, true)
  document.addEventListener('pointerup', onPointerUp)
  document.addEventListener('pointercancel', onPointerUp)
  document.addEventListener('selectionchange', onSelectionChange)
  root.addEventListener('click', onClick)
  root.addEventListener('auxclick', openClickedLink)
  return () => {
    root.removeEventListener('pointerdown', onPressSelected)
    root.removeEventListener('dragstart', onDragStart)
    root.removeEventListener('pointerdown', onPointerDown)
    document.removeEventListener('pointerdown', onPressElsewhere, true)
    document.removeEventListener('pointerup', onPointerUp)
    document.removeEventListener('pointercancel', onPointerUp)
    document.removeEventListener('selectionchange', onSelectionChange)
    root.removeEventListener('click', onClick)
    root.removeEventListener('auxclick', openClickedLink)
  }
}

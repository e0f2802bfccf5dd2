import type { Quote } from '#domain/library/model'
import type { KeyBinding } from '../../state/keymap'
import { openArticle, selectedQuote, selectedQuoteId } from '../../state/library'
import {
  copyCitation,
  copyWithWords,
  cycleOverlaps,
  deleteQuote,
  openNote,
  openPicker,
  quoteHere,
  sameTagsAgain,
  stepToQuote,
  useTagOfDigit,
} from '../quotes/quote-actions'
import { reviewByKey } from '../suggestions/review-actions'
import { openFind } from './find-state'
import { position, surface } from './reader-state'
import {
  extendBySentence,
  extendByWord,
  goToSentence,
  moveSentence,
  NOWHERE,
  type ReadingPosition,
} from './reading-position'
import { sentenceAt, sentenceCount } from './sentences'

/** The reader's keys, tried while an article is open. */
export function readerKeys(): readonly KeyBinding[] {
  return [...readingKeys(), ...quoteKeys()]
}

function readingKeys(): KeyBinding[] {
  const reading = (
    key: string,
    label: string,
    move: (here: ReadingPosition, sentences: readonly number[], text: string) => ReadingPosition,
  ): KeyBinding => ({
    key,
    label,
    group: 'Reading',
    run: () => {
      const open = openArticle.value
      if (!open || !isReading()) return false
      position.value = move(position.value, open.sentences, open.revision.text)
      if (position.value.cursor !== undefined) selectedQuoteId.value = undefined
      return true
    },
  })
  return [
    reading('ArrowDown', 'next sentence', (here, s) => moveSentence(here, 1, s, inView())),
    reading('ArrowUp', 'previous sentence', (here, s) => moveSentence(here, -1, s, inView())),
    reading('Shift+ArrowDown', 'select one sentence more', (here, s) =>
      extendBySentence(here, 1, s, inView()),
    ),
    reading('Shift+ArrowUp', 'select one sentence less', (here, s) =>
      extendBySentence(here, -1, s, inView()),
    ),
    reading('Mod+Shift+ArrowRight', 'select one word more', (here, s, text) =>
      extendByWord(here, 1, s, inView(), text),
    ),
    reading('Mod+Shift+ArrowLeft', 'select one word less', (here, s, text) =>
      extendByWord(here, -1, s, inView(), text),
    ),
    reading('Home', 'first sentence', (_, s) => goToSentence(0, s)),
    reading('End', 'last sentence', (_, s) => goToSentence(sentenceCount(s) - 1, s)),
    reading('Mod+A', 'select the whole article', (_, __, text) => ({
      selection: { anchor: 0, focus: text.length, byKeys: true },
    })),
    { key: 'PageDown', label: 'a page on', group: 'Reading', run: () => turnPage(1) },
    { key: 'PageUp', label: 'a page back', group: 'Reading', run: () => turnPage(-1) },
    {
      key: 'Escape',
      label: 'let go of the selection',
      group: 'Reading',
      run: () => {
        if (!isReading()) return false
        if (position.value !== NOWHERE && position.value.caret === undefined) {
          position.value = NOWHERE
          getSelection()?.removeAllRanges()
          return true
        }
        if (selectedQuoteId.value === undefined) return false
        selectedQuoteId.value = undefined
        return true
      },
    },
    { key: '/', label: 'find in the article', group: 'Reading', run: openFind },
  ]
}

function quoteKeys(): KeyBinding[] {
  const quotes = (
    key: string,
    label: string,
    act: () => boolean | undefined | Promise<unknown>,
  ): KeyBinding => ({
    key,
    label,
    group: 'Quotes',
    run: () => {
      if (!openArticle.value) return false
      const done = act()
      return done instanceof Promise ? true : done
    },
  })
  const selected = (
    key: string,
    label: string,
    act: (quote: Quote) => unknown,
    applies: (quote: Quote) => boolean = () => true,
  ) =>
    quotes(key, label, () => {
      const quote = selectedQuote.value
      if (!quote || !applies(quote)) return false
      act(quote)
      return true
    })
  return [
    quotes('h', 'make a quote', () => quoteHere()),
    {
      key: 'Enter',
      label: 'make a quote',
      group: 'Quotes',
      // On a link or a button Enter is that control's own.
      run: () => (document.activeElement === surface.value?.scroller ? quoteByEnter() : false),
    },
    quotes('t', 'tags of the quote', () => openPicker('tags')),
    quotes('s', 'speaker of the quote', () => openPicker('speaker')),
    quotes('y', 'kind of quote', () => openPicker('kind')),
    quotes('n', 'note on the quote', () => openNote()),
    quotes('j', 'next quote', () => stepToQuote(1)),
    quotes('k', 'previous quote', () => stepToQuote(-1)),
    quotes('o', 'next of quotes that overlap', cycleOverlaps),
    quotes('.', 'same tags again', () => sameTagsAgain()),
    ...Array.from({ length: 9 }, (_, index) =>
      quotes(String(index + 1), `tag ${index + 1} of those used last`, () =>
        useTagOfDigit(index + 1),
      ),
    ),
    selected('Delete', 'delete the quote', (quote) => void deleteQuote(quote), isNotInList),
    selected('Backspace', 'delete the quote', (quote) => void deleteQuote(quote), isNotInList),
    quotes('a', 'accept the suggestion, or begin with the first', () => reviewByKey('accept')),
    quotes('x', 'reject the suggestion', () => reviewByKey('reject')),
    quotes('e', 'edit the suggestion', () => reviewByKey('edit')),
    quotes('c', 'copy the citation', () => copyCitation(selectedQuote.value)),
    quotes('Shift+C', 'copy quote and citation', () => copyWithWords()),
    quotes('b', 'copy the entry of the bibliography', () =>
      copyCitation(selectedQuote.value, 'entry'),
    ),
    quotes('f', 'copy as a footnote', () => copyCitation(selectedQuote.value, 'footnote')),
    quotes('Mod+Shift+C', 'copy quote and citation as Markdown', () => copyWithWords('markdown')),
  ]
}

/** Arrows, Home and Escape are the reader's while the focus is in it, or nowhere. */
function isReading(): boolean {
  const { activeElement } = document
  return (
    activeElement === null ||
    activeElement === document.body ||
    surface.value?.scroller.contains(activeElement) === true
  )
}

/** In the list of articles the same keys would mean an article. */
function isNotInList(): boolean {
  return !document.activeElement?.closest('[data-pane="list"]')
}

function inView(): number {
  return surface.value?.firstVisibleOffset() ?? 0
}

function quoteByEnter(): boolean {
  const { cursor, selection } = position.value
  if (cursor === undefined && !selection) return false
  void quoteHere()
  return true
}

/** Scrolls by almost a page; the cursor goes along to the first sentence in view. */
function turnPage(step: 1 | -1): boolean {
  const open = openArticle.value
  const drawn = surface.value
  if (!open || !drawn || !isReading()) return false
  const before = drawn.scroller.scrollTop
  drawn.scroller.scrollBy({ top: step * drawn.scroller.clientHeight * 0.86, behavior: 'instant' })
  if (position.value.cursor === undefined) return true
  const isAtEnd = Math.abs(drawn.scroller.scrollTop - before) < 2
  const last = sentenceCount(open.sentences) - 1
  const index = isAtEnd
    ? step === 1
      ? last
      : 0
    : (sentenceAt(open.sentences, drawn.firstVisibleOffset()) ?? 0) + (step === 1 ? 1 : 0)
  position.value = goToSentence(index, open.sentences)
  return true
}

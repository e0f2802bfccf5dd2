import { computed, signal } from '@preact/signals'
import type { ArticleView, LibraryInfo, SpeakerRow, TagRow } from '#ipc/contract'
import type { Id } from '#domain/library/model'

/**
 * What the window knows of the open library. Only `apply-events.ts` writes to these, from what main
 * says is on the disk; everything else reads them or asks for a command.
 */

/** Undefined until main has answered for the first time. */
export const libraryInfo = signal<LibraryInfo | undefined>(undefined)

/** Changes when another library is opened: what was chosen in the one before means nothing in it. */
export const libraryFolder = computed(() => libraryInfo.value?.folder)

export const tags = signal<ReadonlyMap<Id, TagRow>>(new Map())
export const speakers = signal<ReadonlyMap<Id, SpeakerRow>>(new Map())

/** Grows with every change on the disk: lists that show a page of rows ask for it again. */
export const revisionOfLists = signal(0)

/** The article in the reader. */
export const openArticle = signal<ArticleView | undefined>(undefined)

/** The quote that keys and inspector are about; always one of the open article, or undefined. */
export const selectedQuoteId = signal<Id | undefined>(undefined)

export const selectedQuote = computed(() =>
  openArticle.value?.quotes.find((quote) => quote.id === selectedQuoteId.value),
)

export const isEmptyLibrary = computed(() => {
  const counts = libraryInfo.value?.counts
  return counts !== undefined && counts.articles === 0 && counts.trashed === 0
})

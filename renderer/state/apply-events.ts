import { batch } from '@preact/signals'
import { applyUpdate } from '#domain/library/change'
import { compareQuotes } from '#domain/library/compare-quotes'
import type { Id, Note, Quote } from '#domain/library/model'
import type { SmallNews } from '#domain/library/rows'
import { unpack } from '#domain/packed'
import { ok, type Result } from '#domain/result'
import type { ArticleView, RequestOutput } from '#ipc/contract'
import { bridge } from '../bridge'
import {
  libraryInfo,
  openArticle,
  revisionOfLists,
  selectedQuoteId,
  speakers,
  tags,
} from './library'
import { withNameRows } from './name-rows'
import { notifyFailure } from './notifications'
import { closeDialog } from './open-dialog'

/** Loads what every view needs and follows the library from then on. Returns what ends it. */
export async function followLibrary(): Promise<() => void> {
  const stops = [
    bridge.on('library-changed', ({ news, info }) => {
      batch(() => {
        libraryInfo.value = info
        if (news.size === 'small') applyNews(news)
        else readAllAnew()
        revisionOfLists.value++
      })
    }),
    bridge.on('library-opened', (info) => {
      batch(() => {
        // The same one is opened again for a repair; a dialog about another one has nothing to be about.
        if (info.folder !== libraryInfo.value?.folder) closeDialog()
        libraryInfo.value = info
        openArticle.value = undefined
        selectedQuoteId.value = undefined
        revisionOfLists.value++
      })
      void loadNames()
    }),
  ]
  // At once: each answer takes main a moment and the way there and back another.
  const [info] = await Promise.all([bridge.request('library.info'), loadNames()])
  if (info.ok) libraryInfo.value = info.value
  else notifyFailure(info.error)
  return () => {
    for (const stop of stops) stop()
  }
}

/** Names that were asked for and whose answers have not come, and whether they have changed since. */
const loading = new Set<{ isStale: boolean }>()

async function loadNames(): Promise<void> {
  const asked = { isStale: false }
  loading.add(asked)
  try {
    for (;;) {
      asked.isStale = false
      const [tagRows, speakerRows] = await Promise.all([
        bridge.request('tags.list'),
        bridge.request('speakers.list'),
      ])
      if (asked.isStale) continue
      batch(() => {
        if (tagRows.ok) tags.value = new Map(tagRows.value.map((tag) => [tag.id, tag]))
        if (speakerRows.ok) speakers.value = new Map(speakerRows.value.map((s) => [s.id, s]))
      })
      return
    }
  } finally {
    loading.delete(asked)
  }
}

/** Takes a change record by record, so that a tag is painted without asking again. */
function applyNews(news: SmallNews): void {
  for (const asked of loading) asked.isStale = true
  tags.value = withNameRows(tags.value, news.tags, news.gone)
  speakers.value = withNameRows(speakers.value, news.speakers, news.gone)
  applyToOpenArticle(news)
}

/** After a change of very many records. */
function readAllAnew(): void {
  for (const asked of [...loading, ...reading]) asked.isStale = true
  void loadNames()
  const open = openArticle.value
  if (open) void readOpenAnew(open)
}

/** An article that went, or went to the trash, is closed. */
async function readOpenAnew({ article: { id, deletedAt } }: ArticleView): Promise<void> {
  const result = await readArticle(id)
  if (openArticle.value?.article.id !== id) return
  if (!result.ok) {
    if (result.error.code === 'not-found') closeArticle()
    else notifyFailure(result.error)
    return
  }
  if (result.value.article.deletedAt && !deletedAt) return closeArticle()
  batch(() => {
    openArticle.value = result.value
    const { quotes } = result.value
    if (!quotes.some((quote) => quote.id === selectedQuoteId.value)) {
      selectedQuoteId.value = undefined
    }
  })
}

/** Articles that were asked for and whose answers have not come, and whether they have changed since. */
const reading = new Set<{ readonly article: Id; isStale: boolean }>()

/** Characters of a packed article from which on reading and drawing it are too much for one frame. */
const LONG = 300_000
/** A window that draws no frames, because it is minimized, is waited for no longer, in ms. */
const LONGEST_FRAME = 100

/** Resolves behind the next frame: keys and the picture come in between. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, LONGEST_FRAME)
    requestAnimationFrame(() => {
      clearTimeout(late)
      setTimeout(resolve)
    })
  })
}

/** An article as it is: a change that comes while the answer is on its way is in the next answer. */
export async function readArticle(article: Id): Promise<Result<ArticleView>> {
  const asked = { article, isStale: false }
  reading.add(asked)
  try {
    for (;;) {
      asked.isStale = false
      const result = await bridge.request('article.read', { article })
      if (!result.ok) return result
      if (asked.isStale) continue
      const read = await readWhole(result.value)
      if (asked.isStale) continue
      if (!read.ok) return read
      if (result.value.rest || result.value.packed.length > LONG) await nextFrame()
      if (!asked.isStale) return read
    }
  } finally {
    reading.delete(asked)
  }
}

/** An article with all of its quotes: each part of them comes in a task of its own, and keys in between. */
async function readWhole({
  packed,
  rest,
}: RequestOutput['article.read']): Promise<Result<ArticleView>> {
  const view = unpack(packed)
  if (!rest) return ok(view)
  const quotes = [...view.quotes]
  const ask = (part: number) =>
    part > rest.parts
      ? undefined
      : bridge.request('article.read-quotes', { answer: rest.answer, part })
  let next = ask(1)
  for (let part = 1; next; part++) {
    const more = await next
    if (!more.ok) return more
    // Main makes one ready while another is read here.
    next = ask(part + 1)
    quotes.push(...unpack(more.value))
  }
  return ok({ ...view, quotes })
}

/** How often an article was asked for: a long one may come after a short one that was asked for later. */
let timesAsked = 0

/** Opens an article in the reader; the promise ends when it is there, or another was asked for (false). */
export async function showArticle(article: Id, quote?: Id): Promise<boolean> {
  const asked = ++timesAsked
  const result = await readArticle(article)
  if (asked !== timesAsked) return false
  if (!result.ok) {
    notifyFailure(result.error)
    return false
  }
  batch(() => {
    openArticle.value = result.value
    selectedQuoteId.value = quote
  })
  return true
}

export function closeArticle(): void {
  batch(() => {
    openArticle.value = undefined
    selectedQuoteId.value = undefined
  })
}

/**
 * Applies a change to the open article in place. A new text, header or citation is read anew, and so are
 * quotes where one is no longer rejected; an article that went to the trash is closed.
 */
function applyToOpenArticle(news: SmallNews): void {
  for (const asked of reading) if (isTouched(news, asked.article)) asked.isStale = true
  const open = openArticle.value
  if (!open) return
  const id = open.article.id
  const articleUpdate = news.updated.find((u) => u.type === 'article' && u.id === id)
  if (articleUpdate?.to.deletedAt) return closeArticle()
  const isAnother =
    articleUpdate &&
    ('reference' in articleUpdate.to ||
      'revision' in articleUpdate.to ||
      'citationKey' in articleUpdate.to)
  if (isAnother || isOneShownAgain(open, news)) {
    void readOpenAnew(open)
    return
  }
  const quotes = applyTo(open.quotes, news, id, 'quote')
    .filter((quote) => quote.status !== 'rejected')
    .sort(compareQuotes)
  const notes = applyTo(open.notes, news, id, 'note')
  const next: ArticleView = {
    ...open,
    article: articleUpdate ? applyUpdate(open.article, articleUpdate) : open.article,
    quotes,
    notes,
  }
  openArticle.value = next
  if (!quotes.some((quote) => quote.id === selectedQuoteId.value)) selectedQuoteId.value = undefined
}

/** Whether a rejected suggestion is none any more: the news have what changed of it, and nothing here has the rest. */
function isOneShownAgain({ article, quotes }: ArticleView, { updated }: SmallNews): boolean {
  return updated.some(
    ({ type, id, article: owner, to }) =>
      type === 'quote' &&
      owner === article.id &&
      'status' in to &&
      to['status'] !== 'rejected' &&
      !quotes.some((quote) => quote.id === id),
  )
}

function isTouched({ added, updated, removed }: SmallNews, article: Id): boolean {
  return (
    updated.some((update) => update.article === article || update.id === article) ||
    [...added, ...removed].some((record) => record.article === article)
  )
}

function applyTo<R extends Quote | Note>(
  records: readonly R[],
  news: SmallNews,
  article: Id,
  type: R['type'],
): R[] {
  const removed = new Set(news.removed.map(({ id }) => id))
  const updates = new Map(news.updated.filter((u) => u.type === type).map((u) => [u.id, u]))
  const kept = records
    .filter((record) => !removed.has(record.id))
    .map((record) => {
      const update = updates.get(record.id)
      return update ? applyUpdate(record, update) : record
    })
  const added = news.added.filter((record) => record.type === type && record.article === article)
  return [...kept, ...(added as R[])]
}

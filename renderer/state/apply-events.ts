import { batch } from '@preact/signals'
import { applyUpdate, type Change } from '#domain/library/change'
import type { Id, LibraryRecord, Note, Quote } from '#domain/library/model'
import type { Result } from '#domain/result'
import type { ArticleView } from '#ipc/contract'
import { bridge } from '../bridge'
import {
  libraryInfo,
  openArticle,
  revisionOfLists,
  selectedQuoteId,
  speakers,
  tags,
} from './library'
import { notifyFailure } from './notifications'

/** Loads what every view needs and follows the library from then on. Returns what ends it. */
export async function followLibrary(): Promise<() => void> {
  const stops = [
    bridge.on('library-changed', ({ change, info }) => {
      batch(() => {
        libraryInfo.value = info
        applyToOpenArticle(change)
        revisionOfLists.value++
      })
      // Counts beside tags and speakers come from main, which has them without looking.
      void loadNames()
    }),
    bridge.on('library-opened', (info) => {
      batch(() => {
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

async function loadNames(): Promise<void> {
  const [tagRows, speakerRows] = await Promise.all([
    bridge.request('tags.list'),
    bridge.request('speakers.list'),
  ])
  batch(() => {
    if (tagRows.ok) tags.value = new Map(tagRows.value.map((tag) => [tag.id, tag]))
    if (speakerRows.ok) speakers.value = new Map(speakerRows.value.map((s) => [s.id, s]))
  })
}

/** Articles that were asked for and whose answers have not come, and whether they have changed since. */
const reading = new Set<{ readonly article: Id; isStale: boolean }>()

/** An article as it is: a change that comes while the answer is on its way is in the next answer. */
async function readArticle(article: Id): Promise<Result<ArticleView>> {
  const asked = { article, isStale: false }
  reading.add(asked)
  try {
    for (;;) {
      asked.isStale = false
      const result = await bridge.request('article.read', { article })
      if (!asked.isStale || !result.ok) return result
    }
  } finally {
    reading.delete(asked)
  }
}

/** Opens an article in the reader; the promise ends when it is there. */
export async function showArticle(article: Id, quote?: Id): Promise<boolean> {
  const result = await readArticle(article)
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
 * Applies a change to the open article in place, so that a tag is painted without asking again. A
 * new text, header or citation is read anew; an article that is gone is closed.
 */
function applyToOpenArticle(change: Change): void {
  for (const asked of reading) if (isTouched(change, asked.article)) asked.isStale = true
  const open = openArticle.value
  if (!open) return
  const id = open.article.id
  const touches = (record: LibraryRecord) =>
    record.type === 'article' ? record.id === id : 'article' in record && record.article === id
  const articleUpdate = change.updated.find((u) => u.type === 'article' && u.id === id)
  if (change.removed.some((r) => r.type === 'article' && r.id === id)) return closeArticle()
  if (articleUpdate?.to.deletedAt) return closeArticle()
  if (
    articleUpdate &&
    ('reference' in articleUpdate.to ||
      'revision' in articleUpdate.to ||
      'citationKey' in articleUpdate.to)
  ) {
    void showArticle(id, selectedQuoteId.value)
    return
  }
  const quotes = applyTo(open.quotes, change, touches, 'quote')
    .filter((quote) => quote.status !== 'rejected')
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const notes = applyTo(open.notes, change, touches, 'note')
  const next: ArticleView = {
    ...open,
    article: articleUpdate ? applyUpdate(open.article, articleUpdate) : open.article,
    quotes,
    notes,
  }
  openArticle.value = next
  if (!quotes.some((quote) => quote.id === selectedQuoteId.value)) selectedQuoteId.value = undefined
}

function isTouched({ added, updated, removed }: Change, article: Id): boolean {
  return (
    updated.some((update) => update.article === article || update.id === article) ||
    [added, removed].some((records) =>
      records.some((record) => 'article' in record && record.article === article),
    )
  )
}

function applyTo<R extends Quote | Note>(
  records: readonly R[],
  change: Change,
  touches: (record: LibraryRecord) => boolean,
  type: R['type'],
): R[] {
  const removed = new Set(change.removed.filter(touches).map((record) => record.id))
  const updates = new Map(change.updated.filter((u) => u.type === type).map((u) => [u.id, u]))
  const kept = records
    .filter((record) => !removed.has(record.id))
    .map((record) => {
      const update = updates.get(record.id)
      return update ? applyUpdate(record, update) : record
    })
  const added = change.added.filter((record) => record.type === type && touches(record)) as R[]
  return [...kept, ...added]
}

import { batch, computed, effect, signal } from '@preact/signals'
import type { Id } from '#domain/library/model'
import type { ArticleRow } from '#domain/library/rows'
import type { RequestInput } from '#ipc/contract'
import { bridge } from '../../bridge'
import { forgetWhenGone } from '../../state/forget-when-gone'
import { libraryFolder, openArticle, revisionOfLists, tags } from '../../state/library'
import { notifyFailure } from '../../state/notifications'
import { isBoolean, isOneOf, storedSignal } from '../../state/stored-signal'
import { PagedRows } from '../../ui/paged-rows'
import { followRow, type ListSelection, NO_SELECTION, selectOne } from './list-selection'

export const SORTS = ['added', 'modified', 'title', 'author', 'date', 'quotes'] as const
export type Sort = (typeof SORTS)[number]

export const sort = storedSignal<Sort>('list-sort', 'added', isOneOf(SORTS))
export const isDescending = storedSignal('list-descending', true, isBoolean)

/** What the list is filtered by. */
export const filterText = signal('')
export const filterTag = signal<Id | undefined>(undefined)
export const isTrash = signal(false)

forgetWhenGone(filterTag, tags)

export const selection = signal<ListSelection>(NO_SELECTION)

// Another library has other tags and other articles.
effect(() => {
  void libraryFolder.value
  batch(() => {
    filterText.value = ''
    filterTag.value = undefined
    isTrash.value = false
    selection.value = NO_SELECTION
  })
})

/** The ids of the chosen articles that an export or a deletion is about. */
export const selectedArticles = computed(() => (isTrash.value ? [] : [...selection.value.ids]))

type Query = Omit<RequestInput<'articles.list'>, 'offset' | 'limit'>

const query = computed<Query>(() => ({
  sort: sort.value,
  descending: isDescending.value,
  ...(filterText.value.trim() ? { text: filterText.value.trim() } : {}),
  ...(filterTag.value ? { tag: filterTag.value } : {}),
  ...(isTrash.value ? { trash: true } : {}),
}))

function fetchFor(of: Query) {
  return async (offset: number, limit: number) => {
    const result = await bridge.request('articles.list', { ...of, offset, limit })
    if (result.ok) return result.value
    notifyFailure(result.error)
    return undefined
  }
}

export const articleRows = new PagedRows<ArticleRow>(fetchFor(query.peek()), 50)

/** What the rows are of. */
let shown = query.peek()
let revision = revisionOfLists.peek()

/** Asks for the first rows, so that they are there when the list is drawn for the first time. */
export function askForFirstRows(): Promise<void> {
  articleRows.show(0, 0)
  return articleRows.settled()
}

/** Keeps the rows as the filters and the library are; returns the function that stops it. */
export function followArticles(): () => void {
  // The effects begin with what happened while the list was not on screen.
  const stops = [
    effect(() => {
      const wanted = query.value
      if (wanted === shown) return
      shown = wanted
      selection.value = NO_SELECTION
      articleRows.replace(fetchFor(wanted))
    }),
    effect(() => {
      if (revisionOfLists.value === revision) return
      revision = revisionOfLists.value
      articleRows.refresh()
    }),
    followSelection(),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** The active row stays the same article when rows come before it; what is opened becomes active. */
function followSelection(): () => void {
  let activeId: Id | undefined
  const stopRows = effect(() => {
    void articleRows.version.value
    const now = selection.peek()
    const there = articleRows.row(now.active)?.id
    if (activeId === undefined || there === activeId) return
    const index = articleRows.indexOf(activeId)
    if (index >= 0) selection.value = followRow(now, index)
    else {
      // It is gone: what stands in its place now is the active row, or the last one.
      const last = Math.max(0, (articleRows.total.peek() ?? 0) - 1)
      activeId = articleRows.row(Math.min(now.active, last))?.id
      if (now.active > last) selection.value = followRow(now, last)
    }
  })
  const stopActive = effect(() => {
    activeId = articleRows.row(selection.value.active)?.id ?? activeId
  })
  let openId = openArticle.peek()?.article.id
  const stopOpen = effect(() => {
    const id = openArticle.value?.article.id
    if (id === openId) return
    openId = id
    if (id === undefined) return
    activeId = id
    const before = selection.peek()
    if (articleRows.row(before.active)?.id === id && before.ids.has(id)) return
    // An article that has just come in is found when its row has come.
    const index = articleRows.indexOf(id)
    selection.value = selectOne(index >= 0 ? index : before.active, id)
  })
  return () => {
    stopRows()
    stopActive()
    stopOpen()
  }
}

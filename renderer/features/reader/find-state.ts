import { batch, computed, signal } from '@preact/signals'
import { openArticle } from '../../state/library'
import { findInText, MOST_MATCHES } from './find-in-text'
import { findPattern } from './find-pattern'
import { offsetOf } from './reading-position'
import { announce, position, surface } from './reader-state'
import type { Span } from './span'

export const isFindOpen = signal(false)
export const findQuery = signal('')
export const findMatches = signal<readonly Span[]>([])
/** Index of the match that is shown; -1 while there is none. */
export const findIndex = signal(-1)
export const isSearching = signal(false)

export const currentMatch = computed(() => findMatches.value[findIndex.value])

/** "3 of 17": what the bar says beside its field. */
export const findSummary = computed(() => {
  if (findQuery.value.trim() === '') return ''
  const count = findMatches.value.length
  if (count === 0) return isSearching.value ? 'Searching…' : 'Not found'
  const all = count >= MOST_MATCHES ? `${count.toLocaleString('en')}+` : count.toLocaleString('en')
  return `${(findIndex.value + 1).toLocaleString('en')} of ${all}${isSearching.value ? '…' : ''}`
})

let search = new AbortController()

/** Opens the bar, or puts the focus into its field when it is open; false when no article is. */
export function openFind(): boolean {
  if (!openArticle.value) return false
  isFindOpen.value = true
  const field = document.querySelector<HTMLInputElement>('.find-bar input')
  field?.focus()
  field?.select()
  return true
}

/** Closes the bar; reading goes on at the match that was shown. */
export function closeFind(): void {
  search.abort()
  const match = currentMatch.value
  batch(() => {
    isFindOpen.value = false
    isSearching.value = false
    findMatches.value = []
    findIndex.value = -1
    if (match)
      position.value = { selection: { anchor: match.start, focus: match.end, byKeys: true } }
  })
}

/** Finds what was typed, beginning with what comes after the place where the reader is. */
export async function findWords(typed: string): Promise<void> {
  search.abort()
  const own = new AbortController()
  search = own
  const open = openArticle.value
  const pattern = findPattern(typed)
  batch(() => {
    findQuery.value = typed
    findMatches.value = []
    findIndex.value = -1
    isSearching.value = pattern !== undefined
  })
  if (!open || !pattern) return
  const here = offsetOf(position.value, open.sentences) ?? surface.value?.firstVisibleOffset() ?? 0
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0))
  for await (const { matches, isPartial } of findInText(
    open.revision.text,
    pattern,
    own.signal,
    pause,
  )) {
    if (own.signal.aborted) return
    batch(() => {
      findMatches.value = matches
      if (findIndex.value < 0) findIndex.value = matches.findIndex(({ start }) => start >= here)
      isSearching.value = isPartial
    })
  }
  if (own.signal.aborted) return
  batch(() => {
    // What comes before the reader's place is shown only when the rest has been searched.
    if (findIndex.value < 0 && findMatches.value.length > 0) findIndex.value = 0
    isSearching.value = false
  })
  announce(findSummary.value)
}

/** The next match or the one before, round the end. */
export function stepToMatch(step: 1 | -1): void {
  const count = findMatches.value.length
  if (count === 0) return
  findIndex.value = (findIndex.value + step + count) % count
  announce(findSummary.value)
}

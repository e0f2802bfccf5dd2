import { signal } from '@preact/signals'
import type { DuplicateReason } from '#domain/citations/duplicates/same-source'
import type { Id } from '#domain/library/model'
import type { DuplicateList } from '#domain/library/rows'
import { bridge } from '../../bridge'
import { notifyFailure } from '../../state/notifications'

/** What looks like one source; undefined while it is being compared. */
export const duplicates = signal<DuplicateList | undefined>(undefined)

let asked = 0

/** Compares the library's articles anew. The list that was there stays until the new one has come. */
export async function findDuplicates(): Promise<void> {
  const turn = ++asked
  const result = await bridge.request('duplicates.list')
  if (turn !== asked) return
  if (result.ok) duplicates.value = result.value
  else notifyFailure(result.error)
}

/** Takes a group off the list at once; the next comparison says the same. */
export function dropGroup(articles: readonly Id[]): void {
  const now = duplicates.value
  if (!now) return
  const [first] = articles
  const groups = now.groups.filter((group) => group.articles[0] !== first)
  duplicates.value = { groups, total: now.total - (now.groups.length - groups.length) }
}

/** What the articles of a group have in common, in a few words. */
export const REASONS: Readonly<Record<DuplicateReason, string>> = {
  doi: 'Same DOI',
  pmid: 'Same PubMed number',
  arxiv: 'Same arXiv number',
  isbn: 'Same ISBN',
  url: 'Same address',
  title: 'Same title, author and date',
}

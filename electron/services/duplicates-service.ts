import { createHash } from 'node:crypto'
import type { DuplicateGroup } from '#domain/citations/duplicates/find-duplicates'
import type { MatchEntry } from '#domain/citations/duplicates/match-entry'
import type { Id } from '#domain/library/model'
import type { MergeCandidate } from '#domain/library/rows'
import { inSlices } from '#store/breathe'
import type { LibraryStore } from '#store/library-store'
import type { Background } from './background'

/** Of so many new articles each is looked up by itself; of more, the whole library is compared once. */
const FEW = 40

/** Articles of the library that look like one source; compared on a thread of their own. */
export async function listDuplicates(
  store: LibraryStore,
  background: Background,
): Promise<readonly DuplicateGroup[]> {
  return background.run({
    kind: 'find-duplicates',
    entries: await collect(store.catalog.matches.all()),
  })
}

/** For each of some articles the other one that it looks like, where there is one; the oldest of several. */
export async function lookalikesOf(
  store: LibraryStore,
  background: Pick<Background, 'run'>,
  articles: readonly Id[],
): Promise<ReadonlyMap<Id, DuplicateGroup & { readonly like: Id }>> {
  if (articles.length === 0) return new Map()
  const wanted = new Set(articles)
  const entries =
    articles.length > FEW ? await collect(store.catalog.matches.all()) : nearTo(store, articles)
  if (entries.length < 2) return new Map()
  const groups = await background.run({ kind: 'find-duplicates', entries })
  const found = new Map<Id, DuplicateGroup & { like: Id }>()
  for (const group of groups) {
    const known = group.articles.find((id) => !wanted.has(id)) ?? group.articles[0]
    if (known === undefined) continue
    for (const id of group.articles) {
      if (wanted.has(id) && id !== known) found.set(id, { ...group, like: known })
    }
  }
  return found
}

/** The articles with all that have a title, an identifier or an author of theirs. */
function nearTo({ catalog }: LibraryStore, articles: readonly Id[]): MatchEntry[] {
  const titles = new Set<string>()
  const lines = new Set<string>()
  for (const id of articles) {
    const entry = catalog.matches.of(id)
    if (!entry) continue
    if (entry.title) titles.add(entry.title)
    for (const line of entry.identity.split('\n')) {
      if (line && !/^(?:in|not):/.test(line)) lines.add(line)
    }
  }
  return [...catalog.matches.with([...titles], [...lines])]
}

async function collect(entries: Iterable<MatchEntry>): Promise<MatchEntry[]> {
  const all: MatchEntry[] = []
  await inSlices(entries, (entry) => void all.push(entry))
  return all
}

/** What a group is called in lists: the first title that it has. */
export function titleOfGroup({ catalog }: LibraryStore, articles: readonly Id[]): string {
  for (const id of articles) {
    const title = catalog.matches.of(id)?.title
    if (title) return title
  }
  return ''
}

/** Characters of a text by which it is known again. */
const BEGINNING = 240

/** What there is to choose from when these articles are merged; one that is gone is left out. */
export function readMergeCandidates(
  { view }: LibraryStore,
  articles: readonly Id[],
): MergeCandidate[] {
  return articles.flatMap((id) => {
    const article = view.article(id)
    const revision = article && view.revision(id, article.revision)
    if (!article || !revision || article.deletedAt) return []
    const { text } = revision
    return {
      article,
      characters: text.length,
      beginning: text.slice(0, BEGINNING).replace(/\s+/g, ' ').trim(),
      textId: createHash('sha256').update(text).digest('hex'),
      quotes: view.quotesOf(id).filter(({ status }) => status === 'accepted').length,
      notes: view.notesOf(id).length,
    }
  })
}

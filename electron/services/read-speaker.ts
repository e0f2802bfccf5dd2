import { type Id, QUOTE_KINDS } from '#domain/library/model'
import type { SpeakerPage } from '#domain/library/rows'
import type { LibraryStore } from '#store/library-store'

/** What there is of a speaker, from the catalog alone: no article is opened for it. */
export function readSpeaker(store: LibraryStore, speaker: Id): SpeakerPage {
  const counts = QUOTE_KINDS.map((kind) => ({ kind, said: 0, reported: 0 }))
  const articles = new Set<Id>()
  const years = new Map<string, number>()
  const quotes = store.catalog.listQuotes({
    speaker,
    status: 'accepted',
    offset: 0,
    limit: Number.MAX_SAFE_INTEGER,
  })
  for (const quote of quotes.rows) {
    const count = counts.find(({ kind }) => kind === quote.kind)
    articles.add(quote.article)
    if (quote.speaker !== speaker) {
      if (count) count.reported++
      continue
    }
    if (count) count.said++
    const year = /^-?\d{4,}/.exec(store.catalog.sourceOf(quote.article)?.date ?? '')?.[0] ?? ''
    years.set(year, (years.get(year) ?? 0) + 1)
  }
  return { counts, articles: articles.size, timeline: withGaps(years) }
}

/** More empty years than this in a row are left out: the line would be nothing but gaps. */
const MOST_GAP = 5

/** The years in their order, with those between them that have no quote. */
function withGaps(years: ReadonlyMap<string, number>): { year: string; quotes: number }[] {
  const known = [...years.keys()].filter((year) => year !== '').map(Number)
  const timeline: { year: string; quotes: number }[] = []
  let before: number | undefined
  for (const year of known.sort((a, b) => a - b)) {
    if (before !== undefined && year - before - 1 <= MOST_GAP) {
      for (let gap = before + 1; gap < year; gap++) timeline.push({ year: String(gap), quotes: 0 })
    }
    const name = [...years.keys()].find((one) => one !== '' && Number(one) === year) ?? ''
    timeline.push({ year: name, quotes: years.get(name) ?? 0 })
    before = year
  }
  const unknown = years.get('')
  return unknown ? [...timeline, { year: '', quotes: unknown }] : timeline
}

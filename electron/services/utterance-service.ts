import type { Id } from '#domain/library/model'
import type { UtteranceGroup, UtteranceVersion } from '#domain/library/rows'
import { compareWords } from '#domain/utterances/compare-words'
import { breathe } from '#store/breathe'
import type { LibraryStore } from '#store/library-store'
import type { Background } from './background'
import { readableDate } from './read-library'

/**
 * More of one speaker's quotes are not compared, and counted as left: comparing takes time and memory in proportion, and the
 * articles of these are half a minute's reading.
 */
const MOST_QUOTES = 100_000
/** Milliseconds of reading before others have their turn. */
const AT_ONCE = 8
/** Speakers of a library whose groups are kept. */
const KEPT = 8

interface Grouped {
  /** The catalog's version that it was worked out from. */
  readonly version: number
  readonly compared: Promise<Compared>
}

interface Compared {
  readonly groups: readonly (readonly Id[])[]
  /** Quotes that were too many, or in articles that cannot be read. */
  readonly left: number
}

/**
 * Finds the same utterance in several articles, speaker by speaker: what two people said is not one utterance, and nobody's
 * quotes are compared before somebody asks for them.
 */
export class UtteranceService {
  /** By speaker. One that is opened again counts its versions anew, and may be another by then. */
  readonly #libraries = new WeakMap<LibraryStore, Map<Id, Grouped>>()

  constructor(
    readonly background: Pick<Background, 'run'>,
    readonly mostQuotes = MOST_QUOTES,
  ) {}

  /** The utterances of a speaker that stand in several articles, and how many quotes were too many to look at. */
  async ofSpeaker(
    store: LibraryStore,
    speaker: Id,
  ): Promise<{ groups: UtteranceGroup[]; left: number }> {
    const { groups, left } = await this.#group(store, speaker).compared
    return { groups: groups.map((ids) => versions(store, ids)).filter(isInSeveral), left }
  }

  /** The versions of a quote's utterance in several articles, itself included; none where there is no other. */
  async ofQuote(store: LibraryStore, quote: Id): Promise<UtteranceGroup> {
    const speaker = store.view.quote(quote)?.speaker
    if (speaker === undefined) return []
    const { groups } = await this.#group(store, speaker).compared
    const ids = groups.find((group) => group.includes(quote))
    const group = ids ? versions(store, ids) : []
    return isInSeveral(group) ? group : []
  }

  #group(store: LibraryStore, speaker: Id): Grouped {
    const { version } = store.catalog
    const kept = this.#libraries.get(store) ?? new Map<Id, Grouped>()
    this.#libraries.set(store, kept)
    const known = kept.get(speaker)
    if (known?.version === version) return known
    const listed = store.catalog.listQuotes({
      speaker,
      status: 'accepted',
      offset: 0,
      limit: this.mostQuotes,
    })
    const ids = listed.rows.filter((row) => row.speaker === speaker).map(({ id }) => id)
    const grouped = {
      version,
      compared: this.#compare(store, ids, listed.total - listed.rows.length),
    }
    // A failure must not be kept, and somebody always waits for it.
    grouped.compared.catch(() => kept.delete(speaker))
    kept.delete(speaker)
    kept.set(speaker, grouped)
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(oldest)
    }
    return grouped
  }

  async #compare(store: LibraryStore, ids: readonly Id[], tooMany: number): Promise<Compared> {
    const quotes: { id: Id; text: string }[] = []
    let since = performance.now()
    for (const id of ids) {
      if (performance.now() - since > AT_ONCE) {
        await breathe()
        since = performance.now()
      }
      const quote = store.view.quote(id)
      if (quote) quotes.push({ id, text: quote.exact })
    }
    const left = tooMany + ids.length - quotes.length
    if (quotes.length < 2) return { groups: [], left }
    return { groups: await this.background.run({ kind: 'group-utterances', quotes }), left }
  }
}

function isInSeveral(group: UtteranceGroup): boolean {
  return new Set(group.map(({ article }) => article)).size > 1
}

/** The longest version first, since the others leave out of it; then by date. */
function versions(store: LibraryStore, ids: readonly Id[]): UtteranceVersion[] {
  const found = ids.flatMap((id) => {
    const quote = store.view.quote(id)
    const source = quote && store.catalog.sourceOf(quote.article)
    if (!quote || !source) return []
    const { title, outlet, date } = source
    return {
      quote: id,
      article: quote.article,
      articleTitle: title,
      outlet,
      date,
      text: quote.exact,
    }
  })
  const [base, ...others] = found.sort(
    (a, b) =>
      b.text.length - a.text.length || a.date.localeCompare(b.date) || (a.quote < b.quote ? -1 : 1),
  )
  if (!base) return []
  return [
    { ...base, date: readableDate(base.date), pieces: [] },
    ...others.map((other) => ({
      ...other,
      date: readableDate(other.date),
      pieces: compareWords(base.text, other.text),
    })),
  ]
}

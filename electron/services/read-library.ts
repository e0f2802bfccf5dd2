import { plainCitation } from '#domain/citations/plain-citation'
import { formatLongDate } from '#domain/citations/format-date'
import { formatName } from '#domain/citations/format-name'
import { parseDate } from '#domain/citations/parse-date'
import type { Reference } from '#domain/citations/reference'
import { dateOf, namesOf, textOf } from '#domain/citations/reference-values'
import { locatorText } from '#domain/citations/formatted-citation'
import { sentenceRanges } from '#domain/document/positions'
import { compareNames } from '#domain/library/compare-names'
import type { Article, Id, Quote, QuoteKind } from '#domain/library/model'
import type {
  ArticleRow,
  ArticleView,
  NoteRow,
  Page,
  QuoteRow,
  SpeakerRow,
  TagRow,
} from '#domain/library/rows'
import { fail, ok, type Result } from '#domain/result'
import type { LibraryStore } from '#store/library-store'
import { placeOf } from './cited-quote'

/** What views and the command line show, made from the store's catalog and documents. */

export interface ArticleQuery {
  readonly text?: string | undefined
  readonly tag?: Id | undefined
  readonly trash?: boolean | undefined
  readonly sort: 'added' | 'modified' | 'title' | 'author' | 'date' | 'quotes'
  readonly descending?: boolean | undefined
  readonly offset: number
  readonly limit: number
}

export interface QuoteQuery {
  readonly article?: Id | undefined
  readonly tag?: Id | undefined
  readonly speaker?: Id | undefined
  readonly kind?: QuoteKind | undefined
  readonly offset: number
  readonly limit: number
}

/** One page of the library's articles, or of those in the trash, filtered and sorted. */
export function listArticles(store: LibraryStore, query: ArticleQuery): Page<ArticleRow> {
  const { text, tag, trash, descending, ...rest } = query
  const page = store.catalog.listArticles({
    ...rest,
    ...(text ? { text } : {}),
    ...(tag ? { tag } : {}),
    ...(trash ? { trash } : {}),
    ...(descending ? { descending } : {}),
  })
  return {
    total: page.total,
    offset: query.offset,
    rows: page.rows.map((row) => ({
      id: row.id,
      title: row.title,
      byline: row.byline,
      outlet: row.outlet,
      date: readableDate(row.date),
      citationKey: row.citationKey,
      tags: row.tags,
      quotes: row.quotes,
      suggestions: row.suggestions,
      addedAt: row.addedAt,
      modifiedAt: row.modifiedAt,
    })),
  }
}

/** One article as the reader draws it. Sentences are found here, off the window's thread. */
export function readArticle(store: LibraryStore, id: Id): Result<ArticleView> {
  const { view } = store
  const article = view.article(id)
  const revision = article && view.revision(id, article.revision)
  if (!article || !revision) {
    return fail(
      'not-found',
      'This article is no longer in the library; choose another in the list.',
    )
  }
  const sentences: number[] = []
  for (const block of revision.blocks) {
    for (const { start, end } of sentenceRanges(revision.text, block, revision.language)) {
      sentences.push(start, end)
    }
  }
  return ok({
    article,
    revision,
    quotes: view.quotesOf(id).filter((quote) => quote.status !== 'rejected'),
    notes: view.notesOf(id),
    sentences,
    header: headerOf(article.reference),
    citation: plainCitation(article.reference),
  })
}

/** One page of the accepted quotes that match, in the order of their articles. */
export function listQuotes(store: LibraryStore, query: QuoteQuery): Page<QuoteRow> {
  const { offset, limit, article, tag, speaker, kind } = query
  const page = store.catalog.listQuotes({
    offset,
    limit,
    status: 'accepted',
    ...(article ? { article } : {}),
    ...(tag ? { tag } : {}),
    ...(speaker ? { speaker } : {}),
    ...(kind ? { kind } : {}),
  })
  const rows: QuoteRow[] = []
  for (const { id } of page.rows) {
    const quote = store.view.quote(id)
    const owner = quote && store.view.article(quote.article)
    if (quote && owner) rows.push(quoteRow(store, owner, quote))
  }
  return { total: page.total, offset, rows }
}

function quoteRow(store: LibraryStore, article: Article, quote: Quote): QuoteRow {
  const notes = store.view.notesOf(article.id).filter((note) => note.quote === quote.id)
  return {
    id: quote.id,
    article: article.id,
    articleTitle: article.reference.title ?? '',
    text: quote.exact,
    kind: quote.kind,
    status: quote.status,
    ...(quote.speaker ? { speaker: quote.speaker } : {}),
    via: quote.via,
    tags: quote.tags,
    notes: notes.length,
    locator: locatorOf(store, quote),
    orphan: quote.orphan === true,
  }
}

/** Where a quote stands, as lists show it; empty where nothing is known of it. */
export function locatorOf(store: LibraryStore, quote: Quote): string {
  return locatorText(placeOf(store, quote)) ?? ''
}

/** The whole codebook with the number of quotes a tag, by name. */
export function listTags(store: LibraryStore): TagRow[] {
  const counts = store.catalog.tagCounts()
  return [...store.view.tags()]
    .map((tag) => ({ ...tag, quotes: counts.get(tag.id) ?? 0 }))
    .sort((a, b) => compareNames(a.name, b.name))
}

/** All speakers with the number of their quotes, by name. */
export function listSpeakers(store: LibraryStore): SpeakerRow[] {
  const counts = store.catalog.speakerCounts()
  return [...store.view.speakers()]
    .map((speaker) => ({ ...speaker, quotes: counts.get(speaker.id) ?? 0 }))
    .sort((a, b) => compareNames(a.name, b.name))
}

/** Notes of the library, the last edited first. */
export function listNotes(store: LibraryStore, offset: number, limit: number): Page<NoteRow> {
  const page = store.catalog.listNotes({ offset, limit })
  const rows: NoteRow[] = []
  for (const { id } of page.rows) {
    const note = store.view.note(id)
    if (!note) continue
    const title = note.article && store.view.article(note.article)?.reference.title
    const quote = note.quote && store.view.quote(note.quote)
    rows.push({
      ...note,
      ...(title ? { articleTitle: title } : {}),
      ...(quote ? { quoteText: quote.exact } : {}),
    })
  }
  return { total: page.total, offset, rows }
}

/** Rows of all articles that are not in the trash, in the order in which they were added. */
export function* everyArticle(store: LibraryStore): Iterable<ArticleRow> {
  const limit = 1000
  for (let offset = 0; ; offset += limit) {
    const page = listArticles(store, { sort: 'added', offset, limit })
    yield* page.rows
    if (offset + limit >= page.total) return
  }
}

function headerOf(reference: Reference): ArticleView['header'] {
  const issued = dateOf(reference, 'issued')
  return {
    title: reference.title ?? '',
    byline: joinNames(namesOf(reference, 'author').map(formatName)),
    outlet: textOf(reference, 'container-title') || textOf(reference, 'publisher'),
    date: issued ? formatLongDate(issued) : '',
    url: textOf(reference, 'URL'),
  }
}

function joinNames(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names)
}

/** The catalog's sortable date, as people read it. */
export function readableDate(date: string): string {
  const parsed = date ? parseDate(date) : undefined
  return parsed ? formatLongDate(parsed) : ''
}

import { formatIsoDate } from '#domain/citations/format-date'
import { dateOf, textOf } from '#domain/citations/reference-values'
import { plainCitation } from '#domain/citations/plain-citation'
import { bibliographyDocument } from '#domain/citations/bibliography-document'
import { type CitedItem, plainStandIn } from '#domain/citations/formatted-citation'
import type { QuoteExportRow } from '#domain/citations/quotes-export/quote-export-row'
import type { WriteItem } from '#domain/citations/formats/format'
import type { WritableFormatName } from '#domain/citations/reference-formats'
import type { BibliographyFormat, QuoteFormat } from '#domain/library/export-formats'
import type { Article, Id, Quote } from '#domain/library/model'
import { breathe } from '#store/breathe'
import type { LibraryStore } from '#store/library-store'
import type { Background } from './background'
import type { CitationService } from './citation-service'
import { citedQuote } from './cited-quote'
import { TaskStopped } from './worker-host'
import { everyArticle, locatorOf } from './read-library'

export type ExportRequest =
  | {
      readonly what: 'citations'
      readonly format: WritableFormatName
      readonly articles: 'all' | readonly Id[]
    }
  | {
      readonly what: 'quotes'
      readonly format: QuoteFormat
      readonly articles: 'all' | readonly Id[]
    }
  | {
      /** In the style of the citations; needs one. */
      readonly what: 'bibliography'
      readonly format: BibliographyFormat
      readonly articles: 'all' | readonly Id[]
    }

export interface Exported {
  readonly text: string
  /** References or quotes written. */
  readonly items: number
  /** One sentence each about what the format could not hold. */
  readonly notices: readonly string[]
}

export interface ExportOptions {
  readonly signal?: AbortSignal
  /** The style of the citations in exported quotes; without it they are plain. */
  readonly citing?: { readonly citations: CitationService; readonly style: string }
  readonly onProgress?: (done: number, total: number) => void
  /** Of a bibliography: made of so many articles only, to show how it looks. */
  readonly sample?: number
}

/** Rows are read a few at a time, so that the window's requests are answered in between. */
const SLICE = 200

/**
 * Makes the text of an export; nothing is written to the disk. Rejects with `TaskStopped` when it was
 * cancelled.
 */
export async function makeExport(
  store: LibraryStore,
  background: Background,
  request: ExportRequest,
  options: ExportOptions = {},
): Promise<Exported> {
  const { signal, citing } = options
  const articles = request.articles === 'all' ? idsOfAll(store) : request.articles
  if (request.what === 'bibliography') return writeBibliography(store, articles, request, options)
  if (request.what === 'citations') {
    const items = await collect(articles, (id) => citationOf(store, id))
    const { output, diagnostics } = await background.run(
      { kind: 'write-citations', format: request.format, items },
      signal,
    )
    return { text: output, items: items.length, notices: diagnostics.map((d) => d.message) }
  }
  const cited = await collect(articles, (id) => quotesOf(store, id))
  const { rows, notices } = citing
    ? await inStyle(cited, citing)
    : { rows: cited.map(({ row }) => row), notices: [] }
  const text = await background.run({ kind: 'write-quotes', format: request.format, rows }, signal)
  return { text, items: rows.length, notices }
}

/** A bibliography in the style, with one sentence each about what the style leaves out. */
async function writeBibliography(
  store: LibraryStore,
  articles: readonly Id[],
  { format }: { readonly format: BibliographyFormat },
  { citing, signal, onProgress, sample }: ExportOptions,
): Promise<Exported> {
  const items = await collect(articles.slice(0, sample), (id) => citationOf(store, id))
  if (!citing)
    return { text: '', items: 0, notices: ['A bibliography needs a citation style; choose one.'] }
  const made = await citing.citations.bibliography(citing.style, items, {
    signal,
    ...(onProgress ? { onProgress: ({ done, total }) => onProgress(done, total) } : {}),
  })
  if (!made.ok) {
    if (made.error.code === 'cancelled') throw new TaskStopped('cancelled')
    const entries = items.map((item) => plainStandIn(item, made.error.message))
    const notice = `${made.error.message} Plain citations are given instead.`
    return { text: bibliographyDocument(format, entries), items: items.length, notices: [notice] }
  }
  const { entries, leftOut, notice } = made.value
  return {
    text: entries.length > 0 ? bibliographyDocument(format, entries) : '',
    items: sample === undefined ? entries.length : entries.length && articles.length,
    notices: [
      ...(notice ? [notice] : []),
      ...(leftOut.length > 0 && entries.length > 0
        ? [`This style leaves ${leftOut.length} out of its bibliography: ${listed(leftOut)}.`]
        : []),
    ],
  }
}

/** So many are named, and the rest counted. */
const NAMED = 5

const listed = (keys: readonly string[]): string =>
  keys.length > NAMED
    ? `${keys.slice(0, NAMED).join(', ')} and ${keys.length - NAMED} more`
    : keys.join(', ')

/** A row to be written, with what its citation is made of. */
interface CitedRow {
  readonly row: QuoteExportRow
  readonly item: CitedItem
}

/** Each row with its citation, and its article's entry in a bibliography, in the style. */
async function inStyle(
  cited: readonly CitedRow[],
  { citations, style }: NonNullable<ExportOptions['citing']>,
): Promise<{ rows: QuoteExportRow[]; notices: string[] }> {
  const made = await citations.cite(
    style,
    cited.map(({ item }) => item),
  )
  const notices = new Set<string>()
  const rows = cited.map(({ row }, index) => {
    const { citation, entry, footnote } = made[index] ?? {}
    if (!citation || !entry || !footnote) return row
    for (const { notice } of [citation, entry]) if (notice) notices.add(notice)
    return { ...row, citation: citation.text, source: entry.text, footnote: footnote.html }
  })
  return { rows, notices: [...notices] }
}

function idsOfAll(store: LibraryStore): Id[] {
  return [...everyArticle(store)].map((row) => row.id)
}

async function collect<Row>(
  articles: readonly Id[],
  rowsOf: (article: Id) => readonly Row[],
): Promise<Row[]> {
  const rows: Row[] = []
  for (const [index, article] of articles.entries()) {
    if (index % SLICE === SLICE - 1) await breathe()
    rows.push(...rowsOf(article))
  }
  return rows
}

function citationOf(store: LibraryStore, id: Id): WriteItem[] {
  const article = store.view.article(id)
  if (!article || article.deletedAt) return []
  return [{ citationKey: article.citationKey, reference: article.reference }]
}

/** The accepted quotes of one article as an export shows them. */
function quotesOf(store: LibraryStore, id: Id): CitedRow[] {
  const article = store.view.article(id)
  if (!article || article.deletedAt) return []
  return store.view
    .quotesOf(id)
    .filter((quote) => quote.status === 'accepted')
    .map((quote) => {
      const row = quoteExportRow(store, article, quote)
      return { row, item: citedQuote(store, article, quote) }
    })
}

function quoteExportRow(store: LibraryStore, article: Article, quote: Quote): QuoteExportRow {
  const { reference } = article
  const issued = dateOf(reference, 'issued')
  const url = textOf(reference, 'URL')
  const locator = locatorOf(store, quote)
  const speaker = quote.speaker && store.view.speaker(quote.speaker)?.name
  return {
    text: quote.exact,
    kind: quote.kind,
    ...(speaker ? { speaker } : {}),
    via: quote.via.map((id) => store.view.speaker(id)?.name ?? ''),
    tags: quote.tags.map((id) => store.view.tag(id)?.name ?? ''),
    notes: store.view
      .notesOf(article.id)
      .filter((note) => note.quote === quote.id)
      .map((note) => note.markdown),
    ...(locator ? { locator } : {}),
    citation: plainCitation(reference, locator || undefined),
    citationKey: article.citationKey,
    articleTitle: reference.title ?? '',
    ...(url ? { url } : {}),
    ...(issued ? { date: formatIsoDate(issued) } : {}),
  }
}

import { findDuplicates } from '#domain/citations/duplicates/find-duplicates'
import { formatIsoDate } from '#domain/citations/format-date'
import { dateOf } from '#domain/citations/reference-values'
import type { Id, Quote } from '#domain/library/model'
import type { LibraryService } from '#services/library-service'
import { everyArticle, listNotes, listSpeakers, listTags } from '#services/read-library'
import type { LibraryStore } from '#store/library-store'
import { EXIT, type ExitCode } from '../exit-codes'
import { print, printLine } from '../output'

const LISTS = ['articles', 'quotes', 'speakers', 'tags', 'notes', 'duplicates'] as const
export type ListName = (typeof LISTS)[number]

/** Prints what the library holds, as one JSON array or as lines of tab-separated fields. */
export function list(library: LibraryService, what: ListName, json: boolean): ExitCode {
  const rows = ROWS[what](library.store)
  if (json) printArray(rows)
  else for (const row of rows) printLine(Object.values(row).map(asField).join('\t'))
  return EXIT.done
}

type Row = { readonly [field: string]: unknown }

const ROWS: { readonly [Name in ListName]: (store: LibraryStore) => Iterable<Row> } = {
  *articles(store) {
    for (const { id, title, citationKey, quotes } of everyArticle(store)) {
      yield { id, title, citationKey, reference: referenceOf(store, id), quotes }
    }
  },
  *quotes(store) {
    for (const { id } of everyArticle(store)) {
      for (const quote of store.view.quotesOf(id)) {
        if (quote.status === 'accepted') yield quoteRow(store, quote)
      }
    }
  },
  speakers: (store) =>
    listSpeakers(store).map(({ id, name, kind, aliases, roles, quotes }) => ({
      id,
      name,
      kind,
      aliases,
      roles,
      quotes,
    })),
  tags: (store) =>
    listTags(store).map(({ id, name, parent, colour, definition, quotes }) => ({
      id,
      name,
      parent: parent ?? null,
      quotes,
      colour,
      definition: definition ?? '',
    })),
  notes: (store) =>
    listNotes(store, 0, Number.MAX_SAFE_INTEGER).rows.map(
      ({ id, article, quote, title, markdown }) => ({
        id,
        article: article ?? null,
        quote: quote ?? null,
        title: title ?? '',
        markdown,
      }),
    ),
  duplicates: (store) =>
    findDuplicates([...store.catalog.matches.all()]).map(({ reason, certainty, articles }) => ({
      reason,
      certainty,
      articles,
      citationKeys: articles.map((id) => store.view.article(id)?.citationKey ?? ''),
      title: store.view.article(articles[0] ?? '')?.reference.title ?? '',
    })),
}

function referenceOf(store: LibraryStore, id: Id): unknown {
  const article = store.view.article(id)
  return article && { ...article.reference, id: article.citationKey }
}

function quoteRow(store: LibraryStore, quote: Quote): Row {
  const nameOf = (id: Id) => store.view.speaker(id)?.name ?? ''
  const notes = store.view.notesOf(quote.article).filter((note) => note.quote === quote.id)
  return {
    id: quote.id,
    article: quote.article,
    start: quote.start,
    end: quote.end,
    text: quote.exact,
    kind: quote.kind,
    speaker: quote.speaker ? nameOf(quote.speaker) : null,
    via: quote.via.map(nameOf),
    tags: quote.tags.map((id) => store.view.tag(id)?.name ?? ''),
    note: notes.map((note) => note.markdown).join('\n\n') || null,
    ...(quote.orphan ? { orphan: true } : {}),
  }
}

/** An array of any length, row by row: a large library's would be too long for one string. */
function printArray(rows: Iterable<Row>): void {
  let pending = '['
  let isFirst = true
  for (const row of rows) {
    pending += `${isFirst ? '' : ','}\n${JSON.stringify(row)}`
    isFirst = false
    if (pending.length > 65_536) {
      print(pending)
      pending = ''
    }
  }
  printLine(`${pending}\n]`)
}

/** A value as one field of a line: no tabs, no line breaks. */
function asField(value: unknown): string {
  const text =
    typeof value === 'string'
      ? value
      : Array.isArray(value)
        ? value.join('; ')
        : fieldOfObject(value)
  return text.replace(/\s+/g, ' ').trim()
}

function fieldOfObject(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  // The only object in a row is a reference: its year says most.
  const issued = dateOf(value as never, 'issued')
  return issued ? formatIsoDate(issued) : ''
}

import type { Article, Id, Note, Quote, Revision } from '#domain/library/model'
import type { ArticleDocument } from './article-document'
import type { LibraryState } from './library-state'

/** Every reference and anchor of an article that leads nowhere or to other words, a sentence each. */
export function* checkArticle(document: ArticleDocument, state: LibraryState): Iterable<string> {
  const revisions = new Map(document.revisions.map((revision) => [revision.id, revision]))
  yield* checkSelf(document.article, revisions, state)
  for (const revision of document.revisions) yield* checkRevision(document.article.id, revision)
  for (const quote of document.quotes)
    yield* checkQuote(document.article.id, quote, revisions, state)
  const quotes = new Set(document.quotes.map((quote) => quote.id))
  for (const note of document.notes) yield* checkNote(document.article.id, note, quotes)
}

function* checkSelf(
  article: Article,
  revisions: ReadonlyMap<Id, Revision>,
  state: LibraryState,
): Iterable<string> {
  if (!revisions.has(article.revision)) {
    yield `Article ${article.id} names a text that is not there (${article.revision}).`
  }
  yield* checkTags(`Article ${article.id}`, article.tags, state)
  const owner = state.catalog.articleByKey(article.citationKey)
  if (owner !== article.id) {
    yield `Article ${article.id} has the citation key “${article.citationKey}”, which ${owner ?? 'no article'} has in the catalog.`
  }
}

function* checkRevision(article: Id, revision: Revision): Iterable<string> {
  if (revision.article !== article) yield `Text ${revision.id} names another article.`
  for (const { kind, start, end } of [...revision.blocks, ...revision.marks]) {
    if (start < 0 || end < start || end > revision.text.length) {
      yield `A ${kind} from ${start} to ${end} lies outside of text ${revision.id}.`
    }
  }
}

function* checkQuote(
  article: Id,
  quote: Quote,
  revisions: ReadonlyMap<Id, Revision>,
  state: LibraryState,
): Iterable<string> {
  const name = `Quote ${quote.id}`
  if (quote.article !== article) yield `${name} names another article.`
  const text = revisions.get(quote.revision)?.text
  if (text === undefined) yield `${name} names a text that is not there (${quote.revision}).`
  else {
    const { start, end, exact, prefix, suffix } = quote
    if (text.slice(start, end) !== exact) {
      yield `${name} says “${shorten(exact)}”, but from ${start} to ${end} its text says “${shorten(text.slice(start, end))}”.`
    } else if (!text.slice(0, start).endsWith(prefix) || !text.slice(end).startsWith(suffix)) {
      yield `The words around ${name.toLowerCase()} are not those of its text.`
    }
  }
  yield* checkTags(name, quote.tags, state)
  for (const speaker of [...(quote.speaker ? [quote.speaker] : []), ...quote.via]) {
    if (!state.speakers.has(speaker))
      yield `${name} names a speaker that is not there (${speaker}).`
  }
}

function* checkNote(article: Id, note: Note, quotes: ReadonlySet<Id>): Iterable<string> {
  if (note.article !== article) yield `Note ${note.id} names another article.`
  if (note.quote && !quotes.has(note.quote)) {
    yield `Note ${note.id} names a quote that is not there (${note.quote}).`
  }
}

function* checkTags(name: string, tags: readonly Id[], state: LibraryState): Iterable<string> {
  for (const tag of tags)
    if (!state.tags.has(tag)) yield `${name} has a tag that is not there (${tag}).`
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** What is wrong in the codebook: parents that are not there, circles. */
export function* checkTagTree(state: LibraryState): Iterable<string> {
  for (const tag of state.tags.values()) {
    if (tag.parent && !state.tags.has(tag.parent)) {
      yield `Tag “${tag.name}” stands below a tag that is not there (${tag.parent}).`
    }
    const path = new Set([tag.id])
    for (let up = tag.parent; up; up = state.tags.get(up)?.parent) {
      if (path.has(up)) {
        yield `Tag “${tag.name}” stands below itself.`
        break
      }
      path.add(up)
    }
  }
}

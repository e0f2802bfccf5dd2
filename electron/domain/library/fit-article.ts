import { makeAnchor } from '../anchoring/make-anchor'
import { makeCitationKey } from '../citations/citation-key'
import type { Article, Id, Note, Quote, Revision } from './model'
import type { LibraryView } from './view'

/** Everything of one article, as its document has it. */
export interface ArticleParts {
  readonly article: Article
  readonly revisions: readonly Revision[]
  readonly quotes: readonly Quote[]
  readonly notes: readonly Note[]
}

export interface FittedArticle {
  readonly parts: ArticleParts
  /** One sentence for each thing that could not stay as it was. */
  readonly notices: readonly string[]
}

type Names = Pick<LibraryView, 'tag' | 'speaker' | 'articleByKey'>

/**
 * An article from outside, such as a file that was edited by hand, made to fit this library: tags,
 * speakers and texts that are not here are left out, a quote whose words are not where it says is
 * looked for, a citation key that is taken stays with its owner. Whole records are never invented.
 */
export function fitArticle(
  parts: ArticleParts,
  library: Names,
  ours: ArticleParts | undefined,
): FittedArticle {
  const notices: string[] = []
  const { id } = parts.article
  const revisions = parts.revisions.filter((revision) => revision.article === id)
  const texts = new Map(revisions.map((revision) => [revision.id, revision]))
  const quotes: Quote[] = []
  for (const quote of parts.quotes) {
    const fitted = quote.article === id ? fitQuote(quote, texts, library, notices) : undefined
    // Rather the quote as we have it than none.
    const kept = fitted ?? ours?.quotes.find((one) => one.id === quote.id)
    if (kept && texts.has(kept.revision)) quotes.push(kept)
  }
  const quoteIds = new Set(quotes.map((quote) => quote.id))
  const notes = parts.notes.filter(
    (note) => note.article === id && (note.quote === undefined || quoteIds.has(note.quote)),
  )
  if (notes.length < parts.notes.length) {
    notices.push('A note on a quote that is not there was left out.')
  }
  const article = fitSelf(parts.article, texts, library, ours?.article, notices)
  return { parts: { article, revisions, quotes, notes }, notices: [...new Set(notices)] }
}

function fitSelf(
  article: Article,
  texts: ReadonlyMap<Id, Revision>,
  library: Names,
  ours: Article | undefined,
  notices: string[],
): Article {
  const tags = article.tags.filter((tag) => library.tag(tag))
  if (tags.length < article.tags.length) notices.push(NO_SUCH_TAG)
  const owner = library.articleByKey(article.citationKey)
  const isTaken = owner !== undefined && owner !== article.id
  let { citationKey } = article
  if (isTaken) {
    notices.push(`The citation key “${citationKey}” is that of another article.`)
    // One that is new here gets a key of its own.
    citationKey =
      ours?.citationKey ??
      makeCitationKey(article.reference, (key) => library.articleByKey(key) !== undefined)
  }
  const revision = texts.has(article.revision) ? article.revision : [...texts.keys()].at(-1)
  return {
    ...article,
    tags,
    revision: revision ?? article.revision,
    citationKey,
  }
}

const NO_SUCH_TAG = 'A tag that is not in this library was left out.'
const NO_SUCH_SPEAKER = 'A speaker who is not in this library was left out.'

function fitQuote(
  quote: Quote,
  texts: ReadonlyMap<Id, Revision>,
  library: Names,
  notices: string[],
): Quote | undefined {
  const text = texts.get(quote.revision)?.text
  const place = text === undefined ? undefined : placeOf(quote, text)
  if (!place) {
    notices.push('A quote whose words are not in the text was left as it was.')
    return undefined
  }
  const tags = quote.tags.filter((tag) => library.tag(tag))
  if (tags.length < quote.tags.length) notices.push(NO_SUCH_TAG)
  const via = quote.via.filter((speaker) => library.speaker(speaker))
  const { speaker, ...rest } = quote
  const isKnown = speaker === undefined || library.speaker(speaker) !== undefined
  if (via.length < quote.via.length || !isKnown) notices.push(NO_SUCH_SPEAKER)
  return {
    ...rest,
    ...(speaker !== undefined && isKnown ? { speaker } : {}),
    tags,
    via,
    ...place,
  }
}

/** Where a quote's words are: where it says, or at the only place that has them. */
function placeOf(quote: Quote, text: string): Partial<Quote> | undefined {
  const { start, exact } = quote
  const isThere = text.slice(start, quote.end) === exact
  const isAround =
    text.slice(0, start).endsWith(quote.prefix) && text.slice(quote.end).startsWith(quote.suffix)
  if (isThere && isAround) return {}
  const at = isThere ? start : text.indexOf(exact)
  if (exact === '' || at < 0 || (!isThere && text.indexOf(exact, at + 1) >= 0)) return undefined
  const end = at + exact.length
  return { start: at, end, ...makeAnchor(text, at, end) }
}

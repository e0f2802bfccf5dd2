import type { ChangeDraft } from './change-draft'
import { CommandFailure } from './define-command'
import type { Article, Id, Note, Quote, Revision } from './model'

/** Lookups for commands: the record, or a failure that says what is not there. */

export function requireArticle(draft: ChangeDraft, id: Id): Article {
  const article = draft.article(id)
  if (!article) throw new CommandFailure('not-found', `There is no article ${id} in this library.`)
  return article
}

/** An article that is not in the trash. */
export function requireLiveArticle(draft: ChangeDraft, id: Id): Article {
  const article = requireArticle(draft, id)
  if (article.deletedAt) {
    throw new CommandFailure('not-found', `Article ${id} is in the trash; restore it first.`)
  }
  return article
}

/** One text of an article, or the failure `not-found`. */
export function requireRevision(draft: ChangeDraft, article: Id, id: Id): Revision {
  const revision = draft.revision(article, id)
  if (revision) return revision
  throw new CommandFailure('not-found', `Article ${article} has no revision ${id}.`)
}

/** The quote, or the failure `not-found`. */
export function requireQuote(draft: ChangeDraft, id: Id): Quote {
  const quote = draft.quote(id)
  if (!quote) throw new CommandFailure('not-found', `There is no quote ${id} in this library.`)
  return quote
}

/** The note, or the failure `not-found`. */
export function requireNote(draft: ChangeDraft, id: Id): Note {
  const note = draft.note(id)
  if (!note) throw new CommandFailure('not-found', `There is no note ${id} in this library.`)
  return note
}

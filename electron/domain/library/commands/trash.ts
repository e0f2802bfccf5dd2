import { ID } from '../command-inputs'
import { CommandFailure, defineCommand } from '../define-command'
import { requireArticle } from '../find-record'

export const trashRestore = defineCommand(
  'trash.restore',
  'restore article',
  { article: ID },
  (input, draft) => {
    const article = requireArticle(draft, input.article)
    if (!article.deletedAt) {
      throw new CommandFailure('not-found', `Article ${article.id} is not in the trash.`)
    }
    draft.update(article, { deletedAt: undefined })
    return undefined
  },
)

/** Removes what is in the trash. The change carries the whole records, so even this can be undone. */
export const trashEmpty = defineCommand('trash.empty', 'empty trash', {}, (_input, draft) => {
  let articles = 0
  for (const id of draft.trashed()) {
    const article = draft.article(id)
    if (!article) continue
    articles++
    for (const note of draft.notesOf(id)) draft.remove(note)
    for (const quote of draft.quotesOf(id)) draft.remove(quote)
    for (const revision of draft.revisionsOf(id)) draft.remove(revision)
    draft.remove(article)
  }
  return { articles }
})

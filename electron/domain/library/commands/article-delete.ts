import { ID } from '../command-inputs'
import { defineCommand } from '../define-command'
import { requireLiveArticle } from '../find-record'

/** Moves an article with its quotes and notes to the trash. */
export const articleDelete = defineCommand(
  'article.delete',
  'delete article',
  { article: ID },
  (input, draft) => {
    draft.update(requireLiveArticle(draft, input.article), { deletedAt: draft.now })
    return undefined
  },
)

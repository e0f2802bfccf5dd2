import * as v from 'valibot'
import { ID, NAME, REFERENCE } from '../command-inputs'
import { CommandFailure, defineCommand } from '../define-command'
import { requireLiveArticle } from '../find-record'

/** Replaces the reference; the citation key changes only where a new one is given. */
export const articleEditReference = defineCommand(
  'article.edit-reference',
  'edit reference',
  { article: ID, reference: v.optional(REFERENCE), citationKey: v.optional(NAME) },
  (input, draft) => {
    const article = requireLiveArticle(draft, input.article)
    const key = input.citationKey ?? article.citationKey
    const owner = draft.articleByKey(key)
    if (owner !== undefined && owner !== article.id) {
      throw new CommandFailure(
        'name-taken',
        `The citation key “${key}” is taken by another article.`,
      )
    }
    draft.update(article, {
      reference: input.reference ?? article.reference,
      citationKey: key,
      modifiedAt: draft.now,
    })
    return undefined
  },
)

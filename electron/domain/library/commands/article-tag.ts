import * as v from 'valibot'
import { ID, ID_OR_NAME } from '../command-inputs'
import { defineCommand } from '../define-command'
import { findOrMakeTag, findTag } from '../find-by-name'
import { requireLiveArticle } from '../find-record'

export const articleTag = defineCommand(
  'article.tag',
  'tag article',
  { article: ID, tags: v.array(ID_OR_NAME) },
  (input, draft) => {
    const article = requireLiveArticle(draft, input.article)
    const tags = input.tags.map((name) => findOrMakeTag(draft, name).id)
    draft.update(article, { tags: [...new Set([...article.tags, ...tags])], modifiedAt: draft.now })
    return { tags }
  },
)

export const articleUntag = defineCommand(
  'article.untag',
  'untag article',
  { article: ID, tags: v.array(ID_OR_NAME) },
  (input, draft) => {
    const article = requireLiveArticle(draft, input.article)
    const gone = new Set(input.tags.map((name) => findTag(draft, name)?.id))
    draft.update(article, {
      tags: article.tags.filter((tag) => !gone.has(tag)),
      modifiedAt: draft.now,
    })
    return undefined
  },
)

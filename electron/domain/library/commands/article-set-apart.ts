import * as v from 'valibot'
import { ID } from '../command-inputs'
import { defineCommand } from '../define-command'
import { requireLiveArticle } from '../find-record'

/** Remembers that articles which look like one source are several, each with each. */
export const articleSetApart = defineCommand(
  'article.set-apart',
  'not a duplicate',
  { articles: v.pipe(v.array(ID), v.minLength(2, 'needs two articles'), v.maxLength(1000)) },
  (input, draft) => {
    const ids = [...new Set(input.articles)]
    for (const id of ids) {
      const article = requireLiveArticle(draft, id)
      const known = article.distinctFrom ?? []
      const more = ids.filter((other) => other !== id && !known.includes(other))
      if (more.length > 0) draft.update(article, { distinctFrom: [...known, ...more] })
    }
    return undefined
  },
)

import * as v from 'valibot'
import { makeCitationKey } from '../../citations/citation-key'
import { parseKeyPattern } from '../../citations/key-pattern'
import { ID } from '../command-inputs'
import { CommandFailure, defineCommand } from '../define-command'
import { requireLiveArticle } from '../find-record'

/**
 * Makes the citation keys of some articles anew, by the pattern given or the one in use. The only command
 * that changes keys which nobody has typed; those of all other articles stay as they are.
 */
export const articleMakeKeys = defineCommand(
  'article.make-keys',
  'make citation keys',
  {
    articles: v.pipe(v.array(ID), v.minLength(1), v.maxLength(200_000)),
    pattern: v.optional(v.pipe(v.string(), v.maxLength(200))),
  },
  (input, draft) => {
    const parsed = input.pattern === undefined ? undefined : parseKeyPattern(input.pattern)
    if (parsed && !parsed.ok) throw new CommandFailure(parsed.error.code, parsed.error.message)
    const pattern = parsed?.value ?? draft.context.keyPattern
    const articles = [...new Set(input.articles)].map((id) => requireLiveArticle(draft, id))
    const own = new Set(articles.map(({ id }) => id))
    const made = new Set<string>()
    const isTaken = (key: string) => {
      const owner = draft.articleByKey(key)
      return made.has(key) || (owner !== undefined && !own.has(owner))
    }
    let changed = 0
    for (const article of articles) {
      const citationKey = makeCitationKey(article.reference, isTaken, pattern)
      made.add(citationKey.toLowerCase())
      if (citationKey === article.citationKey) continue
      draft.update(article, { citationKey, modifiedAt: draft.now })
      changed++
    }
    return { changed }
  },
)

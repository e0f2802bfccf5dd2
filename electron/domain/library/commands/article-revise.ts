import * as v from 'valibot'
import { anchorFinder } from '../../anchoring/find-anchor'
import { makeAnchor } from '../../anchoring/make-anchor'
import { takeContent } from '../content-of-command'
import { BLOCKS, ID, MARKS } from '../command-inputs'
import { defineCommand } from '../define-command'
import { requireLiveArticle } from '../find-record'

/**
 * A new text for an article. Its quotes are looked for in it; one whose place is gone becomes an
 * orphan that still points into the revision it was made on, and a mere suggestion goes. The old revision stays.
 */
export const articleRevise = defineCommand(
  'article.revise',
  'revise article',
  { article: ID, text: v.string(), blocks: v.optional(BLOCKS), marks: v.optional(MARKS) },
  (input, draft) => {
    const article = requireLiveArticle(draft, input.article)
    const { text, blocks, marks } = takeContent(input)
    const revision = draft.newId()
    draft.add({
      type: 'revision',
      id: revision,
      article: article.id,
      createdAt: draft.now,
      text,
      blocks,
      marks,
    })
    draft.update(article, { revision, modifiedAt: draft.now })
    const orphans: string[] = []
    const noted = new Set(draft.notesOf(article.id).map(({ quote }) => quote))
    const findAnchor = anchorFinder(text)
    for (const quote of draft.quotesOf(article.id)) {
      const found = findAnchor(quote)
      const isUntouched = quote.tags.length === 0 && !noted.has(quote.id)
      if ('orphan' in found && quote.status === 'suggested' && isUntouched) {
        // Nobody has decided on it: in the new text there is nothing to decide on.
        draft.remove(quote)
      } else if ('orphan' in found) {
        orphans.push(quote.id)
        draft.update(quote, { orphan: true, modifiedAt: draft.now })
      } else {
        const anchor = makeAnchor(text, found.start, found.end)
        draft.update(quote, {
          revision,
          start: found.start,
          end: found.end,
          ...anchor,
          orphan: undefined,
          modifiedAt: draft.now,
        })
      }
    }
    return { revision, orphans }
  },
)

import * as v from 'valibot'
import { ID, ID_OR_NAME } from '../command-inputs'
import { defineCommand } from '../define-command'
import { findTag } from '../find-by-name'
import { requireQuote } from '../find-record'

/** Takes tags away; one that the quote does not have is no failure. */
export const quoteUntag = defineCommand(
  'quote.untag',
  'untag quote',
  { quote: ID, tags: v.array(ID_OR_NAME) },
  (input, draft) => {
    const quote = requireQuote(draft, input.quote)
    const gone = new Set(input.tags.map((name) => findTag(draft, name)?.id))
    draft.update(quote, {
      tags: quote.tags.filter((tag) => !gone.has(tag)),
      modifiedAt: draft.now,
    })
    return undefined
  },
)

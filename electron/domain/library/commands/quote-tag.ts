import * as v from 'valibot'
import { ID, ID_OR_NAME } from '../command-inputs'
import { defineCommand } from '../define-command'
import { findOrMakeTag } from '../find-by-name'
import { requireQuote } from '../find-record'

/** Adds tags; those that are missing are made, those that the quote has already stay as they are. */
export const quoteTag = defineCommand(
  'quote.tag',
  'tag quote',
  { quote: ID, tags: v.array(ID_OR_NAME) },
  (input, draft) => {
    const quote = requireQuote(draft, input.quote)
    const tags = input.tags.map((name) => findOrMakeTag(draft, name).id)
    draft.update(quote, { tags: [...new Set([...quote.tags, ...tags])], modifiedAt: draft.now })
    return { tags }
  },
)

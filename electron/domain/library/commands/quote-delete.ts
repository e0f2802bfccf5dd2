import { ID } from '../command-inputs'
import { defineCommand } from '../define-command'
import { requireQuote } from '../find-record'

/** Removes a quote and the notes on it. */
export const quoteDelete = defineCommand(
  'quote.delete',
  'delete quote',
  { quote: ID },
  (input, draft) => {
    const quote = requireQuote(draft, input.quote)
    for (const note of draft.notesOf(quote.article)) {
      if (note.quote === quote.id) draft.remove(note)
    }
    draft.remove(quote)
    return undefined
  },
)

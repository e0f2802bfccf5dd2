import { ID } from '../command-inputs'
import type { ChangeDraft } from '../change-draft'
import { CommandFailure, defineCommand } from '../define-command'
import { requireQuote } from '../find-record'
import type { Id, QuoteStatus } from '../model'

export const quoteAccept = defineCommand(
  'quote.accept',
  'accept suggestion',
  { quote: ID },
  (input, draft) => review(draft, input.quote, 'accepted'),
)

/** A rejected suggestion stays in the library, hidden, so that it is not proposed again. */
export const quoteReject = defineCommand(
  'quote.reject',
  'reject suggestion',
  { quote: ID },
  (input, draft) => review(draft, input.quote, 'rejected'),
)

function review(draft: ChangeDraft, id: Id, status: QuoteStatus): undefined {
  const quote = requireQuote(draft, id)
  if (quote.status === 'accepted') {
    throw new CommandFailure('invalid-command', `Quote ${id} is no suggestion; delete it instead.`)
  }
  draft.update(quote, { status, modifiedAt: draft.now })
}

import * as v from 'valibot'
import { ID, MARKDOWN, NAME } from '../command-inputs'
import { CommandFailure, defineCommand } from '../define-command'
import { requireLiveArticle, requireQuote } from '../find-record'

/** A note on a quote, on an article, or, with neither, free-standing. */
export const noteAdd = defineCommand(
  'note.add',
  'add note',
  {
    quote: v.optional(ID),
    article: v.optional(ID),
    title: v.optional(NAME),
    markdown: MARKDOWN,
  },
  (input, draft) => {
    const article = input.quote
      ? requireQuote(draft, input.quote).article
      : input.article && requireLiveArticle(draft, input.article).id
    if (input.quote && input.article && input.article !== article) {
      throw new CommandFailure(
        'invalid-command',
        `Quote ${input.quote} is not one of article ${input.article}.`,
      )
    }
    const note = draft.add({
      type: 'note',
      id: draft.newId(),
      ...(article ? { article } : {}),
      ...(input.quote ? { quote: input.quote } : {}),
      ...(input.title ? { title: input.title } : {}),
      markdown: input.markdown,
      addedAt: draft.now,
      modifiedAt: draft.now,
    })
    return { id: note.id }
  },
)

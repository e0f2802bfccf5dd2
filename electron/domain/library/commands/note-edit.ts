import * as v from 'valibot'
import { ID, MARKDOWN, NAME } from '../command-inputs'
import { defineCommand } from '../define-command'
import { requireNote } from '../find-record'

export const noteEdit = defineCommand(
  'note.edit',
  'edit note',
  { note: ID, markdown: v.optional(MARKDOWN), title: v.optional(v.nullable(NAME)) },
  (input, draft) => {
    const note = requireNote(draft, input.note)
    draft.update(note, {
      markdown: input.markdown ?? note.markdown,
      title: input.title === undefined ? note.title : (input.title ?? undefined),
      modifiedAt: draft.now,
    })
    return undefined
  },
)

import { ID } from '../command-inputs'
import { defineCommand } from '../define-command'
import { requireNote } from '../find-record'

export const noteDelete = defineCommand(
  'note.delete',
  'delete note',
  { note: ID },
  (input, draft) => {
    draft.remove(requireNote(draft, input.note))
    return undefined
  },
)

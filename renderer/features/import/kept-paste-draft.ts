import { signal } from '@preact/signals'
import { onLeaving } from '../../state/on-leaving'
import { storedSignal } from '../../state/stored-signal'
import { EMPTY_DRAFT, isPasteDraft, type PasteDraft } from './paste-draft'

/** What was in the dialog when the window was closed. Written then only: texts are long, keys are many. */
const left = storedSignal<PasteDraft>('paste-draft', EMPTY_DRAFT, isPasteDraft)

/** Outlives the dialog and the window: closing either by mistake loses nothing. */
export const pasteDraft = signal<PasteDraft>(left.peek())

/** A text that another one took the place of: pasted over it, while the dialog was closed. */
export const replacedText = signal<string | undefined>(undefined)

/** Empties every field. */
export function clearPasteDraft(): void {
  pasteDraft.value = left.value = EMPTY_DRAFT
}

onLeaving(async () => {
  left.value = pasteDraft.peek()
})

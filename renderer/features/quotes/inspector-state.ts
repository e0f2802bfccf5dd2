import { batch, signal } from '@preact/signals'
import type { Id } from '#domain/library/model'
import { showInspector } from '../../state/layout'
import { noteToFocus } from '../notes/note-focus'

export type InspectorTab = 'quotes' | 'suggestions' | 'article'

export const inspectorTab = signal<InspectorTab>('quotes')

/** Opens the inspector at the note of a quote, with the focus in it. */
export function focusNote(quote: Id): void {
  batch(() => {
    inspectorTab.value = 'quotes'
    showInspector()
    noteToFocus.value = quote
  })
}

import { signal } from '@preact/signals'
import type { CopiedCitation } from '#domain/citations/copied-citation'
import type { Id } from '#domain/library/model'
import { bridge } from '../../bridge'
import type { CitedThing } from '../../state/citation'

/** What was pressed last, with its citation once main has made it. */
const pressed = signal<{ readonly key: string; readonly copied?: CopiedCitation } | undefined>(
  undefined,
)

const keyOf = ({ article, quote, span }: CitedThing): string =>
  quote ?? `${article} ${span?.revision ?? ''} ${span?.start ?? 0} ${span?.end ?? 0}`

/** Asks for the citation of words that may be dragged: what is dragged has to be known when dragging begins. */
export function pressToDrag(what: CitedThing): void {
  const key = keyOf(what)
  pressed.value = { key }
  void bridge.request('citation.copy', { ...what, form: 'quote' }).then((result) => {
    if (result.ok && pressed.value?.key === key) pressed.value = { key, copied: result.value }
  })
}

/**
 * Puts words with their citation into a drag that begins, as text, HTML and RTF. `words` are dragged alone by whoever
 * is faster than the citation.
 */
export function startDrag(event: DragEvent, what: CitedThing, words: string): void {
  const { dataTransfer } = event
  if (!dataTransfer) return
  const copied = pressed.value?.key === keyOf(what) ? pressed.value.copied : undefined
  dataTransfer.effectAllowed = 'copy'
  dataTransfer.setData('text/plain', copied?.text ?? words)
  if (!copied) return
  dataTransfer.setData('text/html', copied.html)
  dataTransfer.setData('text/rtf', copied.rtf)
}

/** Makes a row of a quote one that can be dragged into another program; see `startDrag`. */
export function dragQuote(article: Id, quote: Id, words: string) {
  const what = { article, quote }
  return {
    draggable: true,
    onPointerDown: () => pressToDrag(what),
    onDragStart: (event: DragEvent) => startDrag(event, what, words),
  }
}

import { signal } from '@preact/signals'
import type { CopiedCitation } from '#domain/citations/copied-citation'
import type { Id } from '#domain/library/model'
import { bridge } from '../../bridge'

/** The quote that was pressed last, with its citation once main has made it. */
const pressed = signal<{ readonly quote: Id; readonly copied?: CopiedCitation } | undefined>(
  undefined,
)

/**
 * Makes a row of a quote one that can be dragged into another program, which gets the words with their
 * citation as text, HTML or RTF. What is dragged has to be known when dragging begins: it is asked for when
 * the row is pressed. `words` are dragged alone by whoever is faster.
 */
export function dragQuote(article: Id, quote: Id, words: string) {
  return {
    draggable: true,
    onPointerDown: () => {
      pressed.value = { quote }
      void bridge.request('citation.copy', { article, quote, form: 'quote' }).then((result) => {
        if (result.ok && pressed.value?.quote === quote)
          pressed.value = { quote, copied: result.value }
      })
    },
    onDragStart: (event: DragEvent) => {
      const { dataTransfer } = event
      if (!dataTransfer) return
      const copied = pressed.value?.quote === quote ? pressed.value.copied : undefined
      dataTransfer.effectAllowed = 'copy'
      dataTransfer.setData('text/plain', copied?.text ?? words)
      if (!copied) return
      dataTransfer.setData('text/html', copied.html)
      dataTransfer.setData('text/rtf', copied.rtf)
    },
  }
}

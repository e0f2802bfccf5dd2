import './selection-bar.css'
import copy from 'lucide-static/icons/copy.svg?raw'
import quote from 'lucide-static/icons/quote.svg?raw'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { copyText } from '../../state/copy-text'
import { openArticle } from '../../state/library'
import { Button } from '../../ui/button'
import { Keys } from '../../ui/keys'
import { quoteHere, spanToQuote } from '../quotes/quote-actions'
import { pickerRequest } from '../tags/picker-state'
import { selectedSpan } from './reading-position'
import { isDragging, position, surface } from './reader-state'
import type { Span } from './span'

/** The small bar beside words selected with the mouse. */
export function SelectionBar() {
  const span = selectedSpan(position.value)
  const { byKeys, isAside } = position.value.selection ?? {}
  const isShown = span && !byKeys && !isAside && !isDragging.value && !pickerRequest.value
  return isShown ? <Bar span={span} /> : null
}

function Bar({ span }: { span: Span }) {
  const bar = useRef<HTMLDivElement>(null)
  const drawn = surface.value
  useLayoutEffect(() => {
    const element = bar.current
    if (!element || !drawn) return undefined
    const place = () => {
      const first = drawn.firstLineOf(span)
      const last = drawn.lastLineOf(span)
      if (!first || !last) return
      const view = drawn.scroller.getBoundingClientRect()
      const { offsetWidth: width, offsetHeight: height } = element
      const isAbove = first.top - height - 8 > view.top
      const top = isAbove ? first.top - height - 8 : last.bottom + 8
      const middle = first.left + Math.min(first.width, 400) / 2
      const left = Math.max(view.left + 8, Math.min(middle - width / 2, view.right - width - 8))
      const isInView = top > view.top && top + height < view.bottom
      element.style.setProperty('--left', `${Math.round(left)}px`)
      element.style.setProperty('--top', `${Math.round(top)}px`)
      element.style.setProperty('--shown', isInView ? 'visible' : 'hidden')
    }
    place()
    drawn.scroller.addEventListener('scroll', place, { passive: true })
    const stop = drawn.onLayout(place)
    return () => {
      drawn.scroller.removeEventListener('scroll', place)
      stop()
    }
  }, [drawn, span.start, span.end])
  const copySelection = () => {
    const tidy = spanToQuote()
    const text = tidy && openArticle.value?.revision.text.slice(tidy.start, tidy.end)
    if (text) void copyText(text, 'Copied.')
  }
  return (
    <div
      ref={bar}
      class="selection-bar"
      role="toolbar"
      aria-label="Selected words"
      // A press must not take the selection away.
      onPointerDown={(event) => event.preventDefault()}
    >
      <Button tone="quiet" icon={quote} onClick={() => void quoteHere()}>
        Quote <Keys of="h" />
      </Button>
      <Button tone="quiet" icon={copy} onClick={copySelection}>
        Copy
      </Button>
    </div>
  )
}

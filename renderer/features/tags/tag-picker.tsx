import './tag-picker.css'
import noteIcon from 'lucide-static/icons/notebook-pen.svg?raw'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Quote } from '#domain/library/model'
import { bridge } from '../../bridge'
import { execute } from '../../state/execute'
import { libraryInfo, openArticle } from '../../state/library'
import { notifyFailure } from '../../state/notifications'
import { IconButton } from '../../ui/button'
import { focusNote } from '../quotes/inspector-state'
import { KindChoice } from '../quotes/kind-choice'
import { giveTags, takeTag } from '../quotes/quote-actions'
import { SpeakerField } from '../quotes/speaker-field'
import { speakerName } from '../suggestions/proposed-names'
import { announce, focusReader, position, surface } from '../reader/reader-state'
import { scrollToSpan } from '../reader/scroll-to-span'
import { type PickerRequest, pickerRequest } from './picker-state'
import { placePicker } from './place-picker'
import { TagField } from './tag-field'

/** How high the list under the picker may get. */
const LIST_HEIGHT = 276

/** The picker for a quote's tags, speaker and kind; on screen while it is asked for. */
export function TagPicker() {
  const request = pickerRequest.value
  const quote = openArticle.value?.quotes.find(({ id }) => id === request?.quote)
  const isGone = request !== undefined && quote === undefined
  useLayoutEffect(() => {
    // Its quote was undone, or another article opened.
    if (isGone) pickerRequest.value = undefined
  }, [isGone])
  return request && quote ? <Picker key={request.quote} request={request} quote={quote} /> : null
}

function Picker({ request, quote }: { request: PickerRequest; quote: Quote }) {
  const box = useRef<HTMLDivElement>(null)
  const tagInput = useRef<HTMLInputElement>(null)
  const speakerInput = useRef<HTMLInputElement>(null)
  /** The tag that what is typed now would give. */
  const pending = useRef<string | undefined>(undefined)

  usePlace(box, quote)
  useLayoutEffect(() => {
    const { field } = request
    if (field === 'tags') tagInput.current?.focus()
    else if (field === 'speaker') speakerInput.current?.focus()
    else box.current?.querySelector<HTMLElement>('input[type="radio"]:checked')?.focus()
  }, [request])
  useLayoutEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) done(false)
    }
    document.addEventListener('pointerdown', onPointerDown, true)
    return () => document.removeEventListener('pointerdown', onPointerDown, true)
  }, [])

  const isSpeakerGiven = useRef(false)
  const edit = (change: { speaker?: string | null; kind?: Quote['kind'] }) => {
    if (change.speaker !== undefined) isSpeakerGiven.current = true
    return execute({ type: 'quote.edit', quote: quote.id, ...change })
  }
  const confirm = () => {
    done()
    request.onConfirmed?.(isSpeakerGiven.current)
  }
  const cancel = () => {
    done()
    void takeBack(request, quote)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      cancel()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      // What was typed and not given yet is meant.
      if (pending.current !== undefined) void giveTags(quote.id, [pending.current])
      confirm()
    } else if (event.key === 'Enter' && (event.target as HTMLInputElement).type === 'radio') {
      event.preventDefault()
      confirm()
    }
    // Keys are for the picker while it is open, not for the reader.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation()
  }
  return (
    <div
      ref={box}
      class="tag-picker"
      popover="manual"
      role="dialog"
      aria-label="Tags, speaker and kind of the quote"
      onKeyDown={onKeyDown}
      onFocusOut={(event) => {
        const to = event.relatedTarget
        if (to instanceof Node && !box.current?.contains(to)) done(false)
      }}
    >
      <TagField
        label="Tags"
        on={quote.tags}
        onGive={(tag) => void giveTags(quote.id, [tag])}
        onTake={(tag) => void takeTag(quote.id, tag)}
        onTyped={(_, best) => {
          pending.current = best
        }}
        onEnterNothing={confirm}
        onEscape={cancel}
        inputRef={tagInput}
        isEager
      />
      <div class="picker-speaker">
        <SpeakerField
          label="Speaker"
          placeholder={speakerName(quote) || 'Speaker…'}
          speaker={quote.speaker}
          onChoose={(speaker) => void edit({ speaker })}
          onEnterNothing={confirm}
          onEscape={cancel}
          inputRef={speakerInput}
          isEager
        />
      </div>
      <KindChoice kind={quote.kind} onChoose={(kind) => edit({ kind })} />
      <IconButton
        label="Note"
        icon={noteIcon}
        keys="n"
        onClick={() => {
          done(false)
          focusNote(quote.id)
        }}
      />
    </div>
  )
}

/** Closes the picker; the focus goes back into the text unless it has gone elsewhere. */
function done(backToText = true): void {
  pickerRequest.value = undefined
  if (backToText) focusReader()
}

/** Takes a quote back that was made for the picker and has got nothing since. */
async function takeBack({ madeBy }: PickerRequest, quote: Quote): Promise<void> {
  if (madeBy === undefined || libraryInfo.value?.undoStep !== madeBy) return
  const undone = await bridge.request('library.undo')
  if (!undone.ok) return notifyFailure(undone.error)
  position.value = { selection: { anchor: quote.start, focus: quote.end, byKeys: true } }
  announce('Quote taken back.')
}

/** Keeps the picker under its quote, or above where there is no room, while the text moves. */
function usePlace(box: { readonly current: HTMLDivElement | null }, quote: Quote): void {
  const drawn = surface.value
  useLayoutEffect(() => {
    const element = box.current
    if (!element || !drawn) return undefined
    const place = () => {
      const first = drawn.firstLineOf(quote)
      const last = drawn.lastLineOf(quote)
      if (!first || !last) return
      const view = drawn.scroller.getBoundingClientRect()
      element.style.setProperty('--room', `${Math.floor(view.width)}px`)
      const { left, top, isAbove } = placePicker({ first, last }, view, {
        width: element.offsetWidth,
        height: element.offsetHeight,
        list: LIST_HEIGHT,
      })
      element.style.setProperty('--left', `${left}px`)
      element.style.setProperty('--top', `${top}px`)
      element.classList.toggle('above', isAbove)
    }
    element.showPopover()
    place()
    void scrollToSpan(drawn, quote)
    drawn.scroller.addEventListener('scroll', place, { passive: true })
    const stop = drawn.onLayout(place)
    return () => {
      drawn.scroller.removeEventListener('scroll', place)
      stop()
    }
  }, [drawn, quote.start, quote.end])
}

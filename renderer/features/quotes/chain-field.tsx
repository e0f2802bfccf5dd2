import './chain-field.css'
import down from 'lucide-static/icons/chevron-down.svg?raw'
import up from 'lucide-static/icons/chevron-up.svg?raw'
import close from 'lucide-static/icons/x.svg?raw'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Id } from '#domain/library/model'
import { speakers } from '../../state/library'
import { IconButton } from '../../ui/button'
import { announce } from '../reader/reader-state'
import { moveItem } from './move-item'
import { SpeakerField } from './speaker-field'

/**
 * The reporting chain: who reported the words to us, outermost first. Items move by their buttons or
 * by Alt with an arrow, and go by Delete.
 */
export function ChainField({
  via,
  proposed = [],
  onChange,
}: {
  readonly via: readonly Id[]
  /** Names that would be the chain if it were accepted as it is proposed. */
  readonly proposed?: readonly string[]
  /** Ids, and names of speakers that are to be made. */
  readonly onChange: (via: readonly string[]) => void
}) {
  const box = useRef<HTMLDivElement>(null)
  /** The place to which the focus goes when the chain has changed. */
  const toFocus = useRef<number | undefined>(undefined)
  const chain = via.join(' ')
  useLayoutEffect(() => {
    const place = toFocus.current
    toFocus.current = undefined
    if (place === undefined || !box.current || isFocusElsewhere(box.current)) return
    const items = [...box.current.querySelectorAll<HTMLElement>('.chain-name')]
    const item = items[Math.min(place, items.length - 1)]
    ;(item ?? box.current.querySelector('input'))?.focus()
  }, [chain])
  const nameOf = (id: Id) => speakers.value.get(id)?.name ?? '…'
  const move = (from: number, step: 1 | -1) => {
    const to = from + step
    if (to < 0 || to >= via.length) return
    // The focus goes along with what was moved.
    toFocus.current = to
    onChange(moveItem(via, from, to))
    announce(`${nameOf(via[from] ?? '')}, place ${to + 1} of ${via.length}.`)
  }
  const remove = (index: number) => {
    toFocus.current = index
    onChange(via.filter((_, other) => other !== index))
    announce(`${nameOf(via[index] ?? '')} taken out of the chain.`)
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.altKey && event.key === 'ArrowUp') move(index, -1)
    else if (event.altKey && event.key === 'ArrowDown') move(index, 1)
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(index)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div class="chain-field" ref={box}>
      {via.length > 0 && (
        <ol aria-label="Reported via, outermost first">
          {via.map((id, index) => (
            <li key={`${id}-${index}`} onKeyDown={(event) => onKeyDown(event, index)}>
              <span class="chain-place">{index + 1}</span>
              <span
                class="chain-name"
                tabIndex={0}
                role="group"
                aria-label={`${nameOf(id)}, ${index + 1} of ${via.length}`}
              >
                {nameOf(id)}
              </span>
              <IconButton
                label={`Move ${nameOf(id)} outwards`}
                icon={up}
                size={14}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              />
              <IconButton
                label={`Move ${nameOf(id)} inwards`}
                icon={down}
                size={14}
                disabled={index === via.length - 1}
                onClick={() => move(index, 1)}
              />
              <IconButton
                label={`Take ${nameOf(id)} out of the chain`}
                icon={close}
                size={14}
                onClick={() => remove(index)}
              />
            </li>
          ))}
        </ol>
      )}
      <div class="boxed">
        <SpeakerField
          label="Add to the reporting chain"
          placeholder={
            via.length > 0
              ? 'And, further in…'
              : proposed.length > 0
                ? `${proposed.join(' → ')}?`
                : 'Who reported it…'
          }
          speaker={undefined}
          onChoose={(speaker) => speaker !== null && onChange([...via, speaker])}
        />
      </div>
    </div>
  )
}

/** Somebody has gone on to something else since. */
function isFocusElsewhere(box: HTMLElement): boolean {
  const { activeElement } = document
  return activeElement !== null && activeElement !== document.body && !box.contains(activeElement)
}

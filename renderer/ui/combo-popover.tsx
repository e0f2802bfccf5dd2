import './combo-popover.css'
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { ComboField, type ComboOption } from './combo-field'

export interface ComboPopoverProps {
  /** The name of the button and of what it opens. */
  readonly label: string
  /** The name of the field in it. */
  readonly field: string
  readonly placeholder: string
  /** What answers to the words typed, best first. */
  readonly optionsFor: (query: string) => readonly ComboOption[]
  readonly onPick: (id: string) => void
  readonly class: string
  readonly tip?: string
  /** What the button shows. */
  readonly children: ComponentChildren
}

/** A button that opens a field below it, in which one of many things is found and picked. */
export function ComboPopover(props: ComboPopoverProps) {
  const { label, field, placeholder, optionsFor, onPick, tip, children } = props
  const anchor = `--${useId().replace(/\W/g, '')}`
  const popup = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null) as { current: HTMLInputElement }
  const [isOpen, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  useLayoutEffect(() => {
    if (isOpen) input.current?.focus()
  }, [isOpen])
  const close = () => popup.current?.hidePopover()
  return (
    <>
      <button
        type="button"
        class={props.class}
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-tip={tip}
        style={{ 'anchor-name': anchor }}
        onClick={() => popup.current?.togglePopover()}
      >
        {children}
      </button>
      <div
        ref={popup}
        class="combo-popover"
        popover="auto"
        role="dialog"
        aria-label={label}
        style={{ 'position-anchor': anchor }}
        onToggle={(event) => {
          setOpen((event as unknown as { newState: string }).newState === 'open')
          setQuery('')
        }}
      >
        {isOpen && (
          <ComboField
            label={field}
            placeholder={placeholder}
            query={query}
            onQuery={setQuery}
            options={() => optionsFor(query)}
            isEager
            inputRef={input}
            onEscape={close}
            onPick={(option) => {
              close()
              onPick(option.id)
            }}
          />
        )}
      </div>
    </>
  )
}

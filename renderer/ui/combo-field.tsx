import './combo-field.css'
import type { ComponentChildren, RefObject } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { TagColour } from '#domain/library/model'
import { Keys } from './keys'
import { TagDot } from './tag-dot'

export interface ComboOption {
  readonly id: string
  readonly label: string
  /** Quieter words behind the label: a count, where it stands. */
  readonly hint?: string
  /** A key that does the same. */
  readonly digit?: number
  readonly colour?: TagColour
  /** Chosen already; shown by a tick in lists of which several can be chosen. */
  readonly isOn?: boolean
  /** Makes something new with this name. */
  readonly isNew?: boolean
}

export type PickedBy = 'enter' | 'tab' | 'click'

export interface ComboFieldProps {
  /** Accessible name. */
  readonly label: string
  readonly placeholder?: string
  readonly query: string
  readonly onQuery: (query: string) => void
  /** What there is to choose from; asked only while the list is open, since thousands may be looked through. */
  readonly options: () => readonly ComboOption[]
  readonly onPick: (option: ComboOption, by: PickedBy) => void
  /** Several can be chosen, and the field stays empty for the next one. */
  readonly isMultiple?: boolean
  /** The list is shown whenever the field has the focus, not only after typing. */
  readonly isEager?: boolean
  /** Going on to something else by the pointer picks what was typed, as Tab does. */
  readonly picksOnLeaving?: boolean
  /** Enter while the list points at nothing. */
  readonly onEnterNothing?: () => void
  readonly onEmptyBackspace?: () => void
  /** Escape while no list is open. */
  readonly onEscape?: () => void
  readonly onFocus?: () => void
  readonly onBlur?: () => void
  readonly inputRef?: RefObject<HTMLInputElement | null>
  /** What stands before the input, such as chips. */
  readonly children?: ComponentChildren
}

const NONE: readonly ComboOption[] = []

/** Whichever option stands first: the best answer to what was typed. */
const BEST = Symbol('best')

/** Keys that go on from the field: Tab to the next one, Mod+Enter out of what it is in. */
function isLeaving({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Tab' || (key === 'Enter' && (ctrlKey || metaKey))
}

/**
 * A text field with a list under it: typing filters, arrows move, Enter picks, Tab and Mod+Enter pick what
 * was typed and go on, Escape closes the list. The focus never leaves the field.
 */
export function ComboField(props: ComboFieldProps) {
  const { query } = props
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const options = isOpen ? props.options() : NONE
  /** Not by its place: the list may change by itself under the hand that picks from it. */
  const [pointed, setPointed] = useState<string | typeof BEST | undefined>(undefined)
  /** Words that were picked for or given up: leaving the field, perhaps by the same key, does not pick for them. */
  const settled = useRef<string | undefined>(undefined)
  const list = useRef<HTMLUListElement>(null)
  const field = useRef<HTMLDivElement>(null)

  const current = options.findIndex(({ id: one }) => pointed === BEST || pointed === one)
  const isShown = isOpen && options.length > 0

  useLayoutEffect(() => {
    const anchor = `--${id.replace(/\W/g, '')}`
    field.current?.style.setProperty('anchor-name', anchor)
    list.current?.style.setProperty('position-anchor', anchor)
  }, [id])
  useLayoutEffect(() => {
    const element = list.current
    if (!element?.hasAttribute('popover')) return
    if (isShown) element.showPopover()
    else element.hidePopover()
  }, [isShown])
  useLayoutEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const pick = (index: number, by: PickedBy): boolean => {
    const option = options[index]
    if (!option) return false
    settled.current = query
    props.onPick(option, by)
    setPointed(undefined)
    if (!props.isMultiple) setOpen(false)
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const take = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      take()
      if (!isShown) return setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      const count = options.length
      const from = current < 0 && step < 0 ? 0 : current
      setPointed(options[(from + step + count) % count]?.id)
    } else if (event.key === 'Enter' && isPlain) {
      take()
      if (!(isShown && pick(current, 'enter'))) props.onEnterNothing?.()
    } else if (isLeaving(event) && query !== '' && isOpen) {
      // What was typed is meant; leaving the field must not lose it.
      pick(current, 'tab')
    } else if (event.key === 'Backspace' && query === '' && !event.repeat) {
      props.onEmptyBackspace?.()
    } else if (event.key === 'Escape') {
      settled.current = query
      if (isShown && !props.isEager) {
        take()
        setOpen(false)
      } else if (props.onEscape) {
        take()
        props.onEscape()
      }
    }
  }

  return (
    <div class="combo" ref={field}>
      {props.children}
      <input
        type="text"
        role="combobox"
        class="combo-input"
        {...(props.inputRef ? { ref: props.inputRef } : {})}
        aria-label={props.label}
        aria-expanded={isShown}
        aria-controls={id}
        aria-autocomplete="list"
        {...(isShown && current >= 0 ? { 'aria-activedescendant': `${id}-${current}` } : {})}
        placeholder={props.placeholder ?? ''}
        autocomplete="off"
        spellcheck={false}
        value={query}
        onInput={(event) => {
          const { value } = event.currentTarget
          settled.current = undefined
          setOpen(true)
          // What was typed points at its best answer; an empty field points at nothing.
          setPointed(value === '' ? undefined : BEST)
          props.onQuery(value)
        }}
        onKeyDown={onKeyDown}
        onClick={() => setOpen(true)}
        onFocus={() => {
          if (props.isEager) setOpen(true)
          props.onFocus?.()
        }}
        onBlur={() => {
          // Another window was chosen, not another field: what is typed goes on when this one comes back.
          if (!document.hasFocus()) return
          const isTyped = query !== '' && query !== settled.current
          if (props.picksOnLeaving && isTyped && isOpen) pick(current, 'tab')
          setOpen(false)
          setPointed(undefined)
          props.onBlur?.()
        }}
      />
      <ul
        id={id}
        role="listbox"
        ref={list}
        class="combo-list"
        aria-label={props.label}
        {...(props.isEager ? { hidden: !isShown } : { popover: 'manual' })}
        {...(props.isMultiple ? { 'aria-multiselectable': 'true' } : {})}
      >
        {options.map((option, index) => (
          <li
            key={option.id}
            id={`${id}-${index}`}
            role="option"
            class={index === current ? 'active' : ''}
            aria-selected={props.isMultiple ? (option.isOn ?? false) : index === current}
            // The field keeps the focus; a click picks.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(index, 'click')}
          >
            <OptionSign option={option} />
            <span class="combo-label">
              {option.isNew ? (
                <>
                  Create “<b>{option.label}</b>”
                </>
              ) : (
                option.label
              )}
            </span>
            {option.hint && <span class="combo-hint">{option.hint}</span>}
            {option.digit !== undefined && <Keys of={String(option.digit)} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

function OptionSign({ option }: { option: ComboOption }) {
  if (option.isNew) return <span class="combo-sign">+</span>
  if (option.isOn) return <span class="combo-sign">✓</span>
  return option.colour ? (
    <span class="combo-sign">
      <TagDot colour={option.colour} />
    </span>
  ) : (
    <span class="combo-sign" />
  )
}

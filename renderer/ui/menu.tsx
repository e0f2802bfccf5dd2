import './menu.css'
import check from 'lucide-static/icons/check.svg?raw'
import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { Icon } from './icon'
import { Keys } from './keys'

export interface MenuItem {
  readonly label: string
  readonly run: () => void
  /** Given for a choice of one among several: whether it is the one. */
  readonly checked?: boolean
  readonly keys?: string
  readonly disabled?: boolean
  /** A line above it. */
  readonly startsGroup?: boolean
}

export interface MenuButtonProps {
  /** The name of the button and of its menu. */
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly class?: string
  /** What the button shows. */
  readonly children: ComponentChildren
}

/** A button that opens a menu below it. Arrows, Home, End and letters move in it, Escape closes it. */
export function MenuButton({ label, items, class: more, children }: MenuButtonProps) {
  const id = useId()
  const anchor = `--${id}`
  const menu = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const entries = () => [
    ...(menu.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? []),
  ]
  const close = () => {
    menu.current?.hidePopover()
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next = nextEntry(event, at, all)
    if (next) {
      event.preventDefault()
      next.focus()
    } else if (event.key === 'Tab') close()
    // Letters are for the menu while it is open, not for the window.
    event.stopPropagation()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class={more ?? 'icon-button'}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded="false"
        data-tip={label}
        style={{ 'anchor-name': anchor }}
        onClick={() => menu.current?.togglePopover()}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          menu.current?.showPopover()
        }}
      >
        {children}
      </button>
      <div
        ref={menu}
        class="menu"
        popover="auto"
        role="menu"
        aria-label={label}
        style={{ 'position-anchor': anchor }}
        onKeyDown={onKeyDown}
        onToggle={(event) => {
          const isOpen = (event as unknown as ToggleEvent).newState === 'open'
          button.current?.setAttribute('aria-expanded', String(isOpen))
          if (!isOpen) return
          const all = entries()
          const chosen = all.find((entry) => entry.getAttribute('aria-checked') === 'true')
          ;(chosen ?? all[0])?.focus()
        }}
      >
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
            {...(item.checked === undefined ? {} : { 'aria-checked': item.checked })}
            class={item.startsGroup ? 'starts-group' : ''}
            tabIndex={-1}
            disabled={item.disabled}
            onClick={() => {
              close()
              item.run()
            }}
          >
            <span class="menu-check">{item.checked && <Icon of={check} size={14} />}</span>
            <span class="menu-label">{item.label}</span>
            {item.keys && <Keys of={item.keys} />}
          </button>
        ))}
      </div>
    </>
  )
}

function nextEntry(
  event: KeyboardEvent,
  at: number,
  all: readonly HTMLElement[],
): HTMLElement | undefined {
  switch (event.key) {
    case 'ArrowDown':
      return all[(at + 1) % all.length]
    case 'ArrowUp':
      return all.at(at - 1)
    case 'Home':
      return all[0]
    case 'End':
      return all.at(-1)
  }
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey)
    return undefined
  const letter = event.key.toLowerCase()
  return [...all.slice(at + 1), ...all].find((entry) =>
    entry.textContent.trim().toLowerCase().startsWith(letter),
  )
}

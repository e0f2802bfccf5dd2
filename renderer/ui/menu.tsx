import './menu.css'
import check from 'lucide-static/icons/check.svg?raw'
import type { ComponentChildren, RefObject } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
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

/** A button that opens a menu below it. */
export function MenuButton({ label, items, class: more, children }: MenuButtonProps) {
  const anchor = `--${useId().replace(/\W/g, '')}`
  const menu = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
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
      <MenuPopup
        menu={menu}
        label={label}
        items={items}
        anchor={anchor}
        onToggle={(isOpen) => {
          button.current?.setAttribute('aria-expanded', String(isOpen))
        }}
      />
    </>
  )
}

export interface ContextMenuProps {
  readonly label: string
  /** Where the pointer was, in px of the window. */
  readonly x: number
  readonly y: number
  readonly items: readonly MenuItem[]
  /** Asked to take it away. */
  readonly onClose: () => void
}

/** A menu at the pointer, open as long as it is rendered. */
export function ContextMenu({ label, x, y, items, onClose }: ContextMenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  useLayoutEffect(() => {
    const popup = menu.current
    if (!popup) return undefined
    const before = document.activeElement
    popup.showPopover()
    const { offsetWidth, offsetHeight } = popup
    popup.style.setProperty('--left', `${Math.max(4, Math.min(x, innerWidth - offsetWidth - 4))}px`)
    popup.style.setProperty(
      '--top',
      `${Math.max(4, Math.min(y, innerHeight - offsetHeight - 4))}px`,
    )
    // Not left to the browser: it would take the end of the very click that opened it for a dismissal.
    const onDown = (event: Event) => {
      if (!popup.contains(event.target as Node)) close.current()
    }
    const onLeave = () => close.current()
    document.addEventListener('pointerdown', onDown, true)
    addEventListener('blur', onLeave)
    addEventListener('resize', onLeave)
    return () => {
      document.removeEventListener('pointerdown', onDown, true)
      removeEventListener('blur', onLeave)
      removeEventListener('resize', onLeave)
      const hadFocus = popup.contains(document.activeElement)
      if (hadFocus && before instanceof HTMLElement) before.focus()
    }
  }, [x, y])
  return (
    <MenuPopup
      menu={menu}
      label={label}
      items={items}
      onToggle={(isOpen) => {
        if (!isOpen) onClose()
      }}
    />
  )
}

interface MenuPopupProps {
  readonly menu: RefObject<HTMLDivElement | null>
  readonly label: string
  readonly items: readonly MenuItem[]
  /** The name of what it hangs on; without one it stands at `--left` and `--top`. */
  readonly anchor?: string
  readonly onToggle: (isOpen: boolean) => void
}

/** Arrows, Home, End and letters move in it, Escape and Tab close it. */
function MenuPopup({ menu, label, items, anchor, onToggle }: MenuPopupProps) {
  const entries = () => [
    ...(menu.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? []),
  ]
  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries()
    const next = nextEntry(event, all.indexOf(document.activeElement as HTMLElement), all)
    if (next) {
      event.preventDefault()
      next.focus()
    } else if (event.key === 'Tab' || event.key === 'Escape') {
      event.preventDefault()
      menu.current?.hidePopover()
    }
    // Letters are for the menu while it is open, not for the window.
    event.stopPropagation()
  }
  return (
    <div
      ref={menu}
      class={anchor ? 'menu anchored' : 'menu'}
      popover={anchor ? 'auto' : 'manual'}
      role="menu"
      aria-label={label}
      {...(anchor ? { style: { 'position-anchor': anchor } } : {})}
      onKeyDown={onKeyDown}
      onToggle={(event) => {
        const isOpen = (event as unknown as { newState: string }).newState === 'open'
        onToggle(isOpen)
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
          disabled={item.disabled ?? false}
          onClick={() => {
            // Closing gives the focus back first, so that what runs may move it.
            menu.current?.hidePopover()
            item.run()
          }}
        >
          <span class="menu-check">{item.checked && <Icon of={check} size={14} />}</span>
          <span class="menu-label">{item.label}</span>
          {item.keys && <Keys of={item.keys} />}
        </button>
      ))}
    </div>
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

import './tooltip-layer.css'
import { useEffect, useRef } from 'preact/hooks'
import { keyText } from './keys'

/** How long the pointer rests before a tip shows, in ms; at once while one is shown already. */
const REST = 600

/**
 * Shows the `data-tip` of what the pointer rests on or the keyboard has reached, with its key from
 * `data-tip-keys`. One for the window. Screen readers have the same words as the control's name.
 */
export function TooltipLayer() {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const tip = ref.current
    if (!tip || typeof tip.showPopover !== 'function') return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let shownFor: Element | undefined
    const hide = () => {
      clearTimeout(timer)
      shownFor = undefined
      if (tip.matches(':popover-open')) tip.hidePopover()
    }
    const show = (target: HTMLElement) => {
      if (!target.isConnected) return
      const key = target.dataset['tipKeys']
      tip.textContent = target.dataset['tip'] ?? ''
      if (key) {
        const kbd = document.createElement('kbd')
        kbd.textContent = keyText(key)
        tip.append(kbd)
      }
      shownFor = target
      tip.showPopover()
      place(tip, target)
    }
    const onOver = (event: Event) => {
      const target = (event.target as Element).closest<HTMLElement>('[data-tip]')
      if (target === shownFor) return
      const wasShown = shownFor !== undefined
      hide()
      if (target) timer = setTimeout(() => show(target), wasShown ? 0 : REST)
    }
    const onFocus = (event: Event) => {
      const target = event.target as HTMLElement
      if (target.dataset['tip'] && target.matches(':focus-visible')) {
        hide()
        timer = setTimeout(() => show(target), REST)
      } else hide()
    }
    const listeners: readonly [string, (event: Event) => void][] = [
      ['pointerover', onOver],
      ['focusin', onFocus],
      ['focusout', hide],
      ['pointerdown', hide],
      ['keydown', hide],
      ['scroll', hide],
    ]
    for (const [type, listener] of listeners) document.addEventListener(type, listener, true)
    return () => {
      clearTimeout(timer)
      for (const [type, listener] of listeners) document.removeEventListener(type, listener, true)
    }
  }, [])
  return <div ref={ref} class="tooltip" popover="manual" aria-hidden="true" />
}

/** Below the target or above it, beside it in the rail, always inside the window. */
function place(tip: HTMLElement, target: HTMLElement): void {
  const gap = 6
  const edge = 4
  const at = target.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = tip
  const beside = target.closest('[data-tips-beside]') !== null
  let left = beside ? at.right + gap : at.left + at.width / 2 - width / 2
  let top = beside ? at.top + at.height / 2 - height / 2 : at.bottom + gap
  if (!beside && top + height > innerHeight - edge) top = at.top - gap - height
  left = Math.max(edge, Math.min(left, innerWidth - width - edge))
  top = Math.max(edge, Math.min(top, innerHeight - height - edge))
  tip.style.setProperty('--left', `${Math.round(left)}px`)
  tip.style.setProperty('--top', `${Math.round(top)}px`)
}

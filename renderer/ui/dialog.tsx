import './dialog.css'
import x from 'lucide-static/icons/x.svg?raw'
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { IconButton } from './button'

export interface DialogProps {
  readonly title: string
  /** Asked to close, by Escape or by its button; the caller takes the dialog away or does not. */
  readonly onClose: () => void
  readonly size?: 'small' | 'medium' | 'large'
  /** For dialogs in which nothing can be lost: a click beside them closes them. */
  readonly lightDismiss?: boolean
  /** What stays in sight below the body, above the buttons. */
  readonly below?: ComponentChildren
  /** There is only text in it: then the body itself takes the focus, so that keys scroll it. */
  readonly isText?: boolean
  /** The line of buttons at the bottom. */
  readonly footer?: ComponentChildren
  readonly children: ComponentChildren
}

const FOCUSABLE = 'input, select, textarea, button, [tabindex]'

/**
 * A native modal dialog, open as long as it is rendered. The focus goes to what has
 * `data-autofocus`, or into it, else to the first one, and back to where it was when the dialog is gone.
 */
export function Dialog(props: DialogProps) {
  const { title, onClose, size = 'medium', lightDismiss, isText, below, footer, children } = props
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    dialog?.showModal()
    const start = dialog?.querySelector<HTMLElement>('[data-autofocus]')
    const first = start?.matches(FOCUSABLE) ? start : start?.querySelector<HTMLElement>(FOCUSABLE)
    first?.focus()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      class={`dialog ${size}`}
      aria-labelledby={id}
      onCancel={(event) => {
        // Chromium sends this for file choosers inside the dialog too.
        if (event.target !== ref.current) return
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => {
        if (lightDismiss && event.target === ref.current) onClose()
      }}
    >
      <div class="dialog-frame">
        <header>
          <h2 id={id}>{title}</h2>
          <IconButton label="Close" icon={x} onClick={onClose} />
        </header>
        <div class="dialog-body" {...(isText ? { tabIndex: 0, 'data-autofocus': true } : {})}>
          {children}
        </div>
        {below}
        {footer && <footer>{footer}</footer>}
      </div>
    </dialog>
  )
}

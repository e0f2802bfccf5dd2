import './notification-list.css'
import { useLayoutEffect, useRef } from 'preact/hooks'
import check from 'lucide-static/icons/check.svg?raw'
import alert from 'lucide-static/icons/circle-alert.svg?raw'
import x from 'lucide-static/icons/x.svg?raw'
import { copyText } from '../../state/copy-text'
import { dismiss, type Notification, notifications } from '../../state/notifications'
import { Button, IconButton } from '../../ui/button'
import { Icon } from '../../ui/icon'

/** What was done and what went wrong, in the corner; screen readers hear each as it comes. */
export function NotificationList() {
  /** Where the focus came from: it goes back there from a notification that is gone. */
  const before = useRef<HTMLElement | undefined>(undefined)
  const section = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body || document.activeElement === null
    if (isLost && before.current?.isConnected) before.current.focus()
    if (!section.current?.contains(document.activeElement)) before.current = undefined
  }, [notifications.value])
  return (
    <section
      ref={section}
      class="notifications"
      aria-label="Notifications"
      // A click does not take the focus away from the work.
      onMouseDown={(event) => event.preventDefault()}
      onFocusIn={({ relatedTarget: from }) => {
        if (from instanceof HTMLElement && !section.current?.contains(from)) before.current = from
      }}
    >
      <div role="status" aria-live="polite" aria-relevant="additions">
        {notifications.value.map((notification) => (
          <NotificationCard key={notification.id} of={notification} />
        ))}
      </div>
    </section>
  )
}

function NotificationCard({ of: { id, tone, message, details, action } }: { of: Notification }) {
  return (
    <div class={`notification ${tone}`}>
      <Icon of={tone === 'done' ? check : alert} />
      <div class="notification-body">
        <p>{message}</p>
        <div class="notification-actions">
          {details && (
            <Button
              tone="quiet"
              onClick={() => void copyText(`${message}\n${details}`, 'Details copied.')}
            >
              Copy details
            </Button>
          )}
          {action && (
            <Button
              tone="quiet"
              onClick={() => {
                dismiss(id)
                action.run()
              }}
            >
              {action.label}
            </Button>
          )}
        </div>
      </div>
      <IconButton label="Dismiss" icon={x} size={14} onClick={() => dismiss(id)} />
    </div>
  )
}

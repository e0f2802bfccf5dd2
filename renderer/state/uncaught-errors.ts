import { notify } from './notifications'

/**
 * Tells the person about an error of the window's own code that nothing caught: the work is on the
 * disk, so the window stays. Returns the function that stops it.
 */
export function followErrors(): () => void {
  const onError = (event: ErrorEvent) => {
    // Chromium's way to say that sizes settle a frame later: nothing is wrong.
    if (event.message.startsWith('ResizeObserver loop')) return
    tell(event.error ?? event.message)
  }
  const onRejection = (event: PromiseRejectionEvent) => tell(event.reason)
  addEventListener('error', onError)
  addEventListener('unhandledrejection', onRejection)
  return () => {
    removeEventListener('error', onError)
    removeEventListener('unhandledrejection', onRejection)
  }
}

function tell(error: unknown): void {
  notify({
    tone: 'problem',
    topic: 'bug',
    message:
      'Something in this window went wrong. What was saved is safe; if the window behaves oddly, reload it.',
    details: describeError(error),
    action: { label: 'Reload', run: () => location.reload() },
  })
}

/** An error as a report shows it. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error)
}

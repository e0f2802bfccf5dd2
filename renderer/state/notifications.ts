import { signal } from '@preact/signals'
import type { Failure } from '#domain/result'

/** A sentence for the person, with one thing to do about it where there is one. */
export interface Notification {
  readonly id: number
  readonly tone: 'done' | 'problem'
  readonly message: string
  /** For a report; copied, never shown by itself. */
  readonly details?: string
  /** One with the same topic takes the place of the one before: a row of undos is one sentence. */
  readonly topic?: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** Shown one below the other, oldest first, and read out by screen readers. */
export const notifications = signal<readonly Notification[]>([])

let last = 0

/** As many are shown at once, more only of problems, as far as they fit into the window. */
const MOST = 4
const MOST_PROBLEMS = 6

/** Those that stay when another one comes: what was done makes room for it before a problem does. */
function makeRoom(shown: readonly Notification[]): readonly Notification[] {
  const done = shown.filter(({ tone }) => tone === 'done')
  const leaving = new Set(done.slice(0, Math.max(0, shown.length - MOST + 1)))
  return shown.filter((one) => !leaving.has(one)).slice(1 - MOST_PROBLEMS)
}

/** What was done goes after six seconds; a problem stays until it is closed. */
export function notify(notification: Omit<Notification, 'id'>): void {
  const id = ++last
  const { topic } = notification
  const others = notifications.value.filter((other) => topic === undefined || other.topic !== topic)
  notifications.value = [...makeRoom(others), { ...notification, id }]
  if (notification.tone === 'done') setTimeout(() => dismiss(id), 6000)
}

export function notifyFailure(failure: Failure, retry?: () => void): void {
  if (failure.code === 'cancelled') return
  notify({
    tone: 'problem',
    message: failure.message,
    ...(failure.details ? { details: failure.details } : {}),
    ...(failure.retry && retry ? { action: { label: 'Try again', run: retry } } : {}),
  })
}

export function dismiss(id: number): void {
  notifications.value = notifications.value.filter((notification) => notification.id !== id)
}

import './empty-state.css'
import type { ComponentChildren } from 'preact'

/** What an empty pane shows: one sentence and, as children, one action. */
export function EmptyState({
  sentence,
  children,
}: {
  readonly sentence: string
  readonly children?: ComponentChildren
}) {
  return (
    <div class="empty-state">
      <p>{sentence}</p>
      {children}
    </div>
  )
}

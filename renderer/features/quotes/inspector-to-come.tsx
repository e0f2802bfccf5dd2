import './inspector.css'
import { EmptyState } from '../../ui/empty-state'

/** The right column while no article is open. */
export function InspectorToCome() {
  return (
    <div class="inspector">
      <EmptyState sentence="Quotes and notes of an article stand here while it is open." />
    </div>
  )
}

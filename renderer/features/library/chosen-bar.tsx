import './chosen-bar.css'
import { showDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { counted } from '../../ui/counted'
import { isTrash, selection } from './list-state'

export interface ChosenBarProps {
  readonly onDelete: () => void
  readonly onRestore: () => void
}

/** More than these nobody compares field by field. */
const MERGED_AT_ONCE = 20

/** What can be done with several articles at once; there only while several are chosen. */
export function ChosenBar({ onDelete, onRestore }: ChosenBarProps) {
  const count = selection.value.ids.size
  if (count < 2 && !(isTrash.value && count > 0)) return null
  return (
    <div class="chosen-bar" role="group" aria-label="Chosen articles">
      <span class="tabular">{counted(count, 'chosen', 'chosen')}</span>
      {isTrash.value ? (
        <Button tone="quiet" onClick={onRestore}>
          Restore
        </Button>
      ) : (
        <>
          <Button tone="quiet" onClick={() => showDialog({ kind: 'export' })}>
            Export…
          </Button>
          <Button
            tone="quiet"
            disabled={count > MERGED_AT_ONCE}
            onClick={() => showDialog({ kind: 'duplicates', articles: [...selection.value.ids] })}
          >
            Merge…
          </Button>
          <Button tone="quiet" onClick={onDelete}>
            Delete
          </Button>
        </>
      )}
    </div>
  )
}

import './trash-line.css'
import trash from 'lucide-static/icons/trash-2.svg?raw'
import { libraryInfo } from '../../state/library'
import { Icon } from '../../ui/icon'
import { isTrash } from './list-state'

/** The way into the trash, while there is something in it. */
export function TrashLine() {
  const count = libraryInfo.value?.counts.trashed ?? 0
  if (isTrash.value || count === 0) return null
  return (
    <button
      type="button"
      class="trash-line tabular"
      onClick={() => {
        isTrash.value = true
      }}
    >
      <Icon of={trash} />
      <span>Trash</span>
      <span class="trash-count">{count}</span>
    </button>
  )
}

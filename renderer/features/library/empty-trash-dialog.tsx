import { libraryInfo } from '../../state/library'
import { closeDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { counted } from '../../ui/counted'
import { Dialog } from '../../ui/dialog'
import { emptyTrash } from './list-actions'

/** Asks before the trash is emptied: undo still brings it back, but not after many other steps. */
export function EmptyTrashDialog() {
  const count = libraryInfo.value?.counts.trashed ?? 0
  const empty = () => {
    closeDialog()
    void emptyTrash()
  }
  return (
    <Dialog
      title="Empty the trash?"
      size="small"
      onClose={closeDialog}
      footer={
        <>
          <Button data-autofocus onClick={closeDialog}>
            Cancel
          </Button>
          <Button tone="danger" onClick={empty}>
            Empty trash
          </Button>
        </>
      }
    >
      <p>
        {counted(count, 'article')} with {count === 1 ? 'its' : 'their'} quotes and notes will be
        removed. Undo and backups still have {count === 1 ? 'it' : 'them'} for a while.
      </p>
    </Dialog>
  )
}

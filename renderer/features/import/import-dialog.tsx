import { closeDialog } from '../../state/open-dialog'
import { Dialog } from '../../ui/dialog'
import { DropZone } from './drop-zone'

/** The drop zone as a dialog: for the menu, from which a file chooser cannot be opened directly. */
export function ImportDialog() {
  return (
    <Dialog title="Import" onClose={closeDialog} lightDismiss>
      <DropZone />
    </Dialog>
  )
}

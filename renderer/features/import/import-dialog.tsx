import { closeDialog, showDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { DropZone } from './drop-zone'

/** The drop zone as a dialog: for the menu, from which a file chooser cannot be opened directly. */
export function ImportDialog() {
  return (
    <Dialog title="Import" onClose={closeDialog} lightDismiss>
      <DropZone />
      <Button tone="quiet" onClick={() => showDialog({ kind: 'look-up' })}>
        Add by DOI, ISBN or another identifier…
      </Button>
    </Dialog>
  )
}

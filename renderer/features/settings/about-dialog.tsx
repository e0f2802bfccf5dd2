import './settings-dialog.css'
import { bridge } from '../../bridge'
import { closeDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

/** What this program is, its versions, and under which terms it and its parts may be used. */
export function AboutDialog() {
  const { app, electron, chromium } = bridge.versions
  return (
    <Dialog
      title="About Commonplace"
      size="small"
      onClose={closeDialog}
      lightDismiss
      footer={
        <Button tone="primary" data-autofocus onClick={closeDialog}>
          Done
        </Button>
      }
    >
      <div class="about">
        <p>
          A commonplace book is where scholars have always copied out what others said, with the
          source beside it. This is that book, on this computer and nowhere else.
        </p>
        <dl class="tabular">
          <dt>Commonplace</dt>
          <dd>{app}</dd>
          <dt>Electron</dt>
          <dd>{electron}</dd>
          <dt>Chromium</dt>
          <dd>{chromium}</dd>
        </dl>
        <p>
          Free software under the GNU Affero General Public License, version 3 or later, without any
          warranty. Typefaces: Inter and Source Serif 4, under the SIL Open Font License. Icons:
          Lucide, under the ISC License. Citation styles and locales: the Citation Style Language
          project (citationstyles.org), under Creative Commons Attribution-ShareAlike 3.0, formatted
          by citeproc-js. More in THIRD-PARTY.md.
        </p>
      </div>
    </Dialog>
  )
}

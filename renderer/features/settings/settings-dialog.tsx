import './settings-dialog.css'
import { bridge } from '../../bridge'
import { chooseLibrary } from '../../state/choose-library'
import { libraryInfo } from '../../state/library'
import { closeDialog, showDialog } from '../../state/open-dialog'
import { readingSize } from '../../state/reading-size'
import { chooseTheme, theme } from '../../state/theme'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Segmented } from '../../ui/segmented'
import { KeyPatternField } from './key-pattern-field'
import { StyleField } from './style-field'

/** What the person chooses once: looks, how to cite, and which library is open. */
export function SettingsDialog() {
  const info = libraryInfo.value
  return (
    <Dialog
      title="Settings"
      size="small"
      onClose={closeDialog}
      lightDismiss
      footer={
        <>
          <Button tone="quiet" class="apart" onClick={() => showDialog({ kind: 'about' })}>
            About Commonplace
          </Button>
          <Button tone="primary" onClick={closeDialog}>
            Done
          </Button>
        </>
      }
    >
      <div class="settings">
        <Segmented
          label="Theme"
          autofocus
          value={theme.value}
          options={[
            { value: 'system', label: 'System' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          onChange={chooseTheme}
        />
        <Segmented
          label="Size of articles"
          value={readingSize.value}
          options={[
            { value: 'small', label: 'Small' },
            { value: 'medium', label: 'Medium' },
            { value: 'large', label: 'Large' },
            { value: 'larger', label: 'Larger' },
          ]}
          onChange={(size) => {
            readingSize.value = size
          }}
        />
        <StyleField />
        <KeyPatternField />
        {info && (
          <section class="settings-library" aria-label="Library">
            <h3 class="field-label">Library</h3>
            <p class="settings-folder">{info.folder}</p>
            <div class="settings-actions">
              <Button onClick={() => void bridge.request('library.reveal')}>Show its folder</Button>
              <Button onClick={() => void chooseLibrary()}>Open another library…</Button>
            </div>
            <div class="settings-actions">
              <Button onClick={() => showDialog({ kind: 'backups' })}>Backups…</Button>
              <Button onClick={() => showDialog({ kind: 'verify' })}>Check the library…</Button>
            </div>
          </section>
        )}
      </div>
    </Dialog>
  )
}

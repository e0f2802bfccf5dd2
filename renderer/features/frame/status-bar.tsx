import './status-bar.css'
import panel from 'lucide-static/icons/panel-right.svg?raw'
import x from 'lucide-static/icons/x.svg?raw'
import { bridge } from '../../bridge'
import { inspectorOpen, toggleInspector } from '../../state/layout'
import { isEmptyLibrary, libraryInfo } from '../../state/library'
import { unsavedNotes } from '../../state/unsaved-notes'
import { currentView } from '../../state/view'
import { isBoolean, storedSignal } from '../../state/stored-signal'
import { IconButton } from '../../ui/button'
import { counted } from '../../ui/counted'
import { Keys } from '../../ui/keys'

const hintDismissed = storedSignal('hint-dismissed', false, isBoolean)

let clock: Intl.DateTimeFormat | undefined

function timeOf(instant: string): string {
  clock ??= new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  return clock.format(new Date(instant))
}

/**
 * When the last change reached the disk, or what has not, how much there is, and one hint until it is
 * dismissed.
 */
export function StatusBar() {
  const info = libraryInfo.value
  const parts: string[] = []
  const unsaved = unsavedNotes.value
  if (info?.savedAt && unsaved === 0) parts.push(`Saved ${timeOf(info.savedAt)}`)
  if (info) {
    parts.push(counted(info.counts.articles, 'article'))
    if (info.counts.suggestions > 0)
      parts.push(`${counted(info.counts.suggestions, 'suggestion')} to review`)
  }
  return (
    <footer class="status-bar tabular" aria-label="Status">
      {unsaved > 0 && <span class="unsaved">{counted(unsaved, 'note')} not saved</span>}
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
      {info && !hintDismissed.value && (
        <span class="hint">
          <Keys of="?" /> shows all keys
          <IconButton
            label="Dismiss this hint for good"
            icon={x}
            size={12}
            onClick={() => {
              hintDismissed.value = true
            }}
          />
        </span>
      )}
      <span class="status-space" />
      {info && (
        <button
          type="button"
          class="library-name"
          data-tip={`Show ${info.folder} in the file manager`}
          aria-label={`Library ${info.name}: show its folder`}
          onClick={() => void bridge.request('library.reveal')}
        >
          {info.name}
        </button>
      )}
      {currentView.value === 'library' && !isEmptyLibrary.value && (
        <IconButton
          label="Inspector"
          icon={panel}
          keys="Mod+\\"
          size={14}
          aria-pressed={inspectorOpen.value}
          onClick={toggleInspector}
        />
      )}
    </footer>
  )
}

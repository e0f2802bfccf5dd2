import './rail.css'
import download from 'lucide-static/icons/import.svg?raw'
import library from 'lucide-static/icons/library.svg?raw'
import quote from 'lucide-static/icons/quote.svg?raw'
import settings from 'lucide-static/icons/settings-2.svg?raw'
import share from 'lucide-static/icons/share.svg?raw'
import people from 'lucide-static/icons/users.svg?raw'
import tag from 'lucide-static/icons/tags.svg?raw'
import { currentView, type View } from '../../state/view'
import { showDialog } from '../../state/open-dialog'
import { Icon } from '../../ui/icon'
import { MenuButton } from '../../ui/menu'
import { chooseFiles, chooseFolder } from '../import/choose-files'
import { FileInputs } from '../import/file-inputs'

interface RailView {
  readonly view: View
  readonly label: string
  readonly icon: string
  readonly keys: string
}

/** The views that there are: one that does not exist yet has no button. */
export const RAIL_VIEWS: readonly RailView[] = [
  { view: 'library', label: 'Library', icon: library, keys: 'g l' },
  { view: 'quotes', label: 'Quotes', icon: quote, keys: 'g q' },
  { view: 'speakers', label: 'Speakers', icon: people, keys: 'g s' },
  { view: 'tags', label: 'Tags', icon: tag, keys: 'g t' },
]

/** Where to go, and below it what to do with the whole library. */
export function Rail() {
  return (
    <nav class="rail" aria-label="Views" data-pane="rail" data-tips-beside>
      {RAIL_VIEWS.map(({ view, label, icon, keys }) => (
        <button
          key={view}
          type="button"
          class="rail-button"
          aria-current={currentView.value === view ? 'page' : undefined}
          data-tip={label}
          data-tip-keys={keys}
          onClick={() => {
            currentView.value = view
          }}
        >
          <Icon of={icon} size={20} />
          <span>{label}</span>
        </button>
      ))}
      <div class="rail-space" />
      <MenuButton
        label="Import"
        class="rail-button"
        items={[
          { label: 'Choose files…', keys: 'Mod+I', run: chooseFiles },
          { label: 'Choose a folder…', run: chooseFolder },
          {
            label: 'Paste an article…',
            keys: 'Mod+Shift+N',
            run: () => showDialog({ kind: 'paste' }),
          },
        ]}
      >
        <Icon of={download} size={20} />
        <span>Import</span>
      </MenuButton>
      <button
        type="button"
        class="rail-button"
        data-tip="Export"
        data-tip-keys="Mod+E"
        onClick={() => showDialog({ kind: 'export' })}
      >
        <Icon of={share} size={20} />
        <span>Export</span>
      </button>
      <button
        type="button"
        class="rail-button"
        data-tip="Settings"
        data-tip-keys="Mod+,"
        onClick={() => showDialog({ kind: 'settings' })}
      >
        <Icon of={settings} size={20} />
        <span>Settings</span>
      </button>
      <FileInputs />
    </nav>
  )
}

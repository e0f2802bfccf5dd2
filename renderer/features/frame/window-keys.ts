import { redo, undo } from '../../state/execute'
import { type KeyBinding, registerKeys } from '../../state/keymap'
import { inspectorOpen, isNarrow, setInspectorOpen, toggleInspector } from '../../state/layout'
import { showDialog } from '../../state/open-dialog'
import { focusNewPane, focusNextPane, focusPane } from '../../state/panes'
import { currentView } from '../../state/view'
import { chooseFiles } from '../import/choose-files'
import { RAIL_VIEWS } from './rail'

/** Dialogs that are about nothing in particular. */
type SimpleDialog = 'paste' | 'export' | 'settings' | 'keys'

const opens = (kind: SimpleDialog) => () => {
  showDialog({ kind })
  return true
}

const does = (work: () => unknown) => () => {
  work()
  return true
}

/** The keys that work wherever the focus is. */
const WINDOW_KEYS: readonly KeyBinding[] = [
  ...RAIL_VIEWS.map(
    ({ view, label, keys }): KeyBinding => ({
      key: keys,
      label: `go to ${label}`,
      group: 'Anywhere',
      run: does(() => {
        currentView.value = view
        focusNewPane('list')
      }),
    }),
  ),
  {
    key: 'Mod+I',
    label: 'import files',
    group: 'Anywhere',
    inFields: true,
    run: does(chooseFiles),
  },
  {
    key: 'Mod+Shift+N',
    label: 'paste an article',
    group: 'Anywhere',
    inFields: true,
    run: opens('paste'),
  },
  {
    key: 'Mod+V',
    label: 'paste an article from the clipboard',
    group: 'Anywhere',
    // The paste event does it; this line is for the list of keys.
    run: () => false,
  },
  { key: 'Mod+E', label: 'export', group: 'Anywhere', inFields: true, run: opens('export') },
  { key: 'Mod+Z', label: 'undo', group: 'Anywhere', run: does(undo) },
  { key: 'Mod+Shift+Z', label: 'redo', group: 'Anywhere', run: does(redo) },
  {
    key: 'F6',
    label: 'next pane',
    group: 'Anywhere',
    inFields: true,
    run: does(() => focusNextPane(1)),
  },
  {
    key: 'Shift+F6',
    label: 'previous pane',
    group: 'Anywhere',
    inFields: true,
    run: does(() => focusNextPane(-1)),
  },
  {
    key: 'Mod+\\',
    label: 'show or hide the inspector',
    group: 'Anywhere',
    inFields: true,
    run: does(toggleWithFocus),
  },
  { key: 'Mod+,', label: 'settings', group: 'Anywhere', inFields: true, run: opens('settings') },
  { key: '?', label: 'all keys', group: 'Anywhere', run: opens('keys') },
  { key: 'Escape', label: 'close what lies over the text', group: 'Anywhere', run: closeOver },
]

/** Registers them; returns the function that takes them away. */
export function registerWindowKeys(): () => void {
  return registerKeys(WINDOW_KEYS)
}

/** The focus follows: into the inspector that opens over the text, back to the text when it closes. */
function toggleWithFocus(): void {
  const hadFocus = document.activeElement?.closest('[data-pane="inspector"]') !== null
  toggleInspector()
  requestAnimationFrame(() => {
    if (inspectorOpen.value && isNarrow.value) focusPane('inspector')
    else if (!inspectorOpen.value && hadFocus) focusPane('reader')
  })
}

function closeOver(): boolean {
  if (!isNarrow.value || !inspectorOpen.value) return false
  setInspectorOpen(false)
  requestAnimationFrame(() => focusPane('reader'))
  return true
}

import { Frame } from './features/frame/frame'
import { RecoveryBoundary } from './features/frame/recovery-boundary'
import { listenToMenu } from './features/frame/menu-commands'
import { registerWindowKeys } from './features/frame/window-keys'
import { listenToOpenedFiles } from './features/import/import-files'
import { listenToPaste } from './features/import/paste-listener'
import { askForFirstRows } from './features/library/list-state'
import { listenToClosing } from './features/safety/closing-veil'
import { followOutsideNews } from './features/safety/outside-news'
import { followLibrary } from './state/apply-events'
import { listenForKeys } from './state/keymap'
import { followWindowSize } from './state/layout'
import { followFocus } from './state/panes'
import { isMac } from './state/platform'
import { followTasks } from './state/tasks'
import { followErrors } from './state/uncaught-errors'

/**
 * Begins to listen to everything that the window is about, for as long as the page lives. Resolves when
 * what the first screen shows has come.
 */
export async function followEverything(): Promise<void> {
  // All listeners first: main answers the first question with files that wait to be opened.
  followErrors()
  // A key that is pressed before anything is drawn is answered when it is.
  listenForKeys(isMac)
  registerWindowKeys()
  listenToMenu()
  listenToOpenedFiles()
  listenToPaste()
  followFocus()
  followTasks()
  followOutsideNews()
  listenToClosing()
  followWindowSize()
  await Promise.all([followLibrary(), askForFirstRows()])
}

export function App() {
  return (
    <RecoveryBoundary>
      <Frame />
    </RecoveryBoundary>
  )
}

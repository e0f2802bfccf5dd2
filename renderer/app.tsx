import { useEffect } from 'preact/hooks'
import { Frame } from './features/frame/frame'
import { RecoveryBoundary } from './features/frame/recovery-boundary'
import { listenToMenu } from './features/frame/menu-commands'
import { registerWindowKeys } from './features/frame/window-keys'
import { listenToOpenedFiles } from './features/import/import-files'
import { listenToPaste } from './features/import/paste-listener'
import { listenToClosing } from './features/safety/closing-veil'
import { followOutsideNews } from './features/safety/outside-news'
import { followLibrary } from './state/apply-events'
import { listenForKeys } from './state/keymap'
import { followWindowSize } from './state/layout'
import { followFocus } from './state/panes'
import { isMac } from './state/platform'
import { followTasks } from './state/tasks'
import { followErrors } from './state/uncaught-errors'

export function App() {
  return (
    <RecoveryBoundary>
      <Window />
    </RecoveryBoundary>
  )
}

function Window() {
  useEffect(() => {
    // All listeners first: main answers the first question with files that wait to be opened.
    const stops = [
      followErrors(),
      listenForKeys(isMac),
      registerWindowKeys(),
      listenToMenu(),
      listenToOpenedFiles(),
      listenToPaste(),
      followFocus(),
      followTasks(),
      followOutsideNews(),
      listenToClosing(),
      followWindowSize(),
    ]
    const library = followLibrary()
    return () => {
      for (const stop of stops) stop()
      void library.then((stop) => stop())
    }
  }, [])
  return <Frame />
}

import './safety.css'
import { signal } from '@preact/signals'
import { bridge } from '../../bridge'
import { saveAllTyped } from '../../state/on-leaving'

const isClosing = signal(false)

/** Saves what was typed last when the window is about to close; returns what ends listening. */
export function listenToClosing(): () => void {
  return bridge.on('window-closing', () => {
    isClosing.value = true
    void saveAllTyped().finally(() => bridge.request('window.may-close'))
  })
}

/** Lies over the window while it waits for the disk before it closes. */
export function ClosingVeil() {
  if (!isClosing.value) return null
  return (
    <div class="closing-veil" role="alert">
      <p>Saving the last changes… The window closes when they are on the disk.</p>
    </div>
  )
}

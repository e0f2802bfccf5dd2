import './recovery-boundary.css'
import { Component, type ComponentChildren } from 'preact'
import { bridge } from '../../bridge'
import { describeError } from '../../state/uncaught-errors'
import { Button } from '../../ui/button'

interface State {
  readonly error: unknown
}

/** Shows one recovery screen where drawing the window has failed. */
export class RecoveryBoundary extends Component<{ children: ComponentChildren }, State> {
  override state: State = { error: undefined }

  override componentDidCatch(error: unknown): void {
    this.setState({ error: error ?? 'an error without a value' })
  }

  override render() {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return <RecoveryScreen details={report(error)} />
  }
}

function report(error: unknown): string {
  const { app, electron, chromium } = bridge.versions
  return `Commonplace ${app}, Electron ${electron}, Chromium ${chromium}, ${bridge.platform}\n${describeError(error)}`
}

export function RecoveryScreen({ details }: { readonly details: string }) {
  return (
    <main class="recovery">
      <div role="alert">
        <h1>This window has stopped working</h1>
        <p>
          An error in Commonplace’s own code stopped it from drawing. Nothing that was saved is
          lost: every change is on the disk before it is shown.
        </p>
      </div>
      <p class="recovery-actions">
        <Button tone="primary" onClick={() => location.reload()}>
          Reload the window
        </Button>
        <Button onClick={() => void navigator.clipboard.writeText(details)}>Copy details</Button>
      </p>
      <details>
        <summary>Details for a report</summary>
        <pre tabIndex={0}>{details}</pre>
      </details>
    </main>
  )
}

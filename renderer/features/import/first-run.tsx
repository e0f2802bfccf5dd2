import './first-run.css'
import { Button } from '../../ui/button'
import { DropZone } from './drop-zone'
import { openSample } from './import-files'

/** What an empty library shows. */
export function FirstRun() {
  return (
    <main class="first-run" aria-label="Start" data-pane="list" tabIndex={-1}>
      <div class="first-run-column">
        <h1>Begin with an article</h1>
        <p class="first-run-lead">
          Commonplace keeps the exact words, who said them, who reported them, and where they stand.
        </p>
        <DropZone />
        <p class="first-run-sample">
          Nothing at hand?{' '}
          <Button onClick={() => void openSample()}>Open the sample notebook</Button>
        </p>
      </div>
    </main>
  )
}

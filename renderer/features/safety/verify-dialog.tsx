import './safety.css'
import { useState } from 'preact/hooks'
import type { VerifyReport } from '#ipc/contract'
import { bridge } from '../../bridge'
import { copyText } from '../../state/copy-text'
import { notifyFailure } from '../../state/notifications'
import { saveAllTyped } from '../../state/on-leaving'
import { closeDialog } from '../../state/open-dialog'
import { cancelTask, runningTasks } from '../../state/tasks'
import { Button } from '../../ui/button'
import { counted } from '../../ui/counted'
import { Dialog } from '../../ui/dialog'
import { ProgressBar } from '../../ui/progress-bar'

/** More problems than this are only counted; the copied report has them all. */
const SHOWN = 300

/** Checks the whole library, shows what is wrong, and puts right what can be. */
export function VerifyDialog() {
  const [report, setReport] = useState<VerifyReport | undefined>(undefined)
  const [isRunning, setRunning] = useState(false)
  const run = async (repair: boolean) => {
    setRunning(true)
    if (repair) await saveAllTyped()
    const result = await bridge.request('library.verify', { repair })
    setRunning(false)
    if (result.ok) setReport(result.value)
    else notifyFailure(result.error, () => void run(repair))
  }
  const open = report?.problems.filter(({ isRepaired }) => !isRepaired) ?? []
  return (
    <Dialog
      title="Check the library"
      onClose={closeDialog}
      footer={
        <>
          {report && report.problems.length > 0 && (
            <Button class="apart" tone="quiet" onClick={() => void copyReport(report)}>
              Copy report
            </Button>
          )}
          <Button onClick={closeDialog}>Close</Button>
          {open.length > 0 && (
            <Button disabled={isRunning} onClick={() => void run(true)}>
              Repair
            </Button>
          )}
          <Button
            tone="primary"
            data-autofocus
            disabled={isRunning}
            onClick={() => void run(false)}
          >
            {report ? 'Check again' : 'Check'}
          </Button>
        </>
      }
    >
      {isRunning ? <Running /> : report ? <Report report={report} /> : <Explanation />}
    </Dialog>
  )
}

function Explanation() {
  return (
    <p>
      Reads every file and looks whether it is whole, whether what it names is there, and whether
      every quote stands in its text. Nothing is changed by looking.
    </p>
  )
}

function Running() {
  const task = runningTasks.value.find(({ label }) => /^(?:Checking|Repairing) /.test(label))
  const { label = 'Checking the library', done = 0, total = 0 } = task ?? {}
  return (
    <div role="status">
      <p class="tabular">
        {label}
        {total > 0 && ` · ${counted(done, 'article')} of ${total}`}
      </p>
      <ProgressBar label={label} done={done} total={total} />
      {task && (
        <p>
          <Button tone="quiet" onClick={() => cancelTask(task.task)}>
            Cancel
          </Button>
        </p>
      )}
    </div>
  )
}

function Report({ report }: { readonly report: VerifyReport }) {
  const { articles, quotes, notes, problems } = report
  const checked = [counted(articles, 'article'), counted(quotes, 'quote'), counted(notes, 'note')]
  const repaired = problems.filter(({ isRepaired }) => isRepaired).length
  return (
    <div role="status">
      <p>
        {problems.length === 0
          ? `No problem found in ${checked.join(', ')}.`
          : `${counted(problems.length, 'problem')} found in ${checked.join(', ')}${repaired > 0 ? `; ${repaired} put right` : ''}.`}
      </p>
      {problems.length > 0 && (
        <ul class="verify-problems" aria-label="Problems" tabIndex={0}>
          {problems.slice(0, SHOWN).map(({ file, message, isRepaired }) => (
            <li key={`${file}${message}`}>
              <span class="safety-hint">
                {file}
                {isRepaired && ' · put right'}
              </span>
              {message}
            </li>
          ))}
        </ul>
      )}
      {problems.length > SHOWN && <p>and {counted(problems.length - SHOWN, 'more problem')}</p>}
    </div>
  )
}

function copyReport({ problems }: VerifyReport): Promise<unknown> {
  const lines = problems.map(({ file, message }) => `${file}: ${message}`)
  return copyText(lines.join('\n'), 'Report copied.')
}

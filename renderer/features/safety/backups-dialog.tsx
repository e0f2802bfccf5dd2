import './safety.css'
import { useEffect, useState } from 'preact/hooks'
import { sentenceOfCounts } from '#domain/library/change-words'
import type { BackupRow, RestorePreview } from '#domain/library/rows'
import { bridge } from '../../bridge'
import { offerUndo } from '../../state/execute'
import { revisionOfLists } from '../../state/library'
import { notify, notifyFailure } from '../../state/notifications'
import { closeDialog, closerOfDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { counted } from '../../ui/counted'
import { Dialog } from '../../ui/dialog'
import { EmptyState } from '../../ui/empty-state'
import { ChangeList } from './change-list'
import { dayAndTime } from './day-and-time'

type Choice = Pick<BackupRow, 'name' | 'kind'> & { readonly title: string }

const titleOf = (row: BackupRow): Choice => ({ ...row, title: dayAndTime(row.at) })

/** The library's backups: what restoring one would change, and restoring it. */
export function BackupsDialog() {
  const [rows, setRows] = useState<readonly Choice[] | undefined>(undefined)
  const [name, setName] = useState<string | undefined>(undefined)
  const [isBusy, setBusy] = useState(false)
  const chosen = rows?.find((row) => row.name === name) ?? rows?.[0]
  const preview = usePreview(chosen?.name)
  const isSame = preview !== undefined && preview.differences.length === 0

  const load = async () => {
    const result = await bridge.request('backups.list')
    if (result.ok) setRows(result.value.map(titleOf))
    else notifyFailure(result.error)
  }
  useEffect(() => void load(), [])
  /** Buttons wait for one another: two backups at once help nobody. */
  const busily = async (work: () => Promise<void>) => {
    setBusy(true)
    await work()
    setBusy(false)
  }
  const create = () =>
    busily(async () => {
      const made = await bridge.request('backup.create')
      if (!made.ok) return notifyFailure(made.error, () => void create())
      notify({ tone: 'done', message: 'Made a backup.' })
      setName(made.value.name)
      await load()
    })
  const archive = () =>
    busily(async () => {
      const written = await bridge.request('backup.archive')
      if (!written.ok) return notifyFailure(written.error, () => void archive())
      if (!written.value) return
      const { path, files } = written.value
      notify({ tone: 'done', message: `Wrote ${counted(files, 'file')} into ${path}.` })
      await load()
    })
  const choose = () =>
    busily(async () => {
      const found = await bridge.request('backup.choose')
      if (!found.ok) return notifyFailure(found.error)
      if (!found.value) return
      const { path } = found.value
      const title = path.replace(/^.*[/\\]/, '')
      setRows((known = []) => [{ name: path, kind: 'archive', title }, ...known])
      setName(path)
    })
  const restore = () =>
    busily(async () => {
      if (!chosen) return
      const close = closerOfDialog()
      const done = await bridge.request('backup.restore', { backup: chosen.name })
      if (!done.ok) return notifyFailure(done.error, () => void restore())
      close()
      const { sequence, notices } = done.value
      offerUndo(sequence, `Restored the backup of ${chosen.title}.`)
      for (const message of notices.slice(0, 3)) notify({ tone: 'problem', message })
    })
  return (
    <Dialog
      title="Backups"
      size="large"
      onClose={closeDialog}
      footer={
        <>
          <p class="apart">Restoring can be undone, and the state before becomes a backup.</p>
          <Button onClick={closeDialog}>Close</Button>
          <Button
            tone="primary"
            disabled={isBusy || !preview || isSame}
            onClick={() => void restore()}
          >
            Restore
          </Button>
        </>
      }
    >
      <div class="safety-actions">
        <Button data-autofocus disabled={isBusy} onClick={() => void create()}>
          Back up now
        </Button>
        <Button disabled={isBusy} onClick={() => void archive()}>
          Save a compressed copy…
        </Button>
        <Button tone="quiet" disabled={isBusy} onClick={() => void choose()}>
          Open a compressed copy…
        </Button>
      </div>
      {rows?.length === 0 && (
        <EmptyState sentence="There is no backup yet; one is made each day on which something is in the library." />
      )}
      {chosen && (
        <div class="safety">
          <ul class="safety-choices" aria-label="Backups, newest first">
            {rows?.map((row) => (
              <li key={row.name}>
                <button
                  type="button"
                  class="safety-choice"
                  aria-pressed={row.name === chosen.name}
                  onClick={() => setName(row.name)}
                >
                  <span>{row.title}</span>
                  {row.kind === 'archive' && <span class="safety-hint">Compressed copy</span>}
                </button>
              </li>
            ))}
          </ul>
          <Preview preview={preview} />
        </div>
      )}
    </Dialog>
  )
}

function Preview({ preview }: { readonly preview: RestorePreview | undefined }) {
  return (
    <section class="safety-preview" aria-label="What restoring would change" aria-live="polite">
      {!preview && <p>Comparing with the library…</p>}
      {preview && preview.differences.length === 0 && (
        <p>The library is as it was then: restoring would change nothing.</p>
      )}
      {preview && preview.differences.length > 0 && (
        <>
          <p>Restoring would change: {sentenceOfCounts(preview.counts)}</p>
          <ChangeList
            label="What restoring would change"
            records={preview.differences}
            more={preview.more}
            sides={['now', 'then']}
          />
        </>
      )}
      {preview && preview.notices.length > 0 && (
        <ul class="safety-notices">
          {preview.notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function usePreview(backup: string | undefined): RestorePreview | undefined {
  const [preview, setPreview] = useState<RestorePreview | undefined>(undefined)
  const revision = revisionOfLists.value
  useEffect(() => {
    let isOld = false
    setPreview(undefined)
    if (backup === undefined) return
    void bridge.request('backup.preview', { backup }).then((result) => {
      if (isOld) return
      if (result.ok) setPreview(result.value)
      else notifyFailure(result.error)
    })
    return () => {
      isOld = true
    }
  }, [backup, revision])
  return preview
}

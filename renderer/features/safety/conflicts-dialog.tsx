import './safety.css'
import { useEffect, useState } from 'preact/hooks'
import type { ConflictChoice, ConflictPreview, ConflictRow } from '#domain/library/rows'
import { bridge } from '../../bridge'
import { offerUndo } from '../../state/execute'
import { revisionOfLists } from '../../state/library'
import { notify, notifyFailure } from '../../state/notifications'
import { closeDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { EmptyState } from '../../ui/empty-state'
import { ChangeList } from './change-list'
import { dayAndTime } from './day-and-time'

const REASONS: Readonly<Record<ConflictRow['reason'], string>> = {
  both: 'Changed here and by another program',
  older: 'An earlier state was put in its place',
  unfit: 'What the other program wrote does not fit',
  copy: 'A copy that a sync program left',
  new: 'Not in this library',
}

/** Versions of files that other programs left: what is different, and which one is kept. */
export function ConflictsDialog() {
  const [rows, setRows] = useState<readonly ConflictRow[] | undefined>(undefined)
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const [isBusy, setBusy] = useState(false)
  const row = rows?.find(({ id }) => id === chosen) ?? rows?.[0]
  const preview = usePreview(row?.id)
  const load = async () => {
    const result = await bridge.request('conflicts.list')
    if (result.ok) setRows(result.value)
    else notifyFailure(result.error)
  }
  useEffect(() => void load(), [])

  const decide = async (choice: ConflictChoice) => {
    if (!row) return
    setBusy(true)
    const result = await bridge.request('conflict.decide', { conflict: row.id, choice })
    setBusy(false)
    if (!result.ok) return notifyFailure(result.error, () => void decide(choice))
    const said = `${DONE[choice]} “${row.title}”.`
    if (choice === 'ours') notify({ tone: 'done', message: said })
    else offerUndo(result.value.sequence, said)
    await load()
  }
  const isNew = row?.reason === 'new'
  return (
    <Dialog
      title="Changed by other programs"
      size="large"
      onClose={closeDialog}
      footer={
        row && (
          <>
            <p class="apart">The version that is not kept stays in the quarantine folder.</p>
            <Button disabled={isBusy} onClick={() => void decide('ours')}>
              {isNew ? 'Leave it out' : 'Keep mine'}
            </Button>
            {!isNew && (
              <Button disabled={isBusy || !preview} onClick={() => void decide('both')}>
                Keep both
              </Button>
            )}
            <Button disabled={isBusy || !preview} onClick={() => void decide('theirs')}>
              {isNew ? 'Add it' : 'Take theirs'}
            </Button>
          </>
        )
      }
    >
      {rows && !row && (
        <EmptyState sentence="Nothing waits for a decision: the files are as this library wrote them.">
          <Button onClick={closeDialog}>Done</Button>
        </EmptyState>
      )}
      {row && (
        <div class="safety">
          <ul class="safety-choices" aria-label="Files to decide about">
            {rows?.map(({ id, title, reason, foundAt }) => (
              <li key={id}>
                <button
                  type="button"
                  class="safety-choice"
                  aria-pressed={id === row.id}
                  data-autofocus={id === row.id}
                  onClick={() => setChosen(id)}
                >
                  <span dir="auto">{title}</span>
                  <span class="safety-hint">{REASONS[reason]}</span>
                  <span class="safety-hint">{dayAndTime(foundAt)}</span>
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

const DONE: Readonly<Record<ConflictChoice, string>> = {
  ours: 'Kept this library’s',
  theirs: 'Took the other version of',
  both: 'Kept both versions of',
}

function Preview({ preview }: { readonly preview: ConflictPreview | undefined }) {
  if (!preview) return <p class="safety-preview">Comparing…</p>
  return (
    <section class="safety-preview" aria-label="Differences">
      {preview.notices.length > 0 && (
        <ul class="safety-notices">
          {preview.notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
      {preview.differences.length === 0 ? (
        <p>Both versions say the same now.</p>
      ) : (
        <ChangeList
          label="What taking the other version would change"
          records={preview.differences}
          more={preview.more}
          sides={['mine', 'theirs']}
        />
      )}
    </section>
  )
}

function usePreview(id: string | undefined): ConflictPreview | undefined {
  const [preview, setPreview] = useState<ConflictPreview | undefined>(undefined)
  const revision = revisionOfLists.value
  useEffect(() => {
    let isOld = false
    setPreview(undefined)
    if (id === undefined) return
    void bridge.request('conflict.preview', { conflict: id }).then((result) => {
      if (isOld) return
      if (result.ok) setPreview(result.value)
      else notifyFailure(result.error)
    })
    return () => {
      isOld = true
    }
  }, [id, revision])
  return preview
}

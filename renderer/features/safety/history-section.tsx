import './safety.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Id } from '#domain/library/model'
import type { HistoryRecord, HistoryRow } from '#domain/library/rows'
import { bridge } from '../../bridge'
import { offerUndo } from '../../state/execute'
import { revisionOfLists } from '../../state/library'
import { notifyFailure } from '../../state/notifications'
import { Button } from '../../ui/button'
import { ChangedRecord } from './change-list'
import { dayAndTime } from './day-and-time'

export interface HistorySectionProps {
  readonly of: 'article' | 'quote'
  readonly id: Id
}

/** What was done to an article or a quote and when; read from the journal when it is opened. */
export function HistorySection({ of, id }: HistorySectionProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>History</summary>
      {isOpen && <History of={of} id={id} />}
    </details>
  )
}

function History({ of, id }: HistorySectionProps) {
  const [rows, setRows] = useState<readonly HistoryRow[] | undefined>(undefined)
  const [before, setBefore] = useState<number | undefined>(undefined)
  const revision = revisionOfLists.value
  /** Only the answer that was asked for last is shown: others are of another state, or would come twice. */
  const asked = useRef(0)
  const read = async (from: number | undefined) => {
    const own = ++asked.current
    const input = { of, id, ...(from === undefined ? {} : { before: from }) }
    const result = await bridge.request('history.read', input)
    if (own !== asked.current) return
    if (!result.ok) return notifyFailure(result.error)
    setRows((known = []) =>
      from === undefined ? result.value.rows : [...known, ...result.value.rows],
    )
    setBefore(result.value.before)
  }
  useEffect(() => {
    void read(undefined)
    return () => {
      asked.current++
    }
  }, [of, id, revision])
  if (!rows) return <p class="safety-hint">Reading the journal…</p>
  if (rows.length === 0) {
    return <p class="safety-hint">The journal holds nothing about this any more.</p>
  }
  return (
    <>
      <ol aria-label="Changes, newest first">
        {rows.map((row) => (
          <Change key={row.sequence} row={row} of={id} />
        ))}
      </ol>
      {before !== undefined && (
        <Button tone="quiet" onClick={() => void read(before)}>
          Earlier changes
        </Button>
      )}
    </>
  )
}

function Change({ row, of }: { readonly row: HistoryRow; readonly of: Id }) {
  const { at, label, isUndo, records, sequence } = row
  return (
    <li class="history-change">
      <p class="history-head">
        <span>{isUndo ? `undo: ${label}` : label}</span>
        <time dateTime={at}>{dayAndTime(at)}</time>
      </p>
      <ul>
        {records.map((record) => (
          <ChangedRecord
            key={record.id}
            record={record}
            isNamed={record.id !== of || record.action !== 'changed'}
          />
        ))}
      </ul>
      {records
        .filter(({ canBringBack }) => canBringBack)
        .map((record) => (
          <BringBack key={record.id} record={record} sequence={sequence} />
        ))}
    </li>
  )
}

function BringBack({ record, sequence }: { record: HistoryRecord; sequence: number }) {
  const { id, action, type, name } = record
  const bring = async () => {
    const back = await bridge.request('history.bring-back', { sequence, record: id })
    if (!back.ok) return notifyFailure(back.error, () => void bring())
    offerUndo(back.value.sequence, `Brought back an earlier state of the ${type}.`)
  }
  const what = action === 'removed' ? 'Bring it back' : 'Bring back what it was before'
  return (
    <Button tone="quiet" aria-label={`${what}: ${type} ${name}`} onClick={() => void bring()}>
      {what}
    </Button>
  )
}

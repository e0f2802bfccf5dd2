import './safety.css'
import { CHANGED_WORDS } from '#domain/library/change-words'
import type { DescribedRecord } from '#domain/library/describe-change'
import type { RecordType } from '#domain/library/model'
import { counted } from '../../ui/counted'

const TYPE_NAMES: Readonly<Record<RecordType, string>> = {
  article: 'Article',
  revision: 'Text',
  quote: 'Quote',
  note: 'Note',
  tag: 'Tag',
  speaker: 'Speaker',
}

export interface ChangeListProps {
  readonly label: string
  readonly records: readonly DescribedRecord[]
  /** Records that are not listed. */
  readonly more?: number
  /** What the two sides are called, as in "here" and "in the backup". */
  readonly sides?: readonly [before: string, after: string]
}

/** What a change does, record by record, with what fields were and will be. */
export function ChangeList({ label, records, more = 0, sides }: ChangeListProps) {
  return (
    <div class="change-list" role="group" aria-label={label} tabIndex={0}>
      {sides && records.length > 0 && (
        <p class="change-sides">
          <del>{sides[0]}</del> <ins>{sides[1]}</ins>
        </p>
      )}
      <ul>
        {records.map((record) => (
          <ChangedRecord key={`${record.type}${record.id}`} record={record} />
        ))}
      </ul>
      {more > 0 && <p class="change-more">and {counted(more, 'more difference')}</p>}
    </div>
  )
}

/** One record of a change. */
export function ChangedRecord({
  record,
  isNamed = true,
}: {
  readonly record: DescribedRecord
  /** Where what it is about is clear anyway, only its fields are told. */
  readonly isNamed?: boolean
}) {
  const { type, action, name, fields } = record
  return (
    <li class={`changed-record ${action}`}>
      {isNamed && (
        <p class="changed-name">
          <span class="changed-what">
            {TYPE_NAMES[type]} {CHANGED_WORDS[action]}
          </span>
          <span dir="auto">{name}</span>
        </p>
      )}
      {fields.length > 0 && (
        <dl>
          {fields.map(({ label, before, after }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">
                {before && <del>{before}</del>} {after && <ins>{after}</ins>}
                {!before && !after && '—'}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

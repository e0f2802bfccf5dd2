import type { Change, Fields, RecordUpdate } from './change'
import type { Id, LibraryRecord, RecordType } from './model'
import type { LibraryView } from './view'

/** What people are told about one record of a change: in a history, a preview, a conflict. */
export interface DescribedRecord {
  readonly type: RecordType
  readonly id: Id
  readonly action: ChangeAction
  /** A title, a name, or the first words. */
  readonly name: string
  /** The article it belongs to, where it is not one itself. */
  readonly article?: Id
  readonly fields: readonly DescribedField[]
}

export type ChangeAction = 'added' | 'changed' | 'removed'

export interface DescribedField {
  readonly label: string
  /** Empty where there was nothing. */
  readonly before: string
  readonly after: string
}

/** How many records of a type a change adds, changes and removes. */
export type ChangeCounts = { readonly [Type in RecordType]: Readonly<Record<ChangeAction, number>> }

/** Where names of records are looked up. */
export type Names = Pick<LibraryView, 'article' | 'quote' | 'note' | 'tag' | 'speaker'>

/** The records of a change in words; times of change and other bookkeeping are left out. */
export function* describeChange(change: Change, names: Names): Iterable<DescribedRecord> {
  for (const record of change.added) yield describeRecord(record, 'added')
  for (const update of change.updated) {
    const fields = describeFields(update, names)
    if (fields.length === 0) continue
    yield {
      type: update.type,
      id: update.id,
      action: 'changed',
      name: nameOfUpdated(update, names),
      ...(update.article && update.type !== 'article' ? { article: update.article } : {}),
      fields,
    }
  }
  for (const record of change.removed) yield describeRecord(record, 'removed')
}

/** How much a change adds, changes and removes, by type; what changed in bookkeeping alone counts as unchanged. */
export function countChange(change: Change): ChangeCounts {
  const counts = Object.fromEntries(
    TYPES.map((type) => [type, { added: 0, changed: 0, removed: 0 }]),
  ) as Record<RecordType, Record<ChangeAction, number>>
  for (const { type } of change.added) counts[type].added++
  for (const { type, to } of change.updated) {
    if (Object.keys(to).some(isTold)) counts[type].changed++
  }
  for (const { type } of change.removed) counts[type].removed++
  return counts
}

const TYPES = ['article', 'revision', 'quote', 'note', 'tag', 'speaker'] as const

function describeRecord(record: LibraryRecord, action: 'added' | 'removed'): DescribedRecord {
  const { type, id } = record
  const article = 'article' in record && record.article !== undefined ? record.article : undefined
  return {
    type,
    id,
    action,
    name: nameOfRecord(record),
    ...(article === undefined ? {} : { article }),
    fields: [],
  }
}

/** A title, a name, or the first words of a record. */
export function nameOfRecord(record: LibraryRecord): string {
  switch (record.type) {
    case 'article':
      return record.reference.title ?? 'Untitled'
    case 'revision':
      return shorten(record.text, SHORT)
    case 'quote':
      return shorten(record.exact, SHORT)
    case 'note':
      return record.title ?? shorten(record.markdown, SHORT)
    case 'tag':
    case 'speaker':
      return record.name
  }
}

function nameOfUpdated({ type, id, from }: RecordUpdate, names: Names): string {
  const record = type === 'revision' ? undefined : names[type](id)
  if (record) return nameOfRecord(record)
  const name = from['name'] ?? from['title'] ?? from['exact'] ?? from['markdown']
  return typeof name === 'string' ? shorten(name, SHORT) : NAMELESS[type]
}

const NAMELESS: Readonly<Record<RecordType, string>> = {
  article: 'An article',
  revision: 'of the article',
  quote: 'A quote',
  note: 'A note',
  tag: 'A tag',
  speaker: 'A speaker',
}

/** What people call a field; others are bookkeeping and not told. */
const LABELS: { readonly [field: string]: string } = {
  citationKey: 'Citation key',
  revision: 'Text',
  tags: 'Tags',
  deletedAt: 'In the trash',
  text: 'Text',
  exact: 'Words',
  start: 'Place',
  kind: 'Kind',
  status: 'Status',
  speaker: 'Speaker',
  via: 'Via',
  locator: 'Locator',
  quotedIn: 'Words before the source',
  orphan: 'Place in the text',
  title: 'Title',
  markdown: 'Note',
  name: 'Name',
  parent: 'Below',
  colour: 'Colour',
  definition: 'Definition',
  aliases: 'Aliases',
  roles: 'Roles',
  distinctFrom: 'Not the same as',
}

function isTold(field: string): boolean {
  return field === 'reference' || LABELS[field] !== undefined
}

/** The fields of an update that mean something to people, before and after. */
export function describeFields(update: RecordUpdate, names: Names): DescribedField[] {
  const described: DescribedField[] = []
  for (const field of Object.keys(update.to)) {
    const before = update.from[field]
    const after = update.to[field]
    if (field === 'reference') described.push(...describeReference(before, after))
    else if (field === 'start' && 'exact' in update.to) continue
    else {
      const label = LABELS[field]
      if (label === undefined) continue
      const isLong = typeof before === 'string' && typeof after === 'string'
      const [was, is] = isLong ? aroundDifference(before, after) : [before, after]
      described.push({
        label,
        before: inWords(field, was, names),
        after: inWords(field, is, names),
      })
    }
  }
  return described
}

function describeReference(before: unknown, after: unknown): DescribedField[] {
  const old = (before ?? {}) as Fields
  const now = (after ?? {}) as Fields
  const fields: DescribedField[] = []
  for (const field of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (JSON.stringify(old[field]) === JSON.stringify(now[field])) continue
    fields.push({
      label: `Reference: ${field}`,
      before: referenceValue(old[field]),
      after: referenceValue(now[field]),
    })
  }
  return fields
}

function referenceValue(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string' || typeof value === 'number') return shorten(String(value), LONG)
  if (Array.isArray(value)) {
    return value
      .map((name: { family?: string; given?: string; literal?: string }) =>
        [name.given, name.family, name.literal].filter(Boolean).join(' '),
      )
      .join('; ')
  }
  const parts = (value as { 'date-parts'?: readonly (readonly number[])[] })['date-parts']
  if (!parts) return shorten(JSON.stringify(value), LONG)
  return parts
    .map((part) => part.map((number) => String(number).padStart(2, '0')).join('-'))
    .join('/')
}

const GONE = 'one that is gone'
const SHORT = 80
const LONG = 400

function inWords(field: string, value: unknown, names: Names): string {
  if (value === null || value === undefined) return ''
  switch (field) {
    case 'tags':
      return (value as Id[]).map((id) => names.tag(id)?.name ?? GONE).join(', ')
    case 'parent':
      return names.tag(value as Id)?.name ?? GONE
    case 'speaker':
      return names.speaker(value as Id)?.name ?? GONE
    case 'via':
      return (value as Id[]).map((id) => names.speaker(id)?.name ?? GONE).join(' → ')
    case 'revision':
      return 'another text'
    case 'deletedAt':
      return 'yes'
    case 'orphan':
      return value === true ? 'gone' : ''
    case 'start':
      return `character ${String(value)}`
    case 'quotedIn':
      return value === '' ? 'none' : shorten(value as string, LONG)
    case 'distinctFrom':
      return (value as Id[]).map((id) => names.article(id)?.reference.title ?? GONE).join('; ')
    case 'aliases':
      return (value as string[]).join(', ')
    case 'roles':
      return (value as { title: string }[]).map(({ title }) => title).join(', ')
    default:
      return typeof value === 'string' ? shorten(value, LONG) : JSON.stringify(value)
  }
}

/** Characters that two long texts have in common are left out, but for a few around the difference. */
function aroundDifference(before: string, after: string): [string, string] {
  if (before.length <= LONG && after.length <= LONG) return [before, after]
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const cut = (text: string) => {
    const from = Math.max(0, start - AROUND)
    const to = Math.min(text.length, text.length - end + AROUND)
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
  }
  return [cut(before), cut(after)]
}

const AROUND = 60

function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  return `${line.slice(0, length - 1).trimEnd()}…`
}

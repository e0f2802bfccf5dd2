import { formatIsoDate, formatLongDate } from '#domain/citations/format-date'
import { formatNamesForEditing } from '#domain/citations/format-name'
import { parseDate } from '#domain/citations/parse-date'
import { parseNames } from '#domain/citations/parse-name'
import type { CslDate, Name, Reference, ReferenceType } from '#domain/citations/reference'
import {
  type FieldSpec,
  referenceForm,
  TYPES_BY_USE,
  variableKind,
} from '#domain/citations/reference-fields'

/** A reference as its form shows it: every variable as text. */
export interface ReferenceDraft {
  readonly type: ReferenceType
  readonly texts: Readonly<Record<string, string>>
}

/** What a form cannot show as text is not in the draft and stays as it is. */
function textOfValue(variable: string, value: unknown): string | undefined {
  switch (variableKind(variable)) {
    case 'names':
      return Array.isArray(value) ? formatNamesForEditing(value as readonly Name[]) : undefined
    case 'date':
      return isObject(value) ? dateText(value) : undefined
    case 'text':
      return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** As people read it, where that is read back as the same date; else in the form that is. */
function dateText(date: CslDate): string {
  const long = formatLongDate(date)
  return JSON.stringify(parseDate(long)) === JSON.stringify(date) ? long : formatIsoDate(date)
}

/** The draft that an editor begins with. */
export function draftOf(reference: Reference): ReferenceDraft {
  const texts: Record<string, string> = {}
  for (const [variable, value] of Object.entries(reference)) {
    if (variable === 'type') continue
    const text = textOfValue(variable, value)
    if (text !== undefined) texts[variable] = text
  }
  return { type: reference.type, texts }
}

/**
 * The reference that a draft means. A variable whose text was not touched keeps its value to the
 * letter, also where the form shows it shortened; one whose text is empty now is taken away.
 */
export function referenceOf(draft: ReferenceDraft, original: Reference): Reference {
  const before = draftOf(original).texts
  const values: { [variable: string]: Reference[string] } = {}
  for (const [variable, value] of Object.entries(original)) {
    if (variable !== 'type' && !(variable in draft.texts)) values[variable] = value
  }
  for (const [variable, text] of Object.entries(draft.texts)) {
    const untouched = variable in original && before[variable] === text
    const value = untouched ? original[variable] : valueOfText(variable, text)
    if (value !== undefined) values[variable] = value
  }
  return { type: draft.type, ...values }
}

/** What was edited in `original`, done to the reference as it is now: what changed there meanwhile stays. */
export function editedOn(now: Reference, edited: Reference, original: Reference): Reference {
  const values: { [variable: string]: Reference[string] } = { ...now }
  for (const variable of new Set([...Object.keys(original), ...Object.keys(edited)])) {
    const value = edited[variable]
    if (JSON.stringify(value) === JSON.stringify(original[variable])) continue
    if (value === undefined) delete values[variable]
    else values[variable] = value
  }
  return { ...values, type: edited.type === original.type ? now.type : edited.type }
}

/** The value that the text of a field means; undefined where it says nothing. */
export function valueOfText(variable: string, text: string): Reference[string] {
  const line = text.replace(/\s+/g, ' ').trim()
  if (!line) return undefined
  switch (variableKind(variable)) {
    case 'names': {
      const names = parseNames(text)
      return names.length > 0 ? names : undefined
    }
    case 'date':
      return parseDate(line)
    case 'text':
      // An abstract may have paragraphs; everything else is one line.
      return variable === 'abstract' || variable === 'note' ? text.trim() : line
  }
}

/** The fields of the type's form, then those that hold something and belong to other types. */
export function fieldsOf(draft: ReferenceDraft): {
  readonly own: readonly FieldSpec[]
  readonly kept: readonly FieldSpec[]
} {
  const own = referenceForm(draft.type).fields
  const shown = new Set(own.map(({ id }) => id))
  const kept = Object.entries(draft.texts)
    .filter(([id, text]) => !shown.has(id) && text.trim() !== '')
    .map(([id]) => specOf(id))
  return { own, kept }
}

const specs = new Map<string, FieldSpec>(
  [...TYPES_BY_USE]
    .reverse()
    .flatMap((type) =>
      referenceForm(type).fields.map((spec): [string, FieldSpec] => [spec.id, spec]),
    ),
)

function specOf(id: string): FieldSpec {
  const kind = variableKind(id)
  return specs.get(id) ?? { id, label: id, input: kind === 'text' ? 'text' : kind }
}

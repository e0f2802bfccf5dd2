import { parseDate } from '#domain/citations/parse-date'
import { parseNames } from '#domain/citations/parse-name'
import { type Reference, REFERENCE_TYPES, type ReferenceType } from '#domain/citations/reference'
import { referenceForm } from '#domain/citations/reference-fields'

/** What is written in "Paste an article". */
export interface PasteDraft {
  readonly title: string
  readonly text: string
  readonly type: ReferenceType
  readonly author: string
  readonly outlet: string
  readonly date: string
  readonly url: string
}

export const EMPTY_DRAFT: PasteDraft = {
  title: '',
  text: '',
  type: 'article-newspaper',
  author: '',
  outlet: '',
  date: '',
  url: '',
}

/** The variable that the outlet is of this type of source, and what it is called there. */
export function outletField(type: ReferenceType): { readonly id: string; readonly label: string } {
  const { fields } = referenceForm(type)
  return (
    fields.find(({ id }) => id === 'container-title') ??
    fields.find(({ id }) => id === 'publisher') ?? { id: 'publisher', label: 'Publisher' }
  )
}

/** What the draft says about the text, with nothing in it that was left empty. */
export function draftReference(draft: PasteDraft): Reference {
  const title = draft.title.replace(/\s+/g, ' ').trim()
  const author = parseNames(draft.author)
  const outlet = draft.outlet.trim()
  const issued = parseDate(draft.date)
  const url = draft.url.trim()
  return {
    type: draft.type,
    ...(title ? { title } : {}),
    ...(author.length > 0 ? { author } : {}),
    ...(outlet ? { [outletField(draft.type).id]: outlet } : {}),
    ...(issued ? { issued } : {}),
    ...(url ? { URL: url } : {}),
  }
}

const FIELDS = Object.keys(EMPTY_DRAFT) as (keyof PasteDraft)[]

/** Whether anything was written that would be lost. */
export function isEmptyDraft(draft: PasteDraft): boolean {
  return FIELDS.every((field) => field === 'type' || draft[field].trim() === '')
}

/** Whether it is one as this version writes it. */
export function isPasteDraft(value: unknown): value is PasteDraft {
  if (typeof value !== 'object' || value === null) return false
  const { type, ...rest } = value as Partial<Record<keyof PasteDraft, unknown>>
  if (!(REFERENCE_TYPES as readonly unknown[]).includes(type)) return false
  return FIELDS.every((field) => field === 'type' || typeof rest[field] === 'string')
}

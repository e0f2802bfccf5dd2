import { knownIdentifier } from '#domain/citations/look-up/known-identifier'
import type { Reference, ReferenceType } from '#domain/citations/reference'
import { referenceForm } from '#domain/citations/reference-fields'
import { draftOf, fieldsOf, type ReferenceDraft, valueOfText } from './reference-draft'

/** One field in which what a look-up found differs from the form; `type` is the item type. */
export interface FoundField {
  readonly id: string
  readonly label: string
  /** As the form has it; empty where it has nothing. */
  readonly now: string
  /** As the form would have it. */
  readonly found: string
  /** What `now` and `found` look like to people, where that is not the text itself. */
  readonly shown?: { readonly now: string; readonly found: string }
}

/** Nothing is overwritten by taking this field. */
export const isGap = ({ id, now }: FoundField): boolean =>
  now.trim() === '' || (id === 'type' && now === 'document')

/**
 * The fields that a found reference would fill or change, in the order of its form. What means the same in another
 * spelling ("2009-10-14", "14 October 2009") is no difference, and what was not found takes nothing away.
 */
export function foundFields(draft: ReferenceDraft, found: Reference): FoundField[] {
  const theirs = draftOf(found)
  const { own, kept } = fieldsOf(theirs)
  const fields: FoundField[] = [...own, ...kept].flatMap(({ id, label }) => {
    const [now = '', text = ''] = [draft.texts[id], theirs.texts[id]]
    const isNews = text.trim() !== '' && meaning(id, text) !== meaning(id, now)
    return isNews ? [{ id, label, now, found: text }] : []
  })
  if (theirs.type === draft.type || theirs.type === 'document') return fields
  const [now, type] = [draft.type, theirs.type].map((one) => referenceForm(one).label)
  const shown = { now: now ?? '', found: type ?? '' }
  return [{ id: 'type', label: 'Item type', now: draft.type, found: theirs.type, shown }, ...fields]
}

const meaning = (id: string, text: string): string => JSON.stringify(valueOfText(id, text) ?? null)

/** The draft with the fields as they were found. */
export function takeFields(draft: ReferenceDraft, fields: readonly FoundField[]): ReferenceDraft {
  const type = fields.find(({ id }) => id === 'type')?.found as ReferenceType | undefined
  const texts = fields
    .filter(({ id }) => id !== 'type')
    .map(({ id, found }) => [id, found] as const)
  return { type: type ?? draft.type, texts: { ...draft.texts, ...Object.fromEntries(texts) } }
}

/** What of a draft a service can be asked for, the surest first; empty where there is nothing. */
export function identifierOf({ texts }: ReferenceDraft): string {
  const pmid = texts['PMID']?.trim()
  const known = [texts['DOI'], pmid && `PMID ${pmid}`, texts['ISBN'], texts['URL']]
  return known.find((text) => text && knownIdentifier(text))?.trim() ?? ''
}

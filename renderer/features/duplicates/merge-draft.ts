import { conflictsOf, mergeReferences } from '#domain/citations/duplicates/merge-references'
import type { Reference, ReferenceValue } from '#domain/citations/reference'
import { referenceForm } from '#domain/citations/reference-fields'
import type { SaidCommand } from '#domain/library/commands'
import type { Id } from '#domain/library/model'
import type { MergeCandidate } from '#domain/library/rows'
import { counted } from '../../ui/counted'
import { draftOf } from '../references/reference-draft'

/** What a person has chosen of several articles that are one source. */
export interface MergeDraft {
  /** The article that stays. */
  readonly into: Id
  /** By field, the place (from 0) of the article whose value is taken. */
  readonly fields: Readonly<Record<string, number>>
  readonly text: Id
  readonly key: Id
}

/** One thing in which the articles differ, with what there is to choose from. */
export interface MergeChoice {
  readonly field: string
  readonly label: string
  readonly options: readonly { readonly of: number; readonly shown: string }[]
}

/** The draft that the form begins with: the article with the most work in it stays, with its data. */
export function beginMerge(candidates: readonly MergeCandidate[]): MergeDraft {
  const weight = ({ quotes, notes, characters }: MergeCandidate) =>
    (quotes + notes) * 1_000_000 + Math.min(characters, 999_999)
  const best = candidates.toSorted(
    (a, b) => weight(b) - weight(a) || (a.article.addedAt < b.article.addedAt ? -1 : 1),
  )[0]
  if (!best) throw new Error('nothing to merge')
  return keepArticle(candidates, best.article.id)
}

/** The draft in which another article stays: its data, its text where it has one, its key. */
export function keepArticle(candidates: readonly MergeCandidate[], into: Id): MergeDraft {
  const own = candidates.find(({ article }) => article.id === into)
  const text = own && own.characters > 0 ? own : candidates.find(({ characters }) => characters > 0)
  return { into, fields: {}, text: text?.article.id ?? into, key: into }
}

/** The articles with the one that stays first: gaps in its data are filled in this order. */
function inOrder(candidates: readonly MergeCandidate[], into: Id): readonly MergeCandidate[] {
  return [...candidates].sort(
    (a, b) => Number(b.article.id === into) - Number(a.article.id === into),
  )
}

/** Fields of which the articles have different values. */
export function choicesOf(candidates: readonly MergeCandidate[]): MergeChoice[] {
  const references = candidates.map(({ article }) => article.reference)
  const conflicts = conflictsOf(references)
  return conflicts.map(({ field, values }) => ({
    field,
    label: labelOf(field, references[0]),
    options: values.map(({ of: [first = 0] }) => ({
      of: first,
      shown: shownValue(field, references[first]),
    })),
  }))
}

/** Which of a choice's options is taken, as the place of an article. */
export function takenOption(
  draft: MergeDraft,
  choice: MergeChoice,
  candidates: readonly MergeCandidate[],
): number {
  const chosen = draft.fields[choice.field]
  if (chosen !== undefined) return chosen
  const merged = mergedReference({ ...draft, fields: {} }, candidates)[choice.field]
  const same = (value: ReferenceValue | undefined) =>
    JSON.stringify(value) === JSON.stringify(merged)
  const found = choice.options.find(({ of }) =>
    same(candidates[of]?.article.reference[choice.field]),
  )
  return found?.of ?? choice.options[0]?.of ?? 0
}

/** The reference that the draft means. */
export function mergedReference(
  draft: MergeDraft,
  candidates: readonly MergeCandidate[],
): Reference {
  const references = inOrder(candidates, draft.into).map(({ article }) => article.reference)
  const values: { [field: string]: ReferenceValue | undefined } = {}
  for (const [field, of] of Object.entries(draft.fields)) {
    values[field] = candidates[of]?.article.reference[field]
  }
  return { ...mergeReferences(references), ...values }
}

/** The command that does it. */
export function mergeCommand(
  draft: MergeDraft,
  candidates: readonly MergeCandidate[],
): SaidCommand {
  return {
    type: 'article.merge',
    into: draft.into,
    from: candidates.map(({ article }) => article.id).filter((id) => id !== draft.into),
    reference: mergedReference(draft, candidates),
    text: draft.text,
    key: draft.key,
  }
}

/** Whether the articles have texts of which one has to be chosen. */
export function differentTexts(candidates: readonly MergeCandidate[]): readonly MergeCandidate[] {
  const texts = new Map<string, MergeCandidate>()
  for (const one of candidates) {
    if (one.characters > 0 && !texts.has(one.textId)) texts.set(one.textId, one)
  }
  return texts.size > 1 ? [...texts.values()] : []
}

/** What the merge does, in one or two sentences. */
export function mergeSentence(draft: MergeDraft, candidates: readonly MergeCandidate[]): string {
  const others = candidates.filter(({ article }) => article.id !== draft.into)
  const sum = (count: (one: MergeCandidate) => number) =>
    others.reduce((total, one) => total + count(one), 0)
  const [quotes, notes] = [sum((one) => one.quotes), sum((one) => one.notes)]
  const moved = [
    ...(quotes > 0 ? [counted(quotes, 'quote')] : []),
    ...(notes > 0 ? [counted(notes, 'note')] : []),
  ].join(' and ')
  const move = moved ? `${moved} ${quotes + notes === 1 ? 'comes' : 'come'} over. ` : ''
  const texts = differentTexts(candidates).length > 0 ? 'Every text is kept as a revision. ' : ''
  const gone =
    others.length === 1 ? 'The other article goes' : `${counted(others.length, 'article')} go`
  return `${move}${texts}${gone} to the trash; Undo takes all of it back.`
}

function labelOf(field: string, reference: Reference | undefined): string {
  if (field === 'type') return 'Item type'
  const spec = referenceForm(reference?.type ?? 'document').fields.find(({ id }) => id === field)
  return spec?.label ?? field.replaceAll('-', ' ')
}

function shownValue(field: string, reference: Reference | undefined): string {
  if (!reference) return ''
  if (field === 'type') return referenceForm(reference.type).label
  return draftOf(reference).texts[field] ?? JSON.stringify(reference[field])
}

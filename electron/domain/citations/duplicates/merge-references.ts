import type { Reference, ReferenceValue } from '../reference'

/** Whether a value says anything. */
const says = (value: ReferenceValue | undefined): value is ReferenceValue =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

/**
 * One reference of several about the same source: the first one's values, its gaps filled from the others
 * in their order. A type that says nothing gives way to one that does.
 */
export function mergeReferences(references: readonly Reference[]): Reference {
  const types = references.map(({ type }) => type)
  const type = types.find((one) => one !== 'document') ?? 'document'
  const values: { [field: string]: ReferenceValue } = {}
  for (const reference of references) {
    for (const [field, value] of Object.entries(reference)) {
      if (field !== 'type' && !(field in values) && says(value)) values[field] = value
    }
  }
  return { type, ...values }
}

/** One field in which references about the same source differ. */
export interface FieldConflict {
  readonly field: string
  /** Each different value once, with the places (from 0) of the references that have it. */
  readonly values: readonly { readonly value: ReferenceValue; readonly of: readonly number[] }[]
}

/**
 * The fields that have more than one value among the references, in the order in which they first come.
 * A field that some of them leave out is no conflict. The type counts where they differ in it.
 */
export function conflictsOf(references: readonly Reference[]): FieldConflict[] {
  const fields = new Set(references.flatMap((reference) => Object.keys(reference)))
  return [...fields].flatMap((field) => {
    const values = new Map<string, { value: ReferenceValue; of: number[] }>()
    references.forEach((reference, index) => {
      const value = reference[field]
      if (!says(value)) return
      const key = JSON.stringify(value)
      const known = values.get(key)
      if (known) known.of.push(index)
      else values.set(key, { value, of: [index] })
    })
    return values.size > 1 ? [{ field, values: [...values.values()] }] : []
  })
}

import type { CslDate, Name, Reference, ReferenceCustom, ReferenceValue } from './reference'

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text of a text or number variable; empty where it is absent or something else. */
export function textOf(reference: Reference, variable: string): string {
  const value = reference[variable]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.trim() : ''
}

/** The names of a names variable that say anything; empty where it is absent or something else. */
export function namesOf(reference: Reference, variable: string): readonly Name[] {
  const value: ReferenceValue | undefined = reference[variable]
  if (!Array.isArray(value)) return []
  return (value as readonly Name[]).filter((name) => name.family || name.literal || name.given)
}

/** The date of a date variable that says anything; undefined otherwise. */
export function dateOf(reference: Reference, variable: string): CslDate | undefined {
  const value = reference[variable]
  if (!isObject(value)) return undefined
  const date = value as CslDate
  return date['date-parts']?.[0]?.[0] || date.literal || date.raw ? date : undefined
}

/** The fields that no CSL variable holds. */
export function customOf(reference: Reference): ReferenceCustom {
  const value = reference['custom']
  return isObject(value) ? (value as ReferenceCustom) : {}
}

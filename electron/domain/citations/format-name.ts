import { parseName } from './parse-name'
import type { Name } from './reference'

const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' ')

/** The family name with the particle that belongs to it: "van der Berg". Empty for a body. */
export function familyName(name: Name): string {
  return joined(name['non-dropping-particle'], name.family)
}

/** As people say it: "Jan van der Berg Jr.", "World Health Organization". */
export function formatName(name: Name): string {
  if (name.literal !== undefined) return name.literal
  return joined(name.given, name['dropping-particle'], familyName(name), name.suffix)
}

/** As lists are sorted: "van der Berg, Jan, Jr."; a body stays as it is. */
export function formatNameSorted(name: Name): string {
  if (name.literal !== undefined) return name.literal
  const given = joined(name.given, name['dropping-particle'])
  return [familyName(name), given, name.suffix].filter(Boolean).join(', ')
}

/**
 * As a form shows it for editing: sorted, and in braces where `parseName` would otherwise read
 * something else. `parseName(formatNameForEditing(n))` is `n`, for every name that `parseName` gives.
 */
export function formatNameForEditing(name: Name): string {
  if (name.literal === undefined) {
    const sorted = formatNameSorted(name)
    return sorted.includes(',') || sorted === '' ? sorted : `${sorted},`
  }
  const bare = name.literal.replace(/[{}]/g, '')
  const parsed = /[;\n]/.test(bare) ? undefined : parseName(bare)
  return parsed?.literal === bare ? bare : `{${bare}}`
}

/** Several names for editing, separated by "; "; `parseNames` reads them back. */
export function formatNamesForEditing(names: readonly Name[]): string {
  return names.map(formatNameForEditing).join('; ')
}

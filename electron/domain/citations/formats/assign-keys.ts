import { adaptCitationKey } from '../citation-key'
import type { FormatDiagnostic, WriteItem } from './format'

/**
 * The items with keys that are valid in every format and unique without regard to case, and what had to
 * be changed, with the item's place (from 0). Keys that are right already stay, whatever comes before
 * them: an item without a key never takes the key of a later one.
 */
export function assignKeys(items: readonly WriteItem[]): {
  items: readonly WriteItem[]
  changed: readonly { index: number; message: string }[]
} {
  const wanted = new Map<string, number>()
  items.forEach(({ citationKey }, index) => {
    const key = citationKey.toLowerCase()
    if (key && !wanted.has(key)) wanted.set(key, index)
  })
  const used = new Set<string>()
  const changed: { index: number; message: string }[] = []
  const assigned = items.map((item, index) => {
    const isTaken = (key: string) => used.has(key) || (wanted.get(key) ?? index) !== index
    const citationKey = adaptCitationKey(item.citationKey || undefined, item.reference, isTaken)
    used.add(citationKey.toLowerCase())
    if (citationKey === item.citationKey) return item
    if (item.citationKey !== '')
      changed.push({
        index,
        message: `The key “${item.citationKey}” is taken or has characters that a key may not have; “${citationKey}” was written instead.`,
      })
    return { ...item, citationKey }
  })
  return { items: assigned, changed }
}

/** Puts written entries into one text, and what is to be said about them at the line each begins on. */
export function joinEntries(
  entries: readonly string[],
  separator: string,
  changed: readonly { index: number; message: string }[],
): { output: string; diagnostics: FormatDiagnostic[] } {
  const messages = new Map<number, string[]>()
  for (const { index, message } of changed)
    messages.set(index, [...(messages.get(index) ?? []), message])
  const diagnostics: FormatDiagnostic[] = []
  const breaks = (text: string) => text.split('\n').length - 1
  let line = 1
  entries.forEach((entry, index) => {
    for (const message of messages.get(index) ?? []) diagnostics.push({ line, message })
    line += breaks(entry) + breaks(separator)
  })
  return { output: entries.length > 0 ? entries.join(separator) + '\n' : '', diagnostics }
}

/** Lines of a text by offset: `lineAt(offset)` is the line (from 1) that the offset stands on. */
export function indexLines(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}

import type { SpeakerRow } from '#ipc/contract'
import { counted } from '../../ui/counted'

/** What merging a speaker into another one would change, in a sentence before it is done. */
export function mergePreview(from: SpeakerRow, into: Pick<SpeakerRow, 'name'>): string {
  const names = [from.name, ...from.aliases].map((name) => `“${name}”`)
  const quotes =
    from.quotes > 0
      ? `${counted(from.quotes, 'quote')} of “${from.name}” ${from.quotes === 1 ? 'goes' : 'go'} to “${into.name}”`
      : `“${from.name}” has no quote`
  return `${quotes}; ${listed(names)} ${names.length === 1 ? 'becomes another name' : 'become other names'} of “${into.name}”. It can be undone.`
}

/** What splitting quotes and names off a speaker would change. */
export function splitPreview(
  from: SpeakerRow,
  name: string,
  quotes: number,
  aliases: readonly string[],
): string {
  const moved = [
    ...(quotes > 0 ? [counted(quotes, 'quote')] : []),
    ...(aliases.length > 0
      ? [
          `the ${aliases.length === 1 ? 'name' : 'names'} ${listed(aliases.map((alias) => `“${alias}”`))}`,
        ]
      : []),
  ]
  if (moved.length === 0) return 'Choose what the new speaker said, or names that are theirs.'
  if (name === '') return 'Give the new speaker a name.'
  const left = Math.max(0, from.quotes - quotes)
  const verb = moved.length === 1 && quotes <= 1 && aliases.length <= 1 ? 'goes' : 'go'
  return `${moved.join(' and ')} ${verb} to “${name}”; “${from.name}” keeps ${counted(left, 'quote')}. It can be undone.`
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })
const listed = (parts: readonly string[]) => list.format(parts)

import { isUpper } from '../characters'
import type { Item } from '../items'

/** Longer than this, what stands before or after the comma is no name. */
const LONGEST = 30

/** Words that may stand before a name in an address. */
const BEFORE_NAMES: ReadonlySet<string> = new Set('my dear dearest old oh ah o no yes'.split(' '))

/**
 * The last words, in lower case, of the names by which a quotation addresses somebody: “Tommy, come here”, “I do not
 * believe it, my dear Mr. Holm!”
 */
export function addressed(text: string, item: Item): string[] {
  const first = item.pieces[0]
  const last = item.pieces.at(-1)
  if (first === undefined || last === undefined) return []
  const head = text.slice(first.innerStart, Math.min(first.innerEnd, first.innerStart + LONGEST))
  const tail = text.slice(Math.max(last.innerStart, last.innerEnd - LONGEST), last.innerEnd)
  const found: string[] = []
  const comma = head.indexOf(',')
  const before = comma > 0 ? nameIn(head.slice(0, comma)) : undefined
  if (before !== undefined) found.push(before)
  const after = tail.lastIndexOf(',')
  const name = after >= 0 ? nameIn(tail.slice(after + 1)) : undefined
  if (name !== undefined) found.push(name)
  return found
}

/** The last word of a name with nothing beside it but "my dear" and the like. */
function nameIn(part: string): string | undefined {
  const words = part.split(/[\s.!?…,’”"'—-]+/).filter((word) => word !== '')
  let from = 0
  while (from < words.length && BEFORE_NAMES.has(words[from]?.toLowerCase() ?? '')) from++
  const name = words.slice(from)
  const all = name.length > 0 && name.every((word) => isUpper(word.charCodeAt(0)))
  return all ? name.at(-1)?.toLowerCase() : undefined
}

import type { Id, LibraryRecord, Tag } from './model'

export interface FittedNames {
  readonly records: readonly LibraryRecord[]
  /** One sentence for each thing that could not stay as it was. */
  readonly notices: readonly string[]
}

/**
 * Tags and speakers from outside, such as a `library.json` in which version control has put two people's
 * lines together, made to fit each other: of two with one id the last is taken, and a tag whose parent is
 * not there, or stands below the tag itself, has none.
 */
export function fitNames(names: readonly LibraryRecord[]): FittedNames {
  const notices: string[] = []
  const records = new Map(names.map((record) => [record.id, record]))
  for (const record of records.values()) {
    if (record.type !== 'tag' || record.parent === undefined) continue
    const problem = problemAbove(record, records)
    if (problem === undefined) continue
    notices.push(problem)
    const { parent: _, ...rest } = record
    records.set(record.id, rest)
  }
  return { records: [...records.values()], notices }
}

/** Why a tag cannot stand where it does; undefined where it can. */
function problemAbove(tag: Tag, records: ReadonlyMap<Id, LibraryRecord>): string | undefined {
  if (records.get(tag.parent ?? '')?.type !== 'tag') {
    return `The tag “${tag.name}” stands below a tag that is not there; it was put at the top.`
  }
  const seen = new Set<Id>()
  for (let above = tag.parent; above !== undefined && !seen.has(above); ) {
    if (above === tag.id) return `The tag “${tag.name}” stands below itself; it was put at the top.`
    seen.add(above)
    const next: LibraryRecord | undefined = records.get(above)
    above = next?.type === 'tag' ? next.parent : undefined
  }
  return undefined
}

import type { Engine } from 'citeproc'
import type { Reference } from '#domain/citations/reference'
import {
  type Disambiguated,
  type ReadItems,
  SharedEngine,
  type SortKeys,
  type WrittenEntry,
} from './shared-engine'

/** Steps of a bibliography, in this order; each is answered before the next one is asked. */
export type HelperTask =
  | {
      readonly step: 'read'
      /** All of the bibliography, by id. */
      readonly references: ReadonlyMap<string, Reference>
      /** The part to read. */
      readonly ids: readonly string[]
      /** Whether the style keeps the order in which things are cited. */
      readonly isUnsorted: boolean
    }
  /** What all have read, and the part to make sort keys for. */
  | { readonly step: 'sort'; readonly read: readonly ReadItems[]; readonly ids: readonly string[] }
  | {
      readonly step: 'disambiguate'
      readonly sortKeys: readonly SortKeys[]
      readonly alike: readonly string[]
    }
  | {
      readonly step: 'write'
      readonly disambiguated: readonly Disambiguated[]
      readonly order: readonly string[]
      readonly from: number
      readonly to: number
      /** Whether an entry depends on the one before. */
      readonly looksBack: boolean
    }

export interface HelperAnswers {
  read: ReadItems
  sort: SortKeys
  disambiguate: Disambiguated
  write: WrittenEntry[]
}

/** Another thread with an engine of the same style. */
export interface BibliographyHelper {
  ask(task: HelperTask): void
  /** The answer to what was asked last; undefined while it is not there. Throws when there will be none. */
  answer(): HelperAnswers[HelperTask['step']] | undefined
  /** Ends the thread. */
  close(): void
}

/** Entries written at once. */
const SLICE = 50

/** Does a helper's part of each step. */
export function makeBibliographyHelper(
  make: (reference: (id: string) => Reference | undefined) => Engine,
): (task: HelperTask) => HelperAnswers[HelperTask['step']] {
  let references: ReadonlyMap<string, Reference> = new Map()
  let isUnsorted = false
  const engine = make((id) => references.get(id))
  engine.setOutputFormat('html')
  const shared = new SharedEngine(engine)
  const { registry } = engine

  return (task) => {
    switch (task.step) {
      case 'read':
        ;({ references, isUnsorted } = task)
        shared.begin([...references.keys()])
        registry.doinserts(task.ids)
        return shared.read(task.ids)
      case 'sort': {
        shared.takeRead(task.read)
        registry.rebuildlist(isUnsorted)
        const all = registry.mylist
        registry.mylist = task.ids
        registry.setsortkeys()
        registry.mylist = all
        return shared.sortKeys(task.ids)
      }
      case 'disambiguate':
        for (const keys of task.sortKeys) shared.takeSortKeys(keys)
        return shared.disambiguate(task.alike)
      case 'write': {
        const { order, from, to, looksBack } = task
        for (const disambiguated of task.disambiguated) shared.takeDisambiguated(disambiguated)
        shared.takeOrder(order)
        const entries: WrittenEntry[] = []
        for (let at = from; at < to; at += SLICE) {
          const before = looksBack ? order[at - 1] : undefined
          entries.push(...shared.write(order.slice(at, Math.min(to, at + SLICE)), before))
        }
        return entries
      }
    }
  }
}

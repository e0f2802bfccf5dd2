import type { Engine } from 'citeproc'
import type { FormattedBibliography } from '#domain/citations/formatted-citation'
import type { Reference } from '#domain/citations/reference'
import { citationText } from './citation-text'

interface Item {
  readonly citationKey: string
  readonly reference: Reference
}

interface Known extends Item {
  readonly id: string
  /** The reference as text: what tells whether it has changed. */
  readonly said: string
}

interface Entry {
  /** What it was made of beside its reference; the same again gives the same entry. */
  readonly basis: string
  readonly html: string
  readonly text: string
}

/** How far a bibliography is, in steps. */
export interface BibliographyProgress {
  readonly done: number
  readonly total: number
}

export const NO_BIBLIOGRAPHY = 'This style prints no bibliography: it cites in notes only.'

/** Items read, or entries written, between two looks at whether to go on. */
const SLICE = 50

/**
 * A bibliography that is kept: what has not changed since the last time is not made again. It does what
 * the engine's own `updateItems` and `makeBibliography` do, in the same order with the same functions, but
 * in slices, so that it can be watched and given up between them, and so that of the entries only those
 * are written whose reference, disambiguation, number or neighbour has changed.
 */
export class LivingBibliography {
  readonly #engine: Engine
  /** By citation key. */
  #known = new Map<string, Known>()
  #byId = new Map<string, Known>()
  readonly #entries = new Map<string, Entry>()
  #count = 0

  /**
   * `make` gets the function by which the engine finds its references; `isNumbered` says whether entries
   * bear the number of their place.
   */
  constructor(
    make: (reference: (id: string) => Reference | undefined) => Engine,
    private readonly isNumbered: boolean,
  ) {
    this.#engine = make((id) => this.#byId.get(id)?.reference)
    this.#engine.setOutputFormat('html')
  }

  /** References that were ever read: the engine forgets none. */
  get weight(): number {
    return this.#count
  }

  /** Steps towards the bibliography of these items, which the last one returns. Throws what the engine throws. */
  *make(items: readonly Item[]): Generator<BibliographyProgress, FormattedBibliography> {
    const engine = this.#engine
    this.#take(items)
    // One step a reference to read, one to sort it, one to write its entry.
    const total = this.#byId.size * 3
    const ids = yield* this.#update([...this.#byId.keys()], total)
    if (engine.bibliography.tokens.length === 0)
      return {
        entries: [],
        leftOut: items.map(({ citationKey }) => citationKey),
        notice: NO_BIBLIOGRAPHY,
      }
    yield* this.#write(ids, total)
    const printed = ids.flatMap((id) => {
      const { citationKey = '' } = this.#byId.get(id) ?? {}
      const { html = '', text = '' } = this.#entries.get(id) ?? {}
      return text ? [{ citationKey, html, text }] : []
    })
    const keys = new Set(printed.map(({ citationKey }) => citationKey))
    return {
      entries: printed,
      leftOut: [...this.#known.keys()].filter((key) => !keys.has(key)),
    }
  }

  /**
   * The HTML of the citation of one of the items of the last bibliography, cited for the first time and by
   * itself, with what stands around it. Throws what the engine throws.
   */
  cite(citationKey: string, more: object): string {
    const id = this.#known.get(citationKey)?.id
    return id === undefined ? '' : this.#engine.makeCitationCluster([{ id, ...more }])
  }

  /** A reference that has changed gets a new id, because the engine never reads one twice. */
  #take(items: readonly Item[]): void {
    const known = new Map<string, Known>()
    for (const { citationKey, reference } of items) {
      const before = this.#known.get(citationKey)
      if (before?.reference === reference) {
        known.set(citationKey, before)
        continue
      }
      const said = JSON.stringify(reference)
      known.set(
        citationKey,
        before?.said === said
          ? before
          : { citationKey, reference, said, id: `${citationKey}#${this.#count++}` },
      )
    }
    this.#known = known
    this.#byId = new Map([...known.values()].map((item) => [item.id, item]))
    for (const id of this.#entries.keys()) if (!this.#byId.has(id)) this.#entries.delete(id)
  }

  /** `updateItems` of the engine, step by step; gives the ids in the order of the style. */
  *#update(ids: readonly string[], total: number): Generator<BibliographyProgress, string[]> {
    const { registry, tmp, bibliography_sort: sort } = this.#engine
    const isUnsorted = sort.tokens.length === 0
    const { area, root, extension } = tmp
    tmp.area = 'citation'
    tmp.root = 'citation'
    tmp.extension = ''
    tmp.loadedItemIDs = {}
    // Of the last time: the engine clears them only when it cites, and sorts them all again until then.
    tmp.taintedItemIDs = {}
    registry.init(ids)
    registry.dodeletes(registry.myhash)
    const all = registry.mylist
    for (let at = 0; at < all.length; at += SLICE) {
      const slice = all.slice(at, at + SLICE)
      const isNews = slice.some((id) => !registry.registry[id])
      registry.doinserts(slice)
      if (isNews) yield { done: at + slice.length, total }
    }
    registry.dorefreshes()
    registry.rebuildlist(isUnsorted)
    for (let at = 0; at < all.length; at += SLICE) {
      registry.mylist = all.slice(at, at + SLICE)
      const isNews = registry.mylist.some((id) => !registry.registry[id]?.sortkeys)
      registry.setsortkeys()
      registry.mylist = all
      if (isNews) yield { done: all.length + at, total }
    }
    registry.setdisambigs()
    registry.sorttokens(isUnsorted)
    registry.renumber()
    Object.assign(tmp, { area, root, extension })
    return registry.getSortedIds()
  }

  /** Writes the entries that are not as they were. */
  *#write(ids: readonly string[], total: number): Generator<BibliographyProgress, void> {
    const { registry, bibliography } = this.#engine
    // Such a style writes "———" for an author who is that of the entry before.
    const looksBack = bibliography.opt['subsequent-author-substitute'] !== undefined
    const bases = ids.map((id, index) => {
      const { disambig, seq } = registry.registry[id] ?? {}
      return JSON.stringify([disambig, this.isNumbered && seq, looksBack && ids[index - 1]])
    })
    const isStale = (index: number) => this.#entries.get(ids[index] ?? '')?.basis !== bases[index]
    for (let at = 0; at < ids.length; ) {
      if (!isStale(at)) {
        at++
        continue
      }
      const start = at
      while (at < ids.length && at - start < SLICE && isStale(at)) at++
      const before = looksBack && start > 0 ? 1 : 0
      const written = this.#writeSlice(ids.slice(start - before, at)).slice(before)
      written.forEach((html, index) => {
        const id = ids[start + index] ?? ''
        const basis = bases[start + index] ?? ''
        this.#entries.set(id, { basis, html, text: citationText(html) })
      })
      yield { done: Math.min(total, ids.length * 2 + at), total }
    }
  }

  /** The HTML of each entry; empty where the style leaves it out. */
  #writeSlice(ids: readonly string[]): string[] {
    const { registry } = this.#engine
    const sortedIds = registry.getSortedIds
    try {
      registry.getSortedIds = () => [...ids]
      const made = this.#engine.makeBibliography()
      if (!made) return ids.map(() => '')
      const [{ entry_ids: written }, outputs] = made
      // The engine names ids of entries without output too: then which is which has to be asked one by one.
      if (outputs.length === ids.length && written.length === ids.length)
        return outputs.map((html) => html.trim())
    } finally {
      registry.getSortedIds = sortedIds
    }
    if (ids.length === 1) return ['']
    return ids.map((id) => this.#writeSlice([id])[0] ?? '')
  }
}

/** All steps at once. */
export function finish<Value>(steps: Generator<unknown, Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

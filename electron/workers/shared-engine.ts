import CSL, { type Engine, type RegisteredFamily } from 'citeproc'
import { citationText } from './citation-text'

/** What an engine finds when it reads items: their names, and what is rendered of each. */
export interface ReadItems {
  readonly families: Record<string, RegisteredFamily>
  /** The names of an item, and the families among them. */
  readonly names: readonly (readonly [id: string, names: string[], families: string[]])[]
  readonly ambiguous: readonly (readonly [id: string, ambig: string, disambig: unknown])[]
}
export type SortKeys = readonly (readonly [id: string, keys: unknown])[]
export type Disambiguated = readonly (readonly [id: string, disambig: unknown])[]

export interface WrittenEntry {
  readonly html: string
  readonly text: string
}

/**
 * An engine's `updateItems` and `makeBibliography` in parts that several engines of one style can share.
 * Each does its part of a step and takes over what the others found before the next one, in which it
 * therefore knows what one engine for everything would know:
 *
 * - reading an item depends on no other one: the engine looks at the names of others only for items that
 *   are already registered;
 * - a sort key depends on the names of all items, which are known when all are read;
 * - which items have to be told apart is a matter of those that are rendered alike, by names and sort keys
 *   of all;
 * - an entry depends on how its item is told apart, its number, and the entry before it.
 */
export class SharedEngine {
  readonly #engine: Engine
  /** What is to be read for the first time in this update. */
  #news: readonly string[] = []
  /** What had to be forgotten when this update began. */
  #related: ReadonlySet<string> = new Set()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Begins an update to these items; what it returns ends it. */
  begin(ids: readonly string[]): () => void {
    const { registry, tmp } = this.#engine
    const { area, root, extension } = tmp
    tmp.area = 'citation'
    tmp.root = 'citation'
    tmp.extension = ''
    tmp.loadedItemIDs = {}
    // Of the last time: the engine clears them only when it cites, and sorts them all again until then.
    tmp.taintedItemIDs = {}
    registry.init(ids)
    this.#news = ids.filter((id) => !registry.registry[id])
    const gone = Object.keys(registry.registry).filter((id) => !registry.myhash[id])
    const related = this.#withNamesOf(gone)
    registry.dodeletes(registry.myhash)
    // Those that were rendered like a deleted one.
    for (const id of Object.keys(registry.refreshes)) related.add(id)
    registry.refreshes = {}
    registry.ambigresets = {}
    this.#forget(related)
    this.#related = related
    return () => Object.assign(tmp, { area, root, extension })
  }

  /**
   * Has items read again as if they were new that have a name in common with one that really is; to be
   * called when that has been read. What it returns is to be read.
   */
  forgetRelatedToNews(): readonly string[] {
    const related = this.#withNamesOf(this.#news)
    // Those have just been read.
    for (const id of [...this.#news, ...this.#related]) related.delete(id)
    this.#forget(related)
    return [...related]
  }

  /** Registered items in which a family stands that stands in one of these. */
  #withNamesOf(ids: readonly string[]): Set<string> {
    const { nameindpkeys, namereg } = this.#engine.registry.namereg
    const families = new Set(ids.flatMap((id) => Object.keys(nameindpkeys[id] ?? {})))
    return new Set([...families].flatMap((family) => namereg[family]?.items ?? []))
  }

  /**
   * Forgets how items are told apart, but not their names. The engine would only mark them: with the names
   * of the others there are by then, some are put among those that are rendered otherwise, so that of two
   * that are alike neither gets a letter behind its year, and some keep a first name that tells them from
   * nobody (citeproc 2.4.63, `dorefreshes`, `delitems`).
   */
  #forget(ids: ReadonlySet<string>): void {
    if (ids.size === 0) return
    const { registry } = this.#engine
    const kept = { ...registry.myhash }
    for (const id of ids) delete kept[id]
    const { delitems } = registry.namereg
    registry.namereg.delitems = () => ({})
    try {
      registry.dodeletes(kept)
    } finally {
      registry.namereg.delitems = delitems
    }
    registry.refreshes = {}
    registry.ambigresets = {}
  }

  /** What was read, for the others. */
  read(ids: readonly string[]): ReadItems {
    const { registry } = this.#engine
    const { namereg, nameind, nameindpkeys } = registry.namereg
    return {
      families: namereg,
      names: Object.keys(nameind).map((id) => [
        id,
        Object.keys(nameind[id] ?? {}),
        Object.keys(nameindpkeys[id] ?? {}),
      ]),
      ambiguous: ids.map((id) => {
        const { ambig = '', disambig } = registry.registry[id] ?? {}
        return [id, ambig, disambig]
      }),
    }
  }

  /** Takes over what all engines have read, in the order of their parts, its own among them. */
  takeRead(parts: readonly ReadItems[]): void {
    const { registry, tmp } = this.#engine
    this.#takeNames(parts)
    const render = CSL.getAmbiguousCite
    try {
      for (const { ambiguous } of parts) {
        for (const [id, ambig, disambig] of ambiguous) {
          if (registry.registry[id]) continue
          // The engine's own insertion, with the rendering already done.
          CSL.getAmbiguousCite = () => {
            tmp.disambig_request = false
            tmp.disambig_settings = disambig
            return ambig
          }
          registry.doinserts([id])
        }
      }
    } finally {
      CSL.getAmbiguousCite = render
    }
    const places = new Map(registry.mylist.map((id, place) => [id, place]))
    for (const ids of Object.values(registry.ambigcites))
      ids.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
  }

  #takeNames(parts: readonly ReadItems[]): void {
    const { namereg } = this.#engine.registry
    const all: Record<string, RegisteredFamily> = {}
    for (const { families } of parts) {
      for (const [pkey, family] of Object.entries(families)) {
        const known = (all[pkey] ??= { count: 0, ikey: {}, items: [] })
        known.items.push(...family.items)
        for (const [ikey, initials] of Object.entries(family.ikey)) {
          const same = (known.ikey[ikey] ??= { count: 0, skey: {}, items: [] })
          same.items.push(...initials.items)
          for (const [skey, { items }] of Object.entries(initials.skey))
            (same.skey[skey] ??= { items: [] }).items.push(...items)
          same.count = Object.keys(same.skey).length
        }
        known.count = Object.keys(known.ikey).length
      }
    }
    namereg.namereg = all
    namereg.nameind = {}
    namereg.nameindpkeys = {}
    for (const [id, names, families] of parts.flatMap((part) => part.names)) {
      namereg.nameind[id] = Object.fromEntries(names.map((name) => [name, true]))
      namereg.nameindpkeys[id] = Object.fromEntries(families.map((pkey) => [pkey, all[pkey]]))
    }
  }

  sortKeys(ids: readonly string[]): SortKeys {
    const { registry } = this.#engine.registry
    return ids.map((id) => [id, registry[id]?.sortkeys])
  }

  takeSortKeys(keys: SortKeys): void {
    const { registry } = this.#engine.registry
    for (const [id, sortkeys] of keys) {
      const item = registry[id]
      if (item) item.sortkeys = sortkeys
    }
  }

  /** Groups of items that are rendered alike, in as many parts of about as many items. */
  alike(parts: number): string[][] {
    const { ambigcites, ambigsTouched } = this.#engine.registry
    const size = (key: string) => ambigcites[key]?.length ?? 0
    const keys = Object.keys(ambigsTouched)
    const all = keys.reduce((sum, key) => sum + size(key), 0)
    const shared = Array.from({ length: parts }, (): string[] => [])
    let before = 0
    for (const key of keys) {
      shared[Math.min(parts - 1, Math.floor((before * parts) / all))]?.push(key)
      before += size(key)
    }
    return shared
  }

  /** Tells apart what is alike in these groups. */
  disambiguate(keys: readonly string[]): Disambiguated {
    const { registry } = this.#engine
    registry.ambigsTouched = Object.fromEntries(keys.map((key) => [key, true]))
    registry.setdisambigs()
    return keys
      .flatMap((key) => registry.ambigcites[key] ?? [])
      .map((id) => [id, registry.registry[id]?.disambig])
  }

  takeDisambiguated(disambiguated: Disambiguated): void {
    const { registry } = this.#engine.registry
    for (const [id, disambig] of disambiguated) {
      const item = registry[id]
      if (item) item.disambig = disambig
    }
  }

  /** Takes over the order of the style. */
  takeOrder(ids: readonly string[]): void {
    const { registry } = this.#engine
    registry.reflist = ids.map((id) => registry.registry[id])
    registry.renumber()
  }

  /** The entries of a stretch of the bibliography, which begins behind an item. */
  write(ids: readonly string[], before?: string): WrittenEntry[] {
    const written = this.#writeAll(before === undefined ? ids : [before, ...ids])
    return written
      .slice(before === undefined ? 0 : 1)
      .map((html) => ({ html, text: citationText(html) }))
  }

  /** The HTML of each entry; empty where the style leaves it out. */
  #writeAll(ids: readonly string[]): string[] {
    const { registry } = this.#engine
    const { getSortedIds, reflist } = registry
    try {
      registry.getSortedIds = () => [...ids]
      // The engine looks through all of it to the widest label, which is not asked here.
      registry.reflist = ids.map((id) => registry.registry[id])
      const made = this.#engine.makeBibliography()
      if (!made) return ids.map(() => '')
      const [{ entry_ids: written }, outputs] = made
      // The engine names ids of entries without output too: then which is which has to be asked one by one.
      if (outputs.length === ids.length && written.length === ids.length)
        return outputs.map((html) => html.trim())
    } finally {
      Object.assign(registry, { getSortedIds, reflist })
    }
    if (ids.length === 1) return ['']
    return ids.map((id) => this.#writeAll([id])[0] ?? '')
  }
}

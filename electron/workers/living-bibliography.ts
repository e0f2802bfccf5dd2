import type { Engine } from 'citeproc'
import type { FormattedBibliography } from '#domain/citations/formatted-citation'
import type { Reference } from '#domain/citations/reference'
import type { BibliographyHelper, HelperAnswers, HelperTask } from './bibliography-helper'
import { type Disambiguated, SharedEngine, type WrittenEntry } from './shared-engine'

interface Item {
  readonly citationKey: string
  readonly reference: Reference
}

interface Known extends Item {
  readonly id: string
  /** The reference as text: what tells whether it has changed. */
  readonly said: string
}

interface Entry extends WrittenEntry {
  /** What it was made of beside its reference; the same again gives the same entry. */
  readonly basis: string
}

/** How far a bibliography is, in steps. */
export interface BibliographyProgress {
  readonly done: number
  readonly total: number
}

export const NO_BIBLIOGRAPHY = 'This style prints no bibliography: it cites in notes only.'

/** Items read, or entries written, between two looks at whether to go on. */
const SLICE = 50
/** By how much of a list, and at most by how many items, a thread is ahead when another one has started. */
const HEAD_START = { part: 0.2, items: 2000 } as const

/**
 * A bibliography that is kept: what has not changed since the last time is not made again. It does what
 * the engine's own `updateItems` and `makeBibliography` do, in the same order with the same functions, but
 * in slices, so that it can be watched and given up between them, and so that of the entries only those
 * are written whose reference, disambiguation, number or neighbour has changed. The first time, when all
 * of it is new, other threads can help.
 */
export class LivingBibliography {
  readonly #engine: Engine
  readonly #shared: SharedEngine
  /** By citation key. */
  #known = new Map<string, Known>()
  #byId = new Map<string, Known>()
  readonly #entries = new Map<string, Entry>()
  #count = 0
  /** What is still to be told to the helpers. */
  #disambiguated: Disambiguated[] = []

  /**
   * `make` gets the function by which the engine finds its references; `isNumbered` says whether entries
   * bear the number of their place; `startHelpers` starts threads with an engine of the same style, as
   * many as are worth it for a number of items.
   */
  constructor(
    make: (reference: (id: string) => Reference | undefined) => Engine,
    private readonly isNumbered: boolean,
    private readonly startHelpers: (count: number) => readonly BibliographyHelper[] = () => [],
  ) {
    this.#engine = make((id) => this.#byId.get(id)?.reference)
    this.#engine.setOutputFormat('html')
    this.#shared = new SharedEngine(this.#engine)
  }

  /** References that were ever read: the engine forgets none. */
  get weight(): number {
    return this.#count
  }

  /**
   * Steps towards the bibliography of these items, which the last one returns. Throws what the engine
   * throws, and where a helper ends; then, and where the steps are not all taken, no other bibliography can
   * be made of this one.
   */
  *make(items: readonly Item[]): Generator<BibliographyProgress, FormattedBibliography> {
    const isFirst = this.#count === 0
    this.#take(items)
    // One step a reference to read, one to sort it, one to write its entry.
    const total = this.#byId.size * 3
    const helpers = isFirst ? this.startHelpers(this.#byId.size) : []
    try {
      const ids = yield* this.#update([...this.#byId.keys()], helpers, total)
      if (this.#engine.bibliography.tokens.length === 0)
        return {
          entries: [],
          leftOut: items.map(({ citationKey }) => citationKey),
          notice: NO_BIBLIOGRAPHY,
        }
      yield* this.#write(ids, helpers, total)
      return this.#printed(ids)
    } finally {
      for (const helper of helpers) helper.close()
    }
  }

  #printed(ids: readonly string[]): FormattedBibliography {
    const entries = ids.flatMap((id) => {
      const { citationKey = '' } = this.#byId.get(id) ?? {}
      const { html = '', text = '' } = this.#entries.get(id) ?? {}
      return text ? [{ citationKey, html, text }] : []
    })
    const keys = new Set(entries.map(({ citationKey }) => citationKey))
    return { entries, leftOut: [...this.#known.keys()].filter((key) => !keys.has(key)) }
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
  *#update(
    ids: readonly string[],
    helpers: readonly BibliographyHelper[],
    total: number,
  ): Generator<BibliographyProgress, string[]> {
    const { registry, bibliography_sort: sort } = this.#engine
    const shared = this.#shared
    const isUnsorted = sort.tokens.length === 0
    const end = shared.begin(ids)
    const all = registry.mylist
    const [toRead = [], ...parts] = inParts(all, helpers.length + 1, headStart(all))
    const references = new Map([...this.#byId].map(([id, { reference }]) => [id, reference]))
    helpers.forEach((helper, index) =>
      helper.ask({ step: 'read', references, ids: parts[index] ?? [], isUnsorted }),
    )

    for (let at = 0; at < toRead.length; at += SLICE) {
      const slice = toRead.slice(at, at + SLICE)
      const isNews = slice.some((id) => !registry.registry[id])
      registry.doinserts(slice)
      if (isNews) yield { done: at + slice.length, total }
    }
    const [own = [], ...others] = inParts(all, helpers.length + 1)
    if (helpers.length > 0) {
      const read = [shared.read(toRead), ...(yield* answers(helpers, 'read', toRead.length, total))]
      helpers.forEach((helper, index) =>
        helper.ask({ step: 'sort', read, ids: others[index] ?? [] }),
      )
      shared.takeRead(read)
    }
    const again = shared.forgetRelatedToNews()
    registry.doinserts(again)

    registry.dorefreshes()
    registry.rebuildlist(isUnsorted)
    for (let at = 0; at < own.length; at += SLICE) {
      registry.mylist = own.slice(at, at + SLICE)
      const isNews = registry.mylist.some((id) => !registry.registry[id]?.sortkeys)
      registry.setsortkeys()
      registry.mylist = all
      if (isNews) yield { done: all.length + at, total }
    }
    if (helpers.length > 0) yield* this.#disambiguateTogether(own, helpers, total)
    else registry.setdisambigs()

    registry.sorttokens(isUnsorted)
    registry.renumber()
    end()
    return registry.getSortedIds()
  }

  *#disambiguateTogether(
    own: readonly string[],
    helpers: readonly BibliographyHelper[],
    total: number,
  ): Generator<BibliographyProgress, void> {
    const shared = this.#shared
    const done = this.#byId.size + own.length
    const sortKeys = [shared.sortKeys(own), ...(yield* answers(helpers, 'sort', done, total))]
    const [alike = [], ...others] = shared.alike(helpers.length + 1)
    helpers.forEach((helper, index) =>
      helper.ask({ step: 'disambiguate', sortKeys, alike: others[index] ?? [] }),
    )
    for (const keys of sortKeys) shared.takeSortKeys(keys)
    const first = shared.disambiguate(alike)
    this.#disambiguated = [first, ...(yield* answers(helpers, 'disambiguate', done, total))]
    for (const disambiguated of this.#disambiguated) shared.takeDisambiguated(disambiguated)
  }

  /** Writes the entries that are not as they were. */
  *#write(
    ids: readonly string[],
    helpers: readonly BibliographyHelper[],
    total: number,
  ): Generator<BibliographyProgress, void> {
    const { registry, bibliography } = this.#engine
    // Such a style writes "———" for an author who is that of the entry before.
    const looksBack = bibliography.opt['subsequent-author-substitute'] !== undefined
    const bases = ids.map((id, index) => {
      const { disambig, seq } = registry.registry[id] ?? {}
      return JSON.stringify([disambig, this.isNumbered && seq, looksBack && ids[index - 1]])
    })
    const isStale = (index: number) => this.#entries.get(ids[index] ?? '')?.basis !== bases[index]
    const keep = (start: number, written: readonly WrittenEntry[]) =>
      written.forEach((entry, index) =>
        this.#entries.set(ids[start + index] ?? '', {
          ...entry,
          basis: bases[start + index] ?? '',
        }),
      )

    const [own = [], ...parts] = inParts(ids, helpers.length + 1)
    let from = own.length
    helpers.forEach((helper, index) => {
      const to = from + (parts[index]?.length ?? 0)
      const disambiguated = this.#disambiguated
      helper.ask({ step: 'write', disambiguated, order: ids, from, to, looksBack })
      from = to
    })
    this.#disambiguated = []

    for (let at = 0; at < own.length; ) {
      if (!isStale(at)) {
        at++
        continue
      }
      const start = at
      while (at < own.length && at - start < SLICE && isStale(at)) at++
      keep(start, this.#shared.write(ids.slice(start, at), looksBack ? ids[start - 1] : undefined))
      yield { done: Math.min(total, ids.length * 2 + at), total }
    }
    let at = own.length
    for (const written of yield* answers(helpers, 'write', ids.length * 2 + at, total)) {
      keep(at, written)
      at += written.length
    }
    if (helpers.length > 0) yield { done: total, total }
  }
}

const headStart = ({ length }: readonly unknown[]): number =>
  Math.min(HEAD_START.items, Math.round(length * HEAD_START.part))

/** A list in as many parts, which are about as long, but the first by so much longer. */
function inParts<Value>(list: readonly Value[], parts: number, longer = 0): Value[][] {
  const ahead = parts > 1 ? longer : 0
  const cut = (part: number) =>
    part === 0 ? 0 : ahead + Math.round(((list.length - ahead) * part) / parts)
  return Array.from({ length: parts }, (_, part) => list.slice(cut(part), cut(part + 1)))
}

/** Waits for all helpers; what they answer comes in their order. */
function* answers<Step extends HelperTask['step']>(
  helpers: readonly BibliographyHelper[],
  _step: Step,
  done: number,
  total: number,
): Generator<BibliographyProgress, HelperAnswers[Step][]> {
  const given: HelperAnswers[Step][] = []
  for (const helper of helpers) {
    for (;;) {
      const answer = helper.answer()
      if (answer !== undefined) {
        // What was asked last was this step.
        given.push(answer as HelperAnswers[Step])
        break
      }
      yield { done, total }
    }
  }
  return given
}

/** All steps at once. */
export function finish<Value>(steps: Generator<unknown, Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

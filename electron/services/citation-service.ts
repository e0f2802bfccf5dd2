import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import {
  type CitedItem,
  type FormattedBibliography,
  type FormattedCitation,
  type InstalledStyle,
  plainStandIn,
  type StyleName,
} from '#domain/citations/formatted-citation'
import { applyListDelta, listDelta } from '#domain/library/list-delta'
import { fail, ok, type Result } from '#domain/result'
import { holdBackOptimizer } from '#store/hold-back-optimizer'
import type { CitedTogether } from '#workers/citation-style'
import type {
  BibliographyEntry,
  CitationOutput,
  CitationTask,
  CitedAlone,
  CompiledBibliography,
} from '#workers/citation-tasks'
import { TaskStopped, WorkerHost } from './worker-host'

/** The style of those who have not chosen one. */
export const DEFAULT_STYLE = 'apa'

/** Longest time for one task, in ms; the items of one are counted so that it takes a fraction of that. */
const TIME_LIMIT = 120_000
/** Items of one task. */
const SLICE = 250
/** Items from which on a bibliography takes so long that compiling stands in its way. */
const LONG = 1000

const CANCELLED: Result<never> = fail(
  'cancelled',
  'The bibliography was given up; nothing was written.',
)

export interface BibliographyOptions {
  /** BCP 47; without it the style's own. */
  readonly locale?: string | undefined
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void
  readonly signal?: AbortSignal | undefined
}

export interface CitationServiceOptions {
  /** The thread's program, where it is not beside ours. */
  readonly worker?: string
  /** The packed styles, where they are not beside ours. */
  readonly pack?: string
  /** The folder of styles that were installed from files; without it there are none. */
  readonly installed?: string
}

/** Formats citations in the styles of the pack, on a thread of its own. */
export class CitationService {
  readonly #host: WorkerHost
  #bibliography: Promise<unknown> = Promise.resolve()
  /** The last one that was done, by which the next one is told. */
  #done: DoneBibliography | undefined
  #made = 0

  constructor(options: CitationServiceOptions = {}) {
    this.#host = new WorkerHost({
      file: options.worker ?? join(import.meta.dirname, '../workers/citation-worker.cjs'),
      timeLimit: TIME_LIMIT,
      data: {
        pack: options.pack ?? join(import.meta.dirname, '../styles/styles.pack'),
        ...(options.installed === undefined ? {} : { installed: options.installed }),
      },
    })
  }

  /** Styles that match what was typed, starred ones first; all for an empty query. */
  listStyles(
    query: string,
    limit: number,
    starred: readonly string[] = [],
  ): Promise<Result<readonly StyleName[]>> {
    return this.#run({ kind: 'list-styles', query, limit, starred })
  }

  /** Takes a style in from a `.csl` file; fails with one sentence where it cannot be cited with. */
  installStyle(path: string): Promise<Result<InstalledStyle>> {
    return this.#run({ kind: 'install-style', path })
  }

  /** Takes an installed style away. */
  removeStyle(name: string): Promise<Result<null>> {
    return this.#run({ kind: 'remove-style', name })
  }

  /** A style by its exact name; fails with `not-found` and near names. */
  findStyle(name: string): Promise<Result<StyleName>> {
    return this.#run({ kind: 'find-style', name })
  }

  /**
   * Each item by itself, in their order. Never fails: where the style cannot be used, plain citations come
   * with a notice that says why.
   */
  async cite(style: string, items: readonly CitedItem[]): Promise<readonly CitedAlone[]> {
    const cited: CitedAlone[] = []
    for (let at = 0; at < items.length; at += SLICE) {
      const slice = items.slice(at, at + SLICE)
      const made = await this.#run({ kind: 'cite', style, items: slice })
      if (made.ok) cited.push(...made.value)
      else cited.push(...slice.map((item) => standIn(item, made.error.message)))
    }
    return cited
  }

  /**
   * All items as in one text, and its bibliography; in steps, like a bibliography. Fails with `not-found`
   * for an unknown style, `cancelled` when given up.
   */
  citeTogether(
    style: string,
    items: readonly CitedItem[],
    options: BibliographyOptions = {},
  ): Promise<Result<CitedTogether>> {
    return this.#together(style, items, options, true)
  }

  /**
   * The bibliography of any number of items; between its steps other tasks are answered. What has not
   * changed since the last one is neither sent nor, in the same style, made again. Fails with `not-found`
   * for an unknown style, `cancelled` when given up.
   */
  async bibliography(
    style: string,
    items: readonly CitedItem[],
    options: BibliographyOptions = {},
  ): Promise<Result<FormattedBibliography>> {
    const bare = items.map(({ citationKey, reference }) => ({ citationKey, reference }))
    const made = await this.#together(style, bare, options, false)
    return made.ok ? ok(made.value.bibliography) : made
  }

  #together(
    style: string,
    items: readonly CitedItem[],
    options: BibliographyOptions,
    isCited: boolean,
  ): Promise<Result<CitedTogether>> {
    // One at a time: the thread holds the items of one.
    const before = this.#bibliography
    const made = (async (): Promise<Result<CitedTogether>> => {
      await before.catch(() => undefined)
      const letOptimizerGo = items.length < LONG ? undefined : holdBackOptimizer()
      try {
        return await this.#make(style, items, options, isCited)
      } finally {
        letOptimizerGo?.()
      }
    })()
    this.#bibliography = made
    return made
  }

  async #make(
    style: string,
    items: readonly CitedItem[],
    { locale, onProgress, signal }: BibliographyOptions,
    isCited: boolean,
  ): Promise<Result<CitedTogether>> {
    const inStyle = { style, ...(locale === undefined ? {} : { locale }) }
    const told = await this.#collect(inStyle, items, this.#done, signal)
    if (!told.ok) return told
    const given = told.value ? told : await this.#collect(inStyle, items, undefined, signal)
    if (!given.ok) return given
    const number = ++this.#made
    for (;;) {
      if (signal?.aborted) {
        await this.#run({ kind: 'abandon' })
        return CANCELLED
      }
      const step = await this.#run({ kind: 'compile', ...inStyle, made: number, isCited })
      if (!step.ok) return step
      if (!('count' in step.value)) {
        onProgress?.(step.value)
        continue
      }
      const bibliography = await this.#fetch(step.value)
      if (!bibliography.ok) return bibliography
      const citations = isCited ? await this.#fetchCitations(items.length) : ok([])
      if (!citations.ok) return citations
      this.#done = new DoneBibliography(number, items, bibliography.value.entries)
      return ok({ citations: citations.value, bibliography: bibliography.value })
    }
  }

  /** Sends what the thread does not have; says whether it still has the rest. */
  async #collect(
    inStyle: { readonly style: string; readonly locale?: string },
    items: readonly CitedItem[],
    base: DoneBibliography | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Result<boolean>> {
    for (let at = 0; at === 0 || at < items.length; at += SLICE) {
      if (signal?.aborted) return CANCELLED
      const given = await this.#run({
        kind: 'collect',
        ...inStyle,
        isFirst: at === 0,
        base: base?.number,
        items: listDelta(items.slice(at, at + SLICE), (item) => base?.find(item)),
      })
      if (!given.ok || !given.value) return given
    }
    return ok(true)
  }

  /** A few entries at a time: thousands at once would hold up everything else on this thread. */
  async #fetch({ count, ...rest }: CompiledBibliography): Promise<Result<FormattedBibliography>> {
    const before = this.#done?.entries ?? []
    const entries: BibliographyEntry[] = []
    while (entries.length < count) {
      const more = await this.#run({ kind: 'fetch', from: entries.length, count: SLICE })
      if (!more.ok) return more
      if (more.value.length === 0) return CANCELLED
      entries.push(...applyListDelta(before, more.value))
    }
    return ok({ ...rest, entries })
  }

  async #fetchCitations(count: number): Promise<Result<readonly FormattedCitation[]>> {
    const citations: FormattedCitation[] = []
    while (citations.length < count) {
      const more = await this.#run({
        kind: 'fetch-citations',
        from: citations.length,
        count: SLICE,
      })
      if (!more.ok) return more
      if (more.value.length === 0) return CANCELLED
      citations.push(...more.value)
    }
    return ok(citations)
  }

  /** Ends the thread. */
  close(): Promise<void> {
    return this.#host.close()
  }

  async #run<Task extends CitationTask>(task: Task): Promise<CitationOutput[Task['kind']]> {
    try {
      return (await this.#host.run(task)) as CitationOutput[Task['kind']]
    } catch (error) {
      const failed: Result<never> =
        error instanceof TaskStopped
          ? fail('cancelled', 'The citation took too long and was stopped; choose another style.')
          : fail('unreadable', 'The citation style could not be used; choose another one.', {
              details: error instanceof Error ? (error.stack ?? error.message) : String(error),
            })
      return failed as CitationOutput[Task['kind']]
    }
  }
}

function standIn(item: CitedItem, why: string): CitedAlone {
  const notice = `${why} A plain citation is given instead.`
  const { locator: _locator, quotedIn: _quotedIn, ...whole } = item
  const citation = plainStandIn(item, notice)
  return { citation, entry: plainStandIn(whole, notice), footnote: citation, isNote: false }
}

/** What the thread and this side both have of the last bibliography. */
class DoneBibliography {
  readonly #places: ReadonlyMap<string, number>

  constructor(
    readonly number: number,
    readonly items: readonly CitedItem[],
    readonly entries: readonly BibliographyEntry[],
  ) {
    this.#places = new Map(items.map(({ citationKey }, index) => [citationKey, index]))
  }

  /** Where the same item stands in it. */
  find(item: CitedItem): number | undefined {
    const at = this.#places.get(item.citationKey)
    const before = at === undefined ? undefined : this.items[at]
    if (!before) return undefined
    const isSame =
      // Most are the same object; the rest is compared part by part.
      (before.reference === item.reference ||
        isDeepStrictEqual(before.reference, item.reference)) &&
      isDeepStrictEqual(before.locator, item.locator) &&
      isDeepStrictEqual(before.quotedIn, item.quotedIn)
    return isSame ? at : undefined
  }
}

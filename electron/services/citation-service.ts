import { join } from 'node:path'
import { type CitedItem, plainStandIn, type StyleName } from '#domain/citations/formatted-citation'
import { fail, type Result } from '#domain/result'
import type {
  CitationOutput,
  CitationTask,
  CitedAlone,
  CitedTogether,
} from '#workers/citation-tasks'
import { TaskStopped, WorkerHost } from './worker-host'

/** The style of those who have not chosen one. */
export const DEFAULT_STYLE = 'apa'

/** Longest time for one task, in ms; the items of one are counted so that it takes a fraction of that. */
const TIME_LIMIT = 120_000
/** Items of one task when each is cited by itself. */
const SLICE = 250

export interface CitationServiceOptions {
  /** The thread's program, where it is not beside ours. */
  readonly worker?: string
  /** The packed styles, where they are not beside ours. */
  readonly pack?: string
}

/** Formats citations in the styles of the pack, on a thread of its own. */
export class CitationService {
  readonly #host: WorkerHost

  constructor(options: CitationServiceOptions = {}) {
    this.#host = new WorkerHost({
      file: options.worker ?? join(import.meta.dirname, '../workers/citation-worker.cjs'),
      timeLimit: TIME_LIMIT,
      data: { pack: options.pack ?? join(import.meta.dirname, '../styles/styles.pack') },
    })
  }

  /** Styles that match what was typed, favourites first; all for an empty query. */
  listStyles(query: string, limit: number): Promise<Result<readonly StyleName[]>> {
    return this.#run({ kind: 'list-styles', query, limit })
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

  /** All items as in one text, and its bibliography. Fails with `not-found` for an unknown style. */
  citeTogether(
    style: string,
    locale: string | undefined,
    items: readonly CitedItem[],
  ): Promise<Result<CitedTogether>> {
    return this.#run({
      kind: 'document',
      style,
      items,
      ...(locale === undefined ? {} : { locale }),
    })
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
      return failed
    }
  }
}

function standIn(item: CitedItem, why: string): CitedAlone {
  const notice = `${why} A plain citation is given instead.`
  const { locator: _locator, quotedIn: _quotedIn, ...whole } = item
  const citation = plainStandIn(item, notice)
  return { citation, entry: plainStandIn(whole, notice), footnote: citation, isNote: false }
}

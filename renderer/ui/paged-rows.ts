import { signal } from '@preact/signals'
import type { Page } from '#domain/library/rows'

/** Asks for one page; undefined when it could not be had, which has been told already. */
export type FetchPage<Row> = (offset: number, limit: number) => Promise<Page<Row> | undefined>

/** Pages that are kept beside those in sight. */
const KEPT = 20

/**
 * The rows of a list that is never whole in the window: pages are asked for as they come into sight.
 * After a change the old rows stay until the new ones are there, so that nothing flickers.
 */
export class PagedRows<Row extends { readonly id: string }> {
  /** How many rows there are; undefined until the first page has come. */
  readonly total = signal<number | undefined>(undefined)
  /** Grows whenever rows have come: read it to be painted again. */
  readonly version = signal(0)

  #fetch: FetchPage<Row>
  #generation = 0
  /** Pages by number, with the generation that they are of. */
  readonly #pages = new Map<number, { rows: readonly Row[]; generation: number }>()
  readonly #asked = new Map<number, number>()
  readonly #loading = new Set<Promise<void>>()
  #first = 0
  #last = 0
  /** Where the list is being scrolled to: 1 for the end, -1 for the beginning. */
  #ahead = 0

  constructor(
    fetch: FetchPage<Row>,
    readonly pageSize = 100,
  ) {
    this.#fetch = fetch
  }

  /** The row at an index, if it has come. */
  row(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / this.pageSize))?.rows[index % this.pageSize]
  }

  /** The index of a row among those that have come; −1 where it has not. */
  indexOf(id: string): number {
    for (const [page, { rows }] of this.#pages) {
      const at = rows.findIndex((row) => row.id === id)
      if (at >= 0) return page * this.pageSize + at
    }
    return -1
  }

  /** Says which rows are in sight: what is missing or old of them is asked for. */
  show(first: number, last: number): void {
    this.#ahead = Math.sign(first - this.#first)
    this.#first = Math.max(0, first)
    this.#last = Math.max(this.#first, last)
    this.#ask()
  }

  /** The list has changed: the rows in sight are asked for again. */
  refresh(): void {
    this.#generation++
    this.#ask()
  }

  /** Another list from now on, of which the beginning is in sight. */
  replace(fetch: FetchPage<Row>): void {
    this.#fetch = fetch
    this.#generation++
    this.#first = 0
    this.#last = 0
    // Old pages beyond the first would be of another list; the first is shown until it is replaced.
    for (const page of this.#pages.keys()) if (page > 0) this.#pages.delete(page)
    this.#ask()
  }

  /**
   * All rows from one index to another, fetched where they have not come. Undefined when one page
   * could not be had.
   */
  async between(first: number, last: number): Promise<Row[] | undefined> {
    const rows: Row[] = []
    const limit = 500
    for (let offset = first; offset <= last; offset += limit) {
      const page = await this.#fetch(offset, Math.min(limit, last - offset + 1))
      if (!page) return undefined
      rows.push(...page.rows)
    }
    return rows
  }

  /** Resolves when nothing that was asked for is on its way. */
  async settled(): Promise<void> {
    while (this.#loading.size > 0) await Promise.all(this.#loading)
  }

  #ask(): void {
    const from = Math.floor(this.#first / this.pageSize)
    const to = Math.floor(this.#last / this.pageSize)
    // What comes into sight next is asked for before it does.
    const first = Math.max(0, this.#ahead < 0 ? from - 1 : from)
    const end = Math.ceil((this.total.peek() ?? 0) / this.pageSize) - 1
    const last = this.#ahead > 0 ? Math.max(to, Math.min(to + 1, end)) : to
    for (let page = first; page <= last; page++) {
      if (this.#pages.get(page)?.generation === this.#generation) continue
      if (this.#asked.get(page) === this.#generation) continue
      this.#asked.set(page, this.#generation)
      const loading = this.#load(page, this.#generation).finally(() =>
        this.#loading.delete(loading),
      )
      this.#loading.add(loading)
    }
  }

  async #load(number: number, generation: number): Promise<void> {
    const page = await this.#fetch(number * this.pageSize, this.pageSize)
    if (this.#asked.get(number) === generation) this.#asked.delete(number)
    // An answer to a question that nobody asks any more.
    if (!page || generation !== this.#generation) return
    this.#pages.set(number, { rows: page.rows, generation })
    this.#forget(page.total)
    this.total.value = page.total
    this.version.value++
  }

  /** Drops pages that are past the end and those farthest from what is in sight. */
  #forget(total: number): void {
    const from = Math.floor(this.#first / this.pageSize)
    const to = Math.floor(this.#last / this.pageSize)
    for (const page of this.#pages.keys()) {
      const isPast = page * this.pageSize >= total && page > 0
      if (isPast || page < from - KEPT || page > to + KEPT) this.#pages.delete(page)
    }
  }
}

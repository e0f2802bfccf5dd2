import { fail, ok, type Result } from '#domain/result'
import type { ListRest } from '#ipc/contract'

/** Items of one part: what passes into the window, and is read there, in a few milliseconds. */
const PART = 300
/** Lists that are kept; one that is not fetched to its end is forgotten when as many have come after it. */
const KEPT = 4

/** Long lists of which the window has the first part and asks for the others, one by one. */
export class ListAnswers<Item> {
  readonly #kept = new Map<number, readonly Item[]>()
  #count = 0

  constructor(readonly partLength = PART) {}

  /** A list, or its first part. */
  begin(list: readonly Item[]): { readonly first: readonly Item[]; readonly rest?: ListRest } {
    if (list.length <= this.partLength) return { first: list }
    const answer = ++this.#count
    this.#kept.set(answer, list)
    this.#kept.delete(answer - KEPT)
    const parts = Math.ceil(list.length / this.partLength) - 1
    return { first: list.slice(0, this.partLength), rest: { answer, parts } }
  }

  /** A part by its number. After the last one the list is forgotten; fails with `cancelled` from then on. */
  part(answer: number, part: number): Result<readonly Item[]> {
    const list = this.#kept.get(answer)
    const start = part * this.partLength
    if (list === undefined || start >= list.length) {
      return fail('cancelled', 'The rest of it was given up; open it again.', { retry: true })
    }
    const end = start + this.partLength
    if (end >= list.length) this.#kept.delete(answer)
    return ok(list.slice(start, end))
  }
}

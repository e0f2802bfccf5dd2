import type { Id } from '#domain/library/model'
import type { Gap, JournalReader } from './journal-reader'
import { articleOfOp, idOfOp, type NumberedOp, opsOf, typeOfOp } from './record-op'

/** How long an index is kept after it was last asked for: as long as many documents need it. */
const KEPT_MS = 3_000

interface Built {
  readonly articles: ReadonlyMap<Id, readonly NumberedOp[]>
  readonly notes: ReadonlyMap<Id, readonly NumberedOp[]>
  readonly gaps: readonly Gap[]
  readonly oldest: number | undefined
  /** The journal's files when it was built. */
  readonly state: string
}

/**
 * The whole journal by article and by note, for making documents again and for seeing earlier
 * states. Read when it is needed and soon forgotten: recovering a thousand documents reads it once.
 */
export class JournalIndex {
  #built: Built | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(readonly journal: JournalReader) {}

  /** Every op of an article's document that the journal still holds, oldest first. */
  ofArticle(id: Id): readonly NumberedOp[] {
    return this.#get().articles.get(id) ?? []
  }

  /** Every op of a note by itself, likewise. */
  ofNote(id: Id): readonly NumberedOp[] {
    return this.#get().notes.get(id) ?? []
  }

  /** Whether no number from `from` on, up to `through`, is missing. */
  covers(from: number, through: number): boolean {
    const { oldest, gaps } = this.#get()
    if (from > through) return true
    if (oldest === undefined || oldest > from) return false
    return !gaps.some((gap) => gap.to >= from && gap.from <= through)
  }

  #get(): Built {
    const state = this.journal.state()
    if (this.#built?.state !== state) this.#built = this.#build(state)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#built = undefined
    }, KEPT_MS)
    this.#timer.unref()
    return this.#built
  }

  #build(state: string): Built {
    const articles = new Map<Id, NumberedOp[]>()
    const notes = new Map<Id, NumberedOp[]>()
    const { entries, gaps } = this.journal.tail(0)
    for (const { sequence, change } of entries) {
      for (const op of opsOf(change)) {
        const article = articleOfOp(op)
        if (article) push(articles, article, { sequence, op })
        else if (typeOfOp(op) === 'note') push(notes, idOfOp(op), { sequence, op })
      }
    }
    return { articles, notes, gaps, oldest: this.journal.oldest(), state }
  }
}

function push(ops: Map<Id, NumberedOp[]>, id: Id, op: NumberedOp): void {
  const list = ops.get(id)
  if (list) list.push(op)
  else ops.set(id, [op])
}

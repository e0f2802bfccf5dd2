import type { Id } from '#domain/library/model'
import type { NumberedOp } from './record-op'

/** Ops that are in the journal and not yet in the files of their owners. */
export class PendingOps {
  readonly #ops = new Map<Id, NumberedOp[]>()

  get size(): number {
    return this.#ops.size
  }

  has(owner: Id): boolean {
    return this.#ops.has(owner)
  }

  owners(): Id[] {
    return [...this.#ops.keys()]
  }

  of(owner: Id): readonly NumberedOp[] {
    return this.#ops.get(owner) ?? []
  }

  push(owner: Id, op: NumberedOp): void {
    const ops = this.#ops.get(owner)
    if (ops) ops.push(op)
    else this.#ops.set(owner, [op])
  }

  /** The lowest number that waits here; infinity where nothing does. */
  oldest(): number {
    let oldest = Number.POSITIVE_INFINITY
    for (const [first] of this.#ops.values()) {
      if (first && first.sequence < oldest) oldest = first.sequence
    }
    return oldest
  }

  /** An owner without ops whose file has to be written all the same. */
  mark(owner: Id): void {
    if (!this.#ops.has(owner)) this.#ops.set(owner, [])
  }

  /** The owner's file has everything up to `sequence`. */
  written(owner: Id, sequence: number): void {
    const left = this.of(owner).filter((op) => op.sequence > sequence)
    if (left.length > 0) this.#ops.set(owner, left)
    else this.#ops.delete(owner)
  }
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PagedRows } from '../../../renderer/ui/paged-rows'
import { settle } from '../scripted-bridge'

interface Row {
  readonly id: string
}

const rowsOf = (prefix: string, count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}` }))

/** A list in main that can be changed, and whose answers can be held back. */
class Source {
  readonly asked: [number, number][] = []
  readonly #held: (() => void)[] = []
  isHolding = false

  constructor(public rows: Row[]) {}

  readonly fetch = async (offset: number, limit: number) => {
    this.asked.push([offset, limit])
    const answer = {
      total: this.rows.length,
      offset,
      rows: this.rows.slice(offset, offset + limit),
    }
    if (this.isHolding) await new Promise<void>((resolve) => this.#held.push(resolve))
    return answer
  }

  release(): void {
    for (const go of this.#held.splice(0)) go()
  }
}

describe('rows that come in pages', () => {
  it('are asked for where they are looked at or come into sight next, and once', async () => {
    const source = new Source(rowsOf('a', 1000))
    const rows = new PagedRows<Row>(source.fetch, 10)
    rows.show(0, 5)
    rows.show(2, 7)
    await settle()
    expect(source.asked).toEqual([[0, 10]])
    expect(rows.total.value).toBe(1000)
    expect(rows.row(3)?.id).toBe('a3')
    expect(rows.row(500)).toBeUndefined()
    rows.show(495, 512)
    await settle()
    expect(source.asked).toEqual([
      [0, 10],
      [490, 10],
      [500, 10],
      [510, 10],
      [520, 10],
    ])
    expect(rows.row(500)?.id).toBe('a500')
    rows.show(489, 500)
    await settle()
    expect(source.asked.slice(5)).toEqual([
      [470, 10],
      [480, 10],
    ])
  })

  it('stay where they are after a change until the new ones have come', async () => {
    const source = new Source(rowsOf('a', 30))
    const rows = new PagedRows<Row>(source.fetch, 10)
    rows.show(0, 15)
    await settle()
    source.rows = rowsOf('b', 31)
    source.isHolding = true
    rows.refresh()
    await settle()
    expect(rows.row(12)?.id).toBe('a12')
    source.release()
    await settle()
    expect(rows.row(12)?.id).toBe('b12')
    expect(rows.total.value).toBe(31)
  })

  it('ignore an answer to a question that nobody asks any more', async () => {
    const slow = new Source(rowsOf('slow', 20))
    const quick = new Source(rowsOf('quick', 5))
    slow.isHolding = true
    const rows = new PagedRows<Row>(slow.fetch, 10)
    rows.show(0, 5)
    rows.replace(quick.fetch)
    await settle()
    expect(rows.row(0)?.id).toBe('quick0')
    slow.release()
    await settle()
    expect(rows.row(0)?.id).toBe('quick0')
    expect(rows.total.value).toBe(5)
  })

  it('show nothing of the old list behind the beginning of another one', async () => {
    const rows = new PagedRows<Row>(new Source(rowsOf('a', 40)).fetch, 10)
    rows.show(0, 35)
    await settle()
    rows.replace(new Source(rowsOf('b', 40)).fetch)
    expect(rows.row(25)).toBeUndefined()
  })

  it('come whole where a range of them is wanted, in any size of answers', async () => {
    const source = new Source(rowsOf('a', 1300))
    const rows = new PagedRows<Row>(source.fetch, 10)
    const some = await rows.between(3, 1204)
    expect(some?.map((row) => row.id)).toEqual(source.rows.slice(3, 1205).map((row) => row.id))
  })

  it('are, once everything has come, the rows of the source wherever they are known', async () => {
    const step = fc.oneof(
      fc.record({ show: fc.integer({ min: 0, max: 400 }) }),
      fc.record({ rows: fc.integer({ min: 0, max: 400 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const source = new Source(rowsOf('a', 200))
        const rows = new PagedRows<Row>(source.fetch, 10)
        rows.show(0, 20)
        let last = 0
        for (const one of steps) {
          if ('show' in one) {
            last = one.show
            rows.show(last, last + 20)
          } else {
            source.rows = rowsOf(`${one.rows}-`, one.rows)
            rows.refresh()
          }
        }
        await settle()
        for (let index = last; index < last + 20; index++) {
          expect(rows.row(index)?.id).toBe(source.rows[index]?.id)
        }
        expect(rows.total.value).toBe(source.rows.length)
      }),
      { numRuns: 40 },
    )
  })
})

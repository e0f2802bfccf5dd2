import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  followRow,
  NO_SELECTION,
  rangeTo,
  selectOne,
  selectRange,
  toggleOne,
} from '../../../renderer/features/library/list-selection'

const idsOf = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => `id${first + at}`)

describe('a selection', () => {
  it('grows and shrinks from where it began', () => {
    const index = fc.integer({ min: 0, max: 50 })
    fc.assert(
      fc.property(index, fc.array(index, { minLength: 1 }), (start, moves) => {
        let selection = selectOne(start, `id${start}`)
        for (const to of moves) {
          const [first, last] = rangeTo(selection, to)
          selection = selectRange(selection, to, idsOf(first, last))
          expect(selection.ids).toContain(`id${start}`)
          expect(selection.ids).toContain(`id${to}`)
          expect(selection.ids.size).toBe(Math.abs(to - start) + 1)
        }
      }),
    )
  })

  it('loses what is added twice', () => {
    const one = toggleOne(selectOne(2, 'id2'), 5, 'id5')
    expect([...one.ids]).toEqual(['id2', 'id5'])
    expect([...toggleOne(one, 5, 'id5').ids]).toEqual(['id2'])
  })

  it('begins the next range where a row was added', () => {
    expect(rangeTo(toggleOne(selectOne(2, 'id2'), 9, 'id9'), 7)).toEqual([7, 9])
  })

  it('follows its row, and stays where the row is gone', () => {
    const selection = selectOne(3, 'id3')
    expect(followRow(selection, 8)).toMatchObject({ active: 8, anchor: 8, ids: selection.ids })
    expect(followRow(selection, -1)).toBe(selection)
  })

  it('is empty before anything was chosen', () => {
    expect(NO_SELECTION.ids.size).toBe(0)
  })
})

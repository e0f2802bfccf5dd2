import { describe, expect, it } from 'vitest'
import { withNameRows } from '../../../renderer/state/name-rows'

const row = (id: string, name: string, quotes = 0) => ({ id, name, quotes })
const rowsOf = (...rows: ReturnType<typeof row>[]) => new Map(rows.map((one) => [one.id, one]))
const before = rowsOf(row('a', 'Ann'), row('b', 'bert'), row('z', 'Zoë'))
const names = (rows: ReadonlyMap<string, { name: string }>) =>
  [...rows.values()].map(({ name }) => name)

describe('rows by name', () => {
  it('are the same ones where nothing of them has changed', () => {
    expect(withNameRows(before, [], [])).toBe(before)
    expect(withNameRows(before, [], ['of nobody'])).toBe(before)
  })

  it('keep their places when only counts change', () => {
    const after = withNameRows(before, [row('b', 'bert', 3)], [])
    expect([...after.values()]).toEqual([row('a', 'Ann'), row('b', 'bert', 3), row('z', 'Zoë')])
    expect(before.get('b')?.quotes).toBe(0)
  })

  it('take a new one, and one with another name, where it belongs', () => {
    const after = withNameRows(before, [row('n', 'Émile'), row('z', 'Aaron'), row('y', 'yves')], [])
    expect(names(after)).toEqual(['Aaron', 'Ann', 'bert', 'Émile', 'yves'])
  })

  it('lose those that are gone', () => {
    expect(names(withNameRows(before, [row('c', 'Cem')], ['a', 'b']))).toEqual(['Cem', 'Zoë'])
  })
})

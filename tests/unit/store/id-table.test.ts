import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IdTable } from '../../../electron/store/id-table'

const idOf = (number: number) => number.toString(36).padStart(16, '0')

test('finds what a map finds, whatever is added, removed and packed', () => {
  const steps = fc.array(
    fc.record({ id: fc.nat(60), kind: fc.constantFrom('add', 'add', 'remove', 'pack') }),
    { maxLength: 200, size: 'max' },
  )
  fc.assert(
    fc.property(steps, (list) => {
      let table = new IdTable()
      let map = new Map<string, number>()
      for (const { id: number, kind } of list) {
        const id = idOf(number)
        const row = map.get(id)
        if (kind === 'add' && row === undefined) map.set(id, table.push(id))
        else if (kind === 'remove' && row !== undefined) {
          table.remove(row)
          map.delete(id)
        } else if (kind === 'pack') {
          const rows = [...map.values()]
          table = new IdTable(table.pack(Int32Array.from(rows)))
          map = new Map([...map.keys()].map((key, i) => [key, i]))
        }
        for (let other = 0; other <= 60; other++) {
          expect(table.find(idOf(other))).toBe(map.get(idOf(other)) ?? -1)
        }
        for (const [key, at] of map) expect(table.get(at)).toBe(key)
      }
    }),
    { numRuns: 40 },
  )
})

test('orders rows as their ids are ordered', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(10_000), { minLength: 2, maxLength: 40 }), (numbers) => {
      const table = new IdTable()
      const rows = numbers.map((number) => table.push(idOf(number)))
      const sorted = rows.sort((a, b) => table.compare(a, b)).map((row) => table.get(row))
      expect(sorted).toEqual(numbers.map(idOf).sort())
    }),
  )
})

test('holds many, and finds nothing that is no id', () => {
  const table = new IdTable()
  for (let number = 0; number < 20_000; number++) table.push(idOf(number * 7))
  for (let number = 0; number < 20_000; number++) expect(table.find(idOf(number * 7))).toBe(number)
  expect(table.find(idOf(1))).toBe(-1)
  expect(table.find('')).toBe(-1)
  expect(() => table.push('short')).toThrow('not an id')
})

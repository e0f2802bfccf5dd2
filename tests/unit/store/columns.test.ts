import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ListColumn, NumberColumn, TextColumn } from '../../../electron/store/columns'

const words = fc.constantFrom('', 'a', 'ab', 'ba', 'abab', 'Čapek', '制裁', 'x'.repeat(30))

const steps = <T>(values: fc.Arbitrary<T>) =>
  fc.array(
    fc.record({
      kind: fc.constantFrom('push', 'push', 'set', 'pack'),
      at: fc.nat(100),
      value: values,
    }),
    {
      maxLength: 80,
      size: 'max',
    },
  )

const allRows = (length: number) => Int32Array.from({ length }, (_, row) => row)

test('texts are what a list of texts is, and are found wherever they stand', () => {
  fc.assert(
    fc.property(steps(words), words, (list, needle) => {
      let column = new TextColumn()
      const texts: string[] = []
      for (const { kind, at, value } of list) {
        const row = at % Math.max(1, texts.length)
        if (kind === 'push') {
          column.push(value)
          texts.push(value)
        } else if (kind === 'set' && texts.length > 0) {
          column.set(row, value)
          texts[row] = value
        } else if (kind === 'pack') column = new TextColumn(column.pack(allRows(texts.length)))
      }
      expect(texts.map((_, row) => column.get(row))).toEqual(texts)
      const expected = texts.flatMap((text, row) => (text.includes(needle) ? [row] : []))
      expect([...column.rowsWith(needle)].sort((a, b) => a - b)).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})

test('lists are what a list of lists is', () => {
  const lists = fc.array(fc.nat(9), { maxLength: 4 })
  fc.assert(
    fc.property(steps(lists), fc.nat(9), (list, wanted) => {
      let column = new ListColumn()
      const all: number[][] = []
      for (const { kind, at, value } of list) {
        const row = at % Math.max(1, all.length)
        if (kind === 'push') {
          column.push(value)
          all.push(value)
        } else if (kind === 'set' && all.length > 0) {
          column.set(row, value)
          all[row] = value
        } else if (kind === 'pack') column = new ListColumn(column.pack(allRows(all.length)))
      }
      expect(all.map((_, row) => Array.from(column.get(row)))).toEqual(all)
      expect(all.map((_, row) => column.includes(row, wanted))).toEqual(
        all.map((one) => one.includes(wanted)),
      )
    }),
    { numRuns: 300 },
  )
})

test('numbers keep their values while the column grows', () => {
  const column = new NumberColumn(Float64Array)
  for (let row = 0; row < 5_000; row++) column.push(row / 3)
  column.set(17, -1)
  column.add(18, 100)
  expect(column.length).toBe(5_000)
  expect([column.get(16), column.get(17), column.get(18)]).toEqual([16 / 3, -1, 106])
  expect(column.get(99_999)).toBe(0)
  expect([...column.pick(Int32Array.of(4_999, 0))]).toEqual([4_999 / 3, 0])
})

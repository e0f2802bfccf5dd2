import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortByNumber } from '#store/sort-by-number'

/** Sorts rows 0, 1, … with these numbers; rows of the same number in falling order, which no sort gives by chance. */
function sorted(numbers: readonly number[]): number[] {
  const numberOf = (row: number) => numbers[row] ?? 0
  const compare = (a: number, b: number) => numberOf(a) - numberOf(b) || b - a
  return [...sortByNumber([...numbers.keys()], numberOf, compare)]
}

function expected(numbers: readonly number[]): number[] {
  return [...numbers.keys()].sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0) || b - a)
}

test('rows come in the order that a plain sort gives, ties by the comparison', () => {
  const instants = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 })
  const few = fc.integer({ min: -3, max: 3 })
  const near = fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_000 + 2 ** 33 })
  for (const numbers of [instants, few, near]) {
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 80 }), (list) => {
        expect(sorted(list)).toEqual(expected(list))
      }),
    )
  }
})

test.each([
  ['none', []],
  ['one', [7]],
  ['fractions', [0.5, 0.25, 0.75]],
  ['further apart than a word holds', [Number.MAX_SAFE_INTEGER, 0, -5, 2 ** 44]],
  ['the widest a word holds', [2 ** 44 - 1, 0, 2 ** 43, 2 ** 32, 2 ** 12, 2 ** 12 - 1]],
  ['infinite', [Number.POSITIVE_INFINITY, 3, Number.MAX_VALUE]],
])('%s', (_, numbers) => {
  expect(sorted(numbers)).toEqual(expected(numbers))
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyListDelta, listDelta } from '../../../electron/domain/library/list-delta'

const list = fc.uniqueArray(fc.nat(60), { maxLength: 40 })

test('any list is told by any other one', () => {
  fc.assert(
    fc.property(list, list, (before, after) => {
      const places = new Map(before.map((element, index) => [element, index]))
      const delta = listDelta(after, (element) => places.get(element))
      expect(applyListDelta(before, delta)).toEqual(after)
    }),
  )
})

test('what is told grows with the changes, not with the list', () => {
  const before = Array.from({ length: 1000 }, (_, index) => index)
  const after = [...before.slice(0, 500), 5000, ...before.slice(501), 5001]
  expect(listDelta(after, (element) => (element < 1000 ? element : undefined))).toEqual([
    { from: 0, to: 500 },
    { given: [5000] },
    { from: 501, to: 1000 },
    { given: [5001] },
  ])
})

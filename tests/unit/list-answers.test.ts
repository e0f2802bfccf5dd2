import fc from 'fast-check'
import { expect, it } from 'vitest'
import { expectOk } from '#domain/result'
import { ListAnswers } from '../../electron/main/list-answers'

it('gives a long list in parts, wherever they are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (list, length) => {
      const answers = new ListAnswers<number>(length)
      const { first, rest } = answers.begin(list)
      const all = [...first]
      for (let part = 1; rest && part <= rest.parts; part++)
        all.push(...expectOk(answers.part(rest.answer, part)))
      expect(all).toEqual(list)
    }),
  )
})

it('forgets a list that was fetched to its end, or that others came after', () => {
  const answers = new ListAnswers<number>(2)
  const { rest } = answers.begin([1, 2, 3, 4, 5])
  if (!rest) throw new Error('there is no rest')
  expect(rest.parts).toBe(2)
  expect(answers.part(rest.answer, 1)).toEqual({ ok: true, value: [3, 4] })
  expect(answers.part(rest.answer, 2)).toEqual({ ok: true, value: [5] })
  expect(answers.part(rest.answer, 2)).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  const { rest: given } = answers.begin([1, 2, 3])
  for (let times = 0; times < 4; times++) answers.begin([4, 5, 6])
  expect(answers.part(given?.answer ?? 0, 1)).toMatchObject({ ok: false })
  expect(answers.begin([1, 2]).rest).toBeUndefined()
})

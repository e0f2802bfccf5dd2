import { describe, expect, test } from 'vitest'
import { dateRank, summarise } from '../../../electron/store/article-summary'
import { foldText } from '../../../electron/store/fold-text'

describe('the summary of a reference', () => {
  test.each([
    [[], ''],
    [[{ family: 'Smith', given: 'Anna' }], 'Smith'],
    [[{ family: 'Smith' }, { family: 'Jones' }], 'Smith and Jones'],
    [[{ family: 'Smith' }, { family: 'Jones' }, { literal: 'WHO' }], 'Smith et al.'],
    [[{ literal: 'World Health Organization' }], 'World Health Organization'],
    [[{ family: 'Berg', 'non-dropping-particle': 'van der' }], 'van der Berg'],
  ])('names its authors in short: %j', (author, byline) => {
    expect(summarise({ type: 'book', author }).byline).toBe(byline)
  })

  test('takes editors and publisher where there are no authors and no outlet', () => {
    const { byline, outlet } = summarise({
      type: 'book',
      editor: [{ family: 'Novák' }],
      publisher: 'A Press',
    })
    expect({ byline, outlet }).toEqual({ byline: 'Novák', outlet: 'A Press' })
  })

  test('holds with fields that are not what they should be', () => {
    const broken = { type: 'book', title: 7, author: 'Smith', issued: 'soon' } as const
    expect(summarise(broken as never)).toMatchObject({ byline: '', date: '' })
  })
})

test('dates sort as time goes, the less exact before the more exact', () => {
  const dates = [
    '-0044-03-15',
    '0800',
    '1999',
    '1999-03',
    '1999-03-02',
    '1999-12-31',
    '2000',
    '2003-21',
    '2003-07',
  ]
  const ranks = dates.map((date) => dateRank(date) ?? Number.NaN)
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
  expect(new Set(ranks).size).toBe(dates.length)
  expect(dateRank('')).toBeUndefined()
  expect(dateRank('forthcoming')).toBeUndefined()
})

test('folding takes away case and diacritics', () => {
  expect(foldText('ČAPEK, São Tomé')).toBe('capek, sao tome')
  expect(foldText('制裁')).toBe('制裁')
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIsoDate, formatLongDate } from '../../../electron/domain/citations/format-date'
import { parseDate } from '../../../electron/domain/citations/parse-date'
import { arbitraryDate } from './arbitrary-reference'

const parts = (...list: readonly number[][]) => ({ 'date-parts': list })

describe('parseDate', () => {
  it.each([
    ['2009', [2009]],
    ['2009-10', [2009, 10]],
    ['2009-10-14', [2009, 10, 14]],
    ['2009-10-14T08:15:00Z', [2009, 10, 14]],
    ['20091014', [2009, 10, 14]],
    ['14 October 2009', [2009, 10, 14]],
    ['October 14, 2009', [2009, 10, 14]],
    ['Oct. 14th, 2009', [2009, 10, 14]],
    ['Wednesday, 14 October 2009', [2009, 10, 14]],
    ['Wed, 14 Oct 2009 10:30:00 GMT', [2009, 10, 14]],
    ['October 2009', [2009, 10]],
    ['2009/10/14', [2009, 10, 14]],
    ['14.10.2009', [2009, 10, 14]],
    ['14. Oktober 2009', [2009, 10, 14]],
    ['14 de octubre de 2009', [2009, 10, 14]],
    ['1er mars 2009', [2009, 3, 1]],
    ['25/12/2009', [2009, 12, 25]],
    ['12/25/2009', [2009, 12, 25]],
    ['10/2009', [2009, 10]],
  ])('reads %j', (text, date) => {
    expect(parseDate(text)).toEqual(parts(date))
  })

  it.each([
    ['2009/2010', [[2009], [2010]]],
    ['2009–2010', [[2009], [2010]]],
    [
      '2009-10-14/2009-10-16',
      [
        [2009, 10, 14],
        [2009, 10, 16],
      ],
    ],
    [
      '14 October 2009 – 2 January 2010',
      [
        [2009, 10, 14],
        [2010, 1, 2],
      ],
    ],
    ['1998/', [[1998], [0]]],
    ...['15-17 June 2021', 'June 15–17, 2021', '2021 June 15-17', '15th–17th June 2021'].map(
      (text): [string, number[][]] => [
        text,
        [
          [2021, 6, 15],
          [2021, 6, 17],
        ],
      ],
    ),
    [
      '30 June-2 July 2021',
      [
        [2021, 6, 30],
        [2021, 7, 2],
      ],
    ],
    ...['Sept.-Oct. 2010', 'September/October 2010', '2010 Sep–Oct'].map(
      (text): [string, number[][]] => [
        text,
        [
          [2010, 9],
          [2010, 10],
        ],
      ],
    ),
    [
      'Dec 2010-Jan 2011',
      [
        [2010, 12],
        [2011, 1],
      ],
    ],
    ['199X', [[1990], [1999]]],
    ['20uu', [[2000], [2099]]],
  ])('reads the range %j', (text, dates) => {
    expect(parseDate(text)).toEqual(parts(...dates))
  })

  it('leaves away what a file says is not known', () => {
    expect(parseDate('1999-XX')).toEqual(parts([1999]))
    expect(parseDate('1999-01-XX')).toEqual(parts([1999, 1]))
    expect(parseDate('1999-uu-uu')).toEqual(parts([1999]))
  })

  it.each([
    '17-15 June 2021',
    'Dec-Jan 2010',
    '14-16-18 June 2021',
    '15-June 2021-17',
    '31-32 May 2021',
  ])('makes no range of %j', (text) => {
    expect(parseDate(text)).toEqual({ literal: text })
  })

  it('reads what is about and what is a season', () => {
    expect(parseDate('circa 1850')).toEqual({ ...parts([1850]), circa: true })
    expect(parseDate('c. 1850')).toEqual({ ...parts([1850]), circa: true })
    expect(parseDate('1850~')).toEqual({ ...parts([1850]), circa: true })
    expect(parseDate('Spring 2009')).toEqual({ ...parts([2009]), season: 1 })
    expect(parseDate('2009-23')).toEqual({ ...parts([2009]), season: 3 })
  })

  it.each([
    ['2012-22/2012-23', [[2012]]],
    ['2012-24/2013-21', [[2012], [2013]]],
    ['2012-22/', [[2012], [0]]],
    ['2012-11/2013-21', [[2012, 11], [2013]]],
  ])('of a range of seasons, %j, keeps the years', (text, ends) => {
    expect(parseDate(text)).toEqual(parts(...ends))
  })

  it('counts years before Christ as CSL does, and ISO 8601 as ISO does', () => {
    expect(parseDate('44 BC')).toEqual(parts([-44]))
    expect(parseDate('-0043')).toEqual(parts([-44]))
    expect(formatIsoDate(parts([-44]))).toBe('-0043')
    expect(formatLongDate(parts([-44]))).toBe('44 BC')
  })

  it.each([
    '10/11/2009',
    '30 February 2009',
    '2009-02-29',
    '2009-13-01',
    'sometime in autumn',
    '14 October',
    'October',
    'in press',
    'u999',
  ])('keeps %j as it stands instead of guessing', (text) => {
    expect(parseDate(text)).toEqual({ literal: text })
  })

  it.each(['', '  ', 'n.d.', 'No date', 'undated', '0000'])('finds no date in %j', (text) => {
    expect(parseDate(text)).toBeUndefined()
  })

  it('knows leap years', () => {
    expect(parseDate('2008-02-29')).toEqual(parts([2008, 2, 29]))
    expect(parseDate('1900-02-29')).toEqual({ literal: '1900-02-29' })
  })

  it('never makes a part that the text does not have', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const part of parseDate(text)?.['date-parts']?.flat() ?? [])
          if (part > 12) expect(text).toMatch(new RegExp(String(part)))
      }),
    )
  })
})

describe('formatting', () => {
  it('writes ISO dates that read back as the same', () => {
    fc.assert(
      fc.property(arbitraryDate, fc.boolean(), (date, circa) => {
        const whole = circa ? { ...date, circa } : date
        expect(parseDate(formatIsoDate(whole))).toEqual(whole)
      }),
    )
  })

  it('writes long dates that read back as the same', () => {
    fc.assert(
      fc.property(arbitraryDate, (date) => {
        expect(parseDate(formatLongDate(date))).toEqual(date)
      }),
    )
  })

  it('writes what has no parts as it stands', () => {
    expect(formatIsoDate({ literal: 'in press' })).toBe('in press')
    expect(formatLongDate({ raw: 'spring' })).toBe('spring')
    expect(formatLongDate({})).toBe('')
    expect(formatLongDate({ ...parts([2009]), season: 1 })).toBe('Spring 2009')
  })
})

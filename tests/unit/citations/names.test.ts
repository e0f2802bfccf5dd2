import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatName,
  formatNameForEditing,
  formatNameSorted,
  formatNamesForEditing,
} from '../../../electron/domain/citations/format-name'
import { parseName, parseNames } from '../../../electron/domain/citations/parse-name'
import { arbitraryBody, arbitraryPerson } from './arbitrary-reference'

describe('parseName', () => {
  it.each([
    ['Lavrov, Sergei', { family: 'Lavrov', given: 'Sergei' }],
    ['Sergei Lavrov', { family: 'Lavrov', given: 'Sergei' }],
    ['Hillary Rodham Clinton', { family: 'Clinton', given: 'Hillary Rodham' }],
    ['  Clinton ,  Hillary  ', { family: 'Clinton', given: 'Hillary' }],
    ['King, Martin Luther, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['King, Jr., Martin Luther', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Martin Luther King Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
  ])('reads %j', (text, name) => {
    expect(parseName(text)).toEqual(name)
  })

  it.each([
    ['van Gogh, Vincent', 'van', 'non-dropping-particle'],
    ['Vincent van Gogh', 'van', 'non-dropping-particle'],
    ['Charles de la Vallée', 'de la', 'non-dropping-particle'],
    ['Goethe, Johann Wolfgang von', 'von', 'dropping-particle'],
  ])('takes the particle of %j where the writer put it', (text, particle, part) => {
    expect(parseName(text)).toMatchObject({ [part]: particle })
  })

  it('leaves a capital particle in the family name', () => {
    expect(parseName('Robert De Niro')).toEqual({ family: 'Niro', given: 'Robert De' })
    expect(parseName('De Niro, Robert')).toEqual({ family: 'De Niro', given: 'Robert' })
  })

  it.each([
    ['{World Health Organization}', 'World Health Organization'],
    ['{Barnes, Noble and Sons}', 'Barnes, Noble and Sons'],
    ['Reuters', 'Reuters'],
    ['The New York Times', 'The New York Times'],
    ['Ministry of Foreign Affairs', 'Ministry of Foreign Affairs'],
  ])('takes %j for a body', (text, literal) => {
    expect(parseName(text)).toEqual({ literal })
  })

  it.each(['', '   ', '{}', '{  }', ',', ' , , '])('finds nobody in %j', (text) => {
    expect(parseName(text)).toBeUndefined()
  })
})

describe('parseNames', () => {
  it('splits at semicolons and line ends, but not inside braces', () => {
    expect(parseNames('Lavrov, Sergei; {A; B}\nHillary Clinton;')).toEqual([
      { family: 'Lavrov', given: 'Sergei' },
      { literal: 'A; B' },
      { family: 'Clinton', given: 'Hillary' },
    ])
  })

  it('reads back the names that a form shows', () => {
    const names = fc.array(fc.oneof(arbitraryPerson, arbitraryBody))
    fc.assert(
      fc.property(names, (list) => {
        expect(parseNames(formatNamesForEditing(list))).toEqual(list)
      }),
    )
  })

  it('gives a stable reading of any text: what it shows, it reads as the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const name = parseName(text)
        if (name) expect(parseName(formatNameForEditing(name))).toEqual(name)
      }),
      { numRuns: 500 },
    )
  })
})

it('writes a name as it is said and as it is sorted', () => {
  const name = {
    given: 'Jan',
    'non-dropping-particle': 'van der',
    family: 'Berg',
    suffix: 'Jr.',
  }
  expect(formatName(name)).toBe('Jan van der Berg Jr.')
  expect(formatNameSorted(name)).toBe('van der Berg, Jan, Jr.')
  expect(formatName({ literal: 'Reuters' })).toBe('Reuters')
})

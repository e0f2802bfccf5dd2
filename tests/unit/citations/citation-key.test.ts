import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adaptCitationKey,
  isValidCitationKey,
  makeCitationKey,
} from '../../../electron/domain/citations/citation-key'
import { foldToAscii } from '../../../electron/domain/citations/fold-to-ascii'
import type { Reference } from '../../../electron/domain/citations/reference'
import { arbitraryReference } from './arbitrary-reference'

const free = () => false
const in2009 = { issued: { 'date-parts': [[2009, 10, 14]] } } as const

describe('makeCitationKey', () => {
  it.each<[string, Reference]>([
    [
      'lavrov-2009-sanctions',
      {
        type: 'article-newspaper',
        title: 'The Sanctions Will Wait',
        author: [{ family: 'Lavrov', given: 'S.' }],
        ...in2009,
      },
    ],
    [
      'vangogh-nd-letters',
      { type: 'book', title: 'Letters', author: [{ family: 'van Gogh', given: 'V.' }] },
    ],
    [
      'vangogh-nd-letters',
      {
        type: 'book',
        title: 'Letters',
        author: [{ family: 'Gogh', 'non-dropping-particle': 'van' }],
      },
    ],
    [
      'worldhealth-2009-influenza',
      {
        type: 'report',
        title: '<i>Influenza</i>: an update',
        author: [{ literal: 'World Health Organization' }],
        ...in2009,
      },
    ],
    [
      'newyorktimes-2009-talks',
      {
        type: 'article-newspaper',
        title: 'Talks go on',
        'container-title': 'The New York Times',
        ...in2009,
      },
    ],
    [
      'muller-2009-grosse',
      { type: 'book', title: 'Die Größe', author: [{ family: 'Müller' }], ...in2009 },
    ],
    [
      'kovalev-2009-novyy',
      { type: 'book', title: 'Новый порядок', author: [{ family: 'Ковалёв' }], ...in2009 },
    ],
    ['webpage-nd', { type: 'webpage', title: '制裁' }],
    [
      'reuters-2009',
      { type: 'article-newspaper', title: 'العقوبات', publisher: 'Reuters', ...in2009 },
    ],
    [
      'plato-380bc-republic',
      {
        type: 'classic',
        title: 'Republic',
        author: [{ literal: 'Plato' }],
        issued: { 'date-parts': [[-380]] },
      },
    ],
  ])('makes %s', (key, reference) => {
    expect(makeCitationKey(reference, free)).toBe(key)
  })

  it('counts on with letters where the key is taken', () => {
    const reference: Reference = { type: 'book', title: 'Letters' }
    const taken = new Set<string>()
    const keys = Array.from({ length: 30 }, () => {
      const key = makeCitationKey(reference, (wanted) => taken.has(wanted))
      taken.add(key)
      return key
    })
    expect(keys.slice(0, 3)).toEqual(['book-nd-letters', 'book-nd-letters-b', 'book-nd-letters-c'])
    expect(new Set(keys).size).toBe(30)
  })

  it('finds the next letters without asking for all before them, whatever was taken out between', () => {
    const reference: Reference = { type: 'book', title: 'Letters' }
    const taken = new Set<string>()
    let asked = 0
    const make = () => {
      asked = 0
      return makeCitationKey(reference, (wanted) => {
        asked++
        return taken.has(wanted)
      })
    }
    for (let count = 0; count < 3_000; count++) taken.add(make())
    // In a row, as one after the other would have given them.
    expect(taken.has('book-nd-letters-dkj')).toBe(true)
    expect(taken.size).toBe(3_000)
    make()
    expect(asked).toBeLessThan(60)
    for (const key of [...taken].slice(1_000, 2_000)) taken.delete(key)
    expect(taken.has(make())).toBe(false)
    taken.delete('book-nd-letters-c')
    expect(make()).toBe('book-nd-letters-c')
  })

  it('is never empty, always valid, always unique without regard to case', () => {
    const anyText = fc.string({ unit: 'grapheme' })
    const anyReference: fc.Arbitrary<Reference> = fc.oneof(
      arbitraryReference,
      fc
        .record({ title: anyText, family: anyText, literal: anyText, year: fc.integer() })
        .map(({ title, family, literal, year }) => ({
          type: 'document' as const,
          title,
          author: [{ family }, { literal }],
          issued: { 'date-parts': [[year]] },
        })),
    )
    fc.assert(
      fc.property(fc.array(anyReference, { maxLength: 20 }), (references) => {
        const taken = new Set<string>()
        for (const reference of references) {
          const key = makeCitationKey(reference, (wanted) => taken.has(wanted))
          expect(key).toMatch(/^[a-z0-9][a-z0-9-]*$/)
          expect(isValidCitationKey(key)).toBe(true)
          expect(taken.has(key)).toBe(false)
          taken.add(key)
        }
      }),
    )
  })
})

describe('adaptCitationKey', () => {
  const reference: Reference = { type: 'book', title: 'Letters' }

  it.each([
    ['Doe:2009', 'Doe:2009'],
    ['DBLP:conf/x/Y+Z', 'DBLP:conf/x/Y+Z'],
    ['Müller 2009', 'Muller-2009'],
    ['{a}', 'a'],
    ['制裁', 'book-nd-letters'],
    ['', 'book-nd-letters'],
    [undefined, 'book-nd-letters'],
  ])('turns %j into %j', (wanted, key) => {
    expect(adaptCitationKey(wanted, reference, free)).toBe(key)
  })

  it('asks in lower case, so that case never tells two keys apart', () => {
    expect(adaptCitationKey('Doe2009', reference, (key) => key === 'doe2009')).toBe('Doe2009-b')
  })

  it('always gives a valid key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (wanted) => {
        expect(isValidCitationKey(adaptCitationKey(wanted, reference, free))).toBe(true)
      }),
    )
  })
})

it('folds to ASCII and nothing else', () => {
  expect(foldToAscii('Größe Łódź Ørsted ﬁne Ｆｕｌｌ')).toBe('Grosse Lodz Orsted fine Full')
  expect(foldToAscii('Αθήνα Москва')).toBe('Athina Moskva')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldToAscii(text)).toMatch(/^[\0-\x7f]*$/)
    }),
  )
})

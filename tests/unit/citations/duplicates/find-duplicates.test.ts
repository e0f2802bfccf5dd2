import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDuplicates } from '#domain/citations/duplicates/find-duplicates'
import { identityOf, type MatchEntry, readIdentity } from '#domain/citations/duplicates/match-entry'
import { prepareEntry, sameSource } from '#domain/citations/duplicates/same-source'
import type { Reference } from '#domain/citations/reference'
import { summarise } from '#store/article-summary'

const entry = (id: string, reference: Partial<Reference>, apart: string[] = []): MatchEntry => {
  const whole = { type: 'article-journal', ...reference } as Reference
  const { title, outlet, date } = summarise(whole)
  return { id, title, outlet, date, identity: identityOf(whole, apart) }
}
const judged = (a: Partial<Reference>, b: Partial<Reference>) => {
  const [one, other] = [prepareEntry(entry('a', a)), prepareEntry(entry('b', b))]
  const likeness = sameSource(one, other)
  expect(sameSource(other, one)).toEqual(likeness)
  return likeness && `${likeness.reason} ${likeness.certainty}`
}

const TALKS = {
  title: 'Russia Resists U.S. Position on Sanctions for Iran',
  author: [{ family: 'Landler', given: 'Mark' }],
  issued: { 'date-parts': [[2009, 10, 13]] },
  'container-title': 'The New York Times',
} satisfies Partial<Reference>

describe('one source', () => {
  test.each<[string, Partial<Reference>, Partial<Reference>, string]>([
    [
      'the same DOI, written differently',
      { DOI: '10.1000/A' },
      { DOI: 'https://doi.org/10.1000/a' },
      'doi sure',
    ],
    [
      'one book with ten and with thirteen digits',
      { title: 'Words', ISBN: '0306406152' },
      { title: 'Words', ISBN: '978-0-306-40615-7' },
      'isbn sure',
    ],
    [
      'one address with a campaign',
      { ...TALKS, URL: 'http://nytimes.com/a/' },
      { title: 'Another headline', URL: 'https://www.nytimes.com/a?utm_medium=x' },
      'url likely',
    ],
    [
      'title, author, outlet and year',
      TALKS,
      { ...TALKS, title: 'Russia resists US position on sanctions for Iran' },
      'title sure',
    ],
    [
      'a slip in a title',
      TALKS,
      { ...TALKS, title: 'Russia Resist U.S. Position on Sanctions for Iran' },
      'title likely',
    ],
    [
      'a subtitle left out',
      { ...TALKS, title: 'The making of modern Europe: a history' },
      { ...TALKS, title: 'Making of Modern Europe' },
      'title likely',
    ],
    [
      'an abbreviated journal',
      TALKS,
      { ...TALKS, 'container-title': 'N. Y. Times' },
      'title likely',
    ],
    [
      'online one year, printed the next',
      { ...TALKS, issued: { 'date-parts': [[2009]] } },
      { ...TALKS, issued: { 'date-parts': [[2010]] } },
      'title likely',
    ],
    ['an author who is missing', TALKS, { ...TALKS, author: [] }, 'title likely'],
    [
      'accents and marks',
      { ...TALKS, title: '“Café Société”: l’été à Paris' },
      { ...TALKS, title: "Cafe Societe – l'ete a Paris" },
      'title sure',
    ],
    [
      'Chinese titles',
      { ...TALKS, title: '中国与伊朗的能源合作前景研究报告' },
      { ...TALKS, title: '中国与伊朗的能源合作前景研究报告' },
      'title sure',
    ],
  ])('%s', (_, a, b, said) => expect(judged(a, b)).toBe(said))
})

describe('two sources', () => {
  test.each<[string, Partial<Reference>, Partial<Reference>]>([
    ['another DOI', { ...TALKS, DOI: '10.1000/a' }, { ...TALKS, DOI: '10.1000/b' }],
    [
      'chapters of one book',
      { title: 'The rise of the towns', ISBN: '0306406152' },
      { title: 'The fall of the towns', ISBN: '0306406152' },
    ],
    [
      'parts of a series',
      { ...TALKS, title: 'Notes on the history of reading, part 1' },
      { ...TALKS, title: 'Notes on the history of reading, part 2' },
    ],
    [
      'reports of two years',
      { ...TALKS, title: 'Annual report 2019 of the agency' },
      { ...TALKS, title: 'Annual report 2020 of the agency' },
    ],
    ['other authors', TALKS, { ...TALKS, author: [{ family: 'Cooper' }] }],
    [
      'an agency’s text in two papers',
      { ...TALKS, author: [] },
      { ...TALKS, author: [], 'container-title': 'The Guardian' },
    ],
    ['a column every week', TALKS, { ...TALKS, issued: { 'date-parts': [[2009, 10, 20]] } }],
    [
      'other pages of one journal',
      { ...TALKS, volume: 3, page: '1-9' },
      { ...TALKS, volume: 3, page: '10-19' },
    ],
    [
      'short titles',
      { ...TALKS, title: 'Editorial', author: [] },
      { ...TALKS, title: 'Editorial', author: [] },
    ],
    [
      'texts of two people in one file',
      { ...TALKS, URL: 'https://a.org/b.pdf' },
      { title: 'Something else', author: [{ family: 'Roe' }], URL: 'https://a.org/b.pdf' },
    ],
    ['nothing known of either', {}, {}],
  ])('%s', (_, a, b) => expect(judged(a, b)).toBeUndefined())

  test('a person has said so', () => {
    expect(findDuplicates([entry('a', TALKS, ['b']), entry('b', TALKS)])).toEqual([])
    expect(findDuplicates([entry('a', TALKS), entry('b', TALKS)])).toHaveLength(1)
  })
})

test('what an identity says is read back', () => {
  const reference = {
    type: 'article-journal',
    ...TALKS,
    DOI: '10.1000/A',
    volume: 3,
    issue: '2/3',
    page: '10–12',
  } as const
  expect(readIdentity(identityOf(reference, ['x', 'y']))).toEqual({
    identifiers: ['doi:10.1000/a'],
    author: 'landler',
    place: '3/2 3/10',
    apart: ['x', 'y'],
  })
  expect(readIdentity('')).toEqual({ identifiers: [], author: '', place: '', apart: [] })
})

test('three of one source are one group, and the surest groups come first', () => {
  const groups = findDuplicates([
    entry('e', { ...TALKS, title: 'Zero growth and the wealth of nations' }),
    entry('d', { ...TALKS, title: 'Zero growth and the wealth of nation' }),
    entry('c', { DOI: '10.1000/a', title: 'On reading well' }),
    entry('b', { DOI: '10.1000/a' }),
    entry('a', { DOI: '10.1000/A', title: 'On reading well' }),
  ])
  expect(groups).toEqual([
    { articles: ['a', 'b', 'c'], reason: 'doi', certainty: 'sure' },
    { articles: ['d', 'e'], reason: 'title', certainty: 'likely' },
  ])
})

const someEntry = fc
  .record({
    title: fc.constantFrom(
      'On reading slowly and well',
      'On reading slowly and wel',
      'On reading',
      '',
      'Reports of 2009 on reading',
    ),
    author: fc.constantFrom('Roe', 'Doe', ''),
    year: fc.constantFrom(2008, 2009, undefined),
    doi: fc.constantFrom('10.1000/a', '10.1000/b', undefined),
    url: fc.constantFrom('https://a.org/b', 'https://a.org/c', undefined),
  })
  .map(
    ({ title, author, year, doi, url }): Partial<Reference> => ({
      title,
      author: author ? [{ family: author }] : [],
      ...(year ? { issued: { 'date-parts': [[year]] } } : {}),
      ...(doi ? { DOI: doi } : {}),
      ...(url ? { URL: url } : {}),
    }),
  )

test('groups do not depend on the order of the entries, and nobody is in two', () => {
  fc.assert(
    fc.property(fc.array(someEntry, { maxLength: 60 }), fc.nat(), (references, turn) => {
      const entries = references.map((reference, index) =>
        entry(`id${String(index).padStart(3, '0')}`, reference),
      )
      const groups = findDuplicates(entries)
      const at = turn % Math.max(1, entries.length)
      const turned = [...entries.slice(at), ...entries.slice(0, at)].reverse()
      expect(findDuplicates(turned)).toEqual(groups)
      const named = groups.flatMap(({ articles }) => articles)
      expect(new Set(named).size).toBe(named.length)
      expect(groups.every(({ articles }) => articles.length > 1)).toBe(true)
    }),
  )
})

test('every pair that is one source is found, whatever else there is', () => {
  fc.assert(
    fc.property(fc.array(someEntry, { maxLength: 20 }), (references) => {
      const entries = references.map((reference, index) =>
        entry(`id${String(index).padStart(3, '0')}`, reference),
      )
      const groupOf = new Map(
        findDuplicates(entries).flatMap((group, index) =>
          group.articles.map((id) => [id, index] as const),
        ),
      )
      for (const a of entries) {
        for (const b of entries) {
          if (a.id >= b.id || !sameSource(prepareEntry(a), prepareEntry(b))) continue
          expect(groupOf.get(a.id)).toBeDefined()
          expect(groupOf.get(a.id)).toBe(groupOf.get(b.id))
        }
      }
    }),
  )
})

test('a slip is found among thousands of one author and year', () => {
  const many = Array.from({ length: 3000 }, (_, index) =>
    entry(`n${String(index).padStart(5, '0')}`, {
      ...TALKS,
      title: `Words about thing ${(index * 7919) % 3001} and ${index}`,
    }),
  )
  const groups = findDuplicates([
    ...many,
    entry('x', TALKS),
    entry('y', { ...TALKS, title: 'Russia Resists U.S. Positions on Sanctions for Iran' }),
  ])
  expect(groups.map(({ articles }) => articles)).toEqual([['x', 'y']])
})

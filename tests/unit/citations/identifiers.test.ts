import { describe, expect, test } from 'vitest'
import {
  identifiersOf,
  normaliseArxiv,
  normaliseDoi,
  normaliseIsbns,
  normaliseUrl,
} from '#domain/citations/identifiers'

test.each([
  ['10.1000/ABC.def', '10.1000/abc.def'],
  ['https://doi.org/10.1000/xyz', '10.1000/xyz'],
  ['doi:10.1000/xyz.', '10.1000/xyz'],
  ['http://dx.doi.org/10.1002/%28SICI%291097', '10.1002/(sici)1097'],
  ['see 10.1000/xyz)', '10.1000/xyz'],
  ['none', undefined],
  ['%', undefined],
])('the DOI of “%s”', (text, doi) => expect(normaliseDoi(text)).toBe(doi))

test.each([
  ['0-306-40615-2', ['9780306406157']],
  ['978-0-306-40615-7', ['9780306406157']],
  ['080442957X', ['9780804429573']],
  ['978-0-306-40615-7 (hardback); 0-306-40615-2', ['9780306406157']],
  ['978-0-306-40615-8', []],
  ['', []],
])('the ISBNs of “%s”', (text, isbns) => expect(normaliseIsbns(text)).toEqual(isbns))

describe('addresses', () => {
  test.each([
    ['http://www.example.org/a/', 'https://example.org/a'],
    ['https://example.org/a?utm_source=x&id=3#top', 'https://www.example.org/a?id=3'],
    ['example.org/a', 'https://example.org/a/index.html'],
    ['https://m.example.org/a?b=2&a=1', 'https://example.org/a?a=1&b=2'],
    ['https://EXAMPLE.org/caf%C3%A9', 'https://example.org/café'],
    ['https://example.org/a/amp/', 'https://example.org/a'],
  ])('%s is %s', (a, b) => {
    expect(normaliseUrl(a)).toBeDefined()
    expect(normaliseUrl(a)).toBe(normaliseUrl(b))
  })

  test.each([
    ['https://example.org/a?id=3', 'https://example.org/a?id=4'],
    ['https://example.org/A', 'https://example.org/a'],
    ['https://de.example.org/a', 'https://example.org/a'],
    ['https://m.org/a', 'https://n.org/a'],
  ])('%s is not %s', (a, b) => expect(normaliseUrl(a)).not.toBe(normaliseUrl(b)))

  test.each(['', 'mailto:a@example.org', 'not one', 'file:///a', 'https://'])(
    '%s is none',
    (text) => expect(normaliseUrl(text)).toBeUndefined(),
  )
})

test.each([
  ['arXiv:2103.01234v2', '2103.01234'],
  ['https://arxiv.org/abs/hep-th/9901001', 'hep-th/9901001'],
  ['2103.01234', '2103.01234'],
  ['https://arxiv.org/pdf/2103.01234', '2103.01234'],
  ['room 2103.01234 of', undefined],
])('the arXiv number of “%s”', (text, id) => expect(normaliseArxiv(text)).toBe(id))

test('a reference is identified by all that it names', () => {
  expect(
    identifiersOf({
      type: 'article-journal',
      DOI: '10.1000/A',
      ISBN: '0306406152',
      PMID: '123',
      URL: 'https://www.example.org/a?fbclid=1',
    }),
  ).toEqual(['doi:10.1000/a', 'isbn:9780306406157', 'pmid:123', 'url:example.org/a'])
})

test('a site’s own address identifies no article, and one of a resolver counts as its number', () => {
  expect(identifiersOf({ type: 'webpage', URL: 'https://example.org/' })).toEqual([])
  expect(identifiersOf({ type: 'webpage', URL: 'https://doi.org/10.1/x' })).toEqual([])
  expect(identifiersOf({ type: 'webpage', URL: 'https://doi.org/10.1000/x' })).toEqual([
    'doi:10.1000/x',
  ])
  expect(identifiersOf({ type: 'article', DOI: '10.48550/arXiv.2103.01234' })).toEqual([
    'arxiv:2103.01234',
  ])
})

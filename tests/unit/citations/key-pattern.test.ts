import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isValidCitationKey, makeCitationKey } from '#domain/citations/citation-key'
import {
  DEFAULT_KEY_PATTERN,
  DEFAULT_KEY_PATTERN_TEXT,
  KEY_PARTS,
  parseKeyPattern,
} from '#domain/citations/key-pattern'
import type { Reference } from '#domain/citations/reference'
import { expectOk } from '#domain/result'
import { arbitraryReference } from './arbitrary-reference'

const reference: Reference = {
  type: 'article-newspaper',
  title: 'The Sanctions Will Wait for Russia',
  author: [{ family: 'Landler' }, { family: 'van Gogh' }, { family: 'Müller' }, { family: 'Roe' }],
  'container-title': 'The New York Times',
  issued: { 'date-parts': [[2009, 10, 14]] },
}
const key = (pattern: string, of = reference, isTaken = (_: string) => false) =>
  makeCitationKey(of, isTaken, expectOk(parseKeyPattern(pattern)))

test('the default as people write it is the default', () => {
  expect(expectOk(parseKeyPattern(DEFAULT_KEY_PATTERN_TEXT))).toEqual(DEFAULT_KEY_PATTERN)
})

test.each([
  ['[auth][year]', 'landler2009'],
  ['[Auth][year][Word]', 'Landler2009Sanctions'],
  ['[AUTH]_[yy]', 'LANDLER_09'],
  ['[Authors]:[year]', 'LandlerVangoghMuller:2009'],
  ['[auth][year][ShortTitle]', 'landler2009SanctionsWaitRussia'],
  ['[auth]-[shorttitle]', 'landler-sanctionswaitrussia'],
  ['[outlet].[year]', 'newyorktimes.2009'],
  ['c-[auth]/[type]', 'c-landler/articlenewspaper'],
])('%s makes %s', (pattern, made) => expect(key(pattern)).toBe(made))

test('what stands around a part that is missing does not stand there twice', () => {
  expect(key('[outlet]-[auth]-[year]', { type: 'book', author: [{ family: 'Roe' }] })).toBe(
    'roe-nd',
  )
  expect(key('[word]-[auth]', { type: 'book' })).toBe('book')
})

test('a pattern of which nothing is left falls back on the usual one', () => {
  expect(key('[word]', { type: 'book', author: [{ family: '王' }] })).toBe('book-nd')
})

test.each([
  ['[autor]', '[autor]'],
  ['[auth] [year]', '“ ”'],
  ['[auth', '“[”'],
  ['auth]', '“]”'],
  ['', 'tells sources apart'],
  ['abc', 'tells sources apart'],
  ['[type]', 'tells sources apart'],
  ['[auth]%', '“%”'],
  [`[auth]${'a'.repeat(200)}`, '200'],
])('“%s” is no pattern', (pattern, said) => {
  const parsed = parseKeyPattern(pattern)
  expect(parsed.ok).toBe(false)
  if (!parsed.ok) expect(parsed.error.message).toContain(said)
})

const arbitraryPattern = fc
  .array(
    fc.oneof(
      fc
        .constantFrom(...Object.keys(KEY_PARTS))
        .chain((part) =>
          fc.constantFrom(
            `[${part}]`,
            `[${part.toUpperCase()}]`,
            `[${part.charAt(0).toUpperCase()}${part.slice(1)}]`,
          ),
        ),
      fc.constantFrom('-', '_', ':', '.', '+', '/', 'x', '9'),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => `[auth]${pieces.join('')}`)

describe('by any pattern', () => {
  test('keys are valid, never empty and unique without regard to case', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryReference, { maxLength: 30 }),
        arbitraryPattern,
        (all, text) => {
          const pattern = expectOk(parseKeyPattern(text))
          const taken = new Set<string>()
          for (const one of all) {
            const made = makeCitationKey(one, (lower) => taken.has(lower), pattern)
            expect(isValidCitationKey(made)).toBe(true)
            expect(taken.has(made.toLowerCase())).toBe(false)
            taken.add(made.toLowerCase())
          }
        },
      ),
    )
  })
})

import { confidenceOf, confidenceWord, reasonOf } from '#domain/quotes/confidence'
import { detectQuotes } from '#domain/quotes/detect-quotes'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const ORDER = ['unsure', 'likely', 'sure']

describe('the word for a confidence', () => {
  test.each([
    [1, 'sure'],
    [0.9, 'sure'],
    [0.899, 'likely'],
    [0.6, 'likely'],
    [0.599, 'unsure'],
    [0, 'unsure'],
    [Number.NaN, 'unsure'],
  ])('%d is %s', (confidence, word) => {
    expect(confidenceWord(confidence)).toBe(word)
  })

  test('more confidence never gives a weaker word', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => {
          const [less, more] = a < b ? [a, b] : [b, a]
          expect(ORDER.indexOf(confidenceWord(less))).toBeLessThanOrEqual(
            ORDER.indexOf(confidenceWord(more)),
          )
        },
      ),
    )
  })
})

describe('why a rule answered', () => {
  test('is one sentence for people', () => {
    expect(reasonOf('quote, subject, cue')).toBe(
      'The speaker and a verb of saying follow the quotation.',
    )
  })

  test.each(['a rule of another version', 'constructor', ''])('“%s” is named as it is', (sieve) => {
    expect(reasonOf(sieve)).toBe(`Found by the rule “${sieve}”.`)
  })
})

test('a quotation carries the measured confidence of the rule that decided', () => {
  const [quote] = detectQuotes('“The harbour is closed,” Ingrid Solberg said.')
  expect(quote?.sieve).toBe('quote, subject, cue')
  expect(quote?.confidence).toBe(confidenceOf('quote, subject, cue', true))
  expect(confidenceWord(quote?.confidence ?? 0)).toBe('sure')
})

test('the same rule may be less sure in German, and is never surer in a language nobody measured', () => {
  expect(confidenceOf('same paragraph', true, 'de')).toBeLessThan(
    confidenceOf('same paragraph', true, 'en'),
  )
  for (const direct of [true, false])
    expect(confidenceOf('according to', direct, 'fr')).toBeLessThanOrEqual(
      Math.min(
        confidenceOf('according to', direct, 'en'),
        confidenceOf('according to', direct, 'de'),
      ),
    )
})

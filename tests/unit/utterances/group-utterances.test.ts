import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quoteWords } from '#domain/utterances/words'
import { groupUtterances } from '#domain/utterances/group-utterances'

const FULL =
  'We are not at that point yet, and I want to be very clear that we would prefer that Iran work with us.'

const texts = (...said: string[]) => said.map((text, index) => ({ id: `q${index}`, text }))

describe('versions of one utterance', () => {
  it.each([
    [
      'the same words with other marks and case',
      '“we are not at that point yet — and I want to be very clear, that we would prefer that Iran work with us”',
    ],
    ['a cut', 'We are not at that point yet … we would prefer that Iran work with us.'],
    [
      'a cut in brackets',
      'We are not at that point yet, and I want to be very clear [...] Iran work with us.',
    ],
    [
      'a bracketed change',
      'We are not at that point yet, and [she wants] to be very clear that we would prefer that Iran work with us.',
    ],
    ['its beginning alone', 'We are not at that point yet, and I want to be very clear'],
  ])('are grouped over %s', (_, version) => {
    expect(groupUtterances(texts(FULL, version))).toEqual([['q0', 'q1']])
  })

  it('are not what merely begins alike', () => {
    const other =
      'We are not at that table, and nobody asked us to sit there with the others tonight.'
    expect(groupUtterances(texts(FULL, other))).toEqual([])
  })

  it('are short ones only where all their words are the same', () => {
    expect(
      groupUtterances(texts('Not at that point.', 'not at that point', 'at that point yet')),
    ).toEqual([['q0', 'q1']])
  })

  it('are not joined by a phrase that everybody uses', () => {
    const many = Array.from({ length: 100 }, (_, n) => `at the end of the day w${n} x${n} y${n}`)
    expect(groupUtterances(texts(...many))).toEqual([])
  })
})

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l')
/** Some are versions of others: without one of their words, or cut. */
const said = fc
  .array(
    fc.record({
      words: fc.array(word, { maxLength: 14 }),
      of: fc.option(fc.nat()),
      without: fc.nat({ max: 14 }),
      cut: fc.boolean(),
    }),
    { maxLength: 10 },
  )
  .map((all) => {
    const made: string[][] = []
    for (const { words, of, without, cut } of all) {
      const other = of === null ? undefined : made[of % Math.max(1, made.length)]
      if (other === undefined) made.push(words)
      else if (cut) made.push(other.slice(without))
      else made.push(other.filter((_, at) => at !== without))
    }
    return texts(...made.map((words) => words.join(' ')))
  })

/** The plain comparison of every two quotes, run by run, that the index must give the answer of. */
function groupPlainly(quotes: { id: string; text: string }[]): string[][] {
  const keys = quotes.map(({ text }) =>
    quoteWords(text)
      .map(({ folded }) => folded)
      .filter(Boolean)
      .join(' '),
  )
  const runs = keys.map((key) => {
    const words = key.split(' ')
    return new Set(words.slice(2).map((_, at) => words.slice(at, at + 3).join(' ')))
  })
  const group = quotes.map((_, index) => index)
  quotes.forEach((_, a) => {
    quotes.forEach((_, b) => {
      const [x, y] = [runs[a] ?? new Set(), runs[b] ?? new Set()]
      const shared = [...x].filter((run) => y.has(run)).length
      const least = Math.min(x.size, y.size)
      const alike = keys[a] !== '' && keys[a] === keys[b]
      if (!alike && (least < 4 || shared < 0.6 * least)) return
      const [from, to] = [group[a], group[b]]
      group.forEach((own, index) => {
        if (own === from) group[index] = to ?? own
      })
    })
  })
  return [...new Set(group)]
    .map((number) => quotes.filter((_, at) => group[at] === number).map(({ id }) => id))
    .filter((ids) => ids.length > 1)
}

const sorted = (groups: string[][]) => groups.map((ids) => ids.join()).sort()

describe('laws', () => {
  it('the order of the quotes does not matter', () => {
    fc.assert(
      fc.property(said, fc.infiniteStream(fc.nat()), (quotes, numbers) => {
        const shuffled = quotes
          .map((quote) => [numbers.next().value ?? 0, quote] as const)
          .sort(([a], [b]) => a - b)
          .map(([, quote]) => quote)
        expect(sorted(groupUtterances(shuffled))).toEqual(sorted(groupUtterances(quotes)))
      }),
    )
  })

  it('the index answers what comparing every two quotes answers', () => {
    fc.assert(
      fc.property(said, (quotes) => {
        expect(sorted(groupUtterances(quotes).map((ids) => ids.sort()))).toEqual(
          sorted(groupPlainly(quotes).map((ids) => ids.sort())),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('nobody is in two groups, and whoever says the same is in one', () => {
    fc.assert(
      fc.property(said, (quotes) => {
        const groups = groupUtterances(quotes)
        const all = groups.flat()
        expect(new Set(all).size).toBe(all.length)
        for (const a of quotes) {
          for (const b of quotes) {
            if (a.id === b.id || a.text === '' || a.text !== b.text) continue
            expect(groups.find((ids) => ids.includes(a.id))).toContain(b.id)
          }
        }
      }),
    )
  })
})

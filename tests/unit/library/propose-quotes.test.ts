import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeAnchor } from '#domain/anchoring/make-anchor'
import type { Quote } from '#domain/library/model'
import { newProposals, type ProposedQuote, proposedQuotes } from '#domain/library/propose-quotes'
import { detectQuotes } from '#domain/quotes/detect-quotes'

const TEXT =
  '“Threats would be counterproductive,” Sergei Lavrov told reporters. Then he left. “No,” she said.'
const REVISION = 'r'

function proposed(words: string, more: Partial<ProposedQuote> = {}): ProposedQuote {
  const start = TEXT.indexOf(words)
  return {
    start,
    end: start + words.length,
    kind: 'direct',
    confidence: 0.9,
    reason: 'a rule',
    proposal: { speaker: { name: 'Sergei Lavrov', kind: 'person' }, via: [] },
    ...more,
  }
}

let ids = 0
function quote(words: string, more: Partial<Quote> = {}): Quote {
  const start = TEXT.indexOf(words)
  const end = start + words.length
  return {
    type: 'quote',
    id: String(++ids),
    article: 'a',
    revision: REVISION,
    start,
    end,
    ...makeAnchor(TEXT, start, end),
    kind: 'direct',
    status: 'accepted',
    via: [],
    tags: [],
    addedAt: '',
    modifiedAt: '',
    ...more,
  }
}

const THREATS = '“Threats would be counterproductive,”'

describe('what is proposed', () => {
  it('names whom detection names, with their kind, the cue and the chain', () => {
    const [first] = proposedQuotes(
      detectQuotes(TEXT, { outlet: 'The Herald', authors: ['A. Writer'] }),
    )
    expect(first?.proposal.speaker).toEqual({ name: 'Sergei Lavrov', kind: 'person' })
    expect(first?.proposal.via).toEqual([
      { name: 'The Herald', kind: 'outlet' },
      { name: 'A. Writer', kind: 'person' },
    ])
    expect(first?.proposal.cue).toMatch(/^told/)
  })

  it('has no name for whom nothing but a pronoun names', () => {
    const quotes = proposedQuotes(detectQuotes('“It is late, and everybody knows it,” she said.'))
    expect(quotes.map(({ proposal }) => proposal.speaker)).toEqual([undefined])
  })
})

describe('new proposals', () => {
  it.each(['accepted', 'suggested', 'rejected'] as const)(
    'are none where the same words are %s already, with or without their marks',
    (status) => {
      for (const words of [THREATS, 'Threats would be counterproductive']) {
        const existing = [quote(words, { status, speaker: 'l' })]
        expect(newProposals([proposed(THREATS)], TEXT, REVISION, existing)).toEqual({
          suggest: [],
          complete: [],
        })
      }
    },
  )

  it('are none for rejected words that have no place in this text or stand in an earlier one', () => {
    for (const more of [{ orphan: true }, { revision: 'before' }]) {
      const existing = [quote(THREATS, { status: 'rejected', start: 999, end: 1030, ...more })]
      expect(newProposals([proposed(THREATS)], TEXT, REVISION, existing).suggest).toEqual([])
    }
  })

  it('are not kept off by the same words rejected at another place of this text', () => {
    const existing = [quote('“No,”', { status: 'rejected' })]
    expect(newProposals([proposed(THREATS)], TEXT, REVISION, existing).suggest).toHaveLength(1)
  })

  it('offer a quote of the researcher’s own only the speaker that it lacks', () => {
    const own = quote('“Threats would be counterproductive,” Sergei')
    const { suggest, complete } = newProposals([proposed(THREATS)], TEXT, REVISION, [own])
    expect(suggest).toEqual([])
    expect(complete).toEqual([
      { quote: own, proposal: { speaker: { name: 'Sergei Lavrov', kind: 'person' }, via: [] } },
    ])
    for (const more of [{ speaker: 'l' }, { declined: true }]) {
      expect(newProposals([proposed(THREATS)], TEXT, REVISION, [{ ...own, ...more }])).toEqual({
        suggest: [],
        complete: [],
      })
    }
  })

  it('stand beside a longer stretch that the researcher quoted', () => {
    const whole = quote(TEXT, { kind: 'summary' })
    expect(newProposals([proposed(THREATS)], TEXT, REVISION, [whole]).suggest).toHaveLength(1)
  })

  it('may lie in one another', () => {
    const both = [proposed(TEXT), proposed(THREATS)]
    expect(newProposals(both, TEXT, REVISION, []).suggest).toEqual(both)
  })

  it('are none the second time, whatever was decided on the first', () => {
    const span = fc
      .tuple(fc.nat(TEXT.length - 1), fc.integer({ min: 1, max: 40 }))
      .map(([start, long]) => ({ start, end: Math.min(TEXT.length, start + long) }))
    const status = fc.constantFrom('accepted', 'suggested', 'rejected')
    fc.assert(
      fc.property(fc.array(fc.tuple(span, status), { maxLength: 12 }), (drawn) => {
        const all = drawn.map(([{ start, end }]) => proposed('', { start, end }))
        const { suggest } = newProposals(all, TEXT, REVISION, [])
        const decided = suggest.map(({ start, end }, index) =>
          quote('', {
            start,
            end,
            ...makeAnchor(TEXT, start, end),
            status: drawn[index]?.[1] ?? 'accepted',
            speaker: 'l',
          }),
        )
        expect(newProposals(all, TEXT, REVISION, decided)).toEqual({ suggest: [], complete: [] })
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REFERENCE_TYPES, type Reference } from '#domain/citations/reference'
import {
  draftOf,
  editedOn,
  fieldsOf,
  referenceOf,
} from '../../../renderer/features/references/reference-draft'

const word = fc.string({ minLength: 1, maxLength: 12 })
const name = fc.oneof(
  fc.record({ literal: word }),
  fc.record({ family: word, given: word }),
  fc.record({
    family: word,
    given: word,
    'non-dropping-particle': fc.constant('van'),
    suffix: word,
  }),
)
const date = fc.oneof(
  fc.record({
    'date-parts': fc.constantFrom([[2009]], [[2009, 10]], [[2009, 10, 14]], [[1998], [0]]),
  }),
  fc.record({
    'date-parts': fc.constant([[2009]]),
    season: fc.constantFrom(1, '2'),
    circa: fc.boolean(),
  }),
  fc.record({ literal: word }),
  fc.record({ raw: word }),
)
/** References as programs write them, also such as no form of ours would make. */
const reference = fc.record(
  {
    type: fc.constantFrom(...REFERENCE_TYPES),
    title: fc.string(),
    author: fc.array(name, { maxLength: 3 }),
    editor: fc.array(name, { maxLength: 2 }),
    issued: date,
    accessed: date,
    volume: fc.oneof(fc.nat(), word),
    page: word,
    'unknown-variable': word,
    note: fc.string(),
    custom: fc.constant({ shelf: 'B2', read: true }),
  },
  { requiredKeys: ['type'] },
) as fc.Arbitrary<Reference>

describe('a reference in its form', () => {
  it('is the same to the letter when nothing was touched', () => {
    fc.assert(
      fc.property(reference, (original) => {
        expect(referenceOf(draftOf(original), original)).toEqual(original)
      }),
    )
  })

  it('changes in the field that was touched and in no other', () => {
    fc.assert(
      fc.property(reference, (original) => {
        const draft = draftOf(original)
        const edited = referenceOf(
          { ...draft, texts: { ...draft.texts, publisher: ' The  Press ' } },
          original,
        )
        expect(edited).toEqual({ ...original, publisher: 'The Press' })
      }),
    )
  })

  it('loses a field that was emptied', () => {
    const original: Reference = { type: 'book', title: 'T', author: [{ family: 'A' }] }
    const draft = draftOf(original)
    const texts = { ...draft.texts, author: ' ; ', title: '' }
    expect(referenceOf({ ...draft, texts }, original)).toEqual({ type: 'book' })
  })

  it('reads names and dates as they are typed', () => {
    const original: Reference = { type: 'article-newspaper' }
    const texts = {
      author: 'van Gogh, Vincent; {World Health Organization}',
      issued: '14 Oct 2009',
    }
    expect(referenceOf({ type: 'article-newspaper', texts }, original)).toEqual({
      type: 'article-newspaper',
      author: [
        { family: 'Gogh', given: 'Vincent', 'non-dropping-particle': 'van' },
        { literal: 'World Health Organization' },
      ],
      issued: { 'date-parts': [[2009, 10, 14]] },
    })
  })

  it('keeps what another type does not ask for, and shows that it is kept', () => {
    const original: Reference = { type: 'article-journal', title: 'T', ISSN: '1234-5679' }
    const draft = { ...draftOf(original), type: 'speech' as const }
    expect(referenceOf(draft, original)).toEqual({ ...original, type: 'speech' })
    expect(fieldsOf(draft).kept.map(({ id, label }) => [id, label])).toEqual([['ISSN', 'ISSN']])
  })

  it('shows each field once, whatever the type', () => {
    fc.assert(
      fc.property(reference, fc.constantFrom(...REFERENCE_TYPES), (original, type) => {
        const { own, kept } = fieldsOf({ ...draftOf(original), type })
        const ids = [...own, ...kept].map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  it('does to a reference that has changed meanwhile what was edited, and nothing else', () => {
    fc.assert(
      fc.property(reference, reference, reference, (original, edited, now) => {
        expect(editedOn(original, edited, original)).toEqual(edited)
        expect(editedOn(now, original, original)).toEqual(now)
      }),
    )
    const original: Reference = { type: 'webpage', title: 'T', URL: 'https://a.example' }
    const now: Reference = { ...original, publisher: 'P', title: 'Theirs' }
    expect(editedOn(now, { type: 'post', title: 'T' }, original)).toEqual({
      type: 'post',
      title: 'Theirs',
      publisher: 'P',
    })
  })
})

import { describe, expect, it } from 'vitest'
import { TYPES_BY_USE } from '#domain/citations/reference-fields'
import {
  draftReference,
  EMPTY_DRAFT,
  isEmptyDraft,
  outletField,
} from '../../../renderer/features/import/paste-draft'

describe('what is said about a pasted text', () => {
  it('is nothing but the type where nothing was said', () => {
    expect(draftReference(EMPTY_DRAFT)).toEqual({ type: EMPTY_DRAFT.type })
    expect(draftReference({ ...EMPTY_DRAFT, title: ' \n ', date: ' ', author: ';' })).toEqual({
      type: EMPTY_DRAFT.type,
    })
  })

  it('is a whole reference where all was said', () => {
    expect(
      draftReference({
        text: 'The text',
        title: 'U.S. Finds\n Russia  Cool',
        type: 'article-newspaper',
        author: 'Landler, Mark; Levy, Clifford J.',
        outlet: 'The New York Times',
        date: '14 October 2009',
        url: ' https://example.org/a ',
      }),
    ).toEqual({
      type: 'article-newspaper',
      title: 'U.S. Finds Russia Cool',
      author: [
        { family: 'Landler', given: 'Mark' },
        { family: 'Levy', given: 'Clifford J.' },
      ],
      'container-title': 'The New York Times',
      issued: { 'date-parts': [[2009, 10, 14]] },
      URL: 'https://example.org/a',
    })
  })

  it('puts the outlet where each type has its own', () => {
    expect(outletField('webpage')).toMatchObject({ id: 'container-title', label: 'Site' })
    expect(outletField('report').id).toBe('publisher')
    for (const type of TYPES_BY_USE) {
      const reference = draftReference({ ...EMPTY_DRAFT, type, outlet: 'Somewhere' })
      expect(Object.values(reference)).toContain('Somewhere')
    }
  })

  it('keeps a date that it cannot read as it was written', () => {
    expect(draftReference({ ...EMPTY_DRAFT, date: 'the day after' }).issued).toEqual({
      literal: 'the day after',
    })
  })
})

describe('a draft', () => {
  it('is empty as long as only its type was chosen', () => {
    expect(isEmptyDraft({ ...EMPTY_DRAFT, type: 'book' })).toBe(true)
    expect(isEmptyDraft({ ...EMPTY_DRAFT, url: 'x' })).toBe(false)
  })
})

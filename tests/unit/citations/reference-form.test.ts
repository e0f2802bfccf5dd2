import { describe, expect, it } from 'vitest'
import { REFERENCE_TYPES, type Reference } from '../../../electron/domain/citations/reference'
import { referenceForm, TYPES_BY_USE } from '../../../electron/domain/citations/reference-fields'
import {
  isValidIsbn,
  isValidIssn,
  validateReference,
} from '../../../electron/domain/citations/validate-reference'

describe('referenceForm', () => {
  it('has a form for every type, and offers every type once', () => {
    expect([...TYPES_BY_USE].sort()).toEqual([...REFERENCE_TYPES].sort())
    expect(TYPES_BY_USE[0]).toBe('article-newspaper')
  })

  it.each(REFERENCE_TYPES)('asks for people, a title and a date first: %s', (type) => {
    const { label, fields } = referenceForm(type)
    const ids = fields.map(({ id }) => id)
    expect(label).not.toBe('')
    expect(ids.slice(0, 2)).toEqual(['author', 'title'])
    expect(ids).toContain('issued')
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('asks a newspaper article for its outlet and not for an ISBN', () => {
    const { fields } = referenceForm('article-newspaper')
    expect(fields.find(({ id }) => id === 'container-title')?.label).toBe('Outlet')
    expect(fields.some(({ id }) => id === 'ISBN')).toBe(false)
    expect(fields.find(({ id }) => id === 'accessed')?.input).toBe('date')
  })
})

describe('validateReference', () => {
  const right: Reference = {
    type: 'article-newspaper',
    author: [{ family: 'Example', given: 'Ada' }],
    title: 'Ministers agree',
    'container-title': 'The Daily Example',
    issued: { 'date-parts': [[2009, 10, 14]] },
    URL: 'https://example.org/ministers',
    page: '193-4',
  }
  const fieldsOf = (reference: Reference) => validateReference(reference).map(({ field }) => field)

  it('has nothing to say about a whole reference', () => {
    expect(validateReference(right)).toEqual([])
  })

  it.each<[string, Partial<Reference>]>([
    ['title', { title: ' ' }],
    ['container-title', { 'container-title': '' }],
    ['DOI', { DOI: 'doi:10.1000/x' }],
    ['URL', { URL: 'example.org/x' }],
    ['ISBN', { ISBN: '978-3-16-148410-1' }],
    ['ISSN', { ISSN: '0317-8472' }],
    ['page', { page: '194–193' }],
    ['issued', { issued: { literal: 'in press' } }],
    ['issued', { issued: { 'date-parts': [[2010], [2009]] } }],
    ['author', { author: [{ given: 'Ada' }] }],
    ['author', { author: [{ family: 'Example et al.' }] }],
  ])('points at %s', (field, change) => {
    const problems = validateReference({ ...right, ...change })
    expect(problems.map((problem) => problem.field)).toEqual([field])
    expect(problems[0]?.message).toMatch(/[.?]$/)
  })

  it('asks when a page without a date was read', () => {
    const { issued, ...undated } = right
    expect(issued).toBeDefined()
    expect(fieldsOf({ ...undated, type: 'webpage' })).toEqual(['accessed'])
    expect(
      fieldsOf({ ...undated, type: 'webpage', accessed: { 'date-parts': [[2024, 1, 2]] } }),
    ).toEqual([])
  })

  it('lists problems in the order of the form', () => {
    expect(fieldsOf({ type: 'article-newspaper', URL: 'x', author: [{ given: 'A' }] })).toEqual([
      'author',
      'title',
      'container-title',
      'URL',
      'accessed',
    ])
  })
})

it('checks the digits of ISBN and ISSN', () => {
  expect(isValidIsbn('978-3-16-148410-0')).toBe(true)
  expect(isValidIsbn('0-306-40615-2')).toBe(true)
  expect(isValidIsbn('080442957X')).toBe(true)
  expect(isValidIsbn('0-306-40615-3')).toBe(false)
  expect(isValidIssn('0378-5955')).toBe(true)
  expect(isValidIssn('2434-561X')).toBe(true)
  expect(isValidIssn('0378-5956')).toBe(false)
})

import { describe, expect, test } from 'vitest'
import { nearStyles, searchStyles } from '../../../electron/domain/citations/search-styles'

const STYLES = [
  { name: 'acta-botanica', title: 'Acta Botanica' },
  { name: 'apa', title: 'American Psychological Association 7th edition' },
  { name: 'apa-annotated', title: 'American Psychological Association 7th edition (annotated)' },
  { name: 'chicago-author-date', title: 'Chicago Manual of Style 17th edition (author-date)' },
  { name: 'etudes-litteraires', title: 'Études littéraires' },
  { name: 'modern-language-association', title: 'Modern Language Association 9th edition' },
  { name: 'vancouver', title: 'Vancouver' },
]
const find = (query: string, limit = 10) =>
  searchStyles(STYLES, query, limit).map(({ name }) => name)

describe('searching', () => {
  test('an empty query gives all, favourites first', () => {
    expect(find('').slice(0, 3)).toEqual([
      'apa',
      'modern-language-association',
      'chicago-author-date',
    ])
    expect(find('')).toHaveLength(STYLES.length)
    expect(find('', 2)).toHaveLength(2)
  })

  test('by initials, by name, by beginnings of words in any order', () => {
    expect(find('MLA')).toEqual(['modern-language-association'])
    expect(find('apa')).toEqual(['apa', 'apa-annotated'])
    expect(find('date chic')).toEqual(['chicago-author-date'])
    expect(find('manual dragon')).toEqual([])
  })

  test('accents and case do not matter', () => {
    expect(find('ETUDES litteraires')).toEqual(['etudes-litteraires'])
  })
})

describe('near names', () => {
  test('the likest first, and none for nonsense', () => {
    expect(nearStyles(STYLES, 'vancuver', 3)).toEqual(['vancouver'])
    expect(nearStyles(STYLES, 'mla', 3)).toEqual(['modern-language-association'])
    expect(nearStyles(STYLES, 'chicago', 3)).toEqual(['chicago-author-date'])
    expect(nearStyles(STYLES, 'chicgo', 3)).toEqual(['chicago-author-date'])
    expect(nearStyles(STYLES, 'zzzz', 3)).toEqual([])
  })
})

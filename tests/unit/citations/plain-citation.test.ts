import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainCitation } from '../../../electron/domain/citations/plain-citation'
import type { Reference } from '../../../electron/domain/citations/reference'
import { arbitraryReference } from './arbitrary-reference'

const onTheDay = { issued: { 'date-parts': [[2009, 10, 14]] } } as const
const person = (family: string, given: string) => ({ family, given })

describe('plainCitation', () => {
  it.each<[string, Reference, string?]>([
    [
      'Example, A. B. (14 October 2009). Ministers agree. The Daily Example. https://example.org/a (para. 7)',
      {
        type: 'article-newspaper',
        title: 'Ministers agree',
        author: [person('Example', 'Ada Berta')],
        'container-title': 'The Daily Example',
        URL: 'https://example.org/a',
        ...onTheDay,
      },
      'para. 7',
    ],
    [
      'Ministers agree (14 October 2009). The Daily Example.',
      {
        type: 'article-newspaper',
        title: 'Ministers agree',
        'container-title': 'The Daily Example',
        ...onTheDay,
      },
    ],
    [
      'Example, A. et al. (2009). Ministers agree.',
      {
        type: 'book',
        title: 'Ministers agree',
        author: [person('Example', 'Ada'), { literal: 'others' }],
        ...onTheDay,
      },
    ],
    [
      'World Health Organization (2009). Influenza: What now? Geneva Press.',
      {
        type: 'report',
        title: 'Influenza: What now?',
        author: [{ literal: 'World Health Organization' }],
        publisher: 'Geneva Press',
        ...onTheDay,
      },
    ],
    [
      'About us (n.d.). Example Foundation. Retrieved 2 January 2024, from https://example.org/about',
      {
        type: 'webpage',
        title: 'About us',
        'container-title': 'Example Foundation',
        URL: 'https://example.org/about',
        accessed: { 'date-parts': [[2024, 1, 2]] },
      },
    ],
    [
      'van der Berg, J.-P., & Müller, Ä., Jr. (2009). On quotation. Journal of Examples, 12(3), 45–67. https://doi.org/10.1000/xyz',
      {
        type: 'article-journal',
        title: 'On <i>quotation</i>',
        author: [
          { family: 'Berg', 'non-dropping-particle': 'van der', given: 'Jean-Pierre' },
          { ...person('Müller', 'Änne'), suffix: 'Jr.' },
        ],
        'container-title': 'Journal of Examples',
        volume: 12,
        issue: '3',
        page: '45–67',
        DOI: 'https://doi.org/10.1000/xyz',
        URL: 'https://example.org/ignored',
        ...onTheDay,
      },
    ],
    [
      'Goethe, J. W. von (Ed.) (1809). Essays. Example House.',
      {
        type: 'book',
        title: 'Essays',
        editor: [{ family: 'Goethe', given: 'Johann Wolfgang', 'dropping-particle': 'von' }],
        publisher: 'Example House',
        issued: { 'date-parts': [[1809, 5]] },
      },
    ],
    ['Untitled (in press).', { type: 'book', issued: { literal: 'in press' } }],
  ])('writes %s', (text, reference, locator) => {
    expect(plainCitation(reference, locator)).toBe(text)
  })

  it('shortens very long lists of people as APA does', () => {
    const author = Array.from({ length: 25 }, (_, index) => person(`Person${index}`, 'A'))
    const text = plainCitation({ type: 'book', title: 'T', author })
    expect(text).toContain('Person18, A., … Person24, A.')
    expect(text).not.toContain('Person19')
  })

  it('is one line, never empty, without doubled stops', () => {
    fc.assert(
      fc.property(arbitraryReference, (reference) => {
        const text = plainCitation(reference)
        expect(text).not.toBe('')
        expect(text).not.toMatch(/[\r\n]|\.\.(?!\.)| {2}/)
      }),
    )
  })
})

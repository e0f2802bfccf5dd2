import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Name, Reference } from '../../../electron/domain/citations/reference'
import { plainCitation } from '../../../electron/domain/citations/plain-citation'
import { expectOk } from '../../../electron/domain/result'
import { createCitationFormatter } from '../../../electron/workers/citation-style'
import { finish } from '../../../electron/workers/living-bibliography'
import { openStylePack, type StylePack } from '../../../electron/workers/style-pack'
import { useStylePack } from '../style-pack-file'

const STYLES = [
  'apa',
  'modern-language-association',
  'chicago-author-date',
  'chicago-fullnote-bibliography',
  'ieee',
  'vancouver',
  'harvard-cite-them-right',
  'oscola',
  'nature',
]

const { folder, file } = useStylePack(STYLES)
let pack: StylePack

beforeAll(() => {
  pack = expectOk(openStylePack(file))
})

const news: Reference = {
  type: 'article-newspaper',
  title: 'Ministers agree on <i>terms</i>',
  author: [{ family: 'Example', given: 'Ada Berta' }],
  'container-title': 'The Daily Example',
  issued: { 'date-parts': [[2009, 10, 14]] },
  URL: 'https://example.org/a',
}

const newsItem = { citationKey: 'key', reference: news }

const formatter = (style: string, locale?: string) =>
  expectOk(createCitationFormatter({ style, pack, ...(locale ? { locale } : {}) }))

describe('the pack', () => {
  it('has the styles that were asked for, with titles, and every locale', () => {
    expect([...pack.styles.keys()].sort()).toEqual([...STYLES].sort())
    expect(pack.styles.get('apa')).toContain('American Psychological Association')
    expect(pack.locales).toEqual(expect.arrayContaining(['en-US', 'de-DE', 'fr-FR', 'ar']))
    expect(pack.readStyle('no-such-style')).toBeUndefined()
    expect(pack.readStyle('constructor')).toBeUndefined()
    expect(pack.readLocale('xx-XX')).toBeUndefined()
  })

  it('says so when it is not there or no pack', () => {
    const other = join(folder, 'other.pack')
    writeFileSync(other, 'not a pack at all')
    for (const path of [other, join(folder, 'missing.pack')])
      expect(openStylePack(path)).toMatchObject({ ok: false, error: { code: 'unreadable' } })
  })
})

describe('formatting', () => {
  it.each(STYLES)('prints the outlet, the title and the year: %s', (style) => {
    const { text, html, notice } = formatter(style).entry(news, 'example-2009-ministers')
    expect(notice).toBeUndefined()
    expect(text).toContain('The Daily Example')
    expect(text).toMatch(/ministers agree on terms/i)
    expect(text).toContain('2009')
    expect(text).not.toMatch(/[<>]\/?(?:i|div)|\n/)
    expect(html).toMatch(/<i>/)
  })

  it('puts the locator into the citation in the words of the style', () => {
    expect(formatter('apa').citation({ ...newsItem, locator: 'para. 7' }).text).toBe(
      '(Example, 2009, para. 7)',
    )
    expect(formatter('apa').citation({ ...newsItem, locator: 'pp. 12–14' }).text).toBe(
      '(Example, 2009, pp. 12–14)',
    )
    expect(formatter('apa').citation(newsItem).text).toBe('(Example, 2009)')
    expect(formatter('chicago-author-date').citation({ ...newsItem, locator: '12' }).text).toBe(
      '(Example 2009, 12)',
    )
  })

  it('cites in the language asked for', () => {
    expect(formatter('apa', 'de-DE').citation({ ...newsItem, locator: 'p. 7' }).text).toBe(
      '(Example, 2009, S. 7)',
    )
  })

  it('gives a note where the style cites in notes', () => {
    const { text } = formatter('chicago-fullnote-bibliography').citation({
      ...newsItem,
      locator: 'para. 7',
    })
    expect(text).toContain('Ada Berta Example')
    expect(text).toContain('para. 7')
  })

  it('says so where a style prints no place', () => {
    const place = { ...newsItem, locator: 'para. 7' }
    expect(formatter('vancouver').citation(place)).toMatchObject({
      text: '(1)',
      notice: expect.stringContaining('prints no place'),
    })
    for (const style of ['apa', 'ieee', 'oscola'])
      expect(formatter(style).citation(place).notice).toBeUndefined()
  })

  it('puts whom it quotes inside the citation, or beside a raised number', () => {
    const quotedIn = {
      chain: [{ name: 'Dmitry Medvedev', kind: 'person' }],
      words: 'direct',
    } as const
    const item = { ...newsItem, locator: 'para. 7', quotedIn }
    const cited = (style: string, locale?: string) => formatter(style, locale).citation(item)
    expect(cited('apa')).toMatchObject({
      text: '(Medvedev, as cited in Example, 2009, para. 7)',
      quotedIn: 'Medvedev, as cited in',
    })
    expect(cited('apa', 'de-DE').text).toBe('(Medvedev, zitiert nach Example, 2009, Abs. 7)')
    expect(cited('ieee').text).toBe('Medvedev, quoted in [1, Para. 7]')
    expect(cited('nature')).toMatchObject({ html: '<sup>1</sup> (quoting Medvedev)' })
    const own = { ...item, quotedIn: { ...quotedIn, said: '<Medvedev> in' } }
    expect(formatter('apa').citation(own)).toMatchObject({
      text: '(<Medvedev> in Example, 2009, para. 7)',
      quotedIn: 'Medvedev, as cited in',
    })
    expect(formatter('apa').citation({ ...own, quotedIn: { ...quotedIn, said: '' } }).text).toBe(
      '(Example, 2009, para. 7)',
    )
  })

  it('makes a footnote in every style: its own note, or the entry with its place', () => {
    const item = {
      ...newsItem,
      locator: 'para. 7',
      quotedIn: { chain: [{ name: 'Dmitry Medvedev', kind: 'person' }], words: 'direct' },
    } as const
    const note = formatter('chicago-fullnote-bibliography').alone(item)
    expect(note.isNote).toBe(true)
    expect(note.footnote).toEqual(note.citation)
    expect(note.footnote.text).toMatch(/^Dmitry Medvedev, quoted in Ada Berta Example, .* para\. 7/)
    const { footnote, isNote } = formatter('ieee').alone(item)
    expect(isNote).toBe(false)
    expect(footnote.text).toMatch(/^Dmitry Medvedev, quoted in A\. B\. Example, .*, para\. 7\.$/)
    expect(footnote.html).not.toContain('<div')
    const german = (locator: string) => formatter('apa', 'de-DE').alone({ ...newsItem, locator })
    expect(german('para. 7').footnote.text).toMatch(/, Abs\. 7\.$/)
    expect(german('S. 3 ff.').footnote.text).toMatch(/, S\. 3 ff\.$/)
    expect(german('vol. 2, p. 3').footnote.text).toMatch(/, Bd\. 2, S\. 3\.$/)
    expect(german('vol. 2, p. 3').citation).toMatchObject({ text: '(Example, 2009, Band 2, S. 3)' })
    expect(german('vol. 2, p. 3').citation.notice).toBeUndefined()
  })

  it.each([
    ['apa', '(Müller et al., 2009)', 'Müller, E. et al. (2009, October 14).'],
    ['modern-language-association', '(Müller et al.)', 'Müller, Eva, et al. “Ministers'],
    ['chicago-author-date', '(Müller et al. 2009)', 'Müller, Eva et al. 2009.'],
    ['chicago-fullnote-bibliography', 'Eva Müller et al., “Ministers', 'Müller, Eva et al. “Minis'],
    ['ieee', '[1]', '[1] E. Müller et al., “Ministers'],
    ['vancouver', '(1)', '1. Müller E et al. Ministers'],
    ['harvard-cite-them-right', '(Müller et al., 2009)', 'Müller, E. et al. (2009)'],
    ['oscola', 'Eva Müller and others, ‘Ministers', 'Müller E and others, ‘Ministers'],
  ])('ends a list of names that ends in “others” as the style does: %s', (style, cited, entry) => {
    const author = [{ family: 'Müller', given: 'Eva' }, { literal: 'others' }]
    const made = formatter(style).alone({ citationKey: 'key', reference: { ...news, author } })
    expect(made.citation.text.startsWith(cited)).toBe(true)
    expect(made.entry.text.slice(0, entry.length)).toBe(entry)
  })

  it('counts others as one at least, and shortens what goes before them as the style does', () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ family: `Name${i + 1}`, given: 'A' }))
    const made = (author: readonly Name[], style = 'apa', role = 'author') => {
      const { author: _author, ...rest } = news
      const reference = { ...rest, [role]: author }
      return formatter(style).alone({ citationKey: 'key', reference })
    }
    const two = [...people(2), { literal: 'et al.' }]
    expect(made(two).citation.text).toBe('(Name1 et al., 2009)')
    expect(made(two).entry.text).toMatch(/^Name1, A\., Name2, A\., et al\. \(2009/)
    expect(made([...people(20), { literal: 'others' }]).entry.text).toMatch(
      /Name19, A\., et al\. \(2009/,
    )
    expect(
      made([{ family: 'Berg', 'dropping-particle': 'van den', given: 'J' }, { literal: 'others' }])
        .entry.text,
    ).toMatch(/^Berg, J\. van den et al\./)
    expect(made([{ literal: 'World Bank' }, { literal: 'others' }]).citation.text).toBe(
      '(World Bank et al., 2009)',
    )
    expect(made([{ literal: 'Others' }]).citation.text).toBe('(Others, 2009)')
    expect(
      made(
        [
          { given: 'A', family: 'B' },
          { given: 'et', family: 'al.' },
        ],
        'ieee',
      ).entry.text,
    ).toMatch(/^\[1\] A\. B et al\., “/)
    expect(made([...people(1), { literal: 'others' }], 'apa', 'editor').entry.text).toMatch(
      /^Name1, A\. et al\. \(Eds\.\)\./,
    )
  })

  it('sorts a bibliography as the style does, and numbers by order of citing where it does', () => {
    const items = [
      { citationKey: 'z', reference: { ...news, author: [{ family: 'Zebra', given: 'Z' }] } },
      { citationKey: 'a', reference: { ...news, author: [{ family: 'Aard', given: 'A' }] } },
    ]
    const keys = (style: string) =>
      finish(formatter(style).bibliography(items)).entries.map(({ citationKey }) => citationKey)
    expect(keys('apa')).toEqual(['a', 'z'])
    expect(keys('ieee')).toEqual(['z', 'a'])
    expect(finish(formatter('apa').bibliography(items)).leftOut).toEqual([])
    expect(finish(formatter('apa').bibliography([]))).toEqual({ entries: [], leftOut: [] })
  })

  it('does not mix one source up with the one before', () => {
    const apa = formatter('apa')
    apa.entry(news, 'key')
    const other: Reference = {
      type: 'book',
      title: 'Something else',
      author: [{ literal: 'Reuters' }],
    }
    expect(apa.entry(other, 'key').text).toContain('Something else')
    expect(apa.citation({ citationKey: 'key', reference: other }).text).toBe('(Reuters, n.d.)')
  })

  it('lets no tag of a title through that CSL does not know', () => {
    const { html } = formatter('apa').entry(
      { ...news, title: '<img src=x onerror=alert(1)>' },
      'key',
    )
    expect(html).not.toContain('<img')
  })

  it('never throws on an odd reference, and gives a plain citation instead', () => {
    const odd = {
      type: 'book',
      title: 'T',
      issued: { 'date-parts': [[]] },
      author: [{}],
    } as Reference
    const { text } = formatter('apa').entry(odd, 'key')
    expect(text).not.toBe('')
    expect(plainCitation(odd)).not.toBe('')
  })

  it('knows no style that is not there', () => {
    expect(createCitationFormatter({ style: 'no-such-style', pack })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
  })
})

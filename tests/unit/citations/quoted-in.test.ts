import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { quotedInOf, quotedInText, type SaidBy } from '../../../electron/domain/citations/quoted-in'
import {
  type CitationFamily,
  citationFamily,
} from '../../../electron/domain/citations/quoted-in-words'
import type { Reference } from '../../../electron/domain/citations/reference'

const person = (name: string, ...aliases: string[]): SaidBy => ({ name, kind: 'person', aliases })
const outlet = (name: string): SaidBy => ({ name, kind: 'outlet' })
const anonymous = (name: string): SaidBy => ({ name, kind: 'anonymous' })

const MEDVEDEV = person('Dmitry Medvedev')
const LAVROV = person('Sergey Lavrov')
const news: Reference = {
  type: 'article-newspaper',
  title: 'Talks',
  author: [{ family: 'Landler', given: 'Mark' }],
  'container-title': 'The New York Times',
}

const chainOf = (speaker: SaidBy | undefined, via: readonly SaidBy[], reference = news) =>
  quotedInOf({ speaker, via, kind: 'direct' }, reference)?.chain.map(({ name }) => name)

describe('who stands between the words and the source', () => {
  it('is the speaker, then the chain from the inside out', () => {
    expect(chainOf(MEDVEDEV, [])).toEqual(['Dmitry Medvedev'])
    expect(chainOf(MEDVEDEV, [LAVROV])).toEqual(['Dmitry Medvedev', 'Sergey Lavrov'])
    expect(chainOf(MEDVEDEV, [outlet('Interfax'), LAVROV])).toEqual([
      'Dmitry Medvedev',
      'Sergey Lavrov',
      'Interfax',
    ])
  })

  it('ends at the source’s own outlet or writer, under any of its names', () => {
    for (const own of [
      outlet('The New York Times'),
      outlet('new york times'),
      person('Mark Landler'),
      person('Landler, Mark'),
      person('The correspondent', 'Landler'),
    ])
      expect(chainOf(MEDVEDEV, [own, LAVROV])).toEqual(['Dmitry Medvedev', 'Sergey Lavrov'])
    // Whatever is outside of the source is no business of its readers.
    expect(chainOf(MEDVEDEV, [outlet('Google News'), outlet('New York Times'), LAVROV])).toEqual([
      'Dmitry Medvedev',
      'Sergey Lavrov',
    ])
  })

  it('is nobody where the source speaks for itself', () => {
    expect(chainOf(person('Mark Landler'), [])).toBeUndefined()
    expect(chainOf(outlet('The New York Times'), [outlet('New York Times')])).toBeUndefined()
    expect(chainOf(undefined, [])).toBeUndefined()
    expect(chainOf(undefined, [outlet('The New York Times')])).toBeUndefined()
    const who: Reference = { type: 'report', title: 'T', author: [{ literal: 'WHO' }] }
    expect(
      chainOf(
        { name: 'World Health Organization', kind: 'organisation', aliases: ['WHO'] },
        [],
        who,
      ),
    ).toBeUndefined()
  })

  it('does not name the same link twice in a row', () => {
    expect(chainOf(LAVROV, [LAVROV])).toEqual(['Sergey Lavrov'])
  })
})

const words = (
  family: CitationFamily,
  speaker: SaidBy | undefined,
  via: readonly SaidBy[] = [],
  more: { kind?: 'direct' | 'indirect'; language?: string; said?: string } = {},
): string => {
  const { kind = 'direct', language = 'en-US', said } = more
  const quoted = quotedInOf({ speaker, via, kind, said }, news)
  return quoted ? quotedInText(quoted, family, language).text : ''
}

test.each<[CitationFamily, string, string]>([
  ['apa', 'Medvedev, as cited in', 'Medvedev, quoted in Lavrov, as cited in'],
  ['mla', 'qtd. in', 'qtd. in Lavrov, qtd. in'],
  ['chicago', 'Medvedev, quoted in', 'Medvedev, quoted in Lavrov, quoted in'],
  ['harvard', 'Medvedev, quoted in', 'Medvedev, quoted in Lavrov, quoted in'],
  ['numeric', 'Medvedev, quoted in', 'Medvedev, quoted in Lavrov, quoted in'],
  ['superscript', '(quoting Medvedev)', '(quoting Lavrov quoting Medvedev)'],
  ['abnt', 'Medvedev, apud', 'Medvedev, apud Lavrov, apud'],
  ['note', 'Dmitry Medvedev, quoted in', 'Dmitry Medvedev, quoted in Sergey Lavrov, quoted in'],
  ['oscola', 'Dmitry Medvedev, quoted in', 'Dmitry Medvedev, quoted in Sergey Lavrov, quoted in'],
])('%s says “%s”, and of a chain “%s”', (family, one, several) => {
  expect(words(family, MEDVEDEV)).toBe(one)
  expect(words(family, MEDVEDEV, [LAVROV])).toBe(several)
})

test.each<[CitationFamily, string]>([
  ['apa', 'Medvedev, as cited in'],
  ['mla', 'qtd. in'],
  ['harvard', 'Medvedev, cited in'],
  ['note', 'Dmitry Medvedev, cited in'],
])('what is not word for word is cited, not quoted: %s', (family, said) => {
  expect(words(family, MEDVEDEV, [], { kind: 'indirect' })).toBe(said)
})

test.each([
  ['de-DE', 'Medvedev, zitiert nach'],
  ['fr-FR', 'Medvedev, cité dans'],
  ['es-ES', 'Medvedev, como se citó en'],
  ['zh-CN', 'Medvedev，转引自'],
  ['zh-TW', 'Medvedev，轉引自'],
  ['nn-NO', 'Medvedev, sitert i'],
  ['xx', 'Medvedev, as cited in'],
])('in the language of the citation: %s', (language, said) => {
  expect(words('apa', MEDVEDEV, [], { language })).toBe(said)
})

test.each([
  ['U.S. official', 'an anonymous U.S. official, quoted in'],
  ['a U.S. official', 'an anonymous U.S. official, quoted in'],
  ['Senior administration official', 'an anonymous senior administration official, quoted in'],
  ['Kremlin officials', 'anonymous Kremlin officials, quoted in'],
  ['two officials', 'two anonymous officials, quoted in'],
  ['a person familiar with the talks', 'an anonymous person familiar with the talks, quoted in'],
  ['people close to the president', 'anonymous people close to the president, quoted in'],
  ['Anonymous', 'an anonymous source, quoted in'],
  ['an unnamed diplomat', 'an unnamed diplomat, quoted in'],
  ['one of the officials', 'one of the officials, quoted in'],
  ['Two of the diplomats', 'two of the diplomats, quoted in'],
])('a source without a name is said to be one: %s', (name, said) => {
  expect(words('harvard', anonymous(name))).toBe(said)
})

test('a note begins with a capital, also where its first source has no name', () => {
  expect(words('note', anonymous('U.S. official'))).toBe('An anonymous U.S. official, quoted in')
  expect(words('note', anonymous('officials'))).toBe('Anonymous officials, quoted in')
  expect(words('note', anonymous('two officials'))).toBe('Two anonymous officials, quoted in')
  expect(words('oscola', anonymous('one of them'))).toBe('One of them, quoted in')
  expect(words('note', person('bell hooks'))).toBe('bell hooks, quoted in')
})

test('particles belong to the name in the text; bodies keep theirs whole', () => {
  expect(words('apa', person('Ursula von der Leyen'))).toBe('von der Leyen, as cited in')
  expect(words('apa', { name: 'Ministry of Truth', kind: 'organisation' })).toBe(
    'Ministry of Truth, as cited in',
  )
})

test('what the researcher wrote goes before everything, also where it is nothing', () => {
  expect(words('apa', MEDVEDEV, [], { said: 'Medvedev, told to ' })).toBe('Medvedev, told to')
  expect(words('superscript', MEDVEDEV, [], { said: '' })).toBe('')
})

test.each([
  ['apa', 'author-date', 'apa'],
  ['apa-6th-edition', 'author-date', 'apa'],
  ['modern-language-association-8th-edition', 'author', 'mla'],
  ['chicago-author-date', 'author-date', 'chicago'],
  ['chicago-fullnote-bibliography', 'note', 'note'],
  ['harvard-cite-them-right', 'author-date', 'harvard'],
  ['apache-like-journal', 'author-date', 'harvard'],
  ['ieee', 'numeric', 'numeric'],
  ['oscola', 'note', 'oscola'],
  ['some-journal', undefined, 'harvard'],
] as const)('%s (%s) is of the family %s', (name, format, family) => {
  expect(citationFamily(name, format)).toBe(family)
})

test('no chain ever gives an empty name, a doubled comma or a line end', () => {
  const speaker = fc.record({
    name: fc.string({ unit: 'grapheme' }).map((name) => name.replace(/\s+/g, ' ').trim()),
    kind: fc.constantFrom('person', 'organisation', 'outlet', 'anonymous'),
  })
  fc.assert(
    fc.property(
      fc.option(speaker, { nil: undefined }),
      fc.array(speaker, { maxLength: 4 }),
      fc.constantFrom<CitationFamily>('apa', 'mla', 'note', 'superscript', 'harvard'),
      (said, via, family) => {
        const quoted = quotedInOf({ speaker: said, via: via, kind: 'direct' }, news)
        if (!quoted) return
        const { text } = quotedInText(quoted, family, 'en')
        expect(text).toMatch(/(?:in|\))$/)
        expect(text).not.toMatch(/^, |\n/)
        expect(quoted.chain.length).toBeLessThanOrEqual(via.length + 1)
      },
    ),
  )
})

test.each([
  [person('Xi Jinping', 'Xi, Jinping'), 'Xi, as cited in', 'Xi Jinping, quoted in'],
  [
    person('Gabriel García Márquez', 'Gabo', 'García Márquez, Gabriel'),
    'García Márquez, as cited in',
  ],
  // Another name is not the same one sorted, and a body has no family name.
  [person('Hillary Clinton', 'Rodham, Hillary'), 'Clinton, as cited in'],
  [{ ...outlet('News Agency'), aliases: ['Agency, News'] }, 'News Agency, as cited in'],
])('the family name of %o is told by its other names', (speaker, inText, inNote = undefined) => {
  const quotedIn = quotedInOf({ speaker, via: [], kind: 'direct' }, news)!
  expect(quotedInText(quotedIn, 'apa', 'en').text).toBe(inText)
  if (inNote !== undefined) expect(quotedInText(quotedIn, 'note', 'en').text).toBe(inNote)
})

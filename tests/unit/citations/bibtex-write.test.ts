import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeBiblatex } from '../../../electron/domain/citations/formats/biblatex'
import { readBibtex, writeBibtex } from '../../../electron/domain/citations/formats/bibtex'
import { toLatex } from '../../../electron/domain/citations/formats/latex-escape'
import type { Reference } from '../../../electron/domain/citations/reference'
import { arbitraryReference } from './arbitrary-reference'

const bibtex = (reference: Reference) => writeBibtex([{ citationKey: 'key', reference }]).output
const biblatex = (reference: Reference) => writeBiblatex([{ citationKey: 'key', reference }]).output

const news: Reference = {
  type: 'article-newspaper',
  title: 'Iran and NATO agree',
  author: [{ literal: 'Reuters and Partners' }, { family: 'Müller', given: 'Änne' }],
  'container-title': 'The Daily Example',
  issued: { 'date-parts': [[2009, 10, 14]] },
  accessed: { 'date-parts': [[2009, 11, 2]] },
  URL: 'https://example.org/a_b?x=1&y=2',
  language: 'en-GB',
}

it('writes a newspaper article for biblatex', () => {
  expect(biblatex(news)).toBe(`@article{key,
  author = {{Reuters and Partners} and Müller, Änne},
  title = {Iran and {NATO} agree},
  journaltitle = {The Daily Example},
  date = {2009-10-14},
  url = {https://example.org/a_b?x=1&y=2},
  urldate = {2009-11-02},
  langid = {british},
  entrysubtype = {newspaper},
}
`)
})

it('writes the same article for classic BibTeX', () => {
  expect(bibtex(news)).toBe(`@article{key,
  author = {{Reuters and Partners} and M{\\"u}ller, {\\"A}nne},
  title = {Iran and {NATO} agree},
  journal = {The Daily Example},
  year = {2009},
  month = oct,
  day = {14},
  url = {https://example.org/a_b?x=1&y=2},
  urldate = {2009-11-02},
  language = {en-GB},
  entrysubtype = {newspaper},
}
`)
})

it('ends a list that says there are others as both dialects do, whatever words it has for them', () => {
  const author = [{ family: 'Doe', given: 'J' }, { literal: 'et al.' }]
  for (const write of [bibtex, biblatex]) {
    expect(write({ type: 'book', title: 'T', author })).toContain('author = {Doe, J and others}')
    expect(write({ type: 'book', title: 'T', author: [{ literal: 'Others' }] })).toContain(
      'author = {{Others}}',
    )
  }
})

describe('titles', () => {
  const german: Reference = { type: 'book', title: 'Der Zauberberg und die UNO', language: 'de-DE' }

  it('protects capitals only where a style would take them away', () => {
    expect(biblatex(german)).toContain('title = {Der Zauberberg und die UNO}')
    expect(biblatex({ ...german, language: 'en' })).toContain('{Zauberberg} und die {UNO}')
    // Classic styles know no languages and lower all of them.
    expect(bibtex(german)).toContain('{Zauberberg} und die {UNO}')
  })

  it('protects the first word where it has more than its first capital', () => {
    expect(biblatex({ type: 'book', title: 'iPhone NATO Man' })).toContain(
      '{{iPhone} {NATO} {Man}}',
    )
    expect(biblatex({ type: 'book', title: 'NATO' })).toContain('title = {{NATO}}')
    expect(bibtex({ type: 'book', title: 'One Égalité' })).toContain("{One {{\\'E}galit{\\'e}}}")
  })

  it('turns markup into commands, and a tag without a partner into its characters', () => {
    expect(toLatex('<i>Natrix</i> <sup>2</sup>', { ascii: false })).toBe(
      '\\emph{Natrix} \\textsuperscript{2}',
    )
    expect(toLatex('a <i> b', { ascii: false })).toBe('a \\textless{}i\\textgreater{} b')
    expect(
      toLatex('<span class="nocase">in vitro</span>', { ascii: false, protectCapitals: true }),
    ).toBe('{in vitro}')
  })
})

describe('escaping', () => {
  it('has no sign left that LaTeX would take for a command', () => {
    expect(toLatex('50% & $5 #1 a_b ~ ^ \\ {x} <y>', { ascii: false })).toBe(
      '50\\% \\& \\$5 \\#1 a\\_b \\textasciitilde{} \\textasciicircum{} \\textbackslash{} ' +
        '\\{x\\} \\textless{}y\\textgreater{}',
    )
  })

  it('writes a brace that has no partner by name', () => {
    expect(toLatex('a } b { c', { ascii: false })).toBe(
      'a \\textbraceright{} b \\textbraceleft{} c',
    )
  })

  it('writes accents, dashes and marks as commands for classic BibTeX', () => {
    expect(toLatex('é ñ ç š ł ø ß “a” – — … ½ α', { ascii: true })).toMatch(
      /^\{\\'e\} \{\\~n\} \{\\c c\} \{\\v s\} \{\\l\} \{\\o\} \{\\ss\} ``a'' -- --- \\ldots\{\} \S+ \$\\alpha\$$/,
    )
  })

  it('leaves other scripts in UTF-8', () => {
    expect(toLatex('Москва Αθήνα 制裁 العقوبات', { ascii: true })).toBe(
      'Москва Αθήνα 制裁 العقوبات',
    )
  })

  it('keeps two hyphens two hyphens', () => {
    expect(toLatex("a--b ''c''", { ascii: false })).toBe("a-{}-b '{}'c'{}'")
  })
})

/** BibTeX counts every brace, also an escaped one. */
function isBalanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '{') depth++
    else if (character === '}' && --depth < 0) return false
  }
  return depth === 0
}

describe.each([
  ['bibtex', bibtex],
  ['biblatex', biblatex],
])('%s', (_, write) => {
  it('balances braces in every line, whatever the text', () => {
    const nasty = fc.array(
      fc.constantFrom('{', '}', '\\', '"', '%', '<i>', '</i>', '\n', 'A', 'b', ' '),
    )
    fc.assert(
      fc.property(arbitraryReference, nasty, nasty, (reference, title, literal) => {
        const output = write({
          ...reference,
          title: title.join(''),
          author: [
            { literal: literal.join('') },
            { family: literal.join(''), given: title.join('') },
          ],
          URL: title.join(''),
          note: literal.join(''),
          custom: { 'bibtex.addendum': literal.join('') },
        })
        expect(isBalanced(output)).toBe(true)
        expect(readBibtex(output).items).toHaveLength(1)
      }),
      { numRuns: 200 },
    )
  })

  it('keeps a house with an "and" in its name one house', () => {
    expect(write({ type: 'book', title: 'T', publisher: 'Simon and Schuster' })).toContain(
      'publisher = {{Simon and Schuster}}',
    )
  })

  it('keeps a family name in one piece', () => {
    const output = write({
      type: 'book',
      title: 'T',
      author: [{ family: 'Vega de Parga', given: 'Luis' }],
    })
    expect(output).toContain('author = {{Vega de Parga}, Luis}')
  })

  it('puts particles before the family name and suffixes between the names', () => {
    const author = [
      { family: 'Gogh', given: 'Vincent', 'non-dropping-particle': 'van' },
      { family: 'King', given: 'Martin', suffix: 'Jr.' },
    ]
    const output = write({ type: 'book', title: 'T', author })
    expect(output).toContain('author = {van Gogh, Vincent and King, Jr., Martin}')
  })
})

it('says in classic BibTeX what year and month cannot say in a field that others read', () => {
  const range = { type: 'book', title: 'T', issued: { 'date-parts': [[1970], [1980]] } } as const
  expect(bibtex(range)).toContain('year = {1970--1980}')
  expect(readBibtex(bibtex(range)).items[0]?.reference).toEqual(range)
})

it('writes back the fields it kept', () => {
  const reference: Reference = {
    type: 'book',
    title: 'T',
    custom: { 'bibtex.addendum': 'See {\\"o}' },
  }
  expect(biblatex(reference)).toContain('addendum = {See {\\"o}}')
  expect(readBibtex(biblatex(reference)).items[0]?.reference).toEqual(reference)
})

import { describe, expect, it } from 'vitest'
import { readBiblatex } from '../../../electron/domain/citations/formats/biblatex'

const entry = (fields: string, type = 'article') =>
  readBiblatex(`@${type}{key,\n${fields}\n}`).items[0]?.reference
const titleOf = (value: string) => entry(`title = {${value}}`)?.title

describe('formulas', () => {
  it.each([
    ['Sorting in $O(n \\log n)$', 'Sorting in O(n log n)'],
    ['$\\log\\log n$ and $\\max_i x$', 'log log n and max<sub>i</sub>x'],
    ['$2\\sin\\theta$ or $\\sin(x)$', '2 sin θ or sin(x)'],
    ['$n \\bmod k$, $a \\pmod{n}$', 'n mod k, a (mod n)'],
    ['$\\operatorname{Spec} R$', 'Spec R'],
    ['The $\\hat{x}$, $\\tilde y$ and $\\vec{\\mu}$', 'The x̂, ỹ and μ⃗'],
    ['$\\widehat{AB}$ alone', 'AB alone'],
    ['$\\mathrm{CO_2}$ in $\\mathrm{Bi_{2}Se_{3}}$', 'CO₂ in Bi₂Se₃'],
    ['\\t{oo} is kept', 'o͡o is kept'],
  ])('lose no function and no letter: %s', (latex, title) => {
    expect(titleOf(latex)).toBe(title)
  })
})

describe('LaTeX', () => {
  it.each([
    ['{\\quotedblbase}Ja“ und \\quotedblbase Nein“', '„Ja“ und „Nein“'],
    ['Gr{\\"o}{\\ss}e and Caf\\\'e', 'Größe and Café'],
    ["{\\L}\\'{o}d\\'z, {\\O}rsted, fa\\c{c}ade, {\\v{S}}koda", 'Łódź, Ørsted, façade, Škoda'],
    ['R\\&D at 50\\% of \\$5, a\\_b \\#1', 'R&D at 50% of $5, a_b #1'],
    ['Sets \\{a, b\\} in {C}', 'Sets {a, b} in C'],
    ['From \\$5 to \\$10', 'From $5 to $10'],
    ['Don{\\textquoteright}t, 3{\\textendash}4', 'Don’t, 3–4'],
    ['50% of all', '50% of all'],
    ['it costs $5', 'it costs $5'],
    ['p < 0.05 and x > y', 'p < 0.05 and x > y'],
    ['a -- b --- c', 'a – b — c'],
    ["``double'' and `single' don't", "“double” and ‘single’ don't"],
    ['\\emph{Natrix} and \\textbf{bold}', '<i>Natrix</i> and <b>bold</b>'],
    ['The {NATO} {Summit}', 'The NATO Summit'],
    ['{{Whole title kept}}', 'Whole title kept'],
    ['Growth {in vitro} of cells', 'Growth <span class="nocase">in vitro</span> of cells'],
    ['The {\\LaTeX} Companion', 'The LaTeX Companion'],
    ['Vol.\\ 3, no.~4, pp.\\ 1--3', 'Vol. 3, no. 4, pp. 1–3'],
    ['\\LaTeX\\ and \\ss\\ and $\\alpha$\\ x', 'LaTeX and ß and α x'],
    ['a\\\\ b', 'a b'],
    ['\\noop{1973}The {\\SortNoop{a}}End', 'The End'],
    ['a \\foreignlanguage{ngerman}{Wort} \\selectlanguage{english}more', 'a Wort more'],
    ['\\enquote*{a} \\textquote{b} \\mkbibquote{c}', '“a” “b” “c”'],
    ['an \\underline{under}line', 'an underline'],
    ['5 $\\mu$m and $\\Delta$', '5 μm and Δ'],
    ['an \\unknowncommand{argument} here', 'an argument here'],
    ['over\n   two lines', 'over two lines'],
  ])('reads %j', (latex, text) => {
    expect(titleOf(latex)).toBe(text)
  })

  it.each(['Sets \\{a, b\\}', 'From \\$5 to \\$10', 'a{\\textendash}b and don{\\textquoteright}t'])(
    'reads %j alike with the LaTeX parser and without it',
    (latex) => {
      expect(titleOf(`${latex} \\textsc{end}`)?.replace(/<[^>]*>/g, '')).toBe(
        `${titleOf(latex) ?? ''} end`,
      )
    },
  )

  it('leaves the case of titles as it was typed', () => {
    expect(titleOf('Iran Warns Against New Sanctions')).toBe('Iran Warns Against New Sanctions')
  })

  it('takes addresses as they stand', () => {
    const reference = entry(
      'url = {https://example.org/~me/a_b%20c\\_d}, doi = {https://doi.org/10.1000/a_b}',
    )
    expect(reference).toMatchObject({
      URL: 'https://example.org/~me/a_b%20c_d',
      DOI: '10.1000/a_b',
    })
  })

  it('keeps paragraphs of an abstract', () => {
    expect(entry('abstract = {One.\n\nTwo.}')?.['abstract']).toBe('One.\n\nTwo.')
  })
})

describe('names', () => {
  const author = (names: string) => entry(`author = {${names}}`)?.['author']

  it.each([
    [
      'Lavrov, Sergei and Clinton, Hillary',
      [
        { family: 'Lavrov', given: 'Sergei' },
        { family: 'Clinton', given: 'Hillary' },
      ],
    ],
    [
      'Sergei Lavrov AND Hillary Rodham Clinton',
      [
        { family: 'Lavrov', given: 'Sergei' },
        { family: 'Clinton', given: 'Hillary Rodham' },
      ],
    ],
    [
      'Ludwig van Beethoven',
      [{ family: 'Beethoven', given: 'Ludwig', 'dropping-particle': 'van' }],
    ],
    ['King, Jr., Martin Luther', [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }]],
    [
      '{World Health Organization} and {Simon and Schuster}',
      [{ literal: 'World Health Organization' }, { literal: 'Simon and Schuster' }],
    ],
    [
      'M{\\"u}ller, J{\\\'o}zef and others',
      [{ family: 'Müller', given: 'Józef' }, { literal: 'others' }],
    ],
    ['Plato', [{ family: 'Plato' }]],
    ['King, Martin Luther, Jr.', [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }]],
    ['Doe, Jane, III', [{ family: 'Doe', given: 'Jane', suffix: 'III' }]],
    ['{\\relax Ch}. Example', [{ family: 'Example', given: 'Ch.' }]],
  ])('reads %j', (names, expected) => {
    expect(author(names)).toEqual(expected)
  })

  it('reads kinds of editors', () => {
    expect(
      entry(
        'editor = {One, A}, editora = {Two, B}, editoratype = {compiler}, editorb = {Three, C}',
        'book',
      ),
    ).toMatchObject({
      editor: [{ family: 'One' }],
      compiler: [{ family: 'Two' }],
      contributor: [{ family: 'Three' }],
    })
  })

  it('knows when a prefix belongs to the name', () => {
    expect(entry('author = {van Gogh, Vincent}, options = {useprefix=true}')?.['author']).toEqual([
      { family: 'Gogh', given: 'Vincent', 'non-dropping-particle': 'van' },
    ])
  })
})

describe('fields', () => {
  it.each<[string, string, object]>([
    ['article', 'entrysubtype = {newspaper}', { type: 'article-newspaper' }],
    ['article', 'entrysubtype = {magazine}', { type: 'article-magazine' }],
    [
      'report',
      'number = {10}, issue = {Vital Statistics Series}',
      { number: '10', 'collection-title': 'Vital Statistics Series' },
    ],
    ['report', 'series = {S}, issue = {Words}', { 'collection-title': 'S', issue: 'Words' }],
    ['report', 'issue = {2}', { issue: '2' }],
    [
      'article',
      'journaltitle = {J}, number = {3}, issue = {Spring}',
      { 'container-title': 'J', issue: '3, Spring' },
    ],
    ['book', 'series = {S}, number = {3}', { 'collection-title': 'S', 'collection-number': '3' }],
    [
      'techreport',
      'number = {3}, institution = {I}',
      { type: 'report', number: '3', publisher: 'I' },
    ],
    ['phdthesis', 'school = {U}', { type: 'thesis', genre: 'PhD thesis', publisher: 'U' }],
    ['thesis', 'type = {mathesis}', { genre: 'Master’s thesis' }],
    [
      'patent',
      'holder = {{Two Firms and Sons} and Doe, Jane}, location = {countryde and countryus}',
      {
        publisher: 'Two Firms and Sons and Jane Doe',
        'publisher-place': 'Germany; United States of America',
      },
    ],
    ['patent', 'location = {Countryside}', { 'publisher-place': 'Countryside' }],
    [
      'article',
      'eprint = {123}, eprinttype = {JSTOR}',
      { archive_location: '123', URL: 'https://www.jstor.org/stable/123' },
    ],
    ['book', 'language = {english and french}', { language: 'en' }],
    [
      'online',
      'organization = {O}, urldate = {2009-11-02}',
      { type: 'webpage', publisher: 'O', accessed: { 'date-parts': [[2009, 11, 2]] } },
    ],
    ['misc', 'howpublished = {\\url{https://example.org}}', { URL: 'https://example.org' }],
    [
      'misc',
      'howpublished = {\\url{https://example.org/a_b%20c--d~e}}, note = {See \\url{https://example.org/a\\_b\\%20c}, 5\\% of it}',
      {
        URL: 'https://example.org/a_b%20c--d~e',
        note: 'See https://example.org/a_b%20c, 5% of it',
      },
    ],
    ['article', 'title = {Acts. \\bibstring{newseries}}', { title: 'Acts. New series' }],
    [
      'misc',
      'eprint = {0910.12345}, archiveprefix = {arXiv}',
      { type: 'article', archive: 'arXiv', URL: 'https://arxiv.org/abs/0910.12345' },
    ],
    [
      'incollection',
      'booktitle = {B}, booksubtitle = {S}, pages = {1--9}',
      { 'container-title': 'B: S', page: '1-9' },
    ],
    ['book', 'title = {T?}, subtitle = {S}', { title: 'T? S' }],
    [
      'book',
      'maintitle = {Works}, title = {Letters}',
      { title: 'Works', 'volume-title': 'Letters' },
    ],
    [
      'proceedings',
      'maintitle = {Lectures}, booktitle = {Tides}',
      { type: 'book', title: 'Lectures', 'volume-title': 'Tides' },
    ],
    ['proceedings', 'booktitle = {Tides}', { title: 'Tides' }],
    [
      'book',
      'maintitle = {Works}, title = {Letters}, booktitle = {Essays}',
      { title: 'Works', 'volume-title': 'Letters', 'container-title': 'Essays' },
    ],
    ['hardware', 'title = {Sensor}', { type: 'software' }],
    [
      'book',
      'publisher = {Simon and Schuster}, location = {London and New York}',
      { publisher: 'Simon and Schuster', 'publisher-place': 'London; New York' },
    ],
    ['book', 'langid = {ngerman}', { language: 'de-DE' }],
    ['book', 'edition = {2nd}', { edition: '2' }],
    [
      'article',
      'year = 2009, month = oct, day = 14',
      { issued: { 'date-parts': [[2009, 10, 14]] } },
    ],
    ['article', 'year = 2009, month = 10 # "~oct"', { issued: { 'date-parts': [[2009, 10, 10]] } }],
    ['article', 'year = {in press}', { issued: { literal: 'in press' } }],
    [
      'article',
      'date = {2009-10-14/2009-10-16}, year = 1999',
      {
        issued: {
          'date-parts': [
            [2009, 10, 14],
            [2009, 10, 16],
          ],
        },
      },
    ],
    ['article', 'keywords = {a; b, c}', { keyword: 'a, b, c' }],
  ])('@%s with %s', (type, fields, expected) => {
    expect(entry(fields, type)).toMatchObject(expected)
  })

  it('keeps fields it has no variable for as they are, but not what belongs to other programs', () => {
    expect(
      entry('title = {T}, addendum = {See {\\"o}}, file = {/home/me/x.pdf}, timestamp = {2009}'),
    ).toEqual({
      type: 'article-journal',
      title: 'T',
      custom: { 'bibtex.addendum': 'See {\\"o}' },
    })
  })
})

describe('files', () => {
  it('puts in macros, joins pieces, and passes over comments', () => {
    const { items, diagnostics } = readBiblatex(
      `% @article{commented, title = {No}}
@string{press = {Example Press}}
@comment{ @book{hidden, title = {No}} }
@preamble{"\\newcommand{x}"}
Free text with mail@example.org between entries.
@book(round, title = "Quoted {"}title{"}", publisher = press # { and Sons}, year = 2009)
@Book{second, Title = {Two}}`,
    )
    expect(items.map(({ citationKey, line }) => [citationKey, line])).toEqual([
      ['round', 6],
      ['second', 7],
    ])
    expect(items[0]?.reference).toMatchObject({
      title: 'Quoted "title"',
      publisher: 'Example Press and Sons',
    })
    expect(diagnostics).toEqual([])
  })

  it('lends fields along crossref and xdata, own fields first', () => {
    const { items } = readBiblatex(`
@inproceedings{child, title = {Paper}, crossref = {parent}, pages = {1--2}}
@proceedings{parent, title = {Proceedings}, subtitle = {Of 2009}, editor = {Eve Editor}, date = {2009}, xdata = {house}}
@xdata{house, publisher = {Example Press}, location = {Oslo}}
@book{ring, title = {Ring}, crossref = {ring}}`)
    expect(items.map(({ citationKey }) => citationKey)).toEqual(['child', 'parent', 'ring'])
    expect(items[0]?.reference).toMatchObject({
      type: 'paper-conference',
      title: 'Paper',
      'container-title': 'Proceedings: Of 2009',
      editor: [{ family: 'Editor', given: 'Eve' }],
      issued: { 'date-parts': [[2009]] },
      publisher: 'Example Press',
      'publisher-place': 'Oslo',
    })
  })

  it.each<[string, string, number]>([
    ['a missing brace after a value', '@book{one,\n  title = {One,\n  year = 2009\n}', 2],
    ['a missing brace after an entry', '@book{one,\n  title = {One},\n  year = 2009', 1],
    ['a brace too many', '@book{one,\n  title = {One}},\n  year = 2009\n}', 2],
    ['a missing quotation mark', '@book{one,\n  title = "One,\n  year = 2009\n}', 2],
    ['a missing equals sign', '@book{one,\n  title = {One},\n  year = 2009, author {Ada}\n}', 3],
  ])('reads on after %s', (_, broken, line) => {
    const { items, diagnostics } = readBiblatex(
      `${broken}\n\n@book{two,\n  title = {Two},\n  year = 2010\n}\n`,
    )
    expect(items.map(({ citationKey, reference }) => [citationKey, reference.title])).toEqual([
      ['one', 'One'],
      ['two', 'Two'],
    ])
    expect(items[0]?.reference['issued']).toEqual({ 'date-parts': [[2009]] })
    expect(diagnostics.map((diagnostic) => diagnostic.line)).toContain(line)
  })

  it('takes an escaped brace as BibTeX does, and as others do where that cannot be meant', () => {
    expect(entry('title = {a \\{b\\} c}')?.title).toBe('a {b} c')
    const { items } = readBiblatex(
      '@book{a, title = {open \\{ only}, year = 2009}\n@book{b, title = {B}}',
    )
    expect(items[0]?.reference['issued']).toEqual({ 'date-parts': [[2009]] })
    expect(items[1]?.reference.title).toBe('B')
  })

  it('tells of what it does not know', () => {
    const { items, diagnostics } = readBiblatex(
      '@gadget{g,\n  title = unknownmacro,\n  title = {Again}\n}',
    )
    expect(items[0]?.reference).toEqual({ type: 'document', title: 'unknownmacro' })
    expect(diagnostics.map(({ line }) => line)).toEqual([1, 2, 3])
  })
})

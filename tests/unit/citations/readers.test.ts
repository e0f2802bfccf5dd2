import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { recogniseReferenceFormat } from '../../../electron/domain/citations/recognise-reference-format'
import {
  READABLE_FORMATS,
  type ReadableFormatName,
  REFERENCE_FORMATS,
} from '../../../electron/domain/citations/reference-formats'
import { SAMPLES, sampleFile } from './sample-records'

const first = (format: ReadableFormatName, text: string) =>
  REFERENCE_FORMATS[format].read(text).items[0]?.reference

const SAMPLED = READABLE_FORMATS.filter((name) => SAMPLES[name] !== undefined)

const PIECES = [
  '<!--',
  '<![CDATA[',
  ']]>',
  '</record>',
  '<mods>',
  '<PubmedArticle>',
  '<!DOCTYPE x [<!ENTITY a "aaa">]>',
  '&a;',
  '&',
  '<',
  '>',
  '%0',
  '%T x',
  'PMID- ',
  'TI  - ',
  'ER\n',
  'PT J',
  'RT ',
  '<1>',
  'Author\n  ',
  'cff-version: 1.2.0\n',
  'authors:\n- ',
  '*a',
  '&a ',
  '"',
  '\n',
  '\n\n',
  '  ',
]

describe.each(SAMPLED)('%s', (name) => {
  const sample = SAMPLES[name] as NonNullable<(typeof SAMPLES)[typeof name]>
  const { read } = REFERENCE_FORMATS[name]
  const file = (numbers: readonly number[]) => sampleFile(sample, numbers.map(sample.record))

  it('reads what a record of a journal article says', () => {
    const { items, diagnostics } = read(file([1, 2]))
    expect(diagnostics).toEqual([])
    expect(items).toHaveLength(2)
    expect(items[1]?.reference).toMatchObject({
      type: 'article-journal',
      volume: '2',
      issue: '3',
      page: '120-129',
      DOI: '10.1000/ferries.2',
      ISSN: '0378-5955',
    })
    expect(items[1]?.reference.title).toMatch(/^Ferries and (?:<i>)?harbours(?:<\/i>)? 2/)
    expect(String(items[1]?.reference['container-title']).toLowerCase()).toBe('journal of ferries')
    expect(items[1]?.reference['author']).toEqual(
      expect.arrayContaining([{ family: 'Solberg', given: expect.stringMatching(/^Ada$/) }]),
    )
    expect(items[1]?.reference['issued']).toMatchObject({
      'date-parts': [expect.arrayContaining([2009])],
    })
    if (name !== 'refer') expect(items[1]?.reference['language']).toBe('de')
    const keyword = items[1]?.reference['keyword']
    if (name !== 'pubmed-xml') expect(keyword).toMatch(/ships.*timetables/i)
  })

  it('is recognised by what it holds, whatever ends its lines', () => {
    expect(recogniseReferenceFormat(file([1, 2]))).toBe(name)
    expect(recogniseReferenceFormat(`\uFEFF\n${file([1])}`)).toBe(name)
    const { items } = read(file([1, 2]).replace(/\n/g, '\r\n'))
    expect(items.map(({ reference }) => reference)).toEqual(
      read(file([1, 2])).items.map(({ reference }) => reference),
    )
  })

  it('says on which line a record begins', () => {
    const text = file([1, 2])
    const line = text.slice(0, text.indexOf(sample.record(2))).split('\n').length
    expect(read(text).items[1]?.line).toBe(line)
  })

  it('never throws, whatever the text', () => {
    const broken = fc.array(
      fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 6 })),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(broken, fc.boolean(), (pieces, isInside) => {
        const text = pieces.join('')
        const { items, diagnostics } = read(
          isInside ? sampleFile(sample, [sample.record(1), text]) : text,
        )
        expect(items.every(({ reference }) => typeof reference.type === 'string')).toBe(true)
        expect(diagnostics.every(({ line, message }) => line >= 1 && message.length > 0)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('loses nothing but the entry that is damaged', () => {
    const whole = read(file([1, 2, 3])).items
    fc.assert(
      fc.property(
        fc.nat({ max: 2000 }),
        fc.nat({ max: 40 }),
        fc.constantFrom('', ...PIECES.filter((piece) => !/^\n+$/.test(piece))),
        (place, cut, insert) => {
          const victim = sample.record(2)
          // The last and first characters stay: without them it is its neighbours that are damaged.
          const at = 1 + (place % (victim.length - 2))
          const end = Math.max(at, Math.min(at + cut, victim.length - 1))
          const damaged = victim.slice(0, at) + insert + victim.slice(end)
          const { items } = read(sampleFile(sample, [sample.record(1), damaged, sample.record(3)]))
          const references = items.map(({ reference }) => reference)
          expect(references).toContainEqual(whole[0]?.reference)
          expect(references).toContainEqual(whole[2]?.reference)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('says where what it cannot read stands', () => {
    const { items, diagnostics } = read('no references here, only words\n')
    expect(items).toEqual([])
    expect(diagnostics[0]?.line).toBe(1)
  })
})

describe('XML', () => {
  const article = SAMPLES['pubmed-xml']?.record(1) ?? ''

  test('entities are not expanded, and nothing outside is fetched', () => {
    const bomb = [
      '<?xml version="1.0"?>',
      '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">',
      '<!ENTITY file SYSTEM "file:///etc/passwd">]>',
      `<PubmedArticleSet>${article.replace('To sail', '&c; &file; To sail')}</PubmedArticleSet>`,
    ].join('\n')
    expect(first('pubmed-xml', bomb)?.['abstract']).toContain('&c; &file; To sail')
  })

  test('what is nested too deeply costs only its record', () => {
    const deep = `<PubmedArticle>${'<a>'.repeat(20_000)}</PubmedArticle>`
    const { items, diagnostics } = REFERENCE_FORMATS['pubmed-xml'].read(
      `<PubmedArticleSet>\n${deep}\n${article}\n</PubmedArticleSet>`,
    )
    expect(items).toHaveLength(1)
    expect(diagnostics).toMatchObject([{ line: 2 }])
  })

  test('records in comments are not read, and CDATA is text', () => {
    const text = `<PubmedArticleSet><!-- ${article} -->${article.replace(
      'To sail &amp; land.',
      '<![CDATA[</PubmedArticle> x < y]]>',
    )}</PubmedArticleSet>`
    const { items } = REFERENCE_FORMATS['pubmed-xml'].read(text)
    expect(items).toHaveLength(1)
    expect(items[0]?.reference['abstract']).toContain('</PubmedArticle> x < y')
  })

  test('any prefix of the namespace', () => {
    const mods = SAMPLES.mods?.record(1) ?? ''
    const prefixed = mods.replace(/<(\/?)(?=[a-z])/g, '<$1m:')
    expect(first('mods', prefixed)).toEqual(first('mods', mods))
    expect(recogniseReferenceFormat(prefixed)).toBe('mods')
  })
})

describe('EndNote XML', () => {
  const record = (...inside: string[]) =>
    first('endnote-xml', `<xml><records><record>${inside.join('')}</record></records></xml>`)

  test('the name of a type counts before its number', () => {
    expect(record('<ref-type name="Book">0</ref-type>', '<pages>12</pages>')?.type).toBe('book')
    expect(record('<ref-type>17</ref-type>', '<pages>12</pages>')?.type).toBe('article-journal')
  })

  test('runs in styles, lines and lists of keywords', () => {
    expect(
      record(
        '<ref-type name="Journal Article">17</ref-type>',
        '<titles><title><style face="normal">On </style><style face="italic">Salmo</style>',
        '<style face="normal"> in H</style><style face="subscript">2</style>O</title></titles>',
        '<keywords><keyword>ships&#xD;timetables; tides</keyword></keywords>',
        '<notes>First&#xD;second</notes>',
        '<dates><year>2009</year><pub-dates><date>Oct 14</date></pub-dates></dates>',
      ),
    ).toEqual({
      type: 'article-journal',
      title: 'On <i>Salmo</i> in H<sub>2</sub>O',
      keyword: 'ships, timetables, tides',
      note: 'First\nsecond',
      issued: { 'date-parts': [[2009, 10, 14]] },
    })
  })

  test('several people in one element', () => {
    const authors = (text: string) =>
      record(
        '<ref-type name="Journal Article">17</ref-type>',
        `<contributors><authors><author>${text}</author></authors></contributors>`,
      )?.['author']
    const two = [
      { family: 'Bronk Ramsey', given: 'C.' },
      { family: 'Blackwell', given: 'P.G.' },
    ]
    expect(authors('Bronk Ramsey, C., Blackwell, P.G.')).toEqual(two)
    expect(authors('Bronk Ramsey, C.; Blackwell, P.G.')).toEqual(two)
    expect(authors('Bronk Ramsey, C.&#xD;Blackwell, P.G.')).toEqual(two)
    expect(authors('King, Martin Luther, Jr.')).toEqual([
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
    ])
    expect(authors('Office of Ships, Tides, and Harbours, Oslo,')).toEqual([
      { literal: 'Office of Ships, Tides, and Harbours, Oslo' },
    ])
  })

  test('what a field means in an article', () => {
    const article = [
      '<ref-type name="Journal Article">17</ref-type><titles><title>T</title></titles>',
      '<pages>821-863</pages><section>821</section><edition>2020/08/12</edition>',
      '<custom2>PMC3654245</custom2><custom7>e12</custom7><accession-num>25647015</accession-num>',
      '<remote-database-name>Medline</remote-database-name>',
      '<isbn>1532-1827 (Electronic)&#xD;0007-0920 (Linking)</isbn>',
      '<urls><related-urls><url>https://example.org/a</url><url>https://doi.org/10.1000/x</url>',
      '</related-urls></urls>',
    ]
    expect(record(...article)).toEqual({
      type: 'article-journal',
      title: 'T',
      page: '821-863',
      'available-date': { 'date-parts': [[2020, 8, 12]] },
      PMCID: 'PMC3654245',
      number: 'e12',
      ISSN: '1532-1827, 0007-0920',
      archive: 'Medline',
      archive_location: '25647015',
      PMID: '25647015',
      URL: 'https://example.org/a',
      DOI: '10.1000/x',
      custom: { 'ris.UR': 'https://doi.org/10.1000/x' },
    })
    const book = record('<ref-type name="Book">6</ref-type><edition>2nd</edition>')
    expect(book).toEqual({ type: 'book', edition: '2nd' })
  })

  test('what it has no variable for is written back', () => {
    const custom = { 'ris.AD': 'Harbour 1\nOslo', 'ris.C1': 'e12' }
    const { output } = REFERENCE_FORMATS['endnote-xml'].write([
      { citationKey: 'a', reference: { type: 'article-journal', title: 'T', custom } },
    ])
    expect(first('endnote-xml', output)?.['custom']).toEqual(custom)
  })
})

describe('MEDLINE', () => {
  const nbib = (...lines: string[]) =>
    first('nbib', ['PMID- 1', 'TI  - T.', ...lines, ''].join('\n'))

  test('names in full, or with initials where there are no others', () => {
    expect(
      nbib('FAU - Berg, John M Jr', 'AU  - Berg JM Jr', 'AU  - Holm A', 'CN  - Study Group.')?.[
        'author'
      ],
    ).toEqual([
      { family: 'Berg', given: 'John M', suffix: 'Jr' },
      { family: 'Holm', given: 'A' },
      { literal: 'Study Group' },
    ])
  })

  test.each([
    ['2009', { 'date-parts': [[2009]] }],
    ['2009 Oct 14', { 'date-parts': [[2009, 10, 14]] }],
    [
      '2010 Sep-Oct',
      {
        'date-parts': [
          [2010, 9],
          [2010, 10],
        ],
      },
    ],
    [
      '2010 Sep 5-12',
      {
        'date-parts': [
          [2010, 9, 5],
          [2010, 9, 12],
        ],
      },
    ],
    ['2010 Winter', { 'date-parts': [[2010]], season: 4 }],
    ['2019 02 04', { 'date-parts': [[2019, 2, 4]] }],
  ])('the date %s', (text, date) => {
    expect(nbib(`DP  - ${text}`)?.['issued']).toEqual(date)
  })

  test('without a date of print the day online; a suffix with a number; the title in its own language', () => {
    expect(nbib('DEP - 20110304', 'AU  - Berg AB 3rd', 'TT  - Titel')).toMatchObject({
      issued: { 'date-parts': [[2011, 3, 4]] },
      author: [{ family: 'Berg', given: 'AB', suffix: '3rd' }],
      'original-title': 'Titel',
    })
    expect(nbib('DEP - 20110304', 'DP  - 2011')?.['issued']).toEqual({ 'date-parts': [[2011]] })
  })

  test.each([
    ['Structure of aurovertin B.', 'Structure of aurovertin B'],
    ['What is a ferry?', 'What is a ferry?'],
    ['Ferries in the U.S.', 'Ferries in the U.S.'],
    ['And then...', 'And then...'],
    ['[Ferries in winter].', '[Ferries in winter]'],
  ])('a title without the full stop that every title there ends in: %s', (text, title) => {
    const xml = `<PubmedArticle><MedlineCitation><Article><ArticleTitle>${text}</ArticleTitle></Article></MedlineCitation></PubmedArticle>`
    expect(first('nbib', `PMID- 1\nTI  - ${text}\nTT  - ${text}\n`)).toMatchObject({
      title,
      'original-title': title,
    })
    expect(first('pubmed-xml', xml)?.title).toBe(title)
    expect(first('ovid', `<1>\nAuthor\n  Holm, Ada\nTitle\n  ${text}\n`)?.title).toBe(title)
  })

  test('a preprint is one, from its server', () => {
    expect(nbib('PT  - Preprint', 'JT  - bioRxiv', 'PG  - 2023.02.07')).toMatchObject({
      type: 'article',
      publisher: 'bioRxiv',
      number: '2023.02.07',
    })
  })
})

describe('CFF', () => {
  const CITATION = `cff-version: 1.2.0
message: Cite it so.
title: Ferries
version: 1.10
doi: 10.1000/ferries
date-released: 2020-05-10
authors:
  - family-names: Holm
    given-names: Ada
    name-particle: van
  - name: Harbour Group
references:
  - type: article
    title: Harbours
    journal: Journal of Ferries
    start: 10
    end: 19
    year: 2009
`
  test('the work, and those it refers to', () => {
    const { items, diagnostics } = REFERENCE_FORMATS.cff.read(CITATION)
    expect(diagnostics).toEqual([])
    expect(recogniseReferenceFormat(CITATION)).toBe('cff')
    expect(items.map(({ reference }) => reference)).toEqual([
      {
        type: 'software',
        title: 'Ferries',
        version: '1.10',
        DOI: '10.1000/ferries',
        issued: { 'date-parts': [[2020, 5, 10]] },
        author: [
          { family: 'Holm', given: 'Ada', 'non-dropping-particle': 'van' },
          { literal: 'Harbour Group' },
        ],
      },
      {
        type: 'article-journal',
        title: 'Harbours',
        'container-title': 'Journal of Ferries',
        page: '10-19',
        issued: { 'date-parts': [[2009]] },
      },
    ])
  })

  test('what its authors ask to be cited instead', () => {
    const text = `${CITATION}preferred-citation:\n  type: book\n  title: The book\n`
    expect(first('cff', text)).toEqual({ type: 'book', title: 'The book' })
  })

  test('no alias makes a small file large, and broken YAML has a line', () => {
    const bomb = `a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b]\n${CITATION}abstract: *c\n`
    expect(REFERENCE_FORMATS.cff.read(bomb).diagnostics).not.toEqual([])
    const { diagnostics } = REFERENCE_FORMATS.cff.read('title: [x\nauthors: }\n')
    expect(diagnostics[0]?.line).toBeGreaterThanOrEqual(1)
  })

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: CITATION.length }),
        fc.nat({ max: 30 }),
        fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 6 })),
        (at, cut, insert) => {
          const text = CITATION.slice(0, at) + insert + CITATION.slice(at + cut)
          for (const { line } of REFERENCE_FORMATS.cff.read(text).diagnostics)
            expect(line).toBeGreaterThanOrEqual(1)
        },
      ),
    )
  })
})

describe('Ovid', () => {
  const source = (text: string) =>
    first('ovid', `<1>\nAuthor\n  Holm, Ada\nTitle\n  T\nSource\n  ${text}\n`)

  test.each([
    ['Journal of Ferries. 28(2):103-6, April 2015.', '28', '2', '103-106', [[2015, 4]]],
    ['Journal of Ferries. Vol 28(2) April 2015, 103-106.', '28', '2', '103-106', [[2015, 4]]],
    ['Journal of Ferries April 2015;28(2):103-106', '28', '2', '103-106', [[2015, 4]]],
    ['Journal of Ferries.   28:103-106, 2015 Apr.', '28', undefined, '103-106', [[2015, 4]]],
  ])('%s', (text, volume, issue, page, parts) => {
    expect(source(text)).toEqual({
      type: 'article-journal',
      title: 'T',
      author: [{ family: 'Holm', given: 'Ada' }],
      'container-title': 'Journal of Ferries',
      volume,
      ...(issue ? { issue } : {}),
      page,
      issued: { 'date-parts': parts },
    })
  })

  test('a chapter names its book, editors, place and publisher', () => {
    expect(
      source(
        'Berg, John [Ed]; Lind, Eva [Ed]. (2012). The book of ferries: A guide. (pp. 11-31). xvii, 254 pp. New York, NY: Harbour Press.',
      ),
    ).toMatchObject({
      'container-title': 'The book of ferries: A guide',
      editor: [
        { family: 'Berg', given: 'John' },
        { family: 'Lind', given: 'Eva' },
      ],
      page: '11-31',
      publisher: 'Harbour Press',
      'publisher-place': 'New York, NY',
    })
  })
})

it('takes no article for references', () => {
  for (const text of [
    '<1>',
    '% a comment\n% another one',
    'PT boats were fast.\nAU revoir.',
    'TI - Titanium\n\nIt is light.',
    'RT is an outlet.\nID cards were shown.',
    '<?xml version="1.0"?>\n<feed><record>one</record></feed>',
    'title: A note\nauthors: two',
  ])
    expect(recogniseReferenceFormat(text)).toBeUndefined()
})

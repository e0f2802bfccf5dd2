import { describe, expect, it } from 'vitest'
import { readEndnoteXml } from '../../../electron/domain/citations/formats/endnote-xml-read'
import { writeEndnoteXml } from '../../../electron/domain/citations/formats/endnote-xml-write'
import { readRis } from '../../../electron/domain/citations/formats/ris-read'
import { writeRis } from '../../../electron/domain/citations/formats/ris-write'
import type { Reference } from '../../../electron/domain/citations/reference'

const record = (...lines: string[]) =>
  readRis([...lines, 'ER  - ', ''].join('\n')).items[0]?.reference
const written = (reference: Reference) =>
  writeRis([{ citationKey: 'key', reference }]).output.split('\r\n')

describe('reading', () => {
  it('reads a newspaper article', () => {
    const { items, diagnostics } = readRis(
      [
        'TY  - NEWS',
        'AU  - Example, Ada',
        'AU  - Reuters',
        'TI  - Ministers agree',
        'T2  - The Daily Example',
        'PY  - 2009',
        'DA  - 2009/10/14/',
        'SP  - A1',
        'SE  - World',
        'UR  - https://example.org/a',
        'Y2  - 2009/11/02/',
        'KW  - sanctions',
        'KW  - Iran; talks',
        'ID  - example2009',
        'ER  - ',
      ].join('\r\n'),
    )
    expect(diagnostics).toEqual([])
    expect(items).toEqual([
      {
        citationKey: 'example2009',
        line: 1,
        reference: {
          type: 'article-newspaper',
          author: [{ family: 'Example', given: 'Ada' }, { literal: 'Reuters' }],
          title: 'Ministers agree',
          'container-title': 'The Daily Example',
          issued: { 'date-parts': [[2009, 10, 14]] },
          accessed: { 'date-parts': [[2009, 11, 2]] },
          page: 'A1',
          section: 'World',
          URL: 'https://example.org/a',
          keyword: 'sanctions, Iran, talks',
        },
      },
    ])
  })

  it.each<[string, string[], readonly number[]]>([
    ['DA before PY and Y1', ['Y1  - 1990', 'PY  - 2000', 'DA  - 2009/10/14'], [2009, 10, 14]],
    ['PY where DA has no year', ['PY  - 2009', 'DA  - n.d.'], [2009]],
    ['the fuller of two that agree', ['PY  - 2009', 'Y1  - 2009/10/14'], [2009, 10, 14]],
    ['day and month of DA with the year of PY', ['PY  - 2009', 'DA  - 14 October'], [2009, 10, 14]],
    ['nothing of zeros', ['PY  - 2009/00/00/'], [2009]],
    ['free text after the date aside', ['PY  - 2009/10/14/published'], [2009, 10, 14]],
  ])('takes %s', (_, lines, parts) => {
    expect(record('TY  - JOUR', 'TI  - T', ...lines)?.['issued']).toEqual({ 'date-parts': [parts] })
  })

  it('never joins pages to one number', () => {
    const page = (...lines: string[]) => record('TY  - JOUR', ...lines)?.['page']
    expect(page('SP  - 1', 'EP  - 9')).toBe('1-9')
    expect(page('SP  - 1-9', 'EP  - 9')).toBe('1-9')
    expect(page('SP  - 5', 'EP  - 5')).toBe('5')
    expect(page('EP  - 9')).toBe('9')
  })

  it('knows what a tag means from the type of the record', () => {
    expect(record('TY  - RPRT', 'SN  - R-12')?.['number']).toBe('R-12')
    expect(record('TY  - JOUR', 'SN  - 0378-5955')?.['ISSN']).toBe('0378-5955')
    expect(record('TY  - BOOK', 'SN  - 978-3-16-148410-0')?.['ISBN']).toBe('978-3-16-148410-0')
    expect(record('TY  - JOUR', 'SN  - 978-3-16-148410-0')?.['ISBN']).toBe('978-3-16-148410-0')
    expect(record('TY  - BOOK', 'A2  - Editor, Eve')?.['collection-editor']).toHaveLength(1)
    expect(record('TY  - CHAP', 'A2  - Editor, Eve')?.['editor']).toHaveLength(1)
    expect(record('TY  - BOOK', 'T2  - Series')?.['collection-title']).toBe('Series')
    expect(record('TY  - CHAP', 'T2  - The Book')?.['container-title']).toBe('The Book')
  })

  it('finds the proceedings and the conference apart, and together', () => {
    expect(record('TY  - CONF', 'T2  - Proceedings of X')).toMatchObject({
      'container-title': 'Proceedings of X',
    })
    expect(record('TY  - CONF', 'T2  - Conference X', 'C3  - Proceedings of X')).toMatchObject({
      'event-title': 'Conference X',
      'container-title': 'Proceedings of X',
    })
  })

  it('keeps the authors in order whichever tag they have', () => {
    const authors = record('TY  - JOUR', 'A1  - One, A', 'AU  - Two, B', 'A1  - Three, C')?.[
      'author'
    ]
    expect(authors).toMatchObject([{ family: 'One' }, { family: 'Two' }, { family: 'Three' }])
  })

  it('joins lines that go on, and keeps tags it has no field for', () => {
    const reference = record(
      'TY  - JOUR',
      'AB  - First line',
      'second line',
      'U1  - mine',
      'L1  - file.pdf',
    )
    expect(reference).toEqual({
      type: 'article-journal',
      abstract: 'First line second line',
      custom: { 'ris.U1': 'mine' },
    })
  })

  it('finds a DOI where habit puts it', () => {
    expect(record('TY  - JOUR', 'M3  - doi: 10.1000/xyz')).toEqual({
      type: 'article-journal',
      DOI: '10.1000/xyz',
    })
    expect(record('TY  - JOUR', 'DO  - https://doi.org/10.1000/xyz')?.['DOI']).toBe('10.1000/xyz')
  })

  it("knows the day online, the article's number and the numbers in PubMed", () => {
    const read = record(
      'TY  - JOUR',
      'DB  - PMC',
      'AN  - PMC3654245',
      'U1  - 23690738[pmid]',
      'ET  - 2020/08/12',
      'SE  - 821',
      'C7  - e12',
    )
    expect(read).toEqual({
      type: 'article-journal',
      page: '821',
      number: 'e12',
      'available-date': { 'date-parts': [[2020, 8, 12]] },
      archive: 'PMC',
      archive_location: 'PMC3654245',
      PMCID: 'PMC3654245',
      PMID: '23690738',
    })
    expect(record('TY  - JOUR', 'ET  - International')?.['edition']).toBe('International')
    expect(record('TY  - JOUR', 'SE  - Sports', 'SP  - 3')?.['section']).toBe('Sports')
  })

  it('reads a record whose ER is missing, and says so', () => {
    const { items, diagnostics } = readRis(
      'stray\nTY  - JOUR\nTI  - One\nTY  - BOOK\nTI  - Two\nER  - \nTY  - NONE\nTI  - Three',
    )
    expect(items.map(({ reference }) => [reference.type, reference.title])).toEqual([
      ['article-journal', 'One'],
      ['book', 'Two'],
      ['document', 'Three'],
    ])
    // Of the record that has no ER, the line is its own.
    expect(diagnostics.map(({ line }) => line)).toEqual([1, 2, 7, 7])
  })

  it('reads one space before the dash, and a byte order mark', () => {
    expect(readRis('\uFEFFTY - JOUR\nTI - One\nER -').items[0]?.reference.title).toBe('One')
  })

  it('reads tags in small letters where there are no others', () => {
    expect(record('ty  - BOOK', 'ti  - Title', 'py  - 2009')).toMatchObject({
      type: 'book',
      title: 'Title',
    })
    expect(record('TY  - BOOK', 'AB  - Text', 'py  - 2009')).toMatchObject({
      abstract: 'Text py  - 2009',
    })
  })

  it('tells apart links in one tag, and the numbers of a volume and of its series', () => {
    expect(
      record(
        'TY  - BOOK',
        'SN  - 978-3-16-148410-0',
        'SN  - 0378-5955',
        'UR  - https://example.org/a;b;https://example.org/c',
      ),
    ).toMatchObject({
      ISBN: '978-3-16-148410-0',
      ISSN: '0378-5955',
      URL: 'https://example.org/a;b',
      custom: { 'ris.UR': 'https://example.org/c' },
    })
  })

  it('takes no record number for a key', () => {
    expect(readRis('TY  - JOUR\nTI  - One\nID  - 12\nER  - ').items[0]).not.toHaveProperty(
      'citationKey',
    )
  })
})

describe('writing', () => {
  it('begins with TY, ends with ER, has CRLF and one line a value', () => {
    const lines = written({
      type: 'article-newspaper',
      title: 'A title\nover two lines',
      abstract: 'word '.repeat(500),
      issued: { 'date-parts': [[2009, 10, 14]] },
      accessed: { 'date-parts': [[2009, 11, 2]] },
    })
    expect(lines[0]).toBe('TY  - NEWS')
    expect(lines.slice(-2)).toEqual(['ER  - ', ''])
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /)
    expect(lines).toContain('TI  - A title over two lines')
    expect(lines.indexOf('DA  - 2009/10/14/')).toBeLessThan(lines.indexOf('PY  - 2009'))
    expect(lines).toContain('Y2  - 2009/11/02/')
    expect(lines).toContain('ID  - key')
  })

  it('marks a body that has a comma, so that it stays a body', () => {
    const reference: Reference = {
      type: 'report',
      author: [{ literal: 'Ministry of Examples, Lands' }],
    }
    expect(written(reference)).toContain('AU  - Ministry of Examples, Lands,')
    expect(readRis(written(reference).join('\n')).items[0]?.reference).toEqual(reference)
  })

  it('keeps ranges, seasons, years before Christ and what is not certain', () => {
    for (const issued of [
      { 'date-parts': [[1850]], circa: true },
      { 'date-parts': [[1850], [1860]], circa: true },
      {
        'date-parts': [
          [2009, 10, 14],
          [2010, 1],
        ],
      },
      { 'date-parts': [[2009]], season: 1 },
      { 'date-parts': [[-44, 3, 15]] },
      { literal: 'in press' },
    ]) {
      const reference: Reference = { type: 'book', title: 'T', issued }
      expect(readRis(written(reference).join('\n')).items[0]?.reference).toEqual(reference)
      const { output } = writeEndnoteXml([{ citationKey: 'k', reference }])
      expect(readEndnoteXml(output).items[0]?.reference).toEqual(reference)
    }
    const century = written({
      type: 'book',
      title: 'T',
      issued: { 'date-parts': [[1850]], circa: true },
    })
    expect(century).toContain('DA  - 1850///circa')
  })

  it('writes back the tags it kept', () => {
    expect(
      written({ type: 'book', title: 'T', custom: { 'ris.U1': 'a\nb', 'bibtex.x': 'y' } }),
    ).toEqual(expect.arrayContaining(['U1  - a', 'U1  - b']))
  })
})

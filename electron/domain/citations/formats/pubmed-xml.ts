import type { FormatDiagnostic, ReadItem, ReadResult } from './format'
import { readMedlineRecord } from './medline-record'
import { TaggedRecord } from './tagged-lines'
import {
  splitXmlRecords,
  type XmlElement,
  type XmlRecord,
  xmlChild,
  xmlChildren,
  xmlText,
} from './xml-record'

/** Tags of MEDLINE, and where the XML has them: below MedlineCitation, or below BookDocument. */
const ARTICLE_PATHS: readonly (readonly [tag: string, path: string])[] = [
  ['PMID', 'PMID'],
  ['TI', 'Article/ArticleTitle'],
  ['TT', 'Article/VernacularTitle'],
  ['JT', 'Article/Journal/Title'],
  ['TA', 'Article/Journal/ISOAbbreviation'],
  ['TA', 'MedlineJournalInfo/MedlineTA'],
  ['IS', 'Article/Journal/ISSN'],
  ['VI', 'Article/Journal/JournalIssue/Volume'],
  ['IP', 'Article/Journal/JournalIssue/Issue'],
  ['PG', 'Article/Pagination/MedlinePgn'],
  ['LA', 'Article/Language'],
  ['PT', 'Article/PublicationTypeList/PublicationType'],
  ['MH', 'MeshHeadingList/MeshHeading/DescriptorName'],
  ['OT', 'KeywordList/Keyword'],
  ['GN', 'GeneralNote'],
]

const BOOK_PATHS: typeof ARTICLE_PATHS = [
  ['PMID', 'PMID'],
  ['TI', 'ArticleTitle'],
  ['TT', 'VernacularTitle'],
  ['BTI', 'Book/BookTitle'],
  ['CTI', 'Book/CollectionTitle'],
  ['VI', 'Book/Volume'],
  ['EN', 'Book/Edition'],
  ['ISBN', 'Book/Isbn'],
  ['PB', 'Book/Publisher/PublisherName'],
  ['PL', 'Book/Publisher/PublisherLocation'],
  ['PG', 'Pagination/MedlinePgn'],
  ['LA', 'Language'],
  ['PT', 'PublicationType'],
  ['OT', 'KeywordList/Keyword'],
]

const elementsAt = (from: XmlElement | undefined, path: string): XmlElement[] =>
  path
    .split('/')
    .reduce<XmlElement[]>(
      (at, name) => at.flatMap((one) => xmlChildren(one, name)),
      from ? [from] : [],
    )

/** "2009 Oct 14", "2010 Winter", or what stands there in one piece. */
function dateText(date: XmlElement | undefined): string {
  const whole = xmlText(xmlChild(date, 'MedlineDate'))
  const part = (name: string) => xmlText(xmlChild(date, name))
  return (
    whole || [part('Year'), part('Month') || part('Season'), part('Day')].filter(Boolean).join(' ')
  )
}

function pagesText(pagination: XmlElement | undefined): string {
  const [start, end] = ['StartPage', 'EndPage'].map((name) => xmlText(xmlChild(pagination, name)))
  return [start, end === start ? '' : end].filter(Boolean).join('-')
}

/** Parts of an abstract have headings, which the text form has too. */
function abstractText(abstract: XmlElement | undefined): string[] {
  return xmlChildren(abstract, 'AbstractText').map((part) => {
    const label = part.attributes.get('Label')
    return label && label !== 'UNLABELLED' ? `${label}: ${xmlText(part)}` : xmlText(part)
  })
}

class Flattener {
  readonly record: TaggedRecord

  constructor(private readonly line: number) {
    this.record = new TaggedRecord(line)
  }

  put(tag: string, text: string): void {
    if (text) this.record.add(tag, text, this.line)
  }

  putPaths(from: XmlElement | undefined, paths: typeof ARTICLE_PATHS): void {
    for (const [tag, path] of paths)
      for (const element of elementsAt(from, path)) this.put(tag, xmlText(element))
  }

  putNames(list: XmlElement | undefined): void {
    const isEditors = list?.attributes.get('Type') === 'editors'
    for (const author of xmlChildren(list, 'Author')) {
      if (author.attributes.get('ValidYN') === 'N') continue
      const part = (name: string) => xmlText(xmlChild(author, name))
      const body = part('CollectiveName')
      const given = part('ForeName') || part('FirstName') || part('Initials')
      const name = [part('LastName'), given].filter(Boolean).join(', ')
      const suffix = part('Suffix')
      if (body && !isEditors) this.put('CN', body)
      else this.put(isEditors ? 'FED' : 'FAU', body || (suffix ? `${name} ${suffix}` : name))
    }
  }

  putIdentifiers(ids: readonly XmlElement[], kindName: string): void {
    for (const id of ids) {
      const kind = id.attributes.get(kindName) ?? ''
      if (id.attributes.get('ValidYN') === 'N') continue
      if (kind === 'pmc') this.put('PMC', xmlText(id))
      else this.put('AID', `${xmlText(id)} [${kind}]`)
    }
  }
}

function flattenArticle(element: XmlElement, line: number): TaggedRecord {
  const flat = new Flattener(line)
  const citation = xmlChild(element, 'MedlineCitation') ?? element
  const article = xmlChild(citation, 'Article')
  flat.putIdentifiers(xmlChildren(article, 'ELocationID'), 'EIdType')
  flat.putIdentifiers(elementsAt(element, 'PubmedData/ArticleIdList/ArticleId'), 'IdType')
  flat.putPaths(citation, ARTICLE_PATHS)
  flat.put('PG', pagesText(xmlChild(article, 'Pagination')))
  const issue = xmlChild(article, 'Journal', 'JournalIssue', 'PubDate')
  flat.put('DP', dateText(issue) || dateText(xmlChild(article, 'ArticleDate')))
  for (const text of abstractText(xmlChild(article, 'Abstract'))) flat.put('AB', text)
  flat.putNames(xmlChild(article, 'AuthorList'))
  return flat.record
}

function flattenBook(element: XmlElement, line: number): TaggedRecord {
  const flat = new Flattener(line)
  const document = xmlChild(element, 'BookDocument') ?? element
  flat.putPaths(document, BOOK_PATHS)
  flat.putIdentifiers(elementsAt(document, 'ArticleIdList/ArticleId'), 'IdType')
  flat.putIdentifiers(elementsAt(document, 'Book/ELocationID'), 'EIdType')
  flat.put(
    'DP',
    dateText(xmlChild(document, 'Book', 'PubDate')) ||
      dateText(xmlChild(document, 'ContributionDate')),
  )
  for (const text of abstractText(xmlChild(document, 'Abstract'))) flat.put('AB', text)
  for (const path of ['AuthorList', 'Book/AuthorList'])
    for (const list of elementsAt(document, path)) flat.putNames(list)
  return flat.record
}

const readRecord = ({ element, line }: XmlRecord): ReadItem | undefined =>
  readMedlineRecord(
    element.name === 'PubmedBookArticle'
      ? flattenBook(element, line)
      : flattenArticle(element, line),
  )

/** Reads the XML of PubMed: articles, and books of the NCBI Bookshelf. */
export function readPubmedXml(input: string): ReadResult {
  // Older files have the citations without PubmedArticle around them.
  const names = /<PubmedArticle[\s>]|<PubmedBookArticle[\s>]/.test(input)
    ? ['PubmedArticle', 'PubmedBookArticle']
    : ['MedlineCitation']
  const { records, diagnostics } = splitXmlRecords(input, names)
  const items: ReadItem[] = []
  const told: FormatDiagnostic[] = [...diagnostics]
  for (const record of records) {
    const item = readRecord(record)
    if (item) items.push(item)
    else
      told.push({
        line: record.line,
        message: 'This record has neither a title nor an author; it was left out.',
      })
  }
  return { items, diagnostics: told.sort((a, b) => a.line - b.line) }
}

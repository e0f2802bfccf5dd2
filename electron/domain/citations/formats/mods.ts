import { parseDate } from '../parse-date'
import { parseName } from '../parse-name'
import type { CslDate, Name, Reference, ReferenceType, ReferenceValue } from '../reference'
import type { FormatDiagnostic, ReadItem, ReadResult } from './format'
import { languageOfCode } from './language-codes'
import { MODS_DOCUMENT_CLASSES, MODS_GENRES, MODS_RESOURCES, MODS_ROLES } from './mods-table'
import { wholePages } from './ris-hub'
import { splitXmlRecords, type XmlElement, xmlChild, xmlChildren, xmlText } from './xml-record'

const attribute = (element: XmlElement, name: string): string =>
  (element.attributes.get(name) ?? '').trim().toLowerCase()

const ofType = (elements: readonly XmlElement[], ...types: readonly string[]): XmlElement[] =>
  elements.filter((element) => types.includes(attribute(element, 'type')))

const textsAt = (element: XmlElement | undefined, name: string): string[] =>
  xmlChildren(element, name).map(xmlText).filter(Boolean)

/** "The" + "title" + ": " + "subtitle", and the part that it is of a larger work. */
function titleText(info: XmlElement | undefined): string {
  const part = (name: string) => xmlText(xmlChild(info, name))
  const article = part('nonSort')
  const main = [article, part('title')].filter(Boolean).join(/['’-]$/.test(article) ? '' : ' ')
  const whole = [main, part('subTitle')].filter(Boolean).join(': ')
  return [whole, part('partNumber'), part('partName')].filter(Boolean).join('. ')
}

/** The title proper: the one without a type. */
const titleOf = (element: XmlElement | undefined): string => {
  const all = xmlChildren(element, 'titleInfo')
  return titleText(ofType(all, '')[0] ?? all[0])
}

function nameOf(element: XmlElement): Name | undefined {
  const parts = xmlChildren(element, 'namePart')
  const typed = (type: string) => ofType(parts, type).map(xmlText).filter(Boolean).join(' ')
  const [family, given, suffix] = [typed('family'), typed('given'), typed('termsofaddress')]
  const isBody = /^(?:corporate|conference)$/.test(attribute(element, 'type'))
  if (!isBody && (family || given))
    return {
      ...(family ? { family } : {}),
      ...(given ? { given } : {}),
      ...(/^(?:jr|sr|[ivx]+|\dnd|\drd|\dth)\.?$/i.test(suffix) ? { suffix } : {}),
    }
  const bare = ofType(parts, '').map(xmlText).filter(Boolean)
  const whole = bare.length > 0 ? bare.join('. ') : [family, given].filter(Boolean).join(' ')
  if (!whole) return undefined
  // A personal name in one piece is sorted where it has a comma; years of life may stand behind it.
  const person = whole.replace(/,?\s*[[(]?(?:b\. |d\. )?\d{4}\??-?(?:\d{4})?[\])]?\.?$/, '')
  return !isBody && person.includes(',') ? parseName(person) : { literal: whole }
}

const roleOf = (element: XmlElement): string | undefined => {
  const roles = xmlChildren(element, 'role').flatMap((role) => {
    const terms = textsAt(role, 'roleTerm')
    return terms.length > 0 ? terms : [xmlText(role)]
  })
  if (roles.every((role) => role === '')) return 'author'
  return roles.map((role) => MODS_ROLES.get(role.toLowerCase())).find(Boolean)
}

/** Encoded dates are exact; others are as the title page has them: "p1980", "[1999?]". */
function dateText(dates: readonly XmlElement[]): string {
  const best =
    dates.find((date) => attribute(date, 'keyDate') === 'yes') ??
    dates.find((date) => /w3cdtf|iso8601|edtf/.test(attribute(date, 'encoding'))) ??
    dates.find((date) => attribute(date, 'encoding') !== '') ??
    dates[0]
  if (!best) return ''
  const ends = dates.filter((date) => attribute(date, 'encoding') === attribute(best, 'encoding'))
  const point = (name: string) => xmlText(ends.find((date) => attribute(date, 'point') === name))
  const clean = (text: string) =>
    text.replace(/^[[(]?(?:[pc©℗]|cop\.)\s?(?=\d{4})/i, '').replace(/[[\]()]/g, '')
  return point('start') && point('end') && point('end') !== '9999'
    ? `${clean(point('start'))}/${clean(point('end'))}`
    : clean(xmlText(best))
}

/** When it came out: the date the record itself calls the key one, else that of issue before others. */
function issuedOf(mods: XmlElement, host: XmlElement | undefined): CslDate | undefined {
  const origins = [...xmlChildren(mods, 'originInfo'), ...xmlChildren(host, 'originInfo')]
  const own = xmlChildren(mods, 'originInfo')
  const names = ['dateIssued', 'copyrightDate', 'dateCreated', 'dateOther'] as const
  const all = own.flatMap((origin) => names.flatMap((name) => xmlChildren(origin, name)))
  const key = all.filter((date) => attribute(date, 'keyDate') === 'yes')
  const candidates = [
    dateText(key),
    ...names.map((name) => dateText(own.flatMap((origin) => xmlChildren(origin, name)))),
    ...[host, mods].flatMap((at) =>
      xmlChildren(at, 'part').map((part) => dateText(xmlChildren(part, 'date'))),
    ),
    ...names.map((name) => dateText(origins.flatMap((origin) => xmlChildren(origin, name)))),
  ]
  const text = candidates.find(Boolean)
  return text ? parseDate(text) : undefined
}

interface Part {
  readonly volume: string
  readonly issue: string
  readonly pages: string
}

function partOf(elements: readonly XmlElement[]): Part {
  const details = elements.flatMap((part) => xmlChildren(part, 'detail'))
  const detail = (...types: readonly string[]) =>
    ofType(details, ...types)
      .map((one) => xmlText(xmlChild(one, 'number')) || xmlText(xmlChild(one, 'caption')))
      .find(Boolean) ?? ''
  const extents = elements
    .flatMap((part) => xmlChildren(part, 'extent'))
    .filter((extent) => /^(?:pages?|pp?\.?|)$/.test(attribute(extent, 'unit')))
  const extent = extents[0]
  const [start, end, list, total] = ['start', 'end', 'list', 'total'].map((name) =>
    xmlText(xmlChild(extent, name)),
  )
  const range = [start, end === start ? '' : end].filter(Boolean).join('-')
  return {
    volume: detail('volume'),
    issue: detail('issue', 'number'),
    pages: wholePages(range || list || detail('page', 'pages') || total || ''),
  }
}

function typeOf(mods: XmlElement, host: XmlElement | undefined, part: Part): ReferenceType {
  const documentClass = xmlChildren(mods, 'extension')
    .map((extension) => xmlText(xmlChild(extension, 'docClass')))
    .find(Boolean)
  const genres = textsAt(mods, 'genre').map((genre) => genre.toLowerCase())
  const hostGenres = textsAt(host, 'genre').map((genre) => genre.toLowerCase())
  const known = (list: readonly string[]) =>
    list
      .map((genre) => MODS_GENRES.get(genre) ?? MODS_GENRES.get(genre.replace(/s$/, '')))
      .find(Boolean)
  const said = MODS_DOCUMENT_CLASSES.get(documentClass ?? '') ?? known(genres)
  if (said && !(said === 'book' && host)) return said
  const resource = xmlText(xmlChild(mods, 'typeOfResource')).toLowerCase()
  const byResource = MODS_RESOURCES.find(([start]) => resource.startsWith(start))?.[1]
  if (byResource) return byResource
  if (host) {
    const issuance = xmlText(xmlChild(host, 'originInfo', 'issuance'))
    const ofHost = known(hostGenres)
    if (ofHost === 'article-newspaper' || ofHost === 'article-magazine') return ofHost
    if (ofHost === 'paper-conference') return ofHost
    if (
      /continuing|serial/.test(issuance) ||
      ofHost === 'periodical' ||
      ofHost === 'article-journal'
    )
      return 'article-journal'
    if (ofHost === 'webpage') return 'webpage'
    // A work that was published by itself may also be in a collection of the library.
    const isOwn = xmlChildren(mods, 'originInfo').some((origin) => xmlChild(origin, 'publisher'))
    if (isOwn && !part.volume && !part.issue && !part.pages) return 'book'
    return part.issue || ofType(xmlChildren(host, 'identifier'), 'issn').length > 0
      ? 'article-journal'
      : 'chapter'
  }
  if (xmlText(xmlChild(mods, 'originInfo', 'issuance')) === 'continuing') return 'periodical'
  const hasPublisher = xmlChildren(mods, 'originInfo').some((origin) =>
    xmlChild(origin, 'publisher'),
  )
  return resource.startsWith('text') || hasPublisher ? 'book' : 'document'
}

/** The page that shows the item before pictures and raw files of it. */
function urlOf(mods: XmlElement): string {
  const urls = xmlChildren(mods, 'location').flatMap((location) => xmlChildren(location, 'url'))
  const best =
    urls.find((url) => /^primary/.test(attribute(url, 'usage'))) ??
    urls.find((url) => attribute(url, 'access') === 'object in context') ??
    urls.find((url) => !/preview|raw object/.test(attribute(url, 'access'))) ??
    urls[0]
  const identifier = ofType(xmlChildren(mods, 'identifier'), 'uri', 'hdl').map(xmlText)
  return xmlText(best) || identifier.find((text) => /^https?:\/\//.test(text)) || ''
}

function identifierOf(elements: readonly (XmlElement | undefined)[], type: string): string {
  const found = elements
    .flatMap((element) => ofType(xmlChildren(element, 'identifier'), type))
    .filter((identifier) => attribute(identifier, 'invalid') !== 'yes')
    .map((identifier) => xmlText(identifier).replace(/^(?:doi|isbn|issn):?\s*/i, ''))
  return [...new Set(found)].join(', ')
}

function placeOf(origins: readonly XmlElement[]): string {
  const terms = origins
    .flatMap((origin) => xmlChildren(origin, 'place'))
    .flatMap((place) => xmlChildren(place, 'placeTerm'))
  return ofType(terms, 'text', '').map(xmlText).filter(Boolean).join('; ')
}

function readReference(mods: XmlElement): Reference {
  const related = xmlChildren(mods, 'relatedItem')
  const host = ofType(related, 'host')[0]
  const series = ofType(related, 'series')[0]
  const part = partOf([...xmlChildren(host, 'part'), ...xmlChildren(mods, 'part')])
  const type = typeOf(mods, host, part)
  const origins = [...xmlChildren(mods, 'originInfo'), ...xmlChildren(host, 'originInfo')]
  const first = (name: string) =>
    origins.map((origin) => xmlText(xmlChild(origin, name))).find(Boolean)
  const fields: Record<string, ReferenceValue | undefined> = {
    title: titleOf(mods),
    'title-short': titleText(ofType(xmlChildren(mods, 'titleInfo'), 'abbreviated')[0]),
    'container-title': titleOf(host),
    'container-title-short': titleText(ofType(xmlChildren(host, 'titleInfo'), 'abbreviated')[0]),
    'collection-title': titleOf(series),
    'collection-number': xmlText(xmlChild(series, 'titleInfo', 'partNumber')),
    volume: part.volume,
    issue: part.issue,
    page: part.pages,
    publisher: first('publisher'),
    'publisher-place': placeOf(origins),
    edition: first('edition'),
    issued: issuedOf(mods, host),
    accessed: parseDate(
      dateText(
        xmlChildren(mods, 'originInfo').flatMap((origin) => xmlChildren(origin, 'dateCaptured')),
      ),
    ),
    language: xmlChildren(mods, 'language')
      .flatMap((language) => textsAt(language, 'languageTerm').slice(0, 1))
      .map(languageOfCode)
      .join(', '),
    abstract: textsAt(mods, 'abstract').join('\n'),
    note: textsAt(mods, 'note').join('\n'),
    keyword: [
      ...new Set(xmlChildren(mods, 'subject').flatMap((subject) => textsAt(subject, 'topic'))),
    ].join(', '),
    'call-number': textsAt(mods, 'classification')[0],
    archive: xmlChildren(mods, 'location').flatMap((at) => textsAt(at, 'physicalLocation'))[0],
    archive_location: xmlChildren(mods, 'location').flatMap((at) => textsAt(at, 'shelfLocator'))[0],
    license: textsAt(mods, 'accessCondition')[0],
    URL: urlOf(mods),
    DOI: identifierOf([mods], 'doi'),
    ISBN: identifierOf([mods, host], 'isbn'),
    ISSN: identifierOf([mods, host], 'issn'),
    PMID: identifierOf([mods], 'pmid'),
    number: /^(?:report|patent|bill|hearing|standard)$/.test(type) ? numberOf(mods) : undefined,
    'number-of-pages': pagesInAll(mods, type),
    ...peopleOf(mods, host, series),
  }
  if (/^(?:article|periodical)/.test(type) && fields['title'] === '')
    fields['title'] = titleOf(host)
  const filled = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
  return { type, ...Object.fromEntries(filled) }
}

const numberOf = (mods: XmlElement): string =>
  ofType(xmlChildren(mods, 'identifier'), 'report number', 'patent number', 'number').map(
    xmlText,
  )[0] ??
  xmlChildren(mods, 'extension')
    .map((extension) => xmlText(xmlChild(extension, 'number')))
    .find(Boolean) ??
  ''

/** "xii, 294 p. ; 24 cm" of a whole work. */
function pagesInAll(mods: XmlElement, type: ReferenceType): string | undefined {
  if (!/^(?:book|thesis|report|manuscript|hearing)$/.test(type)) return undefined
  const extents = xmlChildren(mods, 'physicalDescription').flatMap((at) => textsAt(at, 'extent'))
  return extents.map((text) => /(\d+)\s?(?:p\b|pp\b|pages|S\.)/.exec(text)?.[1]).find(Boolean)
}

function peopleOf(
  mods: XmlElement,
  host: XmlElement | undefined,
  series: XmlElement | undefined,
): Record<string, readonly Name[]> {
  const people: Record<string, Name[]> = {}
  const put = (variable: string | undefined, element: XmlElement) => {
    const name = nameOf(element)
    if (variable && name) people[variable] = [...(people[variable] ?? []), name]
  }
  for (const name of xmlChildren(mods, 'name')) put(roleOf(name), name)
  for (const name of xmlChildren(host, 'name')) {
    const role = roleOf(name)
    put(role === 'author' ? 'container-author' : role, name)
  }
  for (const name of xmlChildren(series, 'name')) put('collection-editor', name)
  return people
}

/** Reads MODS, in a collection or by itself. Geographic subjects and the record's own history are left out. */
export function readMods(input: string): ReadResult {
  const { records, diagnostics } = splitXmlRecords(input, ['mods'])
  const items: ReadItem[] = []
  const told: FormatDiagnostic[] = [...diagnostics]
  for (const { line, element } of records) {
    const reference = readReference(element)
    const key =
      ofType(xmlChildren(element, 'identifier'), 'citekey').map(xmlText)[0] ??
      element.attributes.get('ID') ??
      ''
    if (Object.keys(reference).length > 1)
      items.push({ ...(/^[^\s,{}]+$/.test(key) ? { citationKey: key } : {}), reference, line })
    else told.push({ line, message: 'This record says nothing about a source; it was left out.' })
  }
  return { items, diagnostics: told.sort((a, b) => a.line - b.line) }
}

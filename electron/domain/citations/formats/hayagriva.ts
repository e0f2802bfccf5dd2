import { stringify } from 'yaml'
import { formatIsoDate } from '../format-date'
import type { CslDate, Name, Reference, ReferenceType } from '../reference'
import { dateOf, namesOf, textOf } from '../reference-values'
import { assignKeys } from './assign-keys'
import type { WriteItem, WriteResult } from './format'

/**
 * Hayagriva, the bibliographies of Typst (file format of version 0.8): a mapping from keys to entries, in
 * which what an entry is part of is its `parent`.
 */

/** The entry's type and, where it is a part, its parent's. */
const TYPES: Readonly<Record<ReferenceType, readonly [type: string, parent?: string]>> = {
  article: ['article', 'repository'],
  'article-journal': ['article', 'periodical'],
  'article-magazine': ['article', 'periodical'],
  'article-newspaper': ['article', 'newspaper'],
  bill: ['legislation'],
  book: ['book'],
  broadcast: ['audio', 'audio'],
  chapter: ['chapter', 'book'],
  classic: ['book'],
  collection: ['anthology'],
  dataset: ['repository'],
  document: ['misc', 'misc'],
  entry: ['entry', 'reference'],
  'entry-dictionary': ['entry', 'reference'],
  'entry-encyclopedia': ['entry', 'reference'],
  event: ['conference'],
  figure: ['artwork', 'misc'],
  graphic: ['artwork'],
  hearing: ['misc', 'misc'],
  interview: ['misc', 'misc'],
  legal_case: ['case', 'misc'],
  legislation: ['legislation', 'misc'],
  manuscript: ['manuscript'],
  map: ['artwork'],
  motion_picture: ['video'],
  musical_score: ['misc'],
  pamphlet: ['misc'],
  'paper-conference': ['article', 'proceedings'],
  patent: ['patent'],
  performance: ['performance'],
  periodical: ['periodical'],
  personal_communication: ['misc'],
  post: ['post', 'thread'],
  'post-weblog': ['post', 'blog'],
  regulation: ['legislation', 'misc'],
  report: ['report'],
  review: ['article', 'periodical'],
  'review-book': ['article', 'periodical'],
  software: ['repository'],
  song: ['audio', 'audio'],
  speech: ['misc', 'conference'],
  standard: ['misc'],
  thesis: ['thesis'],
  treaty: ['legislation'],
  webpage: ['web', 'web'],
}

/** Roles of people besides authors and editors. */
const ROLES: readonly (readonly [variable: string, role: string])[] = [
  ['translator', 'translator'],
  ['container-author', 'collaborator'],
  ['composer', 'composer'],
  ['director', 'director'],
  ['illustrator', 'illustrator'],
  ['narrator', 'narrator'],
  ['producer', 'producer'],
  ['executive-producer', 'executive-producer'],
  ['compiler', 'compiler'],
  ['script-writer', 'writer'],
  ['collection-editor', 'collaborator'],
]

type Entry = Record<string, unknown>

/** Markup is not known there, but text between dollars and so on is not taken for any either. */
const plain = (text: string): string => text.replace(/<\/?(?:i|b|sub|sup|span)\b[^>]*>/g, '')

function nameOf(name: Name): unknown {
  if (name.literal !== undefined) return { name: name.literal }
  const prefix = name['non-dropping-particle'] ?? name['dropping-particle']
  const parts = {
    name: name.family ?? name.given ?? '',
    ...(name.family && name.given ? { 'given-name': name.given } : {}),
    ...(prefix ? { prefix } : {}),
    ...(name.suffix ? { suffix: name.suffix } : {}),
  }
  return parts
}

/** "2009-10-14": one day, month or year; of a range its beginning. */
function dateText(date: CslDate | undefined): string {
  const [from] = date?.['date-parts'] ?? []
  return from?.[0] ? formatIsoDate({ 'date-parts': [from] }) : ''
}

/** Only what is filled. */
const filled = (entry: Entry): Entry =>
  Object.fromEntries(
    Object.entries(entry).filter(
      ([, value]) =>
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0) &&
        !(typeof value === 'object' && value !== null && Object.keys(value).length === 0),
    ),
  )

const namesAt = (reference: Reference, variable: string): unknown[] =>
  namesOf(reference, variable).map(nameOf)

function entryOf(reference: Reference): Entry {
  const text = (variable: string) => plain(textOf(reference, variable))
  const [type, parentType] = TYPES[reference.type]
  const publisher = filled({ name: text('publisher'), location: text('publisher-place') })
  const hasParent = parentType !== undefined && text('container-title') !== ''
  const inSeries = filled({
    type: 'anthology',
    title: text('collection-title'),
    volume: text('collection-number'),
  })
  const series = text('collection-title') ? [inSeries] : []
  // What belongs to the whole stands with it: the volume of a journal, the editors of a book.
  const ofWhole = {
    volume: text('volume'),
    issue: text('issue'),
    edition: text('edition'),
    'volume-total': text('number-of-volumes'),
    editor: namesAt(reference, 'editor'),
    publisher,
  }
  const whole = filled({
    type: parentType,
    title: text('container-title'),
    ...ofWhole,
    'serial-number': filled({ issn: text('ISSN'), isbn: text('ISBN') }),
    parent: series,
  })
  const url = text('URL')
  const accessed = dateText(dateOf(reference, 'accessed'))
  const event = filled({
    type: 'conference',
    title: text('event-title'),
    location: text('event-place'),
  })
  return filled({
    type,
    title: text('title'),
    author: namesAt(reference, 'author'),
    ...(hasParent ? {} : ofWhole),
    affiliated: ROLES.flatMap(([variable, role]) => {
      const names = namesAt(reference, variable)
      return names.length > 0 ? [{ role, names }] : []
    }),
    date: dateText(dateOf(reference, 'issued')),
    'page-range': text('page'),
    'page-total': text('number-of-pages'),
    chapter: text('chapter-number'),
    genre: text('genre'),
    organization: text('authority'),
    url: url && accessed ? { value: url, date: accessed } : url,
    'serial-number': filled({
      doi: text('DOI'),
      pmid: text('PMID'),
      pmcid: text('PMCID'),
      serial: text('number'),
      ...(hasParent ? {} : { isbn: text('ISBN'), issn: text('ISSN') }),
    }),
    language: text('language'),
    archive: text('archive'),
    'archive-location': text('archive_location'),
    'call-number': text('call-number'),
    abstract: text('abstract'),
    note: text('note'),
    parent: [...(hasParent ? [whole] : series), ...(text('event-title') ? [event] : [])],
  })
}

/** Writes Hayagriva's YAML. Of ranges of dates it has the beginning only, and no markup. */
export function writeHayagriva(items: readonly WriteItem[]): WriteResult {
  const { items: keyed, changed } = assignKeys(items)
  const entries = keyed.map(({ citationKey, reference }) =>
    stringify(
      { [citationKey]: entryOf(reference) },
      { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false },
    ),
  )
  const lines: number[] = []
  let line = 1
  for (const entry of entries) {
    lines.push(line)
    line += entry.split('\n').length
  }
  return {
    output: entries.join('\n'),
    diagnostics: changed.map(({ index, message }) => ({ line: lines[index] ?? 1, message })),
  }
}

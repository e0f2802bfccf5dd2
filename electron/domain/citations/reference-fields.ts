import type { ReferenceType } from './reference'

export type FieldInput = 'text' | 'names' | 'date' | 'number' | 'url' | 'select'

/** One line of the reference form; `id` is the CSL 1.0.2 variable it fills. */
export interface FieldSpec {
  readonly id: string
  readonly label: string
  readonly input: FieldInput
  /** For `select`: the values offered; another one that is already there is kept. */
  readonly options?: readonly string[]
}

export interface ReferenceForm {
  /** What this type of source is called, for the type's own field. */
  readonly label: string
  /** What the people in `author` are called here: Author, Speaker, Interviewee. */
  readonly people: string
  readonly fields: readonly FieldSpec[]
}

const LANGUAGES = ['en-GB', 'en-US', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'nl-NL', 'pt-PT', 'ru-RU']

const text = (id: string, label: string): FieldSpec => ({ id, label, input: 'text' })
const names = (id: string, label: string): FieldSpec => ({ id, label, input: 'names' })
const date = (id: string, label: string): FieldSpec => ({ id, label, input: 'date' })
const number = (id: string, label: string): FieldSpec => ({ id, label, input: 'number' })

/** The fields under their usual labels. `number` inputs take what CSL calls a number: "12", "3–4", "B2". */
const FIELDS = {
  title: text('title', 'Title'),
  shortTitle: text('title-short', 'Short title'),
  issued: date('issued', 'Date'),
  accessed: date('accessed', 'Accessed'),
  url: { id: 'URL', label: 'URL', input: 'url' },
  doi: text('DOI', 'DOI'),
  isbn: text('ISBN', 'ISBN'),
  issn: text('ISSN', 'ISSN'),
  pages: text('page', 'Pages'),
  volume: number('volume', 'Volume'),
  issue: number('issue', 'Issue'),
  number: text('number', 'Number'),
  edition: number('edition', 'Edition'),
  section: text('section', 'Section'),
  publisher: text('publisher', 'Publisher'),
  place: text('publisher-place', 'Place'),
  series: text('collection-title', 'Series'),
  seriesNumber: number('collection-number', 'Number in series'),
  editors: names('editor', 'Editors'),
  translators: names('translator', 'Translators'),
  genre: text('genre', 'Kind'),
  archive: text('archive', 'Archive'),
  archivePlace: text('archive_location', 'Place in archive'),
  medium: text('medium', 'Medium'),
  event: text('event-title', 'Event'),
  eventPlace: text('event-place', 'Place of event'),
  authority: text('authority', 'Authority'),
  language: { id: 'language', label: 'Language', input: 'select', options: LANGUAGES },
  abstract: text('abstract', 'Abstract'),
  keywords: text('keyword', 'Keywords'),
  note: text('note', 'Note'),
} as const satisfies Record<string, FieldSpec>

const F = FIELDS
const ONLINE = [F.url, F.accessed]
/** What every source may have: last on every form. */
const COMMON = [F.language, F.note]

function form(label: string, people: string, fields: readonly FieldSpec[]): ReferenceForm {
  return { label, people, fields: [names('author', people), F.title, ...fields, ...COMMON] }
}

function periodical(label: string, container: string, more: readonly FieldSpec[]): ReferenceForm {
  return form(label, 'Authors', [
    text('container-title', container),
    F.issued,
    ...more,
    F.pages,
    ...ONLINE,
  ])
}

const BOOK = [
  F.editors,
  F.translators,
  F.edition,
  F.volume,
  F.series,
  F.seriesNumber,
  F.publisher,
  F.place,
  F.issued,
  F.isbn,
  F.doi,
  ...ONLINE,
]

const partOf = (container: string): readonly FieldSpec[] => [
  text('container-title', container),
  F.editors,
  F.translators,
  F.edition,
  F.volume,
  F.pages,
  F.series,
  F.publisher,
  F.place,
  F.issued,
  F.isbn,
  F.doi,
  ...ONLINE,
]

const LEGAL = [F.authority, F.number, text('container-title', 'Code or reporter'), F.volume]

/** For the types that are rare in a notebook of articles. */
const rare = (label: string, people = 'Authors'): ReferenceForm =>
  form(label, people, [
    F.editors,
    text('container-title', 'Part of'),
    F.genre,
    F.number,
    F.publisher,
    F.place,
    F.issued,
    F.archive,
    F.archivePlace,
    F.doi,
    ...ONLINE,
  ])

const FORMS: { readonly [type in ReferenceType]: ReferenceForm } = {
  'article-newspaper': periodical('Newspaper article', 'Outlet', [F.section, F.edition, F.place]),
  'article-magazine': periodical('Magazine article', 'Magazine', [F.volume, F.issue, F.issn]),
  'article-journal': periodical('Journal article', 'Journal', [
    F.volume,
    F.issue,
    F.number,
    F.doi,
    F.issn,
  ]),
  article: form('Preprint', 'Authors', [
    F.genre,
    text('publisher', 'Repository'),
    F.number,
    F.issued,
    F.doi,
    ...ONLINE,
  ]),
  webpage: form('Web page', 'Authors', [
    text('container-title', 'Site'),
    F.publisher,
    F.genre,
    F.issued,
    ...ONLINE,
  ]),
  'post-weblog': form('Blog post', 'Authors', [
    text('container-title', 'Blog'),
    F.issued,
    ...ONLINE,
  ]),
  post: form('Post', 'Authors', [
    text('container-title', 'Platform'),
    F.genre,
    F.issued,
    ...ONLINE,
  ]),
  book: form('Book', 'Authors', BOOK),
  classic: form('Classical work', 'Authors', BOOK),
  collection: form('Archival collection', 'Collectors', [
    F.archive,
    F.archivePlace,
    F.issued,
    F.url,
  ]),
  chapter: form('Chapter', 'Authors', partOf('Book')),
  entry: form('Entry', 'Authors', partOf('Work')),
  'entry-dictionary': form('Dictionary entry', 'Authors', partOf('Dictionary')),
  'entry-encyclopedia': form('Encyclopaedia entry', 'Authors', partOf('Encyclopaedia')),
  'paper-conference': form('Conference paper', 'Authors', [
    text('container-title', 'Proceedings'),
    F.event,
    F.eventPlace,
    F.editors,
    F.pages,
    F.publisher,
    F.place,
    F.issued,
    F.isbn,
    F.doi,
    ...ONLINE,
  ]),
  report: form('Report', 'Authors', [
    F.genre,
    F.number,
    text('publisher', 'Institution'),
    F.place,
    F.issued,
    F.pages,
    F.series,
    F.doi,
    ...ONLINE,
  ]),
  thesis: form('Thesis', 'Author', [
    F.genre,
    text('publisher', 'University'),
    F.place,
    F.issued,
    number('number-of-pages', 'Number of pages'),
    F.archive,
    F.doi,
    ...ONLINE,
  ]),
  interview: form('Interview', 'Interviewees', [
    names('interviewer', 'Interviewers'),
    text('container-title', 'Published in'),
    F.medium,
    F.issued,
    F.place,
    F.archive,
    ...ONLINE,
  ]),
  speech: form('Speech', 'Speaker', [F.genre, F.event, F.eventPlace, F.issued, ...ONLINE]),
  personal_communication: form('Personal communication', 'Writer', [
    names('recipient', 'Recipients'),
    F.genre,
    F.medium,
    F.issued,
    F.archive,
    F.archivePlace,
    F.url,
  ]),
  broadcast: form('Broadcast', 'Presenters or directors', [
    names('guest', 'Guests'),
    text('container-title', 'Programme'),
    F.number,
    text('publisher', 'Station or network'),
    F.place,
    F.medium,
    F.issued,
    ...ONLINE,
  ]),
  motion_picture: form('Film or video', 'Directors', [
    names('producer', 'Producers'),
    text('publisher', 'Studio or channel'),
    F.place,
    F.medium,
    F.issued,
    text('dimensions', 'Running time'),
    ...ONLINE,
  ]),
  song: form('Recording', 'Performers', [
    names('composer', 'Composers'),
    text('container-title', 'Album'),
    text('publisher', 'Label'),
    F.medium,
    F.issued,
    ...ONLINE,
  ]),
  hearing: form('Hearing', 'Witnesses', [
    F.authority,
    text('section', 'Committee'),
    F.number,
    F.issued,
    F.pages,
    F.publisher,
    F.place,
    ...ONLINE,
  ]),
  bill: form('Bill', 'Sponsors', [...LEGAL, F.section, F.issued, F.pages, ...ONLINE]),
  legal_case: form('Case', 'Parties', [...LEGAL, F.pages, F.issued, ...ONLINE]),
  legislation: form('Statute', 'Authors', [...LEGAL, F.section, F.pages, F.issued, ...ONLINE]),
  regulation: form('Regulation', 'Authors', [...LEGAL, F.section, F.pages, F.issued, ...ONLINE]),
  treaty: form('Treaty', 'Parties', [...LEGAL, F.section, F.pages, F.issued, ...ONLINE]),
  patent: form('Patent', 'Inventors', [
    F.authority,
    F.number,
    text('publisher', 'Holder'),
    F.place,
    date('submitted', 'Filed'),
    F.issued,
    ...ONLINE,
  ]),
  standard: form('Standard', 'Bodies', [F.number, F.publisher, F.place, F.issued, ...ONLINE]),
  dataset: form('Dataset', 'Authors', [
    text('version', 'Version'),
    text('publisher', 'Repository'),
    F.issued,
    F.doi,
    ...ONLINE,
  ]),
  software: form('Software', 'Authors', [
    text('version', 'Version'),
    F.publisher,
    F.issued,
    F.doi,
    ...ONLINE,
  ]),
  manuscript: form('Manuscript', 'Authors', [
    F.genre,
    F.issued,
    F.place,
    F.archive,
    F.archivePlace,
    ...ONLINE,
  ]),
  pamphlet: form('Pamphlet', 'Authors', [F.publisher, F.place, F.issued, ...ONLINE]),
  review: form('Review', 'Reviewers', [
    text('reviewed-title', 'Work reviewed'),
    names('reviewed-author', 'Its authors'),
    text('container-title', 'Published in'),
    F.volume,
    F.issue,
    F.pages,
    F.issued,
    F.doi,
    ...ONLINE,
  ]),
  'review-book': form('Book review', 'Reviewers', [
    text('reviewed-title', 'Book reviewed'),
    names('reviewed-author', 'Its authors'),
    text('container-title', 'Published in'),
    F.volume,
    F.issue,
    F.pages,
    F.issued,
    F.doi,
    ...ONLINE,
  ]),
  graphic: form('Artwork or photograph', 'Artists', [
    F.medium,
    text('dimensions', 'Size'),
    F.issued,
    F.archive,
    F.archivePlace,
    ...ONLINE,
  ]),
  map: form('Map', 'Cartographers', [
    text('scale', 'Scale'),
    F.edition,
    F.publisher,
    F.place,
    F.issued,
    F.isbn,
    ...ONLINE,
  ]),
  document: form('Document', 'Authors', [F.publisher, F.place, F.issued, F.archive, ...ONLINE]),
  event: rare('Event', 'Organisers'),
  figure: rare('Figure'),
  musical_score: rare('Score', 'Composers'),
  performance: rare('Performance', 'Performers'),
  periodical: rare('Periodical', 'Editors'),
}

/** The form of a type: its name, what its people are called, and only the fields that it needs. */
export function referenceForm(type: ReferenceType): ReferenceForm {
  return FORMS[type]
}

/** The types as a form offers them: those that a notebook of articles meets most come first. */
export const TYPES_BY_USE: readonly ReferenceType[] = Object.keys(FORMS) as ReferenceType[]

const NAME_VARIABLES = new Set(
  `author chair collection-editor compiler composer container-author contributor curator director editor
   editorial-director editor-translator executive-producer guest host illustrator interviewer narrator
   organizer original-author performer producer recipient reviewed-author script-writer series-creator
   translator`.split(/\s+/),
)
const DATE_VARIABLES = new Set(
  'accessed available-date event-date issued original-date submitted'.split(' '),
)

/** What a CSL 1.0.2 variable holds; anything that is neither names nor a date is text. */
export function variableKind(variable: string): 'names' | 'date' | 'text' {
  if (NAME_VARIABLES.has(variable)) return 'names'
  return DATE_VARIABLES.has(variable) ? 'date' : 'text'
}

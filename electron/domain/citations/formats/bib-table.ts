import type { ReferenceType } from '../reference'

/**
 * BibTeX and BibLaTeX, after the manual of biblatex (3.19: 2.1 entry types, 2.2 fields) and btxdoc. One
 * table for both dialects and both directions.
 */

export type BibDialect = 'bibtex' | 'biblatex'

interface BibTypeRow {
  readonly csl: ReferenceType
  readonly biblatex: string
  readonly bibtex: string
  /** What `entrysubtype` says where several CSL types share an entry type; CSL type names are read too. */
  readonly subtype?: string
}

function row(csl: ReferenceType, biblatex: string, bibtex: string, subtype?: string): BibTypeRow {
  return { csl, biblatex, bibtex, ...(subtype ? { subtype } : {}) }
}

/** One row for each CSL type. Entry types that neither dialect's styles know fall back to @misc there. */
export const BIB_TYPES: readonly BibTypeRow[] = [
  row('article-journal', 'article', 'article'),
  row('article-magazine', 'article', 'article', 'magazine'),
  row('article-newspaper', 'article', 'article', 'newspaper'),
  row('article', 'unpublished', 'unpublished', 'article'),
  row('bill', 'legislation', 'misc', 'bill'),
  row('book', 'book', 'book'),
  row('broadcast', 'video', 'misc', 'broadcast'),
  row('chapter', 'incollection', 'incollection'),
  row('classic', 'book', 'book', 'classic'),
  row('collection', 'misc', 'misc', 'collection'),
  row('dataset', 'dataset', 'misc', 'dataset'),
  row('document', 'misc', 'misc'),
  row('entry', 'inreference', 'incollection', 'entry'),
  row('entry-dictionary', 'inreference', 'incollection', 'entry-dictionary'),
  row('entry-encyclopedia', 'inreference', 'incollection', 'entry-encyclopedia'),
  row('event', 'misc', 'misc', 'event'),
  row('figure', 'image', 'misc', 'figure'),
  row('graphic', 'artwork', 'misc', 'graphic'),
  row('hearing', 'misc', 'misc', 'hearing'),
  row('interview', 'misc', 'misc', 'interview'),
  row('legal_case', 'jurisdiction', 'misc', 'legal_case'),
  row('legislation', 'legislation', 'misc', 'legislation'),
  row('manuscript', 'unpublished', 'unpublished'),
  row('map', 'misc', 'misc', 'map'),
  row('motion_picture', 'movie', 'misc', 'motion_picture'),
  row('musical_score', 'music', 'misc', 'musical_score'),
  row('pamphlet', 'booklet', 'booklet'),
  row('paper-conference', 'inproceedings', 'inproceedings'),
  row('patent', 'patent', 'misc', 'patent'),
  row('performance', 'performance', 'misc', 'performance'),
  row('periodical', 'periodical', 'misc', 'periodical'),
  row('personal_communication', 'letter', 'misc', 'personal_communication'),
  row('post', 'online', 'misc', 'post'),
  row('post-weblog', 'online', 'misc', 'post-weblog'),
  row('regulation', 'legislation', 'misc', 'regulation'),
  row('report', 'report', 'techreport'),
  row('review', 'review', 'article', 'review'),
  row('review-book', 'review', 'article', 'review-book'),
  row('software', 'software', 'misc', 'software'),
  row('song', 'audio', 'misc', 'song'),
  row('speech', 'unpublished', 'misc', 'speech'),
  row('standard', 'standard', 'misc', 'standard'),
  row('thesis', 'thesis', 'phdthesis'),
  row('treaty', 'legal', 'misc', 'treaty'),
  row('webpage', 'online', 'misc', 'webpage'),
]

/** Every entry type of both dialects and of the styles in use, and the CSL type it is read as. */
export const BIB_READ_TYPES: ReadonlyMap<string, ReferenceType> = new Map<string, ReferenceType>([
  ['article', 'article-journal'],
  ['suppperiodical', 'article-journal'],
  ['newsarticle', 'article-newspaper'],
  ['newspaper', 'article-newspaper'],
  ['magazine', 'article-magazine'],
  ['periodical', 'periodical'],
  ['book', 'book'],
  ['mvbook', 'book'],
  ['collection', 'book'],
  ['mvcollection', 'book'],
  ['proceedings', 'book'],
  ['mvproceedings', 'book'],
  ['reference', 'book'],
  ['mvreference', 'book'],
  ['commentary', 'book'],
  ['booklet', 'pamphlet'],
  ['inbook', 'chapter'],
  ['bookinbook', 'chapter'],
  ['suppbook', 'chapter'],
  ['incollection', 'chapter'],
  ['suppcollection', 'chapter'],
  ['inreference', 'entry-encyclopedia'],
  ['inproceedings', 'paper-conference'],
  ['conference', 'paper-conference'],
  ['manual', 'report'],
  ['report', 'report'],
  ['techreport', 'report'],
  ['thesis', 'thesis'],
  ['phdthesis', 'thesis'],
  ['mastersthesis', 'thesis'],
  ['online', 'webpage'],
  ['electronic', 'webpage'],
  ['www', 'webpage'],
  ['webpage', 'webpage'],
  ['misc', 'document'],
  ['unpublished', 'manuscript'],
  ['patent', 'patent'],
  ['dataset', 'dataset'],
  ['data', 'dataset'],
  ['software', 'software'],
  ['letter', 'personal_communication'],
  ['jurisdiction', 'legal_case'],
  ['legislation', 'legislation'],
  ['legal', 'treaty'],
  ['movie', 'motion_picture'],
  ['video', 'motion_picture'],
  ['film', 'motion_picture'],
  ['artwork', 'graphic'],
  ['image', 'graphic'],
  ['audio', 'song'],
  ['music', 'song'],
  ['performance', 'performance'],
  ['presentation', 'speech'],
  ['standard', 'standard'],
  ['review', 'review'],
  // biblatex-apa's legal types, its apparatus (one class with programs in APA 10.10), and those of
  // biblatex-software.
  ['hardware', 'software'],
  ['legmaterial', 'bill'],
  ['legadminmaterial', 'regulation'],
  ['constitution', 'legislation'],
  ['softwareversion', 'software'],
  ['softwaremodule', 'software'],
  ['codefragment', 'software'],
  ['xdata', 'document'],
])

/**
 * What `entrysubtype` says about the type: biblatex's own two, and those of biblatex-apa. Names of CSL
 * types, which our writer uses, are read besides.
 */
export const BIB_SUBTYPES: ReadonlyMap<string, ReferenceType> = new Map<string, ReferenceType>([
  ['newspaper', 'article-newspaper'],
  ['magazine', 'article-magazine'],
  ['tvseries', 'broadcast'],
  ['tvepisode', 'broadcast'],
  ['podcast', 'broadcast'],
  ['podcastepisode', 'broadcast'],
  ['film', 'motion_picture'],
  ['video', 'motion_picture'],
  ['album', 'song'],
  ['tweet', 'post'],
])

/** What an entry type says about the kind of work, where `type` does not. */
export const BIB_KINDS_OF_TYPES: ReadonlyMap<string, string> = new Map([
  ['phdthesis', 'PhD thesis'],
  ['mastersthesis', 'Master’s thesis'],
  ['manual', 'Manual'],
])

/** The `type` of a @phdthesis that need not be one. */
export const UNKNOWN_THESIS = 'Thesis'

/** biblatex's localisation keys for `series`. */
export const BIB_SERIES_WORDS: ReadonlyMap<string, string> = new Map([
  ['newseries', 'New series'],
  ['oldseries', 'Old series'],
])

/**
 * title: text in a title's case, whose capitals are protected. text: any other text; lines: text with
 * paragraphs. list: a text that the
 * formats split at " and ". verbatim: no LaTeX at all. names, date, pages: as CSL has them. language: a
 * babel name. kind: `genre`, which may be one of biblatex's own words.
 */
export type BibKind =
  | 'title'
  | 'text'
  | 'lines'
  | 'list'
  | 'verbatim'
  | 'names'
  | 'date'
  | 'pages'
  | 'language'
  | 'keywords'
  | 'kind'
  | 'literal'

export interface BibField {
  readonly field: string
  readonly variable: string
  readonly kind: BibKind
  readonly types?: ReadonlySet<ReferenceType>
  /** Written in this dialect only; read in both. */
  readonly dialect?: BibDialect
  readonly readOnly?: boolean
}

type Group = readonly ReferenceType[]

const PERIODICALS: Group = [
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'review',
  'review-book',
]
const PARTS: Group = [
  'chapter',
  'paper-conference',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
]
const BOOKS: Group = [...PARTS, 'book', 'classic', 'pamphlet', 'collection', 'periodical']
const INSTITUTIONAL: Group = ['report', 'standard', 'software', 'dataset']
const ONLINE: Group = ['webpage', 'post', 'post-weblog']

interface Options {
  readonly types?: Group
  readonly dialect?: BibDialect
  readonly readOnly?: boolean
}

function rows(
  fields: string,
  variable: string,
  kind: BibKind,
  { types, dialect, readOnly }: Options = {},
): readonly BibField[] {
  return fields.split(' ').map((field, index) => ({
    field,
    variable,
    kind,
    ...(types ? { types: new Set(types) } : {}),
    ...(dialect ? { dialect } : {}),
    ...(readOnly || index > 0 ? { readOnly: true } : {}),
  }))
}

const read = { readOnly: true } as const

/**
 * In the order in which fields are written. Of several fields of one row the first is written and all are
 * read; where two rows fill the same variable, the first in this list wins.
 */
export const BIB_FIELDS: readonly BibField[] = [
  ...rows('author', 'author', 'names'),
  ...rows('bookauthor', 'container-author', 'names'),
  ...rows('editor editors', 'editor', 'names'),
  ...rows('translator', 'translator', 'names'),

  ...rows('title', 'title', 'title'),
  ...rows('shorttitle', 'title-short', 'title'),
  ...rows('origtitle', 'original-title', 'title', { dialect: 'biblatex' }),
  ...rows('journaltitle', 'container-title', 'text', { types: PERIODICALS, dialect: 'biblatex' }),
  ...rows('journal', 'container-title', 'text', { types: PERIODICALS }),
  ...rows('booktitle', 'container-title', 'title', { types: PARTS }),
  ...rows('journaltitle journal booktitle', 'container-title', 'text'),
  ...rows('shortjournal', 'container-title-short', 'text', { dialect: 'biblatex' }),
  ...rows('journal', 'container-title-short', 'text', read),
  ...rows('eventtitle', 'event-title', 'title'),
  ...rows('venue', 'event-place', 'text'),
  ...rows('eventdate', 'event-date', 'date'),
  ...rows('series', 'collection-title', 'title'),

  ...rows('date', 'issued', 'date'),
  ...rows('origdate', 'original-date', 'date'),

  ...rows('volume', 'volume', 'literal'),
  ...rows('volumes', 'number-of-volumes', 'literal'),
  ...rows('part', 'part-number', 'literal'),
  ...rows('number', 'issue', 'literal', { types: PERIODICALS }),
  ...rows('issue', 'issue', 'literal', read),
  ...rows('number', 'collection-number', 'literal', { types: BOOKS }),
  ...rows('eid', 'number', 'literal', { types: PERIODICALS }),
  ...rows('number', 'number', 'literal'),
  ...rows('edition', 'edition', 'literal'),
  ...rows('version', 'version', 'literal'),
  ...rows('chapter', 'chapter-number', 'literal'),
  ...rows('pages', 'page', 'pages'),
  ...rows('eid', 'page', 'pages', read),
  ...rows('pagetotal', 'number-of-pages', 'literal'),

  ...rows('institution', 'publisher', 'list', { types: INSTITUTIONAL }),
  ...rows('institution', 'publisher', 'list', { types: ['thesis'], dialect: 'biblatex' }),
  ...rows('school', 'publisher', 'list', { types: ['thesis'] }),
  ...rows('holder', 'publisher', 'list', { types: ['patent'] }),
  ...rows('publisher', 'publisher', 'list'),
  ...rows('organization', 'publisher', 'list', read),
  ...rows('institution school howpublished', 'publisher', 'list', read),
  ...rows('location', 'publisher-place', 'list', { dialect: 'biblatex' }),
  ...rows('address', 'publisher-place', 'list'),
  ...rows('origpublisher', 'original-publisher', 'list', { dialect: 'biblatex' }),
  ...rows('origlocation', 'original-publisher-place', 'list', { dialect: 'biblatex' }),
  ...rows('type', 'genre', 'kind'),
  ...rows('pubstate', 'status', 'text'),
  ...rows('library', 'call-number', 'text'),
  ...rows('eprinttype archiveprefix', 'archive', 'text', read),
  ...rows('eprint', 'archive_location', 'verbatim', read),

  ...rows('doi', 'DOI', 'verbatim'),
  ...rows('isbn', 'ISBN', 'literal'),
  ...rows('issn', 'ISSN', 'literal'),
  ...rows('pmid', 'PMID', 'verbatim'),
  ...rows('pmcid pmc', 'PMCID', 'verbatim'),
  ...rows('url bdsk-url-1', 'URL', 'verbatim'),
  ...rows('urldate lastchecked lastaccessed', 'accessed', 'date'),
  ...rows('langid', 'language', 'language', { dialect: 'biblatex' }),
  ...rows('language hyphenation', 'language', 'language'),
  ...rows('keywords keyword tags', 'keyword', 'keywords'),
  ...rows('abstract', 'abstract', 'lines'),
  ...rows('note', 'note', 'lines'),
  ...rows('annotation annote', 'annote', 'lines', { dialect: 'biblatex' }),
  ...rows('annote', 'annote', 'lines'),

  // Neither dialect has a field for these; styles pass over them under CSL's own names.
  ...rows('archive', 'archive', 'text'),
  ...rows('archivelocation', 'archive_location', 'text'),
  ...rows('authority', 'authority', 'text'),
  ...rows('dimensions', 'dimensions', 'text'),
  ...rows('license', 'license', 'text'),
  ...rows('medium', 'medium', 'text'),
  ...rows('references', 'references', 'text'),
  ...rows('scale', 'scale', 'text'),
  ...rows('section', 'section', 'text'),
  ...rows('source', 'source', 'text'),
  ...rows('submitted', 'submitted', 'date'),
  ...rows('collection-editor', 'collection-editor', 'names'),
  ...rows('recipient', 'recipient', 'names'),
  ...rows('script-writer scriptwriter', 'script-writer', 'names'),
]

/** Where `organization` is the site: @online has no other field for it that styles print. */
export const SITE_TYPES: ReadonlySet<ReferenceType> = new Set(ONLINE)

/** biblatex's words for editorial roles and the CSL variables that hold such people. */
export const EDITOR_ROLES: readonly (readonly [role: string, variable: string])[] = [
  ['editor', 'editor'],
  ['compiler', 'compiler'],
  ['director', 'director'],
  ['organizer', 'organizer'],
  ['collaborator', 'contributor'],
  ['producer', 'producer'],
  ['narrator', 'narrator'],
  ['interviewer', 'interviewer'],
  ['illustrator', 'illustrator'],
  ['composer', 'composer'],
  ['performer', 'performer'],
]

/** biblatex's localisation keys for `type`, and what they say in English. */
export const KIND_WORDS: readonly (readonly [key: string, words: string])[] = [
  ['phdthesis', 'PhD thesis'],
  ['mathesis', 'Master’s thesis'],
  ['mastersthesis', 'Master’s thesis'],
  ['bathesis', 'Bachelor’s thesis'],
  ['candthesis', 'Candidate thesis'],
  ['techreport', 'Technical report'],
  ['resreport', 'Research report'],
  ['software', 'Computer software'],
  ['datacd', 'Data CD'],
  ['audiocd', 'Audio CD'],
  ['patent', 'Patent'],
  ['patentus', 'U.S. patent'],
  ['patenteu', 'European patent'],
  ['patentde', 'German patent'],
  ['patentfr', 'French patent'],
  ['patentuk', 'British patent'],
  ['patreq', 'Patent request'],
  ['patreqde', 'German patent request'],
  ['patrequs', 'U.S. patent request'],
]

/** biblatex's localisation keys for the `location` of a patent, and what they say in English. */
export const BIB_COUNTRIES: ReadonlyMap<string, string> = new Map([
  ['countryde', 'Germany'],
  ['countryeu', 'European Union'],
  ['countryep', 'European Union'],
  ['countryfr', 'France'],
  ['countryuk', 'United Kingdom'],
  ['countryus', 'United States of America'],
])

/** Where what `eprint` numbers can be read, by `eprinttype` (manual of biblatex, 3.14.7). */
export const BIB_ARCHIVE_SITES: ReadonlyMap<string, string> = new Map([
  ['arxiv', 'https://arxiv.org/abs/'],
  ['jstor', 'https://www.jstor.org/stable/'],
  ['hdl', 'https://hdl.handle.net/'],
  ['googlebooks', 'https://books.google.com/books?id='],
])

/** Record keeping of other programs, links to their files, and what only steers LaTeX. */
export const BIB_PASSED_OVER =
  /^(?:file|files|pdf|ps|localfile|local-url|owner|timestamp|creationdate|modificationdate|date-(?:added|modified)|added-at|modified|created|bdsk-.*|groups|__markedentry|priority|ranking|readstatus|printed|qualityassured|interhash|intrahash|biburl|citeulike-.*|mendeley-.*|posted-at|username|crossref|xref|xdata|ids|execute|sortkey|sortname|sorttitle|sortyear|sortshorthand|presort|options|editor[abc]?type|nameaddon|rating|read|dateadded|datemodified|shorthand|keywords)$/

/** Fields without a row are kept in `custom` under this prefix, as LaTeX, and written back. */
export const BIB_CUSTOM_PREFIX = 'bibtex.'

import type { ReferenceType } from '../reference'

/**
 * RIS, from two public descriptions: the tag list of Reference Manager (2001: TI, T1, A1, JO, JF, Y1, N2 …)
 * and the field table by reference type of 2011, which EndNote writes (AU, T2, DA, C1–C8 …). One table
 * for both directions.
 */

/** RIS type ↔ CSL type. A CSL type is written as the first row that has it; the others are only read. */
export const RIS_TYPES: readonly (readonly [ris: string, csl: ReferenceType])[] = [
  ['JOUR', 'article-journal'],
  ['MGZN', 'article-magazine'],
  ['NEWS', 'article-newspaper'],
  ['BOOK', 'book'],
  ['CHAP', 'chapter'],
  ['CONF', 'paper-conference'],
  ['CPAPER', 'paper-conference'],
  ['RPRT', 'report'],
  ['THES', 'thesis'],
  ['WEB', 'webpage'],
  ['BLOG', 'post-weblog'],
  ['ELEC', 'webpage'],
  ['ICOMM', 'personal_communication'],
  ['PCOMM', 'personal_communication'],
  ['BILL', 'bill'],
  ['CASE', 'legal_case'],
  ['STAT', 'legislation'],
  ['LEGAL', 'regulation'],
  ['UNBILL', 'bill'],
  ['HEAR', 'hearing'],
  ['GOVDOC', 'report'],
  ['PAT', 'patent'],
  ['STAND', 'standard'],
  ['DATA', 'dataset'],
  ['DBASE', 'dataset'],
  ['AGGR', 'document'],
  ['COMP', 'software'],
  ['MPCT', 'motion_picture'],
  ['VIDEO', 'motion_picture'],
  ['ADVS', 'motion_picture'],
  ['MULTI', 'motion_picture'],
  ['SOUND', 'song'],
  ['MUSIC', 'song'],
  ['ART', 'graphic'],
  ['SLIDE', 'speech'],
  ['MAP', 'map'],
  ['CHART', 'graphic'],
  ['FIGURE', 'figure'],
  ['EQUA', 'document'],
  ['MANSCPT', 'manuscript'],
  ['UNPB', 'manuscript'],
  ['UNPD', 'manuscript'],
  ['PAMP', 'pamphlet'],
  ['DICT', 'entry-dictionary'],
  ['ENCYC', 'entry-encyclopedia'],
  ['EJOUR', 'article-journal'],
  ['EJOU', 'article-journal'],
  ['JFULL', 'periodical'],
  ['INPR', 'article-journal'],
  ['ABST', 'article-journal'],
  ['EBOOK', 'book'],
  ['EDBOOK', 'book'],
  ['SER', 'book'],
  ['CLSWK', 'classic'],
  ['ECHAP', 'chapter'],
  ['CTLG', 'book'],
  ['ANCIENT', 'document'],
  ['GRANT', 'document'],
  ['GEN', 'document'],
  ['OTHER', 'document'],
]

/** CSL types that RIS has no type for, and the nearest that it has. */
export const NEAREST_RIS_TYPE: Readonly<Partial<Record<ReferenceType, string>>> = {
  article: 'UNPB',
  broadcast: 'VIDEO',
  collection: 'GEN',
  entry: 'DICT',
  event: 'GEN',
  interview: 'GEN',
  musical_score: 'MUSIC',
  performance: 'GEN',
  post: 'BLOG',
  review: 'JOUR',
  'review-book': 'JOUR',
  speech: 'SLIDE',
  treaty: 'STAT',
}

/**
 * text: one line. lines: several lines and tags are kept as paragraphs. list: several tags or lines make
 * one text.
 * names, date: as CSL has them. first, last: the two ends of `page`. serial: an ISBN or ISSN, told apart
 * by its shape where the type leaves it open.
 */
export type RisKind = 'text' | 'lines' | 'list' | 'names' | 'date' | 'first' | 'last' | 'serial'

export interface RisField {
  readonly tag: string
  readonly variable: string
  readonly kind: RisKind
  /** The row holds for these RIS types only. */
  readonly types?: ReadonlySet<string>
  /** Read, but written under another tag. */
  readonly readOnly?: boolean
}

const BOOKS = 'BOOK EBOOK EDBOOK SER CLSWK CTLG'
const CHAPTERS = 'CHAP ECHAP DICT ENCYC'
const CONFERENCES = 'CONF CPAPER'
const ARTICLES = 'JOUR EJOUR EJOU MGZN NEWS INPR ABST JFULL GEN'
const JOURNALS = 'JOUR EJOUR EJOU'
const LAWS = 'BILL STAT LEGAL UNBILL'
const FILMS = 'MPCT VIDEO ADVS MULTI'
const UNPUBLISHED = 'MANSCPT PAMP UNPB UNPD'

/** One row a line: tags (the first is written), variable, kind, types. */
function rows(
  tags: string,
  variable: string,
  kind: RisKind = 'text',
  types?: string,
): readonly RisField[] {
  return tags.split(' ').map((tag, index) => ({
    tag,
    variable,
    kind,
    ...(types ? { types: new Set(types.split(' ')) } : {}),
    ...(index > 0 ? { readOnly: true } : {}),
  }))
}

/** As `rows`, for tags that are read only. */
const readRows = (...row: Parameters<typeof rows>): readonly RisField[] =>
  rows(...row).map((field) => ({ ...field, readOnly: true }))

/**
 * In order of precedence: where two rows hold for the same tag, the first does; where two tags fill the
 * same variable, the first in this list wins (so `DA` comes before `PY` and `Y1`).
 */
export const RIS_FIELDS: readonly RisField[] = [
  // People. AU and A1 keep their common order; what A2–A4 are depends on the type (2011 table).
  ...readRows('AU A1', 'editor', 'names', 'EDBOOK'),
  ...readRows('AU A1', 'composer', 'names', 'MUSIC'),
  ...rows('AU A1', 'author', 'names'),
  ...readRows('A2', 'author', 'names', 'BILL'),
  ...rows('A2', 'recipient', 'names', 'PCOMM ICOMM'),
  ...readRows('A2', 'container-title', 'text', 'CASE'),
  ...readRows('A2', 'authority', 'text', 'PAT LEGAL'),
  ...readRows('A2', 'collection-editor', 'names', `${BOOKS} MAP COMP RPRT GOVDOC WEB`),
  ...rows('A3', 'producer', 'names', FILMS),
  ...rows('A2 ED', 'editor', 'names', `${CHAPTERS} ${CONFERENCES} ${ARTICLES} BLOG MUSIC`),
  // EndNote has a book's editor in A3, but ED is the tag that says so in every dialect.
  ...rows('ED A3', 'editor', 'names', BOOKS),
  ...rows('ED', 'editor', 'names'),
  ...rows('A2', 'collection-editor', 'names', BOOKS),
  ...readRows('A2', 'editor', 'names'),
  ...readRows('A3', 'contributor', 'names', 'THES'),
  ...rows('A3', 'collection-editor', 'names', `${CHAPTERS} ${CONFERENCES} MUSIC`),
  ...readRows('A3', 'collection-editor', 'names'),
  ...rows('A4', 'contributor', 'names', `${CONFERENCES} DATA ${FILMS}`),
  ...rows('A4', 'translator', 'names'),

  // Titles.
  ...readRows('BT', 'title', 'text', 'BOOK UNPB UNPD'),
  ...rows('TI T1 CT', 'title'),
  ...rows('ST', 'title-short'),
  ...rows('T2', 'event-title', 'text', 'CPAPER'),
  ...rows('T2', 'collection-title', 'text', `${BOOKS} COMP MAP RPRT STAND`),
  ...readRows('BT', 'collection-title', 'text', BOOKS),
  ...readRows('T3', 'collection-title', 'text', `${BOOKS} RPRT`),
  ...rows('T2', 'section', 'text', 'HEAR'),
  ...rows('T3', 'authority', 'text', 'BILL UNBILL HEAR'),
  ...rows('T2 JF JO BT', 'container-title'),
  ...rows(
    'T3',
    'collection-title',
    'text',
    `${CHAPTERS} ${CONFERENCES} ${ARTICLES} MUSIC DATA ADVS`,
  ),
  ...readRows('T3', 'collection-title', 'text'),
  // A journal's second name is its short one.
  ...rows('J2 JA J1', 'container-title-short'),
  ...readRows('JO JF', 'container-title-short'),

  // Dates.
  ...rows('DA PY Y1', 'issued', 'date'),
  ...rows('Y2', 'accessed', 'date'),

  // Numbers. M1 and SN are the ones whose meaning depends most on the type.
  ...rows('VL', 'volume'),
  ...rows('IS', 'issue', 'text', `${ARTICLES} ${CONFERENCES}`),
  ...readRows('M1', 'issue', 'text', 'JOUR EJOUR EJOU INPR ABST MGZN GEN'),
  ...readRows('IS', 'number', 'text', 'RPRT GOVDOC PAT HEAR BILL STAND'),
  ...rows('M1', 'number', 'text', 'BILL UNBILL HEAR STAT'),
  ...readRows('M1', 'collection-number', 'text', BOOKS),
  ...rows('SV M1', 'collection-number', 'text', `${BOOKS} ${CHAPTERS} RPRT`),
  ...rows('SV', 'number', 'text', 'CASE'),
  ...readRows('M1', 'number', 'text', 'CASE'),
  ...rows('NV', 'number', 'text', 'DATA'),
  ...readRows('NV', 'number', 'text', 'PCOMM'),
  ...readRows('NV', 'container-title-short', 'text', 'CASE'),
  ...rows(
    'NV',
    'number-of-volumes',
    'text',
    `${BOOKS} ${CHAPTERS} ${CONFERENCES} HEAR MUSIC ANCIENT`,
  ),
  ...rows('SN', 'number', 'text', 'RPRT GOVDOC PAT STAND DBASE'),
  ...rows('C7', 'number', 'text', JOURNALS),
  ...rows('M1', 'number', 'text', `${FILMS} SOUND BLOG UNPB UNPD MANSCPT PCOMM ICOMM MAP SLIDE`),
  ...rows('SN', 'ISBN', 'serial'),
  ...readRows('ET', 'version', 'text', 'DATA DBASE'),
  ...rows('ET', 'version', 'text', 'COMP DATA'),
  ...rows('ET', 'chapter-number', 'text', 'BILL UNBILL HEAR STAT'),
  ...rows('ET', 'edition'),
  // Of an article EndNote has here the day on which it was online: see `nameEpubDate`.
  ...rows('ET', 'available-date', 'date', JOURNALS),
  ...rows('SP', 'number-of-pages', 'text', `${BOOKS} THES ${UNPUBLISHED}`),
  ...rows('SP', 'dimensions', 'text', FILMS),
  ...rows('C3', 'dimensions', 'text', 'ART MAP'),
  ...rows('SP', 'page', 'first'),
  ...rows('EP', 'page', 'last'),
  ...rows('SE', 'section', 'text', `${LAWS} NEWS JOUR EJOUR GEN`),
  ...rows('SE', 'chapter-number', 'text', 'CHAP'),

  // Publication.
  ...readRows('PB', 'authority', 'text', 'CASE'),
  ...rows('PB', 'authority', 'text', 'CASE'),
  ...rows('PB', 'publisher'),
  // Of a conference EndNote has the publisher's place in C1 and the meeting's in CY.
  ...readRows('C1', 'publisher-place', 'text', CONFERENCES),
  ...rows('CY PP', 'publisher-place'),
  ...readRows('CY', 'event-place', 'text', CONFERENCES),
  ...rows('C1', 'scale', 'text', 'MAP'),
  ...rows('C4', 'genre', 'text', 'MPCT'),
  ...rows('C5', 'medium', 'text', `${FILMS} MUSIC SOUND`),
  ...rows('M3', 'medium', 'text', 'ART CHART FIGURE'),
  ...readRows('M3', 'medium', 'text', FILMS),
  ...rows('OP', 'references', 'text', `${LAWS} CASE HEAR`),
  ...rows('C5', 'references', 'text', 'PAT'),
  ...rows('C6', 'status', 'text', 'PAT'),
  ...rows('OP', 'issue', 'text', 'PAT'),
  ...rows('M3', 'genre'),

  // Where it is kept, and words about it.
  ...rows('DO DI', 'DOI'),
  ...rows('C2', 'PMCID', 'text', JOURNALS),
  ...rows('UR', 'URL'),
  ...rows('LA', 'language'),
  ...rows('DB', 'archive'),
  ...rows('AN AV', 'archive_location'),
  ...rows('DP', 'source'),
  ...rows('CN', 'call-number'),
  ...rows('AB N2', 'abstract'),
  ...rows('KW', 'keyword', 'list'),
  ...rows('RN', 'annote', 'lines'),
  ...rows('N1', 'note', 'lines'),
]

/** Whether the table has a row for a tag in records of a type. */
export function hasRisRow(tag: string, risType: string): boolean {
  return RIS_FIELDS.some((row) => row.tag === tag && (!row.types || row.types.has(risType)))
}

/** A season stands in the free fourth part of a date: `2009///spring`. CSL numbers them from 1. */
export const RIS_SEASONS: readonly string[] = ['spring', 'summer', 'autumn', 'winter']

/** Links to files of another program, its own record keeping, and the frame of a record: not data of the source. */
export const RIS_PASSED_OVER: ReadonlySet<string> = new Set('TY ER ID L1 L2 L3 L4 LK'.split(' '))

/** Tags without a row are kept in `custom` under this prefix, and written back. */
export const RIS_CUSTOM_PREFIX = 'ris.'

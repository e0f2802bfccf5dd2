/**
 * Bibliographic data of one source: a CSL-JSON item (CSL 1.0.2 schema, `csl-data.json`) whose `id`
 * is left out, because the article's citation key takes its place wherever one is needed.
 */
export interface Reference {
  readonly type: ReferenceType
  readonly title?: string
  readonly [field: string]: ReferenceValue | undefined
}

export type ReferenceValue = string | number | readonly Name[] | CslDate | ReferenceCustom

/** Fields that no CSL variable holds, kept so that they can be written back: `custom` of CSL-JSON. */
export interface ReferenceCustom {
  readonly [field: string]: string | number | boolean
}

/** A CSL name: a person in parts, or a body in `literal`. */
export interface Name {
  readonly family?: string
  readonly given?: string
  readonly 'dropping-particle'?: string
  readonly 'non-dropping-particle'?: string
  readonly suffix?: string
  readonly literal?: string
}

/** A CSL date. `date-parts` holds one date or a range: `[[y, m?, d?], [y, m?, d?]?]`. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[]
  readonly season?: number | string
  readonly circa?: boolean
  readonly literal?: string
  readonly raw?: string
}

/** The item types of CSL 1.0.2, in its spelling. */
export const REFERENCE_TYPES = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
] as const

export type ReferenceType = (typeof REFERENCE_TYPES)[number]

import { QUOTE_KINDS, SPEAKER_KINDS, TAG_COLOURS } from '#domain/library/model'
import * as v from 'valibot'
import type { ArticleDocument } from './article-document'
import type { LibraryFile } from './library-file'

/**
 * The form of an article document, for files that this program did not write in this form itself:
 * those whose checksum does not match, and all of them when a library is verified.
 */
const ID = v.pipe(v.string(), v.regex(/^[0-9a-z]{16}$/))
const OFFSET = v.pipe(v.number(), v.integer(), v.minValue(0))
const SPAN = { start: OFFSET, end: OFFSET }
const DATES = { addedAt: v.string(), modifiedAt: v.string() }

const ARTICLE = v.looseObject({
  type: v.literal('article'),
  id: ID,
  reference: v.looseObject({ type: v.string() }),
  citationKey: v.string(),
  revision: ID,
  tags: v.array(ID),
  ...DATES,
  deletedAt: v.optional(v.string()),
})

const REVISION = v.looseObject({
  type: v.literal('revision'),
  id: ID,
  article: ID,
  createdAt: v.string(),
  text: v.string(),
  blocks: v.array(v.looseObject({ kind: v.string(), ...SPAN })),
  marks: v.array(v.looseObject({ kind: v.string(), ...SPAN })),
})

const QUOTE = v.looseObject({
  type: v.literal('quote'),
  id: ID,
  article: ID,
  revision: ID,
  ...SPAN,
  exact: v.string(),
  prefix: v.string(),
  suffix: v.string(),
  kind: v.picklist(QUOTE_KINDS),
  status: v.picklist(['accepted', 'suggested', 'rejected']),
  speaker: v.optional(ID),
  via: v.array(ID),
  tags: v.array(ID),
  quotedIn: v.optional(v.string()),
  ...DATES,
})

const NOTE = v.looseObject({
  type: v.literal('note'),
  id: ID,
  article: ID,
  quote: v.optional(ID),
  markdown: v.string(),
  ...DATES,
})

const DOCUMENT = v.looseObject({
  schema: v.number(),
  sequence: OFFSET,
  article: ARTICLE,
  revisions: v.array(REVISION),
  quotes: v.array(QUOTE),
  notes: v.array(NOTE),
})

const TAG = v.looseObject({
  type: v.literal('tag'),
  id: ID,
  name: v.string(),
  parent: v.optional(ID),
  colour: v.picklist(TAG_COLOURS),
  definition: v.optional(v.string()),
})

const SPEAKER = v.looseObject({
  type: v.literal('speaker'),
  id: ID,
  name: v.string(),
  kind: v.picklist(SPEAKER_KINDS),
  aliases: v.array(v.string()),
  roles: v.array(v.looseObject({ title: v.string() })),
})

const LIBRARY = v.looseObject({
  schema: v.number(),
  sequence: OFFSET,
  library: ID,
  createdAt: v.string(),
  tags: v.array(TAG),
  speakers: v.array(SPEAKER),
})

/** Whether a value has the form of `library.json`. */
export function isLibraryFile(value: unknown): value is LibraryFile {
  return v.is(LIBRARY, value)
}

/** Whether a value has the form of an article document. */
export function isArticleDocument(value: unknown): value is ArticleDocument {
  return v.is(DOCUMENT, value)
}

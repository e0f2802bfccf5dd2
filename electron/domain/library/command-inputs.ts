import * as v from 'valibot'
import { REFERENCE_TYPES, type Reference } from '../citations/reference'
import type { Block, Mark } from '../document/model'
import { QUOTE_KINDS, TAG_COLOURS } from './model'

/** Schemas that several commands share. Limits keep one hostile line from filling the memory. */

export const ID = v.pipe(v.string(), v.regex(/^[0-9a-z]{16}$/, 'is not an id'))

/** A name is one line; white space around it is dropped. */
export const NAME = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'is empty'),
  v.maxLength(500, 'is longer than 500 characters'),
  v.regex(/^[^\n\r\u2028\u2029]*$/, 'has a line break in it'),
)

/** One line that may be empty. */
export const LINE = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(500, 'is longer than 500 characters'),
  v.regex(/^[^\n\r\u2028\u2029]*$/, 'has a line break in it'),
)

/** An id, or a name that is looked up and made when missing. */
export const ID_OR_NAME = NAME

export const OFFSET = v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(0))

export const MARKDOWN = v.pipe(
  v.string(),
  v.maxLength(1_000_000, 'is longer than 1,000,000 characters'),
)

export const KIND = v.picklist(QUOTE_KINDS)
export const COLOUR = v.picklist(TAG_COLOURS)

const CSL_NAME = v.looseObject({
  family: v.optional(v.string()),
  given: v.optional(v.string()),
  literal: v.optional(v.string()),
})
const CSL_DATE = v.looseObject({
  'date-parts': v.optional(
    v.array(v.array(v.union([v.number(), v.pipe(v.string(), v.transform(Number), v.number())]))),
  ),
  literal: v.optional(v.string()),
  raw: v.optional(v.string()),
})

/** A CSL-JSON item; an `id` in it is dropped, since the citation key takes its place. */
export const REFERENCE = v.pipe(
  v.objectWithRest(
    { type: v.optional(v.picklist(REFERENCE_TYPES), 'document'), title: v.optional(v.string()) },
    v.union([
      v.string(),
      v.number(),
      v.array(CSL_NAME),
      CSL_DATE,
      v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
    ]),
  ),
  v.transform((item) => {
    const { id: _, ...reference } = item as typeof item & { id?: unknown }
    return reference as Reference
  }),
) as unknown as v.GenericSchema<Reference | { readonly [field: string]: unknown }, Reference>

export const BLOCKS = v.array(
  v.strictObject({
    kind: v.picklist(['heading', 'paragraph', 'list-item', 'block-quote', 'caption', 'table-cell']),
    start: OFFSET,
    end: OFFSET,
    level: v.optional(v.number()),
    ordered: v.optional(v.boolean()),
  }),
) as v.GenericSchema<unknown, Block[]>

export const MARKS = v.array(
  v.strictObject({
    kind: v.picklist([
      'emphasis',
      'strong',
      'link',
      'superscript',
      'subscript',
      'code',
      'page-break',
    ]),
    start: OFFSET,
    end: OFFSET,
    href: v.optional(
      v.pipe(v.string(), v.regex(/^(?:https?:\/\/|mailto:)/i, 'is not a web or mail address')),
    ),
    label: v.optional(v.string()),
  }),
) as v.GenericSchema<unknown, Mark[]>

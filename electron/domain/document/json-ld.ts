import { decodeEntities } from './decode-entities'
import type { DocumentMetadata } from './imported-document'
import { authorNames, languageTag, metadataDate, shortValue } from './metadata-values'
import { webAddress } from './safe-href'

/** Larger blocks hold data of another kind. */
const MAX_LENGTH = 1_000_000
/** Objects looked at: an article stands near the top. */
const MAX_OBJECTS = 2000

/**
 * What a page says about its article in JSON-LD (schema.org): the first object of an article's type, from
 * any of the blocks. What is not JSON, or not such an object, is passed over.
 */
export function readJsonLd(blocks: readonly string[]): DocumentMetadata {
  for (const block of blocks) {
    const article = findArticle(parse(block))
    if (article !== undefined) return metadataOf(article)
  }
  return {}
}

function parse(block: string): unknown {
  if (block.length > MAX_LENGTH) return undefined
  try {
    // Some pages still wrap scripts in comments or CDATA for the browsers of 1996.
    return JSON.parse(block.replace(/^\s*(?:<!--|\/?\/?<!\[CDATA\[)|(?:-->|\/?\/?\]\]>)\s*$/g, ''))
  } catch {
    return undefined
  }
}

type Fields = Readonly<Record<string, unknown>>

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Types of schema.org under CreativeWork that are articles; `Report` and `Review` too. */
const ARTICLE_TYPE = /(?:Article|BlogPosting|SocialMediaPosting|Report|Review)$/

/** Breadth first, because a page's graph lists the article beside its site and its pictures. */
function findArticle(root: unknown): Fields | undefined {
  const queue: unknown[] = [root]
  for (let index = 0; index < queue.length && index < MAX_OBJECTS; index++) {
    const value = queue[index]
    if (Array.isArray(value)) {
      for (const item of value.slice(0, MAX_OBJECTS)) queue.push(item)
      continue
    }
    if (!isFields(value)) continue
    if (typesOf(value).some((type) => ARTICLE_TYPE.test(type))) return value
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart'])
      if (value[key] !== undefined) queue.push(value[key])
  }
  return undefined
}

function typesOf(fields: Fields): string[] {
  const type = fields['@type']
  const types: unknown[] = Array.isArray(type) ? type : [type]
  return types.filter((one): one is string => typeof one === 'string')
}

function metadataOf(article: Fields): DocumentMetadata {
  const title = text(article['headline']) ?? text(article['name'])
  const author = list(article['author']).flatMap((one) => authorNames(nameOf(one)))
  const outlet = list(article['publisher'])
    .map(nameOf)
    .find((name) => name !== undefined)
  const date = metadataDate(text(article['datePublished']) ?? text(article['dateCreated']))
  const page = article['mainEntityOfPage']
  const url =
    webAddress(text(article['url'])) ?? webAddress(isFields(page) ? text(page['@id']) : text(page))
  const language = languageTag(text(article['inLanguage']))
  const description = text(article['description'])
  return {
    ...(title === undefined ? {} : { title }),
    ...(author.length === 0 ? {} : { author }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    ...(language === undefined ? {} : { language }),
    ...(description === undefined ? {} : { description }),
  }
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}

function nameOf(value: unknown): string | undefined {
  return isFields(value) ? text(value['name']) : text(value)
}

/** Nothing in a script is decoded by browsers, and yet many sites escape its texts as they do those of the page. */
function text(value: unknown): string | undefined {
  return typeof value === 'string'
    ? shortValue(decodeEntities(value.slice(0, MAX_TEXT)))
    : undefined
}

/** More than any value that is believed. */
const MAX_TEXT = 20_000

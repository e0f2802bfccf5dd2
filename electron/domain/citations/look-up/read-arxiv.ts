import { XMLParser } from 'fast-xml-parser'
import { parseDate } from '../parse-date'
import { parseName } from '../parse-name'
import type { Name, Reference } from '../reference'

const PARSER = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  isArray: (name) => name === 'entry' || name === 'author',
})

interface Entry {
  readonly title?: unknown
  readonly summary?: unknown
  readonly published?: unknown
  readonly doi?: unknown
  readonly author?: readonly { readonly name?: unknown }[]
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : ''

/**
 * Reads what arXiv's query API answers: an Atom feed with one entry a paper. Undefined where it knows no
 * such paper, which it says by an entry called "Error" or by none, or where the answer is something else.
 */
export function readArxiv(answer: string, id: string): Reference | undefined {
  if (/<!DOCTYPE|<!ENTITY/i.test(answer)) return undefined
  let entry: Entry | undefined
  try {
    const parsed = PARSER.parse(answer) as { feed?: { entry?: readonly Entry[] } }
    entry = parsed.feed?.entry?.[0]
  } catch {
    return undefined
  }
  const title = text(entry?.title)
  const issued = parseDate(text(entry?.published).slice(0, 10))
  if (!entry || !title || !issued) return undefined
  const author = (entry.author ?? [])
    .map(({ name }) => parseName(text(name)))
    .filter((name): name is Name => name !== undefined)
  const doi = text(entry.doi)
  const abstract = text(entry.summary)
  return {
    type: 'article',
    title,
    ...(author.length > 0 ? { author } : {}),
    issued,
    publisher: 'arXiv',
    number: `arXiv:${id}`,
    ...(doi ? { DOI: doi } : {}),
    URL: `https://arxiv.org/abs/${id}`,
    ...(abstract ? { abstract } : {}),
  }
}

import type { DocumentMetadata } from './imported-document'
import { authorNames, languageTag, metadataDate, shortValue } from './metadata-values'
import { webAddress } from './safe-href'

export interface FrontMatter {
  readonly metadata: DocumentMetadata
  /** Where the text begins. */
  readonly end: number
}

/** Longer blocks are text between two rules. */
const MAX_LENGTH = 20_000

/**
 * The block between two lines of `---` with which Markdown files begin: simple keys of YAML with a value on one
 * line or several, a list in brackets or of dashes, or the fields of a person. `undefined` when the text does not begin with such a block (a rule `---`
 * may stand there too). Other YAML is passed over, not misread.
 */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const head = text.slice(0, MAX_LENGTH)
  const found = /^---[ \t]*\n(?<lines>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(head)
  const lines = found?.groups?.['lines']?.split('\n').slice(0, -1)
  if (found === null || lines === undefined) return undefined
  if (!lines.every((line) => YAML_LINE.test(line)) || !lines.some((line) => KEY.test(line)))
    return undefined
  return { metadata: metadataOf(readValues(lines)), end: found[0].length }
}

const KEY = /^([A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$/
/** A key, an item of a list, something nested, a comment, or nothing. */
const YAML_LINE = /^(?:[A-Za-z][\w -]{0,40}?[ \t]*:(?:[ \t].*)?|[ \t]*-[ \t].*|[ \t]+\S.*|#.*|\s*)$/

function readValues(lines: readonly string[]): Map<string, string[]> {
  const values = new Map<string, string[]>()
  let at = 0
  while (at < lines.length) {
    const key = KEY.exec(lines[at++] ?? '')
    if (key === null) continue
    const from = at
    while (
      at < lines.length &&
      (ITEM.test(lines[at] ?? '') || /^(?:[ \t]|$)/.test(lines[at] ?? ''))
    )
      at++
    const name = (key[1] ?? '').toLowerCase().replace(/[\s_-]/g, '')
    if (!values.has(name)) values.set(name, readBlock(key[2] ?? '', lines.slice(from, at)))
  }
  return values
}

const ITEM = /^[ \t]*-[ \t]+(.*)$/
/** What stands behind a key whose text follows below it, with how its lines are joined and its end is cut. */
const BLOCK_SCALAR = /^[|>][-+\d]*(?:\s+#.*)?$/

/**
 * A value with the lines below its key (YAML 1.2.2, chapters 7 and 8): the rest of a text that is folded, as programs
 * fold long titles; items; or fields, of which a person's name is the value.
 */
function readBlock(raw: string, below: readonly string[]): string[] {
  const value = raw.trim()
  const more = below.map((line) => line.trim()).filter(Boolean)
  if (BLOCK_SCALAR.test(value)) return more.length > 0 ? [more.join(' ')] : []
  if (value !== '') return readValue([value, ...more].join(' '))
  if (below.some((line) => ITEM.test(line))) return readItems(below)
  const fields = fieldsOf(more)
  return fields === undefined ? readValue(more.join(' ')) : nameOf(fields)
}

function readItems(lines: readonly string[]): string[] {
  const items: string[][] = []
  for (const line of lines) {
    const item = ITEM.exec(line)
    if (item !== null) items.push([item[1] ?? ''])
    else if (line.trim() !== '') items.at(-1)?.push(line.trim())
  }
  return items.flatMap((item) => {
    const fields = fieldsOf(item)
    return fields === undefined ? [unquote(item.join(' '))] : nameOf(fields)
  })
}

/** Lines that are all keys with a value or without one; undefined for a text. */
function fieldsOf(lines: readonly string[]): ReadonlyMap<string, string> | undefined {
  if (!KEY.test(lines[0] ?? '')) return undefined
  const fields = new Map<string, string>()
  for (const line of lines) {
    const key = KEY.exec(line)
    if (key?.[1] && !fields.has(key[1])) fields.set(key[1], unquote(key[2] ?? ''))
  }
  return fields
}

/** A person in fields, as Quarto, R Markdown and static sites have authors. */
function nameOf(fields: ReadonlyMap<string, string>): string[] {
  const [name, literal, family, given] = ['name', 'literal', 'family', 'given'].map((key) =>
    fields.get(key),
  )
  const said = name || literal || [family, given].filter(Boolean).join(', ')
  return said ? [said] : []
}

function readValue(raw: string): string[] {
  const value = raw.trim()
  if (value === '' || value === '~' || value === 'null') return []
  const list = /^\[(.*)\]$/.exec(value)
  if (list === null) return [unquote(value)]
  // What stands beyond the first pages of a list names nobody.
  const items = (list[1] ?? '').slice(0, 2000)
  return [...items.matchAll(/\s*("[^"]*"|'[^']*'(?=\s*(?:,|$))|[^,]+)/g)].map((item) =>
    unquote(item[1] ?? ''),
  )
}

function unquote(raw: string): string {
  const value = raw.trim()
  const quoted = /^(["'])(.*)\1(?:\s+#.*)?$/.exec(value)
  if (quoted === null) return value.replace(/\s+#.*$/, '')
  const inner = quoted[2] ?? ''
  return quoted[1] === "'" ? inner.replaceAll("''", "'") : inner.replace(/\\(["\\])/g, '$1')
}

function metadataOf(values: ReadonlyMap<string, readonly string[]>): DocumentMetadata {
  const first = (...keys: string[]) => {
    for (const key of keys) {
      const value = shortValue(values.get(key)?.[0])
      if (value !== undefined) return value
    }
    return undefined
  }
  const addresses = ['url', 'link', 'canonical', 'canonicalurl', 'sourceurl', 'permalink', 'source']
  const url = addresses.map((key) => webAddress(first(key))).find((one) => one !== undefined)
  const source = first('source')
  const outlet =
    first('outlet', 'publication', 'publisher', 'site', 'sitename', 'newspaper', 'journal') ??
    (webAddress(source) === undefined ? source : undefined)
  const author = ['author', 'authors', 'by', 'byline', 'creator']
    .map((key) => (values.get(key) ?? []).flatMap(authorNames))
    .find((names) => names.length > 0)
  const title = first('title')
  const date = metadataDate(first('date', 'published', 'publishdate', 'pubdate', 'issued', 'year'))
  const language = languageTag(first('language', 'lang'))
  const description = first('description', 'abstract', 'summary', 'excerpt')
  return {
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    ...(language === undefined ? {} : { language }),
    ...(description === undefined ? {} : { description }),
  }
}

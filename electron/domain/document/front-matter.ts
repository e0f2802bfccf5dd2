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
 * The block between two lines of `---` with which Markdown files begin: simple keys of YAML with a value, a list
 * in brackets or a list of dashes. `undefined` when the text does not begin with such a block (a rule `---`
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
  let items: string[] | undefined
  for (const line of lines) {
    const item = /^[ \t]*-[ \t]+(.*)$/.exec(line)
    const key = KEY.exec(line)
    if (item !== null) items?.push(unquote(item[1] ?? ''))
    else if (key !== null) {
      items = readValue(key[2] ?? '')
      const name = (key[1] ?? '').toLowerCase().replace(/[\s_-]/g, '')
      if (!values.has(name)) values.set(name, items)
    }
  }
  return values
}

function readValue(raw: string): string[] {
  const value = raw.trim()
  if (value === '' || value === '|' || value === '>' || value === '~' || value === 'null') return []
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

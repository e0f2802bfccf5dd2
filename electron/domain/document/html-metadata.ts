import type { AttributeOf } from './html-elements'
import type { HtmlSink } from './html-scanner'
import type { DocumentMetadata } from './imported-document'
import { readJsonLd } from './json-ld'
import { authorNames, languageTag, metadataDate, oneLine, shortValue } from './metadata-values'
import { safeHref, webAddress } from './safe-href'

type Captured = 'title' | 'heading' | 'byline' | 'json-ld'

/** Characters kept of one captured element; JSON-LD of a long page is the largest. */
const MAX_CAPTURE = 1_000_000
const MAX_JSON_LD_BLOCKS = 20

/**
 * Collects what a page says about itself while it is read element by element: JSON-LD first, then the
 * `meta` elements of Open Graph, Highwire (citation_…) and Dublin Core, then what the page shows.
 */
export class HtmlMetadata implements HtmlSink {
  private readonly meta = new Map<string, string[]>()
  private readonly jsonLd: string[] = []
  private readonly shown = new Map<Captured, string>()
  private headings = 0
  private canonical: string | undefined
  private baseHref: string | undefined
  private language: string | undefined
  private time: string | undefined
  private capture: { kind: Captured; text: string; depth: number } | undefined

  open(name: string, attribute: AttributeOf): void {
    if (this.capture !== undefined) {
      this.capture.depth++
      if (name === 'br') this.capture.text += ' '
    }
    switch (name) {
      case 'html':
        this.language ??= attribute('lang') ?? attribute('xml:lang')
        break
      case 'base':
        this.baseHref ??= attribute('href')
        break
      case 'link':
        if (attribute('rel')?.toLowerCase() === 'canonical') this.canonical ??= attribute('href')
        break
      case 'meta':
        this.addMeta(attribute)
        break
      case 'time':
        this.time ??= attribute('datetime')
        break
      case 'title':
        this.begin('title')
        break
      case 'h1':
        this.headings++
        this.begin('heading')
        break
      case 'script':
        if (attribute('type')?.trim().toLowerCase() === 'application/ld+json') this.begin('json-ld')
        break
      default:
        if (isByline(attribute)) this.begin('byline')
    }
  }

  close(): void {
    if (this.capture === undefined || --this.capture.depth > 0) return
    const { kind, text } = this.capture
    this.capture = undefined
    if (kind === 'json-ld') {
      if (this.jsonLd.length < MAX_JSON_LD_BLOCKS) this.jsonLd.push(text)
    } else if (!this.shown.has(kind) && oneLine(text).length > 0)
      this.shown.set(kind, oneLine(text))
  }

  text(data: string): void {
    if (this.capture !== undefined && this.capture.text.length < MAX_CAPTURE)
      this.capture.text += data
  }

  /** The page's own address as far as it is known, for relative links. */
  get base(): string | undefined {
    const page = webAddress(this.canonical) ?? webAddress(this.first('og:url'))
    return this.baseHref === undefined ? page : (safeHref(this.baseHref, page) ?? page)
  }

  /** The first `h1`, where the page has only one: its headline. */
  get headline(): string | undefined {
    return this.headings === 1 ? this.shown.get('heading') : undefined
  }

  finish(): DocumentMetadata {
    const jsonLd = readJsonLd(this.jsonLd)
    const outlet = shortValue(this.first('og:site_name', 'citation_journal_title')) ?? jsonLd.outlet
    const title =
      jsonLd.title ??
      shortValue(this.first('citation_title', 'dc.title')) ??
      this.shownTitle(outlet)
    const author = jsonLd.author ?? this.authors()
    const date = jsonLd.date ?? metadataDate(this.first(...DATE_NAMES)) ?? metadataDate(this.time)
    const url = webAddress(this.canonical) ?? webAddress(this.first('og:url')) ?? jsonLd.url
    const language =
      languageTag(this.language) ??
      jsonLd.language ??
      languageTag(this.first('content-language', 'og:locale', 'citation_language', 'dc.language'))
    const description =
      shortValue(this.first('description', 'og:description', 'dc.description')) ??
      jsonLd.description
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

  private begin(kind: Captured): void {
    this.capture ??= { kind, text: '', depth: 1 }
  }

  private addMeta(attribute: AttributeOf): void {
    const content = attribute('content')?.trim()
    if (content === undefined || content.length === 0) return
    for (const key of ['name', 'property', 'itemprop', 'http-equiv']) {
      const name = attribute(key)?.trim().toLowerCase()
      if (name === undefined) continue
      const values = this.meta.get(name)
      if (values === undefined) this.meta.set(name, [content])
      else if (values.length < 100) values.push(content)
    }
  }

  private first(...names: string[]): string | undefined {
    for (const name of names) {
      const value = this.meta.get(name)?.[0]
      if (value !== undefined) return value
    }
    return undefined
  }

  private authors(): string[] {
    for (const name of AUTHOR_NAMES) {
      // `article:author` often is the address of a profile, which names nobody.
      const names = (this.meta.get(name) ?? []).flatMap(authorNames)
      if (names.length > 0) return [...new Set(names)]
    }
    return authorNames(this.shown.get('byline'))
  }

  /** The headline if the page's title holds it, else that title without the site's name. */
  private shownTitle(outlet: string | undefined): string | undefined {
    const title =
      shortValue(this.first('og:title', 'twitter:title')) ?? shortValue(this.shown.get('title'))
    const heading = shortValue(this.headline)
    if (title === undefined || (heading !== undefined && title.includes(heading)))
      return heading ?? title
    if (outlet === undefined) return title
    const parts = title.split(/\s+[|–—·»-]\s+/)
    const own = parts.filter((part) => part.toLowerCase() !== outlet.toLowerCase())
    return own.length === 1 && own[0] !== undefined ? own[0] : title
  }
}

/** In order of trust. */
const AUTHOR_NAMES = [
  'citation_author',
  'author',
  'article:author',
  'dc.creator',
  'parsely-author',
  'sailthru.author',
  'byl',
]
const DATE_NAMES = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'citation_publication_date',
  'citation_date',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dc.date',
  'pubdate',
  'date',
]

function isByline(attribute: AttributeOf): boolean {
  if (attribute('rel')?.toLowerCase() === 'author') return true
  const property = attribute('itemprop')?.toLowerCase()
  if (property === 'author' || property === 'name author') return true
  const className = attribute('class')
  return (
    className !== undefined && /(?:^|\s)(?:byline|p-author|author-name)(?:\s|$)/i.test(className)
  )
}

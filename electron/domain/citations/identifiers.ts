import type { Reference } from './reference'
import { textOf } from './reference-values'
import { isValidIsbn } from './validate-reference'

/**
 * A DOI in the form in which two of them can be compared: without resolver and prefix, in lower case
 * (the DOI Handbook, 2.4: case does not tell two apart). Undefined where there is none in the text.
 */
export function normaliseDoi(text: string): string | undefined {
  const found = /10\.\d{4,9}\/[^\s"<>]+/.exec(decode(text))
  return found?.[0].replace(/[.,;:)\]}]+$/, '').toLowerCase()
}

/** Every valid ISBN in a text, as thirteen digits; ten digits become those of the 978 series. */
export function normaliseIsbns(text: string): string[] {
  const found =
    text.match(/(?:97[89][\s\u2010-\u2015-]?)?(?:\d[\s\u2010-\u2015-]?){9}[\dXx]/g) ?? []
  const isbns = found
    .filter(isValidIsbn)
    .map((isbn) => isbn.replace(/[^\dXx]/g, ''))
    .map((digits) => (digits.length === 13 ? digits : toThirteen(digits)))
  return [...new Set(isbns)]
}

function toThirteen(ten: string): string {
  const digits = `978${ten.slice(0, 9)}`
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** Parameters that say where a reader came from and nothing about the page. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|igshid|yclid|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|vero_id|oly_(?:anon|enc)_id|ref|ref_src|ref_url|referrer|referer|smid|smtyp|cmp|cmpid|icid|ncid|ito|xtor|partner|emc|rss|s_cid|ns_\w+|at_\w+|guccounter|guce_\w+|amp|outputtype|_r|hp|pagewanted)$/i

/**
 * An address in the form in which two of them can be compared: without scheme, `www.`, `m.`, `amp.`,
 * tracking parameters, fragment and what servers add to a path (`/`, `/index.html`, `/amp`); other
 * parameters in order. Undefined where it is no web address.
 */
export function normaliseUrl(text: string): string | undefined {
  const trimmed = text.trim()
  const url = parseUrl(/^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`)
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return undefined
  const host = url.hostname.toLowerCase().replace(/^(?:www\d?|m|mobile|amp)\.(?=.+\.)/, '')
  const port = url.port ? `:${url.port}` : ''
  const path = decode(url.pathname)
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '/')
    .replace(/\/amp\/?$/i, '/')
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
  const query = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !TRACKING.test(part.split('=', 1)[0] ?? ''))
    .map(decode)
    .sort()
    .join('&')
  return `${host}${port}${path}${query ? `?${query}` : ''}`
}

interface ParsedUrl {
  readonly protocol: string
  readonly hostname: string
  readonly port: string
  readonly pathname: string
  readonly search: string
}

function parseUrl(text: string): ParsedUrl | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

/** Part of every runtime this module may run in, and in no library of ECMAScript. */
declare const URL: new (url: string) => ParsedUrl

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What a research paper's own number looks like: `2103.01234`, `hep-th/9901001`, with a version or without. */
const ARXIV =
  /(?:arxiv(?:\.org\/(?:abs|pdf)\/|[:.\s]\s*)|^)(\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?\b/i

/** An arXiv number in a text that says that it is one, or that is nothing else; without its version. */
export function normaliseArxiv(text: string): string | undefined {
  return ARXIV.exec(text.trim())?.[1]?.toLowerCase()
}

/**
 * What identifies the source in the world, each with its kind before it: `doi:`, `isbn:`, `pmid:`,
 * `arxiv:`, `url:`. An address without a path is a whole site's and is left out; one that only leads to
 * a DOI or an arXiv number counts as that.
 */
export function identifiersOf(reference: Reference): readonly string[] {
  const found = new Set<string>()
  const add = (kind: string, value: string | undefined) => value && found.add(`${kind}:${value}`)
  const url = textOf(reference, 'URL')
  const doi = normaliseDoi(textOf(reference, 'DOI'))
  const arxiv = normaliseArxiv(/^10\.48550\/arxiv\.(.+)$/.exec(doi ?? '')?.[1] ?? '')
  if (arxiv === undefined) add('doi', doi)
  add('arxiv', arxiv)
  for (const isbn of normaliseIsbns(textOf(reference, 'ISBN'))) add('isbn', isbn)
  add('pmid', /^\d{1,9}$/.exec(textOf(reference, 'PMID'))?.[0])
  const address = url ? normaliseUrl(url) : undefined
  if (address && /^(?:dx\.)?doi\.org\//.test(address)) add('doi', normaliseDoi(address))
  else if (address && /^arxiv\.org\/(?:abs|pdf)\//.test(address)) {
    add('arxiv', normaliseArxiv(address))
  } else if (address && /[/?]/.test(address)) add('url', address)
  return [...found]
}

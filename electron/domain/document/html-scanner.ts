import { decodeEntities } from './decode-entities'
import { type AttributeOf, VOID_ELEMENTS } from './html-elements'

/** What is told about a piece of HTML, in document order. */
export interface HtmlSink {
  open(name: string, attribute: AttributeOf): void
  /** The innermost open element ends. */
  close(): void
  text(data: string): void
}

/** Their content is text up to their own end tag, whatever it looks like. */
const RAW_TEXT = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
])
const RAW_TEXT_WITH_ENTITIES = new Set(['textarea', 'title'])

/** Elements that end where another like them begins: [element, what ends it, where the search stops]. */
const CLOSED_BY: ReadonlyMap<
  string,
  readonly [closes: readonly string[], within: readonly string[]]
> = new Map([
  ['li', [['li'], ['ul', 'ol', 'menu', 'dir']]],
  ['dt', [['dt', 'dd'], ['dl']]],
  ['dd', [['dt', 'dd'], ['dl']]],
  ['tr', [['tr', 'td', 'th'], ['table']]],
  [
    'td',
    [
      ['td', 'th'],
      ['tr', 'table'],
    ],
  ],
  [
    'th',
    [
      ['td', 'th'],
      ['tr', 'table'],
    ],
  ],
  ['option', [['option'], ['select']]],
])

/** These end an open paragraph (HTML Living Standard, "close a p element"). */
const ENDS_PARAGRAPH = new Set(
  (
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul li dd dt'
  ).split(' '),
)

/**
 * Reads HTML without building a tree: for pieces of it (raw HTML within Markdown) and for pages too deep
 * or too large for a tree. Linear in the length of the text and in any depth: each element is opened and
 * closed once, and end tags without a start are known by a count, not by a search.
 */
export class HtmlScanner {
  private readonly open: string[] = []
  private readonly counts = new Map<string, number>()
  /** Elements below it stay open. */
  private floor = 0
  /** Inside this element everything is text. */
  private rawText: string | undefined
  /** Elements, character references and stray `<` seen: about the nodes that a tree would have. */
  nodes = 0
  /** The deepest nesting of elements, and where the first `body` begins. */
  depth = 0
  bodyAt: number | undefined

  constructor(private readonly sink: HtmlSink) {}

  /** Reads on; elements stay open from one call to the next, but a tag stands within one call. */
  write(html: string): void {
    let at = 0
    while (at < html.length) {
      if (this.rawText !== undefined) {
        at = this.writeRawText(html, at, this.rawText)
        continue
      }
      const tag = html.indexOf('<', at)
      const to = tag < 0 ? html.length : tag
      if (to > at) this.writeText(html.slice(at, to))
      if (tag < 0) return
      at = this.writeMarkup(html, tag)
    }
  }

  /** Closes what is still open. */
  end(): void {
    this.leave(0)
  }

  /**
   * Elements opened from now on end at `leave`, and end tags do not reach those that are open now: what
   * surrounds the HTML (a paragraph of Markdown) begins here. The answer is for `leave`.
   */
  enter(): number {
    const floor = this.floor
    this.floor = this.open.length
    return floor
  }

  leave(floor: number): void {
    while (this.open.length > this.floor) this.pop()
    this.floor = floor
    this.rawText = undefined
  }

  private writeText(text: string): void {
    for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) this.nodes++
    this.sink.text(decodeEntities(text))
  }

  private writeRawText(html: string, at: number, name: string): number {
    const from = findEndTag(html, name, at)
    const text = html.slice(at, from)
    if (text.length > 0)
      this.sink.text(RAW_TEXT_WITH_ENTITIES.has(name) ? decodeEntities(text) : text)
    if (from < html.length) this.rawText = undefined
    return from
  }

  /** Reads a tag, comment or declaration at `at`, where a `<` stands; answers where it ends. */
  private writeMarkup(html: string, at: number): number {
    const next = html.charCodeAt(at + 1)
    if (next === EXCLAMATION || next === QUESTION) return endOfDeclaration(html, at)
    const isEnd = next === SLASH
    const nameAt = at + (isEnd ? 2 : 1)
    if (!isLetter(html.charCodeAt(nameAt))) {
      if (isEnd && nameAt < html.length) return endOf(html, '>', nameAt)
      this.nodes++
      this.sink.text('<')
      return at + 1
    }
    TAG_NAME.lastIndex = nameAt
    const name = (TAG_NAME.exec(html)?.[0] ?? '').toLowerCase()
    if (name === 'body' && !isEnd) this.bodyAt ??= at
    const tagEnd = endOfTag(html, nameAt + name.length)
    const attributes = html.slice(nameAt + name.length, tagEnd - 1)
    if (isEnd) this.closeTag(name)
    else this.openTag(name, attributes)
    return tagEnd
  }

  private openTag(name: string, attributes: string): void {
    this.nodes++
    if (ENDS_PARAGRAPH.has(name)) this.closeTag('p')
    const closed = CLOSED_BY.get(name)
    if (closed !== undefined) this.closeNearest(closed[0], closed[1])
    this.sink.open(name, attributesOf(attributes))
    // `<o:p/>` of word processors is empty; of HTML's own elements only those without content are.
    if (VOID_ELEMENTS.has(name) || (name.includes(':') && attributes.endsWith('/'))) {
      this.sink.close()
      return
    }
    this.open.push(name)
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
    this.depth = Math.max(this.depth, this.open.length)
    if (RAW_TEXT.has(name)) this.rawText = name
  }

  private closeTag(name: string): void {
    if (!this.isOpen(name)) return
    if (this.floor === 0 || this.open.indexOf(name, this.floor) >= 0) this.closeUpTo(name)
  }

  private isOpen(name: string): boolean {
    return (this.counts.get(name) ?? 0) > 0
  }

  private closeUpTo(name: string): void {
    while (this.open.length > this.floor && this.pop() !== name);
  }

  /** Closes the nearest open element of these, unless one of `within` stands before it. */
  private closeNearest(names: readonly string[], within: readonly string[]): void {
    if (!names.some((name) => this.isOpen(name))) return
    const floor = Math.max(this.floor, this.open.length - IMPLIED_REACH)
    for (let index = this.open.length - 1; index >= floor; index--) {
      const name = this.open[index] as string
      if (within.includes(name)) return
      if (!names.includes(name)) continue
      while (this.open.length > index) this.pop()
      // A row ends its last cell and then itself.
      if (names.length < 3) return
    }
  }

  private pop(): string | undefined {
    const name = this.open.pop()
    if (name === undefined) return undefined
    this.counts.set(name, (this.counts.get(name) ?? 1) - 1)
    this.sink.close()
    return name
  }
}

/** How far up an element is looked for that the next one ends; deeper ones are left to their end tags. */
const IMPLIED_REACH = 32

const EXCLAMATION = 0x21
const QUESTION = 0x3f
const SLASH = 0x2f
const TAG_NAME = /[^\s/>]*/y

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}

function endOf(html: string, what: string, from: number): number {
  const at = html.indexOf(what, from)
  return at < 0 ? html.length : at + what.length
}

function endOfDeclaration(html: string, at: number): number {
  if (html.startsWith('<!-->', at) || html.startsWith('<!--->', at)) return endOf(html, '>', at)
  if (html.startsWith('<!--', at)) return endOf(html, '-->', at + 4)
  if (html.startsWith('<![CDATA[', at)) return endOf(html, ']]>', at + 9)
  return endOf(html, '>', at + 2)
}

/**
 * Behind the `>` that ends a tag; one within a quoted value does not. A quote that never ends is taken for
 * a slip, and so is any after it: what follows the next `>` is text again.
 */
function endOfTag(html: string, from: number): number {
  let afterEquals = false
  for (let at = from; at < html.length; at++) {
    const code = html.charCodeAt(at)
    if (code === GREATER) return at + 1
    if (afterEquals && (code === DOUBLE_QUOTE || code === SINGLE_QUOTE)) {
      const closing = html.indexOf(code === DOUBLE_QUOTE ? '"' : "'", at + 1)
      if (closing < 0) return endOf(html, '>', from)
      at = closing
    }
    if (code > 0x20) afterEquals = code === EQUALS
  }
  return html.length
}
const GREATER = 0x3e
const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27
const EQUALS = 0x3d

function findEndTag(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  pattern.lastIndex = from
  return pattern.exec(html)?.index ?? html.length
}

const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
/** No element needs more; the rest is not looked at. */
const MAX_ATTRIBUTES = 100

/** Reads attributes only when asked for one. */
function attributesOf(source: string): AttributeOf {
  let values: Map<string, string> | undefined
  return (name) => {
    if (source.length === 0) return undefined
    values ??= readAttributes(source)
    return values.get(name)
  }
}

function readAttributes(source: string): Map<string, string> {
  const values = new Map<string, string>()
  for (const [, name = '', double, single, bare] of source.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    if (!values.has(key)) values.set(key, decodeEntities(double ?? single ?? bare ?? ''))
    if (values.size >= MAX_ATTRIBUTES) break
  }
  return values
}

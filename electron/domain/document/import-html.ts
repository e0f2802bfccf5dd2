import { fail, ok, type Result } from '../result'
import { canonicalText } from './canonical-text'
import { DocumentBuilder } from './document-builder'
import { HtmlMetadata } from './html-metadata'
import { HtmlReader, type HtmlReaderOptions } from './html-reader'
import { HtmlScanner } from './html-scanner'
import { attributeOf, type HtmlNode, parseTree, visitTree } from './html-tree'
import type { DocumentMetadata, ImportedDocument } from './imported-document'
import { layoutTables } from './layout-tables'
import { findMainContent, isChrome, surveyPage } from './main-content'
import type { DocumentContent } from './model'
import { oneLine } from './metadata-values'
import { titleOfText } from './title-of-text'

/**
 * An HTML page or a piece of one. Where the page has more than its article, only the main content is taken,
 * and a notice says so; a page in which none is found is taken whole. Scripts, styles, event handlers, forms,
 * comments and hidden elements never reach the text, links keep only web and mail addresses.
 *
 * Never throws and never recurses: pages nested too deep or too large for a tree are read without one.
 * Fails with `empty-input` when there is no text to be seen.
 */
export function importHtml(raw: string): Result<ImportedDocument> {
  const html = canonicalText(raw)
  const survey = scanPage(html)
  const { content, notices } = isTreeable(survey)
    ? readTree(html.slice(survey.bodyAt), survey)
    : readWithoutTree(html, survey)
  if (content.blocks.length === 0) return noText()
  const title = survey.metadata.title ?? titleOfText(content)
  return ok({
    content,
    metadata: { ...(title === undefined ? {} : { title }), ...survey.metadata },
    notices,
  })
}

/**
 * Chromium's own limit. The parser's cost for each tag grows with the depth, and Readability recurses.
 */
const MAX_TREE_DEPTH = 512
/** A tree of this size takes about a second and 200 MB; the longest pages of an encyclopaedia have a third. */
const MAX_TREE_NODES = 100_000
/** Readability takes about 30 µs for each. */
const MAX_READABILITY_NODES = 30_000
/** What Readability leaves of an article that the page itself marks; less is a mistake. */
const LEAST_SHARE = 0.5
/** Fewer characters are a teaser or a cookie notice, when the page has more. */
const LEAST_MAIN_CONTENT = 140

interface ScannedPage {
  readonly metadata: DocumentMetadata
  readonly headline: string | undefined
  readonly base: string | undefined
  /** Where the body begins, 0 when no tag says so. */
  readonly bodyAt: number
  readonly nodes: number
  readonly depth: number
}

/** One pass over the source: what the page says about itself, and whether a tree can be made of it. */
function scanPage(html: string): ScannedPage {
  const metadata = new HtmlMetadata()
  const scanner = new HtmlScanner(metadata)
  scanner.write(html)
  scanner.end()
  return {
    metadata: metadata.finish(),
    headline: metadata.headline,
    base: metadata.base,
    bodyAt: scanner.bodyAt ?? 0,
    nodes: scanner.nodes,
    depth: scanner.depth,
  }
}

function isTreeable(page: ScannedPage): boolean {
  return page.depth <= MAX_TREE_DEPTH && page.nodes <= MAX_TREE_NODES
}

interface PageContent {
  readonly content: DocumentContent
  readonly notices: readonly string[]
}

function readTree(body: string, page: ScannedPage): PageContent {
  const { document, root } = parseTree(body)
  const { hasChrome, declared } = surveyPage(root)
  if (!hasChrome) return { content: readVisible(root, page), notices: [] }

  const own = declared === undefined ? undefined : readElement(declared, page, CHROME_LEFT_OUT)
  const main = page.nodes > MAX_READABILITY_NODES ? undefined : findMainContent(document)
  const found = main === undefined ? undefined : readElement(main, page, {})
  const best = chooseMain(found, own)
  if (best !== undefined)
    return { content: withHeadline(best, page.headline), notices: [MAIN_CONTENT_ONLY] }

  // Readability took the first tree apart.
  const whole = parseTree(body).root
  const plain = readElement(whole, page, CHROME_LEFT_OUT)
  return plain.blocks.length > 0
    ? { content: plain, notices: [MENUS_LEFT_OUT] }
    : { content: readVisible(whole, page), notices: [] }
}

const CHROME_LEFT_OUT: HtmlReaderOptions = { leavesOut: isChrome }
const MAIN_CONTENT_ONLY =
  'Only the main content of the page was taken; menus, side columns and comments were left out.'
const MENUS_LEFT_OUT = 'Menus and side columns of the page were left out.'

/** What Readability found, unless the page itself marks an article of which that is only a small part. */
function chooseMain(
  found: DocumentContent | undefined,
  own: DocumentContent | undefined,
): DocumentContent | undefined {
  const long = (content: DocumentContent | undefined) =>
    content !== undefined && content.text.length >= LEAST_MAIN_CONTENT ? content : undefined
  const [best, marked] = [long(found), long(own)]
  if (best === undefined || marked === undefined) return best ?? marked
  return best.text.length < marked.text.length * LEAST_SHARE ? marked : best
}

/** Readability takes the headline out of the article; the reader of the page saw it above. */
function withHeadline(content: DocumentContent, headline: string | undefined): DocumentContent {
  if (headline === undefined) return content
  const opening = content.blocks.slice(0, 5)
  const isThere = opening.some(
    (block) => oneLine(content.text.slice(block.start, block.end)) === headline,
  )
  if (isThere) return content
  const builder = new DocumentBuilder()
  builder.beginBlock({ kind: 'heading', level: 1 })
  builder.addText(headline)
  const { text } = builder.finish()
  const shift = text.length + 2
  const move = <T extends { readonly start: number; readonly end: number }>(range: T): T => ({
    ...range,
    start: range.start + shift,
    end: range.end + shift,
  })
  return {
    text: `${text}\n\n${content.text}`,
    blocks: [
      { kind: 'heading', start: 0, end: text.length, level: 1 },
      ...content.blocks.map(move),
    ],
    marks: content.marks.map(move),
  }
}

/** All that is to be seen; if that is nothing, what was only hidden from assistive technology too. */
function readVisible(root: HtmlNode, page: ScannedPage): DocumentContent {
  const content = readElement(root, page, {})
  return content.blocks.length > 0 ? content : readElement(root, page, { keepAriaHidden: true })
}

function readElement(
  root: HtmlNode,
  page: ScannedPage,
  options: HtmlReaderOptions,
): DocumentContent {
  const builder = new DocumentBuilder()
  const reader = new HtmlReader(builder, { base: page.base, ...options })
  const layout = layoutTables(root)
  visitTree(root, {
    enter: (element, name) => reader.open(name, attributeOf(element), layout.has(element)),
    leave: () => reader.close(),
    text: (data) => reader.text(data),
  })
  return builder.finish()
}

function readWithoutTree(html: string, page: ScannedPage): PageContent {
  const plain = scanContent(html, page, CHROME_LEFT_OUT)
  const content =
    plain.blocks.length > 0 ? plain : scanContent(html, page, { keepAriaHidden: true })
  return { content, notices: [READ_WITHOUT_TREE] }
}

function scanContent(html: string, page: ScannedPage, options: HtmlReaderOptions): DocumentContent {
  const builder = new DocumentBuilder()
  const reader = new HtmlReader(builder, { base: page.base, ...options })
  const scanner = new HtmlScanner({
    // Whether a table arranges the page is known only at its end: cells are read as paragraphs.
    open: (name, attribute) => reader.open(name, attribute, true),
    close: () => reader.close(),
    text: (data) => reader.text(data),
  })
  scanner.write(html)
  scanner.end()
  return builder.finish()
}

const READ_WITHOUT_TREE =
  'The page is too large or nested too deep to find its article; all of its text was taken but for menus and side columns marked as such.'

function noText(): Result<ImportedDocument> {
  return fail(
    'empty-input',
    'There is no text to be seen in this page; open it in a browser, copy the article and paste it.',
  )
}

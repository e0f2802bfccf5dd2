import type { Token, Tokens } from 'marked'
import { fail, ok, type Result } from '../result'
import { canonicalText } from './canonical-text'
import { decodeEntities } from './decode-entities'
import { DocumentBuilder } from './document-builder'
import { readFrontMatter } from './front-matter'
import type { AttributeOf } from './html-elements'
import { HtmlReader } from './html-reader'
import { HtmlScanner } from './html-scanner'
import type { ImportedDocument } from './imported-document'
import { importPlainText } from './import-plain-text'
import { lexMarkdown } from './markdown-lexer'
import { titleOfText } from './title-of-text'

/**
 * Markdown with front matter, tables, footnotes (as text) and raw HTML (its text only, as `importHtml` reads
 * it). Nesting that no writer makes is read as plain text, with a notice. Never throws; fails with
 * `empty-input` when there is no text.
 */
export function importMarkdown(raw: string): Result<ImportedDocument> {
  const source = canonicalText(raw)
  const frontMatter = readFrontMatter(source)
  const markdown = source.slice(frontMatter?.end ?? 0)
  const lexed = lexMarkdown(markdown)
  if (lexed === undefined) {
    const plain = importPlainText(source)
    return plain.ok ? ok({ ...plain.value, notices: [NESTED_TOO_DEEP] }) : plain
  }
  const content = new MarkdownReader().read(lexed.tokens)
  if (content.blocks.length === 0)
    return fail(
      'empty-input',
      'There is no text in this Markdown; paste or choose a text with words in it.',
    )
  const title = frontMatter?.metadata.title ?? titleOfText(content)
  return ok({
    content,
    metadata: { ...(title === undefined ? {} : { title }), ...frontMatter?.metadata },
    notices: lexed.plainPassages === 0 ? [] : [TOO_DENSE],
  })
}

const NESTED_TOO_DEEP =
  'Quotes and lists are nested too deep to be read as Markdown; the text was taken as plain text.'
const TOO_DENSE =
  'Some passages have too many marks of emphasis and links to be read; they were taken as plain text.'

/** Deeper inline tokens (emphasis in emphasis in …) add nothing: their source is taken as text. */
const MAX_INLINE_DEPTH = 100

const NO_ATTRIBUTES: AttributeOf = () => undefined

/**
 * Tells the HTML reader what the tokens mean, element by element, so that Markdown and HTML end in the same
 * blocks and marks; raw HTML between them goes to the same reader.
 */
class MarkdownReader {
  private readonly builder = new DocumentBuilder()
  private readonly reader = new HtmlReader(this.builder)
  private readonly html = new HtmlScanner(this.reader)

  read(tokens: readonly Token[]) {
    this.blocks(tokens)
    this.html.end()
    return this.builder.finish()
  }

  /** Recursion is as deep as the lexer allows, at most a hundred levels. */
  private blocks(tokens: readonly Token[]): void {
    for (const token of tokens) this.block(token as MarkdownToken)
  }

  private block(token: MarkdownToken): void {
    switch (token.type) {
      case 'heading':
        return this.element(`h${token.depth}`, () => this.inline(token.tokens))
      case 'paragraph':
        return this.element('p', () => this.inline(token.tokens))
      case 'text':
        return this.inlineOrText(token)
      case 'blockquote':
        return this.element('blockquote', () => this.blocks(token.tokens))
      case 'list':
        return this.element(token.ordered ? 'ol' : 'ul', () => {
          for (const item of token.items) this.element('li', () => this.blocks(item.tokens))
        })
      case 'table':
        return this.table(token)
      case 'code':
        return this.element('pre', () => this.element('code', () => this.reader.text(token.text)))
      case 'html':
        return this.html.write(token.text)
      case 'hr':
        return this.element('hr', () => {})
      case 'checkbox':
        return this.reader.text(token.raw)
      default:
        return
    }
  }

  private table(table: Tokens.Table): void {
    this.element('table', () => {
      for (const row of [table.header, ...table.rows])
        this.element('tr', () => {
          for (const cell of row) this.element('td', () => this.inline(cell.tokens))
        })
    })
  }

  private inline(tokens: readonly Token[], depth = 0): void {
    for (const token of tokens) this.inlineToken(token as MarkdownToken, depth)
  }

  private inlineToken(token: MarkdownToken, depth: number): void {
    if (depth > MAX_INLINE_DEPTH) return this.reader.text(decodeEntities(token.raw))
    switch (token.type) {
      case 'text':
        return this.inlineOrText(token, depth)
      case 'escape':
        return this.reader.text(token.text)
      case 'em':
      case 'strong':
      case 'del':
        return this.element(token.type, () => this.inline(token.tokens, depth + 1))
      case 'codespan':
        return this.element('code', () => this.reader.text(token.text))
      case 'link': {
        const href = decodeEntities(token.href)
        const attribute: AttributeOf = (name) => (name === 'href' ? href : undefined)
        return this.element('a', () => this.inline(token.tokens, depth + 1), attribute)
      }
      case 'br':
        return this.element('br', () => {})
      case 'html':
        return this.html.write(token.text)
      case 'checkbox':
        return this.reader.text(token.raw)
      default:
        return
    }
  }

  private inlineOrText(token: Tokens.Text, depth = 0): void {
    if (token.tokens === undefined) this.reader.text(decodeEntities(token.text))
    else this.inline(token.tokens, depth)
  }

  /** Raw HTML that is opened inside an element of Markdown ends with it. */
  private element(name: string, content: () => void, attribute = NO_ATTRIBUTES): void {
    this.reader.open(name, attribute)
    const around = this.html.enter()
    content()
    this.html.leave(around)
    this.reader.close()
  }
}

/** marked's tokens, without its open-ended generic one, which would make every field `any`. */
type MarkdownToken =
  | Tokens.Heading
  | Tokens.Paragraph
  | Tokens.Text
  | Tokens.Blockquote
  | Tokens.List
  | Tokens.Table
  | Tokens.Code
  | Tokens.HTML
  | Tokens.Tag
  | Tokens.Hr
  | Tokens.Checkbox
  | Tokens.Escape
  | Tokens.Em
  | Tokens.Strong
  | Tokens.Del
  | Tokens.Codespan
  | Tokens.Link
  | Tokens.Br
  | Tokens.Image
  | Tokens.Def
  | Tokens.Space

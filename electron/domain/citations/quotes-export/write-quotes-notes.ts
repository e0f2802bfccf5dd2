import { citationMarkdown } from '../citation-output'
import { escapeMarkdown } from './escape-markdown'
import type { QuoteExportRow } from './quote-export-row'

/**
 * Markdown to write on with: each quote as a block quote that ends in the mark of a footnote, and below
 * them all the footnotes with their citations, numbered in the order of the quotes (pandoc's, GitHub's and
 * Obsidian's form). Whatever a quotation or a name holds, it stays text.
 */
export function writeQuotesNotes(rows: readonly QuoteExportRow[]): string {
  const quotes = rows.map(({ text }, index) => {
    const paragraphs = text
      .split(/\s*[\r\n\u2028\u2029]+\s*/)
      .map(escapeMarkdown)
      .filter(Boolean)
    return `> ${paragraphs.join('\n>\n> ')}[^${index + 1}]`
  })
  const notes = rows.map(({ citation, footnote }, index) => {
    const said =
      footnote === undefined ? escapeMarkdown(citation) : citationMarkdown(footnote, escapeMarkdown)
    return `[^${index + 1}]: ${said}`
  })
  return `${[...quotes, ...notes].join('\n\n')}\n`
}

import {
  citationMarkdown,
  type CitationOutputName,
  citationRtf,
  rtfDocument,
} from './citation-output'
import type { FormattedCitation } from './formatted-citation'
import { escapeMarkdown } from './quotes-export/escape-markdown'

/** One citation or entry in a form, without line ends. */
export function citationLine(
  output: CitationOutputName,
  { text, html }: FormattedCitation,
): string {
  switch (output) {
    case 'text':
      return text
    case 'html':
      return html.replace(/\s*\n\s*/g, ' ')
    case 'markdown':
      return citationMarkdown(html, escapeMarkdown)
    case 'rtf':
      return citationRtf(html)
  }
}

/** The second line of an entry stands in; a number in the margin has its place. */
const PAGE_STYLE =
  '.csl-entry{margin:0 0 .75em;padding-left:2em;text-indent:-2em}.csl-left-margin{float:left;text-indent:0;margin-left:-2em}.csl-right-inline{text-indent:0}'

/** A bibliography as a file of its own: an entry a line or a paragraph, in the order given. */
export function bibliographyDocument(
  output: CitationOutputName,
  entries: readonly FormattedCitation[],
): string {
  const lines = entries.map((entry) => citationLine(output, entry))
  switch (output) {
    case 'text':
      return `${lines.join('\n')}\n`
    case 'html':
      return [
        '<!doctype html>',
        '<html><head><meta charset="utf-8"><title>Bibliography</title>',
        `<style>${PAGE_STYLE}</style></head><body>`,
        '<div class="csl-bib-body">',
        ...lines,
        '</div>',
        '</body></html>\n',
      ].join('\n')
    case 'markdown':
      return `${lines.join('\n\n')}\n`
    case 'rtf':
      // Hanging by half an inch, in twentieths of a point.
      return rtfDocument(lines.map((line) => `\\pard\\li720\\fi-720\\sa160 ${line}`))
  }
}

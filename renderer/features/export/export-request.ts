import {
  CITATION_FORMATS,
  type CitationFormat,
  QUOTE_FORMATS,
  type QuoteFormat,
} from '#domain/library/export-formats'
import type { Id } from '#domain/library/model'
import type { RequestInput } from '#ipc/contract'

export type ExportWhat = 'citations' | 'quotes'
export type ExportScope = 'all' | 'chosen' | 'open'

/** What the dialog is set to; each kind of export remembers its own format. */
export interface ExportChoice {
  readonly what: ExportWhat
  readonly citationFormat: CitationFormat
  readonly quoteFormat: QuoteFormat
  readonly scope: ExportScope
}

export const FORMAT_LABELS: Readonly<Record<CitationFormat | QuoteFormat, string>> = {
  bibtex: 'BibTeX',
  biblatex: 'BibLaTeX',
  ris: 'RIS',
  'csl-json': 'CSL-JSON',
  markdown: 'Markdown',
  csv: 'CSV',
}

/** What each format is for. */
export const FORMAT_USES: Readonly<Record<CitationFormat | QuoteFormat, string>> = {
  bibtex: 'For LaTeX with BibTeX, and most reference managers',
  biblatex: 'For LaTeX with BibLaTeX: more types and fields',
  ris: 'For EndNote, Zotero, Mendeley and library catalogues',
  'csl-json': 'For pandoc and programs: every field as it is stored',
  markdown: 'For reading and writing: quotes by article, with their citations',
  csv: 'For spreadsheets: one row a quote',
}

export function formatsOf(what: ExportWhat): readonly (CitationFormat | QuoteFormat)[] {
  return what === 'citations' ? CITATION_FORMATS : QUOTE_FORMATS
}

/** The request that a choice means, for the articles that are chosen and the one that is open. */
export function exportRequest(
  choice: ExportChoice,
  chosen: readonly Id[],
  open: Id | undefined,
): RequestInput<'export.preview'> {
  const articles = articlesOf(choice.scope, chosen, open)
  return choice.what === 'citations'
    ? { what: 'citations', format: choice.citationFormat, articles }
    : { what: 'quotes', format: choice.quoteFormat, articles }
}

function articlesOf(scope: ExportScope, chosen: readonly Id[], open: Id | undefined): 'all' | Id[] {
  switch (scope) {
    case 'all':
      return 'all'
    case 'chosen':
      return [...chosen]
    case 'open':
      return open === undefined ? [] : [open]
  }
}

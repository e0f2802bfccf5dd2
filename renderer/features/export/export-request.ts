import {
  BIBLIOGRAPHY_EXPORTS,
  type BibliographyFormat,
  CITATION_EXPORTS,
  type CitationFormat,
  type ExportFormat,
  QUOTE_EXPORTS,
  type QuoteFormat,
} from '#domain/library/export-formats'
import type { Id } from '#domain/library/model'
import type { RequestInput } from '#ipc/contract'

export type ExportWhat = 'citations' | 'bibliography' | 'quotes'
export type ExportScope = 'all' | 'chosen' | 'open'

/** What the dialog is set to; each kind of export remembers its own format. */
export interface ExportChoice {
  readonly what: ExportWhat
  readonly citationFormat: CitationFormat
  readonly bibliographyFormat: BibliographyFormat
  readonly quoteFormat: QuoteFormat
  readonly scope: ExportScope
}

export type AnyFormat = CitationFormat | BibliographyFormat | QuoteFormat

const EXPORTS: Readonly<Record<ExportWhat, Readonly<Record<string, ExportFormat>>>> = {
  citations: CITATION_EXPORTS,
  bibliography: BIBLIOGRAPHY_EXPORTS,
  quotes: QUOTE_EXPORTS,
}

/** The formats of a kind of export, as they are offered. */
export function formatsOf(
  what: ExportWhat,
): readonly (readonly [name: AnyFormat, format: ExportFormat])[] {
  return Object.entries(EXPORTS[what]) as [AnyFormat, ExportFormat][]
}

/** The choice with another format of the kind that is chosen. */
export function withFormat(choice: ExportChoice, format: AnyFormat): Partial<ExportChoice> {
  switch (choice.what) {
    case 'citations':
      return { citationFormat: format as CitationFormat }
    case 'bibliography':
      return { bibliographyFormat: format as BibliographyFormat }
    case 'quotes':
      return { quoteFormat: format as QuoteFormat }
  }
}

/** The request that a choice means, for the articles that are chosen and the one that is open. */
export function exportRequest(
  choice: ExportChoice,
  chosen: readonly Id[],
  open: Id | undefined,
): RequestInput<'export.preview'> {
  const articles = articlesOf(choice.scope, chosen, open)
  switch (choice.what) {
    case 'citations':
      return { what: 'citations', format: choice.citationFormat, articles }
    case 'bibliography':
      return { what: 'bibliography', format: choice.bibliographyFormat, articles }
    case 'quotes':
      return { what: 'quotes', format: choice.quoteFormat, articles }
  }
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

import {
  CITATION_EXPORTS,
  type CitationFormat,
  type ExportFormat,
  QUOTE_EXPORTS,
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

/** The formats of a kind of export, as they are offered. */
export function formatsOf(
  what: ExportWhat,
): readonly (readonly [name: CitationFormat | QuoteFormat, format: ExportFormat])[] {
  const formats: Readonly<Record<string, ExportFormat>> =
    what === 'citations' ? CITATION_EXPORTS : QUOTE_EXPORTS
  return Object.entries(formats) as [CitationFormat | QuoteFormat, ExportFormat][]
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

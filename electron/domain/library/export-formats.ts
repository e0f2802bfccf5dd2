/** The file formats of each kind of export, in the order in which they are offered. */
export const CITATION_FORMATS = ['bibtex', 'biblatex', 'ris', 'csl-json'] as const
export const QUOTE_FORMATS = ['markdown', 'csv'] as const

export type CitationFormat = (typeof CITATION_FORMATS)[number]
export type QuoteFormat = (typeof QUOTE_FORMATS)[number]

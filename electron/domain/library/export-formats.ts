import type { CitationOutputName } from '../citations/citation-output'
import { type FormatFile, REFERENCE_FILES, WRITTEN_FILES } from '../citations/format-files'

/** A format that the window and the command line offer. */
export interface ExportFormat extends FormatFile {
  /** What it is for, in a few words. */
  readonly use: string
}

/** Formats of citations, in the order in which they are offered. */
export const CITATION_EXPORTS = {
  bibtex: {
    ...REFERENCE_FILES.bibtex,
    use: 'For LaTeX with BibTeX, and most reference managers',
  },
  biblatex: {
    ...REFERENCE_FILES.biblatex,
    use: 'For LaTeX with BibLaTeX: more types and fields',
  },
  ris: {
    ...REFERENCE_FILES.ris,
    use: 'For EndNote, Zotero, Mendeley and library catalogues',
  },
  'csl-json': {
    ...REFERENCE_FILES['csl-json'],
    use: 'For pandoc and programs: every field as it is stored',
  },
  'endnote-xml': {
    ...REFERENCE_FILES['endnote-xml'],
    use: 'For EndNote: keeps italics, which RIS cannot',
  },
  'csl-yaml': { ...WRITTEN_FILES['csl-yaml'], use: 'For pandoc, as text that people edit' },
  hayagriva: { ...WRITTEN_FILES.hayagriva, use: 'For Typst' },
  csv: { ...WRITTEN_FILES.csv, use: 'For spreadsheets: one row a reference' },
} as const satisfies Record<string, ExportFormat>

/** Formats of quotes. */
export const QUOTE_EXPORTS = {
  markdown: {
    label: 'Markdown',
    extensions: ['md'],
    use: 'For reading and writing: quotes by article, with their citations',
  },
  'markdown-notes': {
    label: 'Markdown with footnotes',
    extensions: ['md'],
    use: 'For writing on: each quote with its citation as a footnote',
  },
  csv: { label: 'CSV', extensions: ['csv'], use: 'For spreadsheets: one row a quote' },
} as const satisfies Record<string, ExportFormat>

/** What a bibliography in the chosen style is written as. */
export const BIBLIOGRAPHY_EXPORTS = {
  rtf: {
    label: 'Rich text (RTF)',
    extensions: ['rtf'],
    use: 'For word processors: italics and hanging lines as the style has them',
  },
  html: { label: 'HTML', extensions: ['html'], use: 'For web pages' },
  markdown: { label: 'Markdown', extensions: ['md'], use: 'For notes and pandoc' },
  text: { label: 'Plain text', extensions: ['txt'], use: 'For everything else: one entry a line' },
} as const satisfies Record<CitationOutputName, ExportFormat>

export type CitationFormat = keyof typeof CITATION_EXPORTS
export type QuoteFormat = keyof typeof QUOTE_EXPORTS
export type BibliographyFormat = keyof typeof BIBLIOGRAPHY_EXPORTS

/** Their names, in that order. */
export const CITATION_FORMATS = Object.keys(CITATION_EXPORTS) as [
  CitationFormat,
  ...CitationFormat[],
]
export const QUOTE_FORMATS = Object.keys(QUOTE_EXPORTS) as [QuoteFormat, ...QuoteFormat[]]
export const BIBLIOGRAPHY_FORMATS = Object.keys(BIBLIOGRAPHY_EXPORTS) as [
  BibliographyFormat,
  ...BibliographyFormat[],
]

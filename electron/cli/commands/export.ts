import {
  BIBLIOGRAPHY_FORMATS,
  CITATION_FORMATS,
  QUOTE_FORMATS,
} from '#domain/library/export-formats'
import { Background } from '#services/background'
import { CitationService, DEFAULT_STYLE } from '#services/citation-service'
import { type ExportRequest, makeExport } from '#services/export-service'
import type { LibraryService } from '#services/library-service'
import { listArticles } from '#services/read-library'
import { installedStyles } from '#services/user-library'
import { writeExport } from '#services/write-export'
import { EXIT, type ExitCode, exitCodeOf } from '../exit-codes'
import { print, printFailure, printProblem } from '../output'

export interface ExportArguments {
  readonly what: string | undefined
  readonly format: string | undefined
  readonly out: string | undefined
  readonly query: string | undefined
  /** Of the citations in exported quotes; plain ones without it. */
  readonly style: string | undefined
}

/** Writes citations or quotes into a file, or to standard output without `--out`. */
export async function exportCommand(
  library: LibraryService,
  { what, format, out, query, style }: ExportArguments,
): Promise<ExitCode> {
  const request = exportRequest(library, what, format, query)
  if (!request) {
    printProblem(
      `usage: export citations --format ${CITATION_FORMATS.join('|')} or export quotes --format ${QUOTE_FORMATS.join('|')} or export bibliography --format ${BIBLIOGRAPHY_FORMATS.join('|')} [--out FILE] [--query TEXT] [--style STYLE]`,
    )
    return EXIT.usage
  }
  const background = new Background()
  const citations = new CitationService({ installed: installedStyles() })
  // A bibliography is always in a style.
  const inStyle = style ?? (what === 'bibliography' ? DEFAULT_STYLE : undefined)
  try {
    if (style !== undefined) {
      const found = await citations.findStyle(style)
      if (!found.ok) {
        printFailure(found.error)
        return exitCodeOf(found.error.code)
      }
    }
    const { text, items, notices } = await makeExport(library.store, background, request, {
      ...(inStyle === undefined ? {} : { citing: { citations, style: inStyle } }),
    })
    for (const notice of notices) printProblem(notice)
    if (out === undefined || out === '-') {
      print(text)
      return EXIT.done
    }
    const written = await writeExport(out, text)
    if (!written.ok) {
      printFailure(written.error)
      return exitCodeOf(written.error.code)
    }
    printProblem(`${items} ${what} written to ${out}`)
    return EXIT.done
  } finally {
    await background.close()
    await citations.close()
  }
}

function exportRequest(
  library: LibraryService,
  what: string | undefined,
  format: string | undefined,
  query: string | undefined,
): ExportRequest | undefined {
  const articles = query === undefined ? ('all' as const) : articlesMatching(library, query)
  if (what === 'citations') {
    const known = CITATION_FORMATS.find((name) => name === (format ?? 'bibtex'))
    return known && { what, format: known, articles }
  }
  if (what === 'quotes') {
    const known = QUOTE_FORMATS.find((name) => name === (format ?? 'markdown'))
    return known && { what, format: known, articles }
  }
  if (what === 'bibliography') {
    const known = BIBLIOGRAPHY_FORMATS.find((name) => name === (format ?? 'text'))
    return known && { what, format: known, articles }
  }
  return undefined
}

/** Articles whose title, byline, outlet or citation key holds the words. */
function articlesMatching(library: LibraryService, text: string): string[] {
  const limit = 200_000
  return listArticles(library.store, { text, sort: 'added', offset: 0, limit }).rows.map(
    (row) => row.id,
  )
}

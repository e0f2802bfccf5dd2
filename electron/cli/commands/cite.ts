import { citationLine } from '#domain/citations/bibliography-document'
import {
  CITATION_OUTPUTS,
  type CitationOutputName,
  rtfDocument,
} from '#domain/citations/citation-output'
import {
  type CitedItem,
  escapeHtml,
  type FormattedCitation,
} from '#domain/citations/formatted-citation'
import { escapeMarkdown } from '#domain/citations/quotes-export/escape-markdown'
import { CitationService } from '#services/citation-service'
import type { LibraryService } from '#services/library-service'
import { everyArticle } from '#services/read-library'
import { installedStyles } from '#services/user-library'
import { EXIT, type ExitCode, exitCodeOf } from '../exit-codes'
import { print, printFailure, printJson, printProblem } from '../output'

export interface CiteArguments {
  readonly style: string | undefined
  readonly locale: string | undefined
  readonly format: string | undefined
  /** Citation keys; all articles where there are none. */
  readonly keys: readonly string[]
  readonly json: boolean
}

/**
 * Prints the citations and the bibliography of articles in a style. Keys that are not in the library are
 * told, and what is there is cited.
 */
export async function cite(
  library: LibraryService,
  { style, locale, format = 'text', keys, json }: CiteArguments,
): Promise<ExitCode> {
  const output = CITATION_OUTPUTS.find((name) => name === format)
  if (style === undefined || output === undefined) {
    printProblem(
      `usage: cite --style STYLE [--locale L] [--format ${CITATION_OUTPUTS.join('|')}] [--json] [KEY…]`,
    )
    return EXIT.usage
  }
  const { items, unknown } = itemsOf(library, keys)
  for (const key of unknown) {
    printProblem(`There is no article with the citation key “${key}” in this library.`)
  }
  if (unknown.length > 0 && items.length === 0) return EXIT.inputErrors
  const service = new CitationService({ installed: installedStyles() })
  try {
    const cited = await service.citeTogether(style, items, {
      locale,
      onProgress: ({ done, total }) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} steps`)
      },
    })
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
    if (!cited.ok) {
      printFailure(cited.error)
      return exitCodeOf(cited.error.code)
    }
    const { citations, bibliography } = cited.value
    for (const notice of new Set(
      [bibliography, ...citations, ...bibliography.entries].map(({ notice }) => notice),
    )) {
      if (notice !== undefined) printProblem(notice)
    }
    if (!bibliography.notice) {
      for (const key of bibliography.leftOut) {
        printProblem(`This style leaves “${key}” out of its bibliography.`)
      }
    }
    const keyed = citations.map((citation, index) => ({
      citationKey: items[index]?.citationKey ?? '',
      ...citation,
    }))
    const printed = { citations: keyed, entries: bibliography.entries }
    if (json) printJson(asJson(style, output, printed, bibliography.leftOut))
    else print(asDocument(output, printed))
    return unknown.length > 0 ? EXIT.inputErrors : EXIT.done
  } finally {
    await service.close()
  }
}

type Keyed = FormattedCitation & { readonly citationKey: string }

interface Printed {
  readonly citations: readonly Keyed[]
  readonly entries: readonly Keyed[]
}

function itemsOf(
  library: LibraryService,
  keys: readonly string[],
): { items: CitedItem[]; unknown: string[] } {
  const { view } = library.store
  const items: CitedItem[] = []
  const unknown: string[] = []
  if (keys.length === 0) {
    for (const { id } of everyArticle(library.store)) {
      const article = view.article(id)
      if (article) items.push({ citationKey: article.citationKey, reference: article.reference })
    }
  }
  for (const key of new Set(keys)) {
    const id = view.articleByKey(key)
    const article = id === undefined ? undefined : view.article(id)
    if (!article || article.deletedAt) unknown.push(key)
    else items.push({ citationKey: article.citationKey, reference: article.reference })
  }
  return { items, unknown }
}

function asJson(
  style: string,
  output: CitationOutputName,
  { citations, entries }: Printed,
  leftOut: readonly string[],
): object {
  const line = (cited: Keyed) => ({ key: cited.citationKey, [output]: citationLine(output, cited) })
  return { style, citations: citations.map(line), bibliography: entries.map(line), leftOut }
}

/** Citations with their keys, then the bibliography. */
function asDocument(output: CitationOutputName, { citations, entries }: Printed): string {
  const cited = citations.map((one) => ({
    key: one.citationKey,
    line: citationLine(output, one),
  }))
  const lines = entries.map((entry) => citationLine(output, entry))
  switch (output) {
    case 'text': {
      const keyed = cited.map(({ key, line }) => `${key}\t${line}`)
      return `${[...keyed, '', ...lines].join('\n')}\n`
    }
    case 'html': {
      const keyed = cited.map(({ key, line }) => `<p id="cite-${escapeHtml(key)}">${line}</p>`)
      return `${[...keyed, '<div class="csl-bib-body">', ...lines, '</div>'].join('\n')}\n`
    }
    case 'markdown': {
      const keyed = cited.map(({ key, line }) => `- ${escapeMarkdown(key)}: ${line}`)
      return `${[keyed.join('\n'), ...lines].join('\n\n')}\n`
    }
    case 'rtf':
      return rtfDocument([...cited.map(({ line }) => line), '', ...lines])
  }
}

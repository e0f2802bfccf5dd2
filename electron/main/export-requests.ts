import { copiedCitation } from '#domain/citations/copied-citation'
import {
  BIBLIOGRAPHY_EXPORTS,
  CITATION_EXPORTS,
  type ExportFormat,
  QUOTE_EXPORTS,
} from '#domain/library/export-formats'
import { fail, ok } from '#domain/result'
import type { RequestHandlers } from '#ipc/handle'
import { citedQuote, citedSpan } from '#services/cited-quote'
import { type ExportRequest, makeExport } from '#services/export-service'
import { TaskStopped } from '#services/worker-host'
import { writeExport } from '#services/write-export'
import { dialog } from 'electron'
import { join } from 'node:path'
import type { RequestContext } from './request-context'

const PREVIEW_CHARACTERS = 20_000
/** Articles of which a bibliography is made to show how it looks. */
const PREVIEW_ENTRIES = 40

/** How sources are cited, and how they and their quotes leave the library. */
export function makeExportHandlers(context: RequestContext) {
  const { open, tasks } = context
  const store = () => open.library.store
  return {
    'citation.preview': async (item) => {
      const { citations, style } = context.citing()
      const [cited] = await citations.cite(style, [item])
      return ok({
        entry: cited?.entry.text ?? '',
        citation: cited?.citation.text ?? '',
        notice: cited?.entry.notice ?? cited?.citation.notice ?? '',
      })
    },
    'citation.copy': async ({ article, quote, span, form }) => {
      const record = store().view.article(article)
      if (!record) return fail('not-found', 'This article is no longer in the library.')
      const quoted = quote === undefined ? undefined : store().view.quote(quote)
      const passage = span && !quoted ? citedSpan(store(), record, span) : undefined
      if (span && !quoted && !passage)
        return fail('not-found', 'These words are no longer in the article; select them again.')
      const item = quoted
        ? citedQuote(store(), record, quoted)
        : (passage?.item ?? { citationKey: record.citationKey, reference: record.reference })
      const { citations, style } = context.citing()
      const [parts] = await citations.cite(style, [item])
      if (!parts) return fail('unreadable', 'This source could not be cited; try again.')
      const chosen = form ?? (quoted || passage ? 'citation' : 'entry')
      const { notice = '', quotedIn } = chosen === 'entry' ? parts.entry : parts.citation
      return ok({
        ...copiedCitation(chosen, parts, quoted?.exact ?? passage?.words),
        notice,
        ...(quotedIn === undefined ? {} : { quotedIn }),
      })
    },
    'export.preview': async (request) => {
      const { text, items, notices } = await makeExport(store(), tasks.background, request, {
        citing: context.citing(),
        sample: PREVIEW_ENTRIES,
      })
      const isSample = request.what === 'bibliography' && items > PREVIEW_ENTRIES
      return ok({
        text: text.slice(0, PREVIEW_CHARACTERS),
        items,
        truncated: isSample || text.length > PREVIEW_CHARACTERS,
        notices,
      })
    },
    'export.save': async (request) => {
      const { label, extensions } = fileOf(request)
      const chosen = await dialog.showSaveDialog(context.window(), {
        title: 'Export',
        defaultPath: join(context.documents, `${request.what}.${extensions[0]}`),
        filters: [{ name: label, extensions: [...extensions] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      if (chosen.canceled || !chosen.filePath) return ok(null)
      try {
        const { text, items, notices } = await tasks.run('Exporting', 1, (onProgress, signal) =>
          makeExport(store(), tasks.background, request, {
            citing: context.citing(),
            onProgress,
            signal,
          }),
        )
        const written = await writeExport(chosen.filePath, text)
        return written.ok ? ok({ path: chosen.filePath, items, notices }) : written
      } catch (error) {
        if (!(error instanceof TaskStopped)) throw error
        return fail('cancelled', 'The export was given up; nothing was written.')
      }
    },
  } satisfies Partial<RequestHandlers>
}

function fileOf(request: Pick<ExportRequest, 'what' | 'format'>): ExportFormat {
  const formats: Readonly<Record<string, ExportFormat>> = {
    citations: CITATION_EXPORTS,
    quotes: QUOTE_EXPORTS,
    bibliography: BIBLIOGRAPHY_EXPORTS,
  }[request.what]
  return formats[request.format] ?? QUOTE_EXPORTS.markdown
}

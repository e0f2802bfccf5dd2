import { copiedCitation } from '#domain/citations/copied-citation'
import {
  BIBLIOGRAPHY_EXPORTS,
  CITATION_EXPORTS,
  type ExportFormat,
  QUOTE_EXPORTS,
} from '#domain/library/export-formats'
import type { SaidCommand } from '#domain/library/commands'
import { fail, ok } from '#domain/result'
import type { RequestHandlers } from '#ipc/handle'
import { citedQuote } from '#services/cited-quote'
import { type ExportRequest, makeExport } from '#services/export-service'
import { importFiles, importText, type ImportedArticles } from '#services/import-service'
import {
  listArticles,
  listNotes,
  listQuotes,
  listSpeakers,
  listTags,
  readArticle,
} from '#services/read-library'
import { readSpeaker } from '#services/read-speaker'
import { UtteranceService } from '#services/utterance-service'
import { TaskStopped } from '#services/worker-host'
import { writeExport } from '#services/write-export'
import type { ImportReport } from '#ipc/contract'
import { dialog, nativeTheme, shell } from 'electron'
import { join } from 'node:path'
import { makeStyleHandlers } from './style-requests'
import { openSample } from './open-sample'
import { makeSafetyHandlers } from './safety-requests'
import { makeReferenceHandlers } from './reference-requests'
import type { RequestContext } from './request-context'
import { writeClipboard } from './write-clipboard'

const PREVIEW_CHARACTERS = 20_000
/** Articles of which a bibliography is made to show how it looks. */
const PREVIEW_ENTRIES = 40

/** What each request of the window does. Lists and reads never wait for writers. */
export function makeRequestHandlers(context: RequestContext): RequestHandlers {
  const { open, tasks } = context
  const store = () => open.library.store
  const utterances = new UtteranceService(tasks.background)
  return {
    ...makeSafetyHandlers(context),
    'library.info': () => {
      context.onWindowReady()
      return ok(open.info())
    },
    'library.execute': async (command) => {
      const executed = await open.library.execute(command)
      return executed as Awaited<ReturnType<RequestHandlers['library.execute']>>
    },
    'library.execute-all': async ({ commands }) => {
      const executed = await open.library.executeAll(commands as unknown as SaidCommand[])
      return executed.ok ? ok({ sequence: executed.value.sequence }) : executed
    },
    'library.undo': async () =>
      (await open.library.undo()) as Awaited<ReturnType<RequestHandlers['library.undo']>>,
    'library.redo': async () =>
      (await open.library.redo()) as Awaited<ReturnType<RequestHandlers['library.redo']>>,
    'library.choose': () => open.choose(context.window()),
    'library.open-sample': () => openSample(open.library, tasks.background),
    'library.reveal': () => {
      shell.showItemInFolder(store().folder)
      return ok(null)
    },
    'articles.list': (query) => ok(listArticles(store(), query)),
    'article.read': ({ article }) => {
      open.suggestions.suggestFor(article)
      return readArticle(store(), article)
    },
    'quotes.list': (query) => ok(listQuotes(store(), query)),
    'tags.list': () => ok(listTags(store())),
    'speakers.list': () => ok(listSpeakers(store())),
    'speaker.read': ({ speaker }) =>
      store().view.speaker(speaker)
        ? ok(readSpeaker(store(), speaker))
        : fail(
            'not-found',
            'This speaker is no longer in the library; choose another in the list.',
          ),
    'speaker.utterances': async ({ speaker }) => ok(await utterances.ofSpeaker(store(), speaker)),
    'quote.versions': async ({ quote }) => ok(await utterances.ofQuote(store(), quote)),
    'notes.list': ({ offset, limit }) => ok(listNotes(store(), offset, limit)),
    'import.files': async ({ paths }) => {
      const label = `Importing ${paths.length === 1 ? '1 file' : `${paths.length} files`}`
      const imported = await tasks.run(label, paths.length, (onProgress, signal) =>
        importFiles(open.library, tasks.background, paths, { onProgress, signal }),
      )
      return imported.ok ? ok(importReport(imported.value)) : imported
    },
    'import.text': async ({ text, reference }) => {
      const imported = await importText(open.library, tasks.background, text, reference)
      return imported.ok ? ok(importReport(imported.value)) : imported
    },
    'citation.preview': async (item) => {
      const { citations, style } = context.citing()
      const [cited] = await citations.cite(style, [item])
      return ok({
        entry: cited?.entry.text ?? '',
        citation: cited?.citation.text ?? '',
        notice: cited?.entry.notice ?? cited?.citation.notice ?? '',
      })
    },
    'citation.copy': async ({ article, quote, form }) => {
      const record = store().view.article(article)
      if (!record) return fail('not-found', 'This article is no longer in the library.')
      const quoted = quote === undefined ? undefined : store().view.quote(quote)
      const item = quoted
        ? citedQuote(store(), record, quoted)
        : { citationKey: record.citationKey, reference: record.reference }
      const { citations, style } = context.citing()
      const [parts] = await citations.cite(style, [item])
      if (!parts) return fail('unreadable', 'This source could not be cited; try again.')
      const chosen = form ?? (quoted ? 'citation' : 'entry')
      const { notice = '', quotedIn } = chosen === 'entry' ? parts.entry : parts.citation
      return ok({
        ...copiedCitation(chosen, parts, quoted?.exact),
        notice,
        ...(quotedIn === undefined ? {} : { quotedIn }),
      })
    },
    'clipboard.write': async (data) => {
      await writeClipboard(data)
      return ok(null)
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
    ...makeReferenceHandlers(context),
    ...makeStyleHandlers(context),
    'task.cancel': ({ task }) => {
      tasks.cancel(task)
      return ok(null)
    },
    'link.open': async ({ href }) => {
      const answer = await dialog.showMessageBox(context.window(), {
        type: 'question',
        message: 'Open this address outside Commonplace?',
        detail: href,
        buttons: ['Open', 'Cancel'],
        defaultId: 0,
        cancelId: 1,
      })
      if (answer.response !== 0) return ok({ opened: false })
      await shell.openExternal(href)
      return ok({ opened: true })
    },
    'theme.set': ({ theme }) => {
      nativeTheme.themeSource = theme
      context.setTheme(theme)
      return ok(null)
    },
  }
}

function importReport(imported: ImportedArticles): ImportReport {
  return {
    articles: imported.articles,
    notices: imported.notices.map(({ file, line, message }) => ({
      file,
      message: line === undefined ? message : `Line ${line}: ${message}`,
    })),
    failed: imported.failed,
    cancelled: imported.cancelled,
  }
}

function fileOf(request: Pick<ExportRequest, 'what' | 'format'>): ExportFormat {
  const formats: Readonly<Record<string, ExportFormat>> = {
    citations: CITATION_EXPORTS,
    quotes: QUOTE_EXPORTS,
    bibliography: BIBLIOGRAPHY_EXPORTS,
  }[request.what]
  return formats[request.format] ?? QUOTE_EXPORTS.markdown
}

import { ok } from '#domain/result'
import type { ImportReport } from '#ipc/contract'
import type { RequestHandlers } from '#ipc/handle'
import { importFiles, importText, type ImportedArticles } from '#services/import-service'
import { openSample } from './open-sample'
import type { RequestContext } from './request-context'

/** How articles come into the library. */
export function makeImportHandlers({ open, tasks }: RequestContext) {
  return {
    'library.open-sample': () => openSample(open.library, tasks.background),
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
  } satisfies Partial<RequestHandlers>
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

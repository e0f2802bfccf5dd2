import type { ImportReport } from '#ipc/contract'
import { bridge } from '../../bridge'
import { showArticle } from '../../state/apply-events'
import { notify, notifyFailure } from '../../state/notifications'
import { closeDialog, openDialog, showDialog } from '../../state/open-dialog'
import { focusPane } from '../../state/panes'
import { currentView } from '../../state/view'
import { counted } from '../../ui/counted'

/** As many paths as one request may hold. */
const PATHS_AT_ONCE = 10_000

/** Imports the files that the system asks the app to open; returns the function that stops it. */
export function listenToOpenedFiles(): () => void {
  return bridge.on('open-files', ({ paths }) => void importPaths(paths))
}

/** Imports files that were chosen or dropped, in the background, and says what came of it. */
export async function importFiles(files: readonly File[]): Promise<void> {
  const paths = files.map((file) => bridge.pathForFile(file)).filter((path) => path !== '')
  const without = files.length - paths.length
  if (without > 0) {
    notify({
      tone: 'problem',
      message: `${without === 1 ? 'One of the files lies' : `${counted(without, 'file')} lie`} nowhere on this computer; save it first, then drop it again.`,
    })
  }
  await importPaths(paths)
}

async function importPaths(paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return
  if (openDialog.value?.kind === 'import') closeDialog()
  let report: ImportReport = { articles: [], notices: [], failed: 0, cancelled: false }
  for (let at = 0; at < paths.length && !report.cancelled; at += PATHS_AT_ONCE) {
    const result = await bridge.request('import.files', {
      paths: paths.slice(at, at + PATHS_AT_ONCE),
    })
    if (!result.ok) {
      notifyFailure(result.error, () => void importPaths(paths.slice(at)))
      break
    }
    report = addReports(report, result.value)
  }
  await tellImport(report)
}

/** Two reports as one. */
export function addReports(one: ImportReport, other: ImportReport): ImportReport {
  return {
    articles: [...one.articles, ...other.articles],
    notices: [...one.notices, ...other.notices],
    failed: one.failed + other.failed,
    cancelled: one.cancelled || other.cancelled,
  }
}

/** Opens what was imported where it is one article, and says in a sentence what came of the import. */
export async function tellImport(report: ImportReport): Promise<void> {
  const [only, ...more] = report.articles
  if (only !== undefined && more.length === 0) await openImported(only)
  else if (only !== undefined) currentView.value = 'library'
  const isWhole = report.failed === 0 && report.notices.length === 0
  notify({
    tone: report.failed > 0 ? 'problem' : 'done',
    message: importSentence(report),
    // One sentence that all is in is enough; a report stays until it has been seen.
    ...(isWhole
      ? { topic: 'imported' }
      : {
          action: {
            label: 'Show report',
            run: () => showDialog({ kind: 'import-report', report }),
          },
        }),
  })
}

/** What came of an import, in one sentence. */
export function importSentence(report: ImportReport): string {
  const { articles, failed, cancelled, notices } = report
  const done = articles.length > 0 ? `Imported ${counted(articles.length, 'article')}` : ''
  const lost = failed > 0 ? `${counted(failed, 'file')} could not be read` : ''
  const stopped = cancelled ? 'the rest was cancelled' : ''
  const parts = [done, lost, stopped].filter(Boolean)
  if (parts.length === 0) return 'Nothing was imported: the files were empty.'
  const noted = notices.length - failed
  const sentence = parts.join('; ')
  const first = sentence.charAt(0).toUpperCase() + sentence.slice(1)
  return noted > 0 && failed === 0 ? `${first}, with ${counted(noted, 'notice')}.` : `${first}.`
}

async function openImported(article: string): Promise<void> {
  currentView.value = 'library'
  if (await showArticle(article)) requestAnimationFrame(() => focusPane('reader'))
}

/** Opens the sample notebook, making it where it is not there yet. */
export async function openSample(): Promise<void> {
  const result = await bridge.request('library.open-sample')
  if (result.ok) await openImported(result.value.article)
  else notifyFailure(result.error, () => void openSample())
}

import './import-report-dialog.css'
import type { ImportReport } from '#ipc/contract'
import { copyText } from '../../state/copy-text'
import { closeDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { counted } from '../../ui/counted'
import { Dialog } from '../../ui/dialog'

/** More than this many notices are only counted: nobody reads them, and the copy has them all. */
const SHOWN = 500

/** What was imported, and every notice about what was not, or only in part. */
export function ImportReportDialog({ report }: { readonly report: ImportReport }) {
  const { articles, notices, failed, cancelled } = report
  const facts = [
    counted(articles.length, 'article imported', 'articles imported'),
    ...(failed > 0 ? [counted(failed, 'file not imported', 'files not imported')] : []),
    ...(cancelled ? ['cancelled before the end'] : []),
  ]
  const copy = () => {
    const lines = notices.map(({ file, message }) => `${file}: ${message}`)
    void copyText([facts.join(', '), ...lines].join('\n'), 'Report copied.')
  }
  return (
    <Dialog
      title="Import report"
      onClose={closeDialog}
      lightDismiss
      footer={
        <>
          <Button onClick={copy}>Copy report</Button>
          <Button tone="primary" data-autofocus onClick={closeDialog}>
            Done
          </Button>
        </>
      }
    >
      <p class="report-facts">{facts.join(' · ')}</p>
      {notices.length > 0 && (
        <ul class="report-notices">
          {notices.slice(0, SHOWN).map(({ file, message }, index) => (
            <li key={index}>
              <span class="report-file">{file}</span>
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
      {notices.length > SHOWN && (
        <p class="report-more">
          {counted(notices.length - SHOWN, 'more notice')} in the copied report.
        </p>
      )}
    </Dialog>
  )
}

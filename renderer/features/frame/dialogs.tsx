import { openDialog } from '../../state/open-dialog'
import { DuplicatesDialog } from '../duplicates/duplicates-dialog'
import { ExportDialog } from '../export/export-dialog'
import { ImportDialog } from '../import/import-dialog'
import { ImportReportDialog } from '../import/import-report-dialog'
import { PasteDialog } from '../import/paste-dialog'
import { LookUpDialog } from '../references/look-up-dialog'
import { ReferenceDialog } from '../references/reference-dialog'
import { EmptyTrashDialog } from '../library/empty-trash-dialog'
import { BackupsDialog } from '../safety/backups-dialog'
import { ConflictsDialog } from '../safety/conflicts-dialog'
import { VerifyDialog } from '../safety/verify-dialog'
import { AboutDialog } from '../settings/about-dialog'
import { KeysDialog } from '../settings/keys-dialog'
import { SettingsDialog } from '../settings/settings-dialog'
import { MergeSpeakerDialog, SplitSpeakerDialog } from '../speakers/speaker-dialogs'
import { MergeTagDialog, MoveTagDialog } from '../tags-view/choose-tag-dialog'

/** The dialog that is asked for. */
export function Dialogs() {
  const request = openDialog.value
  switch (request?.kind) {
    case undefined:
      return null
    case 'import':
      return <ImportDialog />
    case 'paste':
      return <PasteDialog />
    case 'import-report':
      return <ImportReportDialog report={request.report} />
    case 'reference':
      return <ReferenceDialog article={request.article} />
    case 'export':
      return <ExportDialog {...(request.what ? { what: request.what } : {})} />
    case 'merge-tag':
      return <MergeTagDialog tag={request.tag} />
    case 'move-tag':
      return <MoveTagDialog tag={request.tag} />
    case 'look-up':
      return <LookUpDialog />
    case 'duplicates':
      return <DuplicatesDialog {...(request.articles ? { articles: request.articles } : {})} />
    case 'merge-speaker':
      return <MergeSpeakerDialog speaker={request.speaker} />
    case 'split-speaker':
      return <SplitSpeakerDialog speaker={request.speaker} />
    case 'conflicts':
      return <ConflictsDialog />
    case 'backups':
      return <BackupsDialog />
    case 'verify':
      return <VerifyDialog />
    case 'empty-trash':
      return <EmptyTrashDialog />
    case 'settings':
      return <SettingsDialog />
    case 'keys':
      return <KeysDialog />
    case 'about':
      return <AboutDialog />
  }
}

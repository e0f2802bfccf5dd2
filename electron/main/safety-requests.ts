import { fail, ok } from '#domain/result'
import type { RequestHandlers } from '#ipc/handle'
import { BackupService } from '#services/backup-service'
import { HistoryService } from '#services/history-service'
import { verifyLibrary } from '#store/verify-library'
import { dialog } from 'electron'
import { basename, join } from 'node:path'
import type { RequestContext } from './request-context'

type SafetyRequest =
  | `conflict${string}`
  | `backup${string}`
  | `history.${string}`
  | 'library.verify'
  | 'library.reopen'

type SafetyHandlers = Pick<RequestHandlers, Extract<keyof RequestHandlers, SafetyRequest>>

const ARCHIVES = [{ name: 'Compressed backup', extensions: ['tar.gz', 'gz', 'tgz'] }]

/** Conflicts, backups, histories and the check of the library. */
export function makeSafetyHandlers(context: RequestContext): SafetyHandlers {
  const { open, tasks } = context
  const backups = () => new BackupService(open.library)
  const history = () => new HistoryService(open.library)
  /** Archives that the person has chosen in the system's dialog: no other path is read. */
  const chosen = new Set<string>()
  const mayRead = async (name: string): Promise<boolean> =>
    chosen.has(name) || (await backups().list()).some((row) => row.name === name)
  return {
    'conflicts.list': async () => ok(await open.outside.conflicts()),
    'conflict.preview': ({ conflict }) => open.outside.preview(conflict),
    'conflict.decide': ({ conflict, choice }) => open.outside.decide(conflict, choice),
    'backups.list': async () => ok(await backups().list()),
    'backup.create': async () => {
      const made = await tasks.run('Making a backup', 0, () => backups().create())
      return made.ok ? ok({ name: made.value }) : made
    },
    'backup.archive': async () => {
      const name = `${basename(open.library.store.folder)} ${new Date().toISOString().slice(0, 10)}.tar.gz`
      const answer = await dialog.showSaveDialog(context.window(), {
        title: 'Save a compressed backup',
        defaultPath: join(context.documents, name),
        filters: ARCHIVES,
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      const path = answer.filePath
      if (answer.canceled || !path) return ok(null)
      const written = await tasks.run('Writing a compressed backup', 0, (onProgress, signal) =>
        backups().archive(path, { onProgress, signal }),
      )
      return written.ok ? ok({ path, ...written.value }) : written
    },
    'backup.choose': async () => {
      const answer = await dialog.showOpenDialog(context.window(), {
        title: 'Choose a compressed backup',
        filters: ARCHIVES,
        properties: ['openFile'],
      })
      const [path] = answer.filePaths
      if (answer.canceled || !path) return ok(null)
      chosen.add(path)
      return ok({ path })
    },
    'backup.preview': async ({ backup }) => {
      if (!(await mayRead(backup))) return NO_SUCH_BACKUP
      return tasks.run('Comparing with the backup', 0, (onProgress, signal) =>
        backups().preview(backup, { onProgress, signal }),
      )
    },
    'backup.restore': async ({ backup }) => {
      if (!(await mayRead(backup))) return NO_SUCH_BACKUP
      return tasks.run('Restoring the backup', 0, (onProgress, signal) =>
        backups().restore(backup, { onProgress, signal }),
      )
    },
    'history.read': async ({ of, id, before }) => {
      const found =
        of === 'article' ? history().ofArticle(id, before) : history().ofQuote(id, before)
      return ok(await found)
    },
    'history.bring-back': async ({ sequence, record }) => {
      const back = await history().bringBack(sequence, record)
      return back.ok ? ok({ sequence: back.value.sequence }) : back
    },
    'library.verify': async ({ repair }) => {
      const { folder } = open.library.store
      const check = (onProgress: (done: number, total: number) => void, signal: AbortSignal) =>
        verifyLibrary(folder, { repair, onProgress, signal })
      if (!repair) {
        // What is only in memory is checked as it will lie on the disk.
        const written = await open.library.store.checkpoint()
        if (!written.ok && !open.library.store.readOnlyReason) return written
        return tasks.run('Checking the library', 0, check)
      }
      const repaired = await tasks.run('Repairing the library', 0, (onProgress, signal) =>
        open.reopen(() => check(onProgress, signal)),
      )
      return repaired.ok ? repaired.value : repaired
    },
    'library.reopen': async () => {
      const opened = await open.reopen(() => Promise.resolve())
      return opened.ok ? ok(open.info()) : opened
    },
  }
}

const NO_SUCH_BACKUP = fail('not-found', 'There is no such backup; choose one of the list.')

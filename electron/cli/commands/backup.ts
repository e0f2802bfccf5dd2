import { CHANGED_WORDS, sentenceOfCounts } from '#domain/library/change-words'
import { BackupService } from '#services/backup-service'
import type { LibraryService } from '#services/library-service'
import { resolve } from 'node:path'
import { EXIT, type ExitCode, exitCodeOf } from '../exit-codes'
import { printFailure, printJson, printLine, printProblem } from '../output'

/** Makes a backup; with `out`, one compressed file there, such as on another disk. */
export async function backup(
  library: LibraryService,
  out: string | undefined,
  json: boolean,
): Promise<ExitCode> {
  const backups = new BackupService(library)
  const target = out === undefined ? undefined : resolve(out)
  const made =
    target === undefined ? await backups.create() : await backups.archive(target, { onProgress })
  if (!made.ok) {
    printFailure(made.error)
    return exitCodeOf(made.error.code)
  }
  const name = target ?? String(made.value)
  if (json) printJson({ name })
  else printLine(name)
  return EXIT.done
}

export interface RestoreArguments {
  /** A name of the list or the path of a compressed backup; without it the backups are listed. */
  readonly name: string | undefined
  readonly preview: boolean
  readonly json: boolean
}

/** Lists backups, shows what restoring one would change, or restores it as one change. */
export async function restore(
  library: LibraryService,
  { name, preview, json }: RestoreArguments,
): Promise<ExitCode> {
  const backups = new BackupService(library)
  if (name === undefined) {
    const rows = await backups.list()
    if (json) printJson(rows)
    else for (const row of rows) printLine(`${row.name}\t${row.kind}`)
    return EXIT.done
  }
  const isListed = (await backups.list()).some((row) => row.name === name)
  const path = isListed ? name : resolve(name)
  return preview ? show(backups, path, json) : putBack(backups, path, json)
}

async function show(backups: BackupService, name: string, json: boolean): Promise<ExitCode> {
  const found = await backups.preview(name, { onProgress })
  if (!found.ok) {
    printFailure(found.error)
    return exitCodeOf(found.error.code)
  }
  const { counts, differences, more, notices } = found.value
  for (const notice of notices) printProblem(notice)
  if (json) {
    printJson(found.value)
    return EXIT.done
  }
  printLine(sentenceOfCounts(counts))
  for (const { action, type, name: what } of differences) {
    printLine(`  ${CHANGED_WORDS[action]} ${type}: ${what}`)
  }
  if (more > 0) printLine(`  and ${more} more`)
  return EXIT.done
}

async function putBack(backups: BackupService, name: string, json: boolean): Promise<ExitCode> {
  const restored = await backups.restore(name, { onProgress })
  if (!restored.ok) {
    printFailure(restored.error)
    return exitCodeOf(restored.error.code)
  }
  for (const notice of restored.value.notices) printProblem(notice)
  if (json) printJson(restored.value)
  else printLine('Restored; “undo” takes it back, and the state before is a backup of its own.')
  return restored.value.notices.length > 0 ? EXIT.inputErrors : EXIT.done
}

function onProgress(done: number, total: number): void {
  if (process.stderr.isTTY && done % 100 === 0) process.stderr.write(`\r${done} of ${total} `)
}

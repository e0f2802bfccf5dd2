import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Background } from '#services/background'
import { importFiles } from '#services/import-service'
import type { LibraryService } from '#services/library-service'
import { EXIT, type ExitCode, exitCodeOf } from '../exit-codes'
import { printFailure, printJson, printLine, printProblem } from '../output'
import { readInput } from '../read-input'

/** Imports files, or standard input for `-`, and says what became of each. */
export async function importCommand(
  library: LibraryService,
  files: readonly string[],
  json: boolean,
): Promise<ExitCode> {
  const background = new Background()
  const temporary = files.includes('-') ? await mkdtemp(join(tmpdir(), 'commonplace-')) : undefined
  try {
    const paths = await Promise.all(
      files.map(async (file) => {
        if (file !== '-' || !temporary) return file
        const path = join(temporary, 'standard input')
        await writeFile(path, await readInput('-'))
        return path
      }),
    )
    const imported = await importFiles(library, background, paths, {
      onProgress: (done, total) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} files`)
      },
    })
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
    if (!imported.ok) {
      printFailure(imported.error)
      return exitCodeOf(imported.error.code)
    }
    const { articles, notices, failed } = imported.value
    for (const { file, line, message } of notices) {
      printProblem(message, line === undefined ? file : `${file}:${line}`)
    }
    if (json) printJson({ articles, failed, notices })
    else for (const id of articles) printLine(id)
    return failed > 0 || notices.some((notice) => notice.line !== undefined)
      ? EXIT.inputErrors
      : EXIT.done
  } finally {
    await background.close()
    if (temporary) await rm(temporary, { recursive: true, force: true })
  }
}

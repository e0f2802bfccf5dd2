import { verifyLibrary, type VerifyReport } from '#store/verify-library'
import { userLibrary } from '#services/user-library'
import { EXIT, type ExitCode } from '../exit-codes'
import { printFailure, printJson, printLine, printProblem } from '../output'

/** Checks every checksum, reference and anchor of a library; `--repair` mends what is derived. */
export async function verify(
  folder: string | undefined,
  repair: boolean,
  json: boolean,
): Promise<ExitCode> {
  const report = await verifyLibrary(folder ?? userLibrary(), {
    repair,
    onProgress: (done, total) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} articles`)
    },
  })
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  if (!report.ok) {
    printFailure(report.error)
    return EXIT.library
  }
  const { problems, undecided } = report.value
  if (json) printJson(report.value)
  else {
    for (const { file, message } of [...problems, ...undecided]) printProblem(message, file)
    printLine(summaryOf(problems))
  }
  return problems.length > 0 ? EXIT.library : EXIT.done
}

function summaryOf(problems: VerifyReport['problems']): string {
  if (problems.length === 0) return 'No problem found.'
  const found = problems.length === 1 ? '1 problem found' : `${problems.length} problems found`
  const mended = problems.filter(({ isRepaired }) => isRepaired).length
  return mended === 0 ? `${found}.` : `${found}, ${mended} mended.`
}

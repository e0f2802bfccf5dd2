/**
 * @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Count
 * `failures` has a line for each failed test, where they are known: its file, its name, what it said first.
 *
 * @typedef {{ status: string, fullName?: string, failureMessages?: string[] }} TestSaid
 * @typedef {{ name: string, status: string, message?: string, assertionResults: TestSaid[] }} FileSaid
 */

/**
 * The count of a step that is one check.
 * @param {boolean} good
 * @returns {Count}
 */
export function countCheck(good) {
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 }
}

/**
 * The count of a vitest run. A file that failed outside its tests counts as one failure; so does a run
 * which crashed, ran nothing, or ended badly for any other reason.
 * @param {string | undefined} report what vitest's JSON reporter wrote, undefined if it did not
 * @param {number} code vitest's exit code
 * @returns {Count}
 */
export function countTests(report, code) {
  if (report === undefined) return countCheck(false)
  const said = JSON.parse(report)
  const passed = said.numPassedTests
  const skipped = said.numPendingTests + said.numTodoTests
  /** @type {FileSaid[]} */
  const files = said.testResults
  const brokenFiles = files.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  )
  const failures = [
    ...files.flatMap((file) =>
      file.assertionResults
        .filter(({ status }) => status === 'failed')
        .map((test) => `${file.name}: ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`),
    ),
    ...brokenFiles.map((file) => `${file.name}: ${firstLine(file.message)}`),
  ]
  let failed = said.numFailedTests + brokenFiles.length
  if (failed === 0 && (code !== 0 || passed === 0)) failed = 1
  return { passed, failed, skipped, failures }
}

function firstLine(/** @type {string | undefined} */ message) {
  return message?.trim().split('\n')[0] ?? ''
}

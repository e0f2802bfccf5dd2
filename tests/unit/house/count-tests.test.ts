import { describe, expect, test } from 'vitest'
import { countTests } from '../../../scripts/count-tests.mjs'

/** What vitest's JSON reporter writes, as far as it is read. */
function report(files: Record<string, string[]>, broken: string[] = []): string {
  const all = Object.values(files).flat()
  const count = (status: string) => all.filter((one) => one === status).length
  const results = Object.entries(files).map(([name, tests]) => ({
    name,
    status: tests.includes('failed') || broken.includes(name) ? 'failed' : 'passed',
    message: broken.includes(name) ? 'No such module\n  at line 1' : '',
    assertionResults: tests.map((status) => ({
      status,
      fullName: 'it works',
      failureMessages: status === 'failed' ? ['expected 1 to be 2\n  at line 3'] : [],
    })),
  }))
  return JSON.stringify({
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('skipped'),
    numTodoTests: count('todo'),
    testResults: results,
  })
}

describe('a run of tests', () => {
  test('is counted test by test', () => {
    const said = report({ a: ['passed', 'failed'], b: ['passed', 'skipped', 'todo'] })
    expect(countTests(said, 1)).toMatchObject({ passed: 2, failed: 1, skipped: 2 })
  })

  test('fails for a file that broke outside its tests, also beside failed tests', () => {
    const said = report({ a: [], b: ['passed', 'failed'] }, ['a'])
    expect(countTests(said, 1)).toMatchObject({ passed: 1, failed: 2, skipped: 0 })
  })

  test('names each failure by its file, its name and the first line of what it said', () => {
    const said = report({ a: [], b: ['passed', 'failed'] }, ['a'])
    expect(countTests(said, 1).failures).toEqual([
      'b: it works: expected 1 to be 2',
      'a: No such module',
    ])
  })

  test('fails when nothing ran, when vitest ended badly, and when it wrote nothing', () => {
    expect(countTests(report({}), 0)).toMatchObject({ failed: 1 })
    expect(countTests(report({ a: ['skipped'] }), 0)).toMatchObject({ failed: 1 })
    expect(countTests(report({ a: ['passed'] }), 1)).toMatchObject({ passed: 1, failed: 1 })
    expect(countTests(undefined, 1)).toMatchObject({ passed: 0, failed: 1 })
  })
})

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** `npm run torture` makes 500 by default; its short form, of the same load. */
const KILLS = Number(process.env['COMMONPLACE_KILLS'] ?? 30)
const program = join(import.meta.dirname, '../torture/torture.mjs')

interface Figure {
  readonly figure: string
  readonly value: number
}

test(`${KILLS} kills of a mixed load: everything acknowledged is there, and nothing by halves`, async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, String(KILLS)])
  const figures = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Figure)
  const found = Object.fromEntries(figures.map(({ figure, value }) => [figure, value]))
  // What was found wrong is said there, with the seed.
  expect(stderr).toBe('')
  expect(found).toMatchObject({
    lost: 0,
    'half-done merges': 0,
    'half-done imports': 0,
    'libraries that did not open': 0,
    'libraries with problems': 0,
  })
  // A kill that came too late proves nothing.
  expect(found['kills']).toBe(KILLS)
  expect(found['changes acknowledged']).toBeGreaterThan(KILLS)
}, 1_200_000)

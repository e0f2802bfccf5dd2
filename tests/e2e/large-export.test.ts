import { existsSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app'
import { takePictures } from './pictures'
import { runCli } from './run-cli'

/** The bibliography of a library that is really large: it says how far it is, can be given up, and is whole. */

const REFERENCES = 5_000
const LONG = { timeout: 240_000 }

let run: RunningApp
let file: string

function reference(index: number): string {
  const [year, month] = [1950 + (index % 70), 1 + (index % 12)]
  return [
    'TY  - JOUR',
    `AU  - Writer${index % 977}, Ada`,
    `AU  - Reader${index % 389}, Jo`,
    `TI  - On the reading of book ${index}`,
    `T2  - Journal of Words ${index % 53}`,
    `VL  - ${index % 90}`,
    `SP  - ${index}`,
    `EP  - ${index + 9}`,
    `DA  - ${year}/${String(month).padStart(2, '0')}//`,
    'ER  - ',
    '',
  ].join('\r\n')
}

beforeAll(async () => {
  const home = await mkdtemp(join(tmpdir(), 'commonplace-e2e-'))
  const library = join(home, 'library')
  const source = join(home, 'all.ris')
  await writeFile(
    source,
    Array.from({ length: REFERENCES }, (_, index) => reference(index)).join(''),
  )
  const imported = await runCli(['import', '--library', library, source])
  expect(imported.stderr + String(imported.code)).toMatch(/0$/)
  run = await launchApp({ home, library })
  file = join(home, 'bibliography.html')
  await run.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
}, LONG.timeout)
afterAll(() => run.dispose())

test('it says how far it is, and given up it leaves no file', LONG, async () => {
  const { window } = run
  await window.keyboard.press('Control+E')
  const dialog = window.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: 'Bibliography' }).check()
  await dialog.getByRole('radio', { name: /^HTML/ }).check()
  await dialog.getByText('5,000 entries').first().waitFor()
  await dialog.getByRole('button', { name: 'Save…' }).click()
  const seen = new Set<number>()
  const percent = async () => {
    const said = await dialog.getByText(/^Writing… \d+ %$/).textContent({ timeout: 60_000 })
    seen.add(Number(/\d+/.exec(said ?? '')?.[0]))
    return seen.size
  }
  await expect.poll(percent, LONG).toBeGreaterThan(2)
  await takePictures(window, 'export-large')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.getByText(/^Writing…/).waitFor({ state: 'hidden' })
  await dialog.getByText('5,000 entries').first().waitFor()
  expect([...seen].sort((a, b) => a - b)).toEqual([...seen])
  expect(Math.max(...seen)).toBeLessThan(100)
  expect(existsSync(file)).toBe(false)
})

test('made again, it has every entry', LONG, async () => {
  const { window } = run
  const dialog = window.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('button', { name: 'Save…' }).click()
  await dialog.getByText(/^Writing… \d+ %$/).waitFor()
  await window.getByText(/^Exported 5,000 entries to .*bibliography\.html\./).waitFor(LONG)
  const html = await readFile(file, 'utf8')
  expect(html.match(/On the reading of book \d+/g)).toHaveLength(REFERENCES)
  expect(run.complaints).toEqual([])
})

import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app'
import { Notebook } from './notebook'
import { takePictures } from './pictures'
import { applyCommands, listJson } from './run-cli'

/**
 * A disk that is really full, under the real window: a small file system in memory, which only root on
 * Linux can mount. Elsewhere the test is said to be left out.
 */
let run: RunningApp | undefined
let disk = ''
afterEach(async () => {
  await run?.close()
  if (disk) execFileSync('umount', ['-l', disk], { stdio: 'pipe' })
  disk = ''
  await run?.dispose()
  run = undefined
})

function mountSmallDisk(path: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', path], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

/** Writes until the disk takes nothing more. */
function fill(path: string): void {
  for (const size of [65_536, 4_096, 1]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(size))
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOSPC') throw error
    }
  }
}

/** Longer than what is left in the last block of the journal's file, which is there already. */
const NOTE = 'Ask the harbour master about the second ferry. '.repeat(200).trim()

test('on a full disk a note is not called saved, is kept in its field, and is saved when there is room', async (context) => {
  const home = await mkdtemp(join(tmpdir(), 'commonplace-e2e-'))
  const place = join(home, 'disk')
  await mkdir(place)
  if (!mountSmallDisk(place)) {
    await rm(home, { recursive: true })
    return context.skip('no small disk can be mounted here')
  }
  disk = place
  const library = join(place, 'library')
  const text = 'The ferry was late. “Nothing is lost,” the captain said.'
  const start = text.indexOf('“')
  const [added] = await applyCommands(library, [{ type: 'article.add', title: 'Ferry', text }])
  const article = added?.result?.id ?? ''
  const quote = { type: 'quote.add', article, start, end: text.indexOf('”') + 1 }
  await applyCommands(library, [quote])
  run = await launchApp({ home, library })
  const { window } = run
  const notebook = new Notebook(window)
  await window.getByRole('option', { name: /Ferry/ }).dblclick()
  await window.getByRole('region', { name: 'Text of “Ferry”' }).waitFor()
  // The backup of the day is made soon after opening, and needs its room.
  await window.waitForTimeout(2_500)

  fill(join(place, 'filler'))
  await notebook.focusReaderByKeys()
  await window.keyboard.press('j')
  await window.keyboard.press('n')
  const note = window.getByRole('textbox', { name: 'Note on the quote' })
  await note.fill(NOTE)
  await note.press('ControlOrMeta+Enter')
  const again = window.getByRole('button', { name: 'Try again' })
  await again.first().waitFor()
  await takePictures(window, 'disk-1-full')
  await window.getByText(/^There is no room left .* free some space and try again\.$/).waitFor()
  await window.getByRole('contentinfo').getByText('1 note not saved').waitFor()
  expect(await note.inputValue()).toBe(NOTE)
  expect(await window.getByText('Saved', { exact: true }).count()).toBe(0)
  expect(await listJson<{ note: string | null }>(library, 'quotes')).toMatchObject([{ note: null }])

  await rm(join(place, 'filler'))
  await again.first().click()
  await window.getByText('Saved', { exact: true }).waitFor()
  await window
    .getByRole('contentinfo')
    .getByText(/^Saved \d/)
    .waitFor()
  expect(await listJson<{ note: string | null }>(library, 'quotes')).toMatchObject([{ note: NOTE }])
  run = await run.restart()
  await run.window.getByRole('option', { name: /Ferry/ }).dblclick()
  await new Notebook(run.window).focusReaderByKeys()
  await run.window.keyboard.press('j')
  await expect
    .poll(() => run?.window.getByRole('textbox', { name: 'Note on the quote' }).inputValue())
    .toBe(NOTE)
})

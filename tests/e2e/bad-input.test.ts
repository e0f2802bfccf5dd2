import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app'
import { listJson } from './run-cli'

/** Files that a person might drop, chosen in the real window; what runs or breaks would show. */

let run: RunningApp
beforeAll(async () => {
  run = await launchApp()
  await mkdir(join(run.home, 'files'))
})
afterAll(() => run.dispose())

async function choose(files: Record<string, string | Uint8Array>): Promise<void> {
  const paths: string[] = []
  for (const [name, content] of Object.entries(files)) {
    const path = join(run.home, 'files', name)
    await writeFile(path, content)
    paths.push(path)
  }
  await run.window.locator('input[type="file"]:not([webkitdirectory])').first().setInputFiles(paths)
}

/** Opens the report that the last import offers, and gives its words. */
async function readReport(): Promise<string> {
  await run.window.getByRole('button', { name: 'Show report' }).last().click({ timeout: 60_000 })
  const report = run.window.getByRole('dialog', { name: 'Import report' })
  const text = (await report.textContent()) ?? ''
  await run.window.keyboard.press('Escape')
  await report.waitFor({ state: 'hidden' })
  return text
}

const articles = () => listJson<{ title: string }>(run.library, 'articles')

test('an empty and a binary file are each told in one sentence, and nothing is imported', async () => {
  await choose({
    'empty.txt': '',
    'photo.txt': Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]),
  })
  const text = await readReport()
  expect(text).toContain('empty.txt')
  expect(text).toContain('photo.txt')
  expect(text).toMatch(/JPEG|not text/)
  expect(await articles()).toEqual([])
})

test('Markdown and HTML with script in them are read as words, and nothing runs', async () => {
  await run.window.evaluate(() => {
    ;(globalThis as unknown as { attacked: boolean }).attacked = false
  })
  await choose({
    'attack.md':
      '# Harmless heading\n\nWords <img src=x onerror="globalThis.attacked=true"> and <script>globalThis.attacked=true</script> more.\n\n[link](javascript:globalThis.attacked=true)\n',
  })
  await run.window.getByRole('region', { name: /Harmless heading/ }).waitFor()
  await choose({
    'attack.html':
      '<html><head><title>Harmless page</title></head><body onload="globalThis.attacked=true"><article><h1>Harmless page</h1><p onmouseover="globalThis.attacked=true">He said “no” <a href="javascript:globalThis.attacked=true">here</a>, and said it again so that there is something to read.</p><iframe src="javascript:parent.attacked=true"></iframe><svg onload="globalThis.attacked=true"></svg></article></body></html>',
  })
  const reader = run.window.getByRole('region', { name: /Harmless page/ })
  await reader.waitFor()
  await reader.getByText('He said').hover()
  await run.window.waitForTimeout(200)
  const attacked = await run.window.evaluate(
    () => (globalThis as unknown as { attacked: boolean }).attacked,
  )
  expect(attacked).toBe(false)
  expect(await reader.locator('script, iframe, svg[onload], [onmouseover], img').count()).toBe(0)
  expect(await reader.locator('a[href^="javascript"]').count()).toBe(0)
  expect((await articles()).map(({ title }) => title).sort()).toEqual([
    'Harmless heading',
    'Harmless page',
  ])
})

test('a note with script in it is shown without it', async () => {
  await run.window.getByRole('tab', { name: 'Article' }).click()
  const note = run.window.getByRole('textbox', { name: /^Note/ }).first()
  await note.fill('**bold** <img src=x onerror="globalThis.attacked=true"><script>1</script>')
  const preview = run.window.getByRole('group', { name: /preview/ })
  await preview.getByText('bold').waitFor()
  expect(await preview.locator('img[onerror], script').count()).toBe(0)
  const attacked = await run.window.evaluate(
    () => (globalThis as unknown as { attacked: boolean }).attacked,
  )
  expect(attacked).toBe(false)
})

test('UTF-16 and Latin-1 files come out as their words', async () => {
  await choose({
    'utf-16.txt': Buffer.from('\ufeffZoë asks first\n\n“Who?” she said.', 'utf16le'),
    'latin-1.txt': Buffer.from('Jos\xe9 answers second\n\n"Me," he said.', 'latin1'),
  })
  await expect.poll(async () => (await articles()).length, { timeout: 20_000 }).toBe(4)
  const titles = (await articles()).map(({ title }) => title).join('\n')
  expect(titles).toContain('Zoë')
  expect(titles).toContain('José')
})

test('50 MB of text is refused with a sentence, and the window goes on', async () => {
  await choose({ 'huge.txt': 'The same sentence, over and over again. '.repeat(1_300_000) })
  await expect.poll(readReport, { timeout: 60_000 }).toMatch(/huge\.txt.*(8,000,000|8 million)/s)
  expect(await articles()).toHaveLength(4)
})

test('nothing of all this was a complaint of the window’s own code', () => {
  expect(run.complaints.filter((text) => !/Content Security Policy|ERR_|404/i.test(text))).toEqual(
    [],
  )
})

import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { launchApp, type RunningApp } from './app'
import { expectAccessible } from './expect-accessible'
import { takePictures } from './pictures'
import { applyCommands, listJson } from './run-cli'

/** What keeps a library whole, in the window: other programs' edits, backups, histories, the check. */

let run: RunningApp | undefined
afterEach(async () => {
  await run?.dispose()
  run = undefined
})

const TEXT = 'The ferry was late. “Nothing is lost,” the captain said. The end of it.'

/** A library with one article and one quote, made on the command line before the window opens. */
async function launchWithArticle(): Promise<{ article: string; quote: string; window: Page }> {
  const home = await mkdtemp(join(tmpdir(), 'commonplace-e2e-'))
  const library = join(home, 'library')
  const article = await apply(library, { type: 'article.add', title: 'Ferry', text: TEXT })
  const start = TEXT.indexOf('“')
  const end = TEXT.indexOf('”') + 1
  const said = { type: 'quote.add', article, start, end, tags: ['sea'], speaker: 'The captain' }
  const quote = await apply(library, said)
  run = await launchApp({ home })
  const { window } = run
  await openFerry(window)
  return { article, quote, window }
}

async function apply(library: string, command: object): Promise<string> {
  const [answer] = await applyCommands(library, [command])
  return answer?.result?.id ?? ''
}

async function openFerry(window: Page): Promise<void> {
  await window.getByRole('option', { name: /Ferry/ }).dblclick()
  await window.getByRole('region', { name: 'Text of “Ferry”' }).waitFor()
}

const documentOf = (article: string) =>
  join(run?.library ?? '', 'articles', article.slice(0, 2), `${article}.json`)

/** As most editors save: a new file under the old name. */
async function edit(path: string, from: string, to: string): Promise<void> {
  const text = (await readFile(path, 'utf8')).replace(from, to)
  await writeFile(`${path}~`, text)
  await rename(`${path}~`, path)
}

test('an edit in another program is taken in while the window is open, and can be undone', async () => {
  const { article, window } = await launchWithArticle()
  // What was found in the text is on its way to the file: an edit before that is one of both sides.
  const written = () => readFile(documentOf(article), 'utf8')
  await expect.poll(written).toMatch(/"sequence": 3\b/)
  await edit(documentOf(article), '"title": "Ferry"', '"title": "Late ferry"')
  await window.getByText('Took in what another program changed in “Late ferry”.').waitFor()
  await window.getByRole('region', { name: 'Text of “Late ferry”' }).waitFor()
  await takePictures(window, 'safety-1-taken-in')
  await window.getByRole('button', { name: 'Undo' }).click()
  await window.getByRole('region', { name: 'Text of “Ferry”' }).waitFor()
  await expect.poll(() => readFile(documentOf(article), 'utf8')).toContain('"title": "Ferry"')
  expect(run?.complaints).toEqual([])
})

test('both sides changed: both are kept, and the person decides', async () => {
  const { article, window } = await launchWithArticle()
  await run?.close()
  // Edited while closed, in the text itself: that is never taken without asking.
  await edit(documentOf(article), 'was late', 'was early')
  run = await run?.restart()
  const again = run?.window as Page
  const banner = again.getByRole('region', { name: 'Changed by other programs' })
  await banner.waitFor()
  expect(window).not.toBe(again)
  await takePictures(again, 'safety-2-banner')
  await banner.getByRole('button', { name: 'Decide…' }).click()
  const dialog = again.getByRole('dialog', { name: 'Changed by other programs' })
  await dialog.getByText('was early').waitFor()
  await takePictures(again, 'safety-3-conflict')
  await expectAccessible(again)
  await dialog.getByRole('button', { name: 'Keep both' }).click()
  await dialog.getByText('Nothing waits for a decision').waitFor()
  await again.keyboard.press('Escape')
  await banner.waitFor({ state: 'hidden' })
  await again.getByRole('option', { name: /Ferry \(other version\)/ }).waitFor()
  const titles = await listJson<{ title: string }>(run?.library ?? '', 'articles')
  expect(titles.map(({ title }) => title).sort()).toEqual(['Ferry', 'Ferry (other version)'])
  expect(readdirSync(join(run?.library ?? '', 'conflicts'))).toEqual([])
  expect(run?.complaints).toEqual([])
})

test('a backup is restored after a look at what would change, and the restore is undone', async () => {
  const { window } = await launchWithArticle()
  const { keyboard } = window
  const openBackups = async () => {
    await keyboard.press('Control+,')
    await window.getByRole('button', { name: 'Backups…' }).click()
    return window.getByRole('dialog', { name: 'Backups' })
  }
  const dialog = await openBackups()
  await dialog.getByRole('button', { name: 'Back up now' }).click()
  await dialog.getByText('restoring would change nothing').waitFor()
  await keyboard.press('Escape')
  // Something is lost by mistake, and undo is not what helps.
  const rows = window.getByRole('listbox', { name: /quotes/i }).getByRole('option')
  await rows.first().click()
  await window.getByRole('button', { name: 'Delete quote' }).click()
  await expect.poll(() => rows.count()).toBe(0)
  const later = await openBackups()
  await later.getByText('Restoring would change: 1 quote added.').waitFor()
  expect(await later.getByRole('list').first().getByRole('listitem').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringMatching(/^\d+ \w+ \d{4}, \d\d:\d\d$/)]),
  )
  await takePictures(window, 'safety-4-restore')
  await expectAccessible(window)
  await later.getByRole('button', { name: 'Restore', exact: true }).click()
  await later.waitFor({ state: 'hidden' })
  await expect.poll(() => rows.count()).toBe(1)
  await window.getByText(/^Restored the backup of/).waitFor()
  await keyboard.press('Control+Z')
  await expect.poll(() => rows.count()).toBe(0)
  await keyboard.press('Control+Shift+Z')
  await expect.poll(() => rows.count()).toBe(1)
  expect(run?.complaints).toEqual([])
})

test('the history of a quote is shown, and an earlier state brought back', async () => {
  const { quote, window } = await launchWithArticle()
  await window
    .getByRole('listbox', { name: /quotes/i })
    .getByRole('option')
    .first()
    .click()
  const locator = window.getByRole('textbox', { name: 'Locator' })
  for (const place of ['p. 3', 'p. 4']) {
    await locator.fill(place)
    await locator.press('Enter')
    await expect.poll(() => locatorOf(quote)).toBe(place)
  }
  const history = window.getByRole('group').filter({ hasText: 'History' }).last()
  await history.getByText('History').click()
  const changes = window.getByRole('list', { name: 'Changes, newest first' })
  await changes.getByText('p. 4').waitFor()
  expect(await changes.locator('.history-change').count()).toBe(3)
  await changes.getByText('p. 4').scrollIntoViewIfNeeded()
  await takePictures(window, 'safety-5-history')
  await expectAccessible(window)
  await changes
    .getByRole('button', { name: /^Bring back what it was before/ })
    .first()
    .click()
  await expect.poll(() => locatorOf(quote)).toBe('p. 3')
  await expect.poll(() => locator.inputValue()).toBe('p. 3')
  expect(run?.complaints).toEqual([])
})

async function locatorOf(quote: string): Promise<string | undefined> {
  const { article } = (
    await listJson<{ id: string; article: string }>(run?.library ?? '', 'quotes')
  ).find(({ id }) => id === quote) ?? { article: '' }
  const text = existsSync(documentOf(article)) ? await readFile(documentOf(article), 'utf8') : '{}'
  const { quotes = [] } = JSON.parse(text) as { quotes?: { id: string; locator?: string }[] }
  return quotes.find(({ id }) => id === quote)?.locator
}

test('the library is checked, with a report of what is wrong', async () => {
  const { article, window } = await launchWithArticle()
  await window.keyboard.press('Control+,')
  await window.getByRole('button', { name: 'Check the library…' }).click()
  const dialog = window.getByRole('dialog', { name: 'Check the library' })
  await dialog.getByRole('button', { name: 'Check', exact: true }).click()
  await dialog.getByText('No problem found in 1 article, 1 quote, 0 notes.').waitFor()
  // The document of an article that the library does not have.
  const shard = article.slice(0, 2)
  const stray = join(run?.library ?? '', 'articles', shard, `${shard}23456789abcdef.json`)
  await writeFile(stray, '{}')
  await dialog.getByRole('button', { name: 'Check again' }).click()
  await dialog.getByText('1 problem found').waitFor()
  await takePictures(window, 'safety-6-check')
  await expectAccessible(window)
  expect(run?.complaints).toEqual([])
})

test('the trash asks before it is emptied, and undo brings it back', async () => {
  const { window } = await launchWithArticle()
  // Opening puts the focus into the text, a moment later.
  const pane = () =>
    window.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'))
  await expect.poll(pane).toBe('reader')
  for (let i = 0; i < 8 && (await pane()) !== 'list'; i++) await window.keyboard.press('F6')
  await window.keyboard.press('Delete')
  await window.getByRole('button', { name: /^Trash/ }).click()
  await window.getByRole('button', { name: 'Empty', exact: true }).click()
  const dialog = window.getByRole('dialog', { name: 'Empty the trash?' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(await window.getByRole('option', { name: /Ferry/ }).count()).toBe(1)
  await window.getByRole('button', { name: 'Empty', exact: true }).click()
  await takePictures(window, 'safety-7-trash')
  await dialog.getByRole('button', { name: 'Empty trash' }).click()
  await window.getByText('Emptied the trash.').waitFor()
  await window.getByRole('button', { name: 'Undo' }).click()
  await expect
    .poll(async () => (await listJson(run?.library ?? '', 'quotes')).length, { timeout: 20_000 })
    .toBe(0)
  await window.getByRole('button', { name: /^Trash/ }).waitFor()
  expect(run?.complaints).toEqual([])
})

test('a speaker that was typed is given when another field is clicked, and given up by Escape', async () => {
  const { window } = await launchWithArticle()
  await window
    .getByRole('listbox', { name: /quotes/i })
    .getByRole('option')
    .first()
    .click()
  const speaker = window.getByRole('combobox', { name: 'Speaker', exact: true })
  const locator = window.getByRole('textbox', { name: 'Locator' })
  const typeName = async (name: string) => {
    await speaker.click()
    await window.keyboard.press('Control+A')
    await window.keyboard.type(name)
  }
  await typeName('The cook')
  await window.keyboard.press('Escape')
  await locator.click()
  expect(await speaker.inputValue()).toBe('The captain')
  await typeName('Anna Bell')
  await locator.click()
  await window.getByRole('option', { name: /Anna Bell/ }).waitFor()
  // The picker under the quote: Escape closes it, and nothing that was typed there is given.
  await window.getByRole('region', { name: 'Text of “Ferry”' }).focus()
  await window.keyboard.press('t')
  const tagsField = window.getByRole('combobox', { name: 'Tags', exact: true })
  await tagsField.waitFor()
  await window.keyboard.type('never')
  expect(await tagsField.inputValue()).toBe('never')
  await window.keyboard.press('Escape')
  await tagsField.waitFor({ state: 'hidden' })
  await expect.poll(() => speaker.inputValue()).toBe('Anna Bell')
  const tags = await listJson<{ name: string }>(run?.library ?? '', 'tags')
  expect(tags.map(({ name }) => name)).toEqual(['sea'])
  expect(run?.complaints).toEqual([])
})

test('what is being typed when the window is closed is there after the next start', async () => {
  const { quote, window } = await launchWithArticle()
  const typeAndClose = async (page: Page, field: string, words: string) => {
    await page
      .getByRole('listbox', { name: /quotes/i })
      .getByRole('option')
      .first()
      .click()
    await page.getByRole('textbox', { name: field }).click()
    await page.keyboard.insertText(words)
    await run?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    run = await run?.restart()
    return run?.window as Page
  }
  const again = await typeAndClose(window, 'Note on the quote', 'Typed at the last moment')
  const notes = await listJson<{ markdown: string }>(run?.library ?? '', 'notes')
  expect(notes.map(({ markdown }) => markdown)).toEqual(['Typed at the last moment'])
  await openFerry(again)
  await typeAndClose(again, 'Locator', 'p. 9')
  expect(await locatorOf(quote)).toBe('p. 9')
  expect(run?.complaints).toEqual([])
})

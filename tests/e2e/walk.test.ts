import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app'
import { ferryArticle, sanctionsArticle, type WalkArticle } from './articles'
import { Notebook, type Passage } from './notebook'
import { takePictures } from './pictures'
import { listJson, runCli } from './run-cli'
import { canDriveSystemDialogs, cancelDialog, saveAs } from './system-dialog'

/**
 * The whole path, as a person goes it: start, bring in, read, quote, tag, name, note, export, close,
 * start again. Once by keyboard alone and once by mouse, in the real window on a real library.
 */

let run: RunningApp | undefined
afterEach(async () => {
  await run?.dispose()
  run = undefined
})

const NOTE = 'Compare with the *first* report.\n\n- said **twice**\n- once in English'

interface QuoteJson {
  text: string
  kind: string
  speaker: string
  tags: string[]
  note: string | null
}

/** Quotes are listed in the order of the text, whatever the order they were made in. */
async function expectOnDisk(library: string, passages: readonly Passage[]): Promise<void> {
  const quotes = await listJson<QuoteJson>(library, 'quotes')
  expect(quotes.map(({ text, speaker, tags }) => ({ words: text, speaker, tags }))).toEqual(
    passages.map(({ words, speaker, tags }) => ({ words, speaker, tags })),
  )
  expect(quotes[0]?.note).toBe(NOTE)
}

async function walkByKeys(article: WalkArticle, pictures: string): Promise<void> {
  run = await launchApp()
  const { window } = run
  const { keyboard } = window
  const notebook = new Notebook(window)
  await window.getByRole('heading', { name: 'Begin with an article' }).waitFor()
  await takePictures(window, `${pictures}-1-empty`)

  await notebook.pasteByKeys(article.pasted)
  await takePictures(window, `${pictures}-2-reading`)

  const [first, ...others] = article.passages
  if (!first) throw new Error('an article without passages')
  await notebook.selectByKeys(first.words)
  await keyboard.press('h')
  await notebook.picker.waitFor()
  await keyboard.type(first.tags[0]?.slice(0, 3) ?? '')
  await takePictures(window, `${pictures}-3-picker`)
  // Nothing was added yet: Escape takes the quote back, and it is made again below.
  await keyboard.press('Escape')
  await notebook.picker.waitFor({ state: 'hidden' })
  await expect.poll(() => notebook.quoteRows.count()).toBe(0)

  for (const passage of [first, ...others]) await notebook.quoteByKeys(passage)
  await notebook.expectQuotes(article.passages)

  // A note on the first quote: back with k, then n.
  await notebook.focusReaderByKeys()
  for (let i = 0; i < article.passages.length; i++) await keyboard.press('k')
  await keyboard.press('n')
  await window.getByRole('textbox', { name: 'Note on the quote' }).waitFor()
  await keyboard.insertText(NOTE)
  await keyboard.press('Control+Enter')
  await window.getByRole('status').getByText('Saved', { exact: true }).waitFor()
  await keyboard.press('Escape')
  await takePictures(window, `${pictures}-4-quotes`)
  await expectOnDisk(run.library, article.passages)

  // Delete and undo, then undo and redo once more.
  await notebook.focusReaderByKeys()
  await keyboard.press('j')
  await keyboard.press('Delete')
  await expect.poll(() => notebook.quoteRows.count()).toBe(article.passages.length - 1)
  await keyboard.press('Control+Z')
  await notebook.expectQuotes(article.passages)
  await keyboard.press('Control+Shift+Z')
  await expect.poll(() => notebook.quoteRows.count()).toBe(article.passages.length - 1)
  await keyboard.press('Control+Z')
  await notebook.expectQuotes(article.passages)

  await exportByKeys(run, pictures)

  run = await run.restart()
  const again = new Notebook(run.window)
  await run.window.getByRole('option', { name: new RegExp(article.pasted.title) }).waitFor()
  await run.window.keyboard.press('F6')
  await run.window.getByRole('option', { name: new RegExp(article.pasted.title) }).press('Enter')
  await again.waitForArticle(article.pasted.title)
  await again.expectQuotes(article.passages)
  await expectOnDisk(run.library, article.passages)
  // Undo survives the restart: the last thing done was the second undo of the deletion.
  await again.focusReaderByKeys()
  await run.window.keyboard.press('Control+Shift+Z')
  await expect.poll(() => again.quoteRows.count()).toBe(article.passages.length - 1)
  await run.window.keyboard.press('Control+Z')
  await again.expectQuotes(article.passages)
  expect(run.complaints).toEqual([])
}

/** Exports citations, then quotes, without the mouse; the files are real ones. */
async function exportByKeys({ window, home }: RunningApp, pictures: string): Promise<void> {
  const { keyboard } = window
  await keyboard.press('Control+E')
  const dialog = window.getByRole('dialog', { name: 'Export' })
  await dialog.waitFor()
  await dialog.getByText('@', { exact: false }).first().waitFor()
  await takePictures(window, `${pictures}-5-export`)
  if (!canDriveSystemDialogs) {
    await keyboard.press('Escape')
    return
  }
  const save = dialog.getByRole('button', { name: 'Save…' })
  await save.press('Enter')
  await cancelDialog('Export')
  await dialog.waitFor()
  await save.press('Enter')
  const file = join(home, 'citations.bib')
  await saveAs('Export', file)
  await dialog.waitFor({ state: 'hidden' })
  expect(readFileSync(file, 'utf8')).toMatch(/^@\w+\{[\w-]+,/)

  await keyboard.press('Control+E')
  await dialog.waitFor()
  await dialog.getByRole('radio', { name: 'Quotes' }).press('Space')
  await dialog.getByText('>', { exact: false }).first().waitFor()
  await save.press('Enter')
  const quotes = join(home, 'quotes.md')
  await saveAs('Export', quotes)
  await dialog.waitFor({ state: 'hidden' })
  const markdown = readFileSync(quotes, 'utf8')
  for (const part of ['Compare with the', 'said **twice**']) expect(markdown).toContain(part)
}

describe('by keyboard alone', () => {
  test('an article written for the tests', () => walkByKeys(ferryArticle(), 'keys'))

  const sanctions = sanctionsArticle()
  test.skipIf(!sanctions)('the first real article', async () => {
    if (sanctions) await walkByKeys(sanctions, 'sample')
  })
})

test('by mouse', async () => {
  run = await launchApp()
  const { window } = run
  const article = ferryArticle()
  const { title } = article.pasted
  const notebook = new Notebook(window)
  await notebook.pasteByMouse(article.pasted)
  for (const passage of article.passages) await notebook.quoteByMouse(title, passage)
  await notebook.expectQuotes(article.passages)

  // Click on the painted words: the quote under the pointer is selected.
  const place = await notebook.placeOf(title, article.passages[0]?.words.slice(0, 20) ?? '')
  await window.mouse.click(place.from.x + 20, place.from.y)
  const note = window.getByRole('textbox', { name: 'Note on the quote' })
  await note.fill(NOTE)
  await window.getByRole('tab', { name: /Quotes/ }).click()
  await window.getByRole('status').getByText('Saved', { exact: true }).waitFor()
  await expectOnDisk(run.library, article.passages)

  // Change the kind, take a tag off, delete by the button, bring it back from the notification.
  await window
    .getByRole('region', { name: 'Selected quote' })
    .getByRole('radio', { name: 'Summary' })
    .click()
  await expect
    .poll(async () => (await listJson<QuoteJson>(run?.library ?? '', 'quotes'))[0]?.kind)
    .toBe('summary')
  await window.getByRole('button', { name: 'Take off tag delay' }).first().click()
  await expect
    .poll(async () => (await listJson<QuoteJson>(run?.library ?? '', 'quotes'))[0]?.tags)
    .toEqual(['fares'])
  await window.getByRole('button', { name: 'Delete quote' }).click()
  await expect.poll(() => notebook.quoteRows.count()).toBe(3)
  await window.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(() => notebook.quoteRows.count()).toBe(4)
  await takePictures(window, 'mouse-1-quotes')
  run = await run.restart()
  expect((await listJson<QuoteJson>(run.library, 'quotes'))[0]?.note).toBe(NOTE)
})

test('overlapping quotes are painted together, and o goes through them', async () => {
  run = await launchApp()
  const { window } = run
  const article = ferryArticle()
  const notebook = new Notebook(window)
  await notebook.pasteByKeys(article.pasted)
  const [outer] = article.passages
  if (!outer) throw new Error('no passage')
  const inner = { ...outer, words: 'Nobody has asked for a ticket at that price.', tags: ['price'] }
  await notebook.quoteByKeys(outer)
  await notebook.quoteByKeys(inner)
  await expect.poll(() => notebook.quoteRows.count()).toBe(2)
  const selected = () => window.getByRole('region', { name: 'Selected quote' }).textContent()
  await notebook.focusReaderByKeys()
  const before = await selected()
  await window.keyboard.press('o')
  await expect.poll(selected).not.toBe(before)
  const painted = await window.evaluate(() => [...CSS.highlights.keys()].length)
  expect(painted).toBeGreaterThan(0)
  await takePictures(window, 'overlap')
})

test('the sample notebook opens from an empty library', async () => {
  run = await launchApp({ library: null })
  const { window, library } = run
  await window.getByRole('button', { name: 'Open the sample notebook' }).click()
  await new Notebook(window).waitForArticle('The Library That Refused to Close')
  await takePictures(window, 'sample-notebook')
  // The default library lies in the documents folder, as plain files.
  expect(existsSync(join(library, 'library.json'))).toBe(true)
  const verified = await runCli(['verify', '--library', library])
  expect(verified.stdout).toContain('No problem found.')
})

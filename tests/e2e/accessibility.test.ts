import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app'
import { expectAccessible } from './expect-accessible'
import { ferryArticle } from './articles'
import { Notebook } from './notebook'

/** axe finds nothing on any screen, in either theme. */

let run: RunningApp
let window: Page
const article = ferryArticle()

beforeAll(async () => {
  run = await launchApp()
  ;({ window } = run)
})
afterAll(() => run.dispose())

async function inDialog(keys: string, name: string | RegExp): Promise<void> {
  await window.keyboard.press(keys)
  const dialog = window.getByRole('dialog', { name })
  await dialog.waitFor()
  await window.waitForTimeout(200)
  await expectAccessible(window)
  await window.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

test('the first run', () => expectAccessible(window))

test('pasting an article', () => inDialog('Control+Shift+N', 'Paste an article'))

test('reading, with quotes, tags and a note', async () => {
  const notebook = new Notebook(window)
  await notebook.pasteByKeys(article.pasted)
  for (const passage of article.passages.slice(0, 2)) await notebook.quoteByKeys(passage)
  await window.keyboard.press('n')
  await window.keyboard.insertText('A note with **weight**.')
  await window.keyboard.press('Escape')
  await expectAccessible(window)
})

test('reviewing a suggestion', async () => {
  await new Notebook(window).focusReaderByKeys()
  await window.keyboard.press('Escape')
  await window.keyboard.press('Escape')
  await window.keyboard.press('a')
  await window.getByText(/^\d+ of \d+$/).waitFor()
  await window.getByRole('tab', { name: /Suggestions/ }).click()
  await expectAccessible(window)
  await window.getByRole('tab', { name: /Quotes/ }).click()
})

test('the picker', async () => {
  await new Notebook(window).focusReaderByKeys()
  await window.keyboard.press('t')
  await new Notebook(window).picker.waitFor()
  await window.keyboard.type('f')
  await expectAccessible(window)
  await window.keyboard.press('Escape')
})

test('find in the article', async () => {
  await new Notebook(window).focusReaderByKeys()
  await window.keyboard.press('/')
  await window.keyboard.insertText('ferry')
  await expectAccessible(window)
  await window.keyboard.press('Escape')
})

test('the article’s own details', async () => {
  await window.getByRole('tab', { name: 'Article' }).click()
  await expectAccessible(window)
  await window.getByRole('button', { name: /Edit reference/ }).click()
  await window.getByRole('dialog').waitFor()
  await window.waitForTimeout(200)
  await expectAccessible(window)
  await window.keyboard.press('Escape')
})

test('exporting', () => inDialog('Control+E', 'Export'))
test('settings', () => inDialog('Control+,', 'Settings'))
test('all keys', async () => {
  await new Notebook(window).focusReaderByKeys()
  await inDialog('?', /keys/i)
})
test('importing, from the menu', async () => {
  await run.app.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File')
    file?.submenu?.items.find(({ label }) => label.startsWith('Import'))?.click()
  })
  const dialog = window.getByRole('dialog', { name: 'Import' })
  await dialog.waitFor()
  await window.waitForTimeout(200)
  await expectAccessible(window)
  await window.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
})

test('every view on the rail', async () => {
  const views = window.locator('.rail > button:not(.rail-space ~ button)')
  const names = await views.evaluateAll((all) => all.map((view) => view.textContent ?? ''))
  expect(names.join(' ')).toContain('Library')
  for (let index = 0; index < names.length; index++) {
    await views.nth(index).click()
    await window.waitForTimeout(200)
    await expectAccessible(window)
  }
})

test('merging and splitting speakers', async () => {
  await window.keyboard.press('g')
  await window.keyboard.press('s')
  await window.getByRole('heading', { name: 'Speakers' }).waitFor()
  for (const name of ['Merge into…', 'Split…']) {
    await window.getByRole('button', { name }).click()
    await window.getByRole('dialog').waitFor()
    await window.waitForTimeout(200)
    await expectAccessible(window)
    await window.keyboard.press('Escape')
    await window.getByRole('dialog').waitFor({ state: 'hidden' })
  }
})

test('a narrow window', async () => {
  await run.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(960, 600)
  })
  await window
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: 'Library' })
    .click()
  await window.waitForTimeout(200)
  await expectAccessible(window)
  await window.keyboard.press('Control+\\')
  await window.waitForTimeout(300)
  await expectAccessible(window)
})

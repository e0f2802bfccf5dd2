import { writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cslStyle } from '../fixtures/styles/csl-style'
import { launchApp, type RunningApp } from './app'
import { expectAccessible } from './expect-accessible'
import { Notebook } from './notebook'
import { takePictures } from './pictures'

/** Caring for references: looking one up, merging two that are one, citing in a style of one's own. */

let run: RunningApp
let server: Server
let address: string

const PAGE = `<!doctype html><html lang="en"><head><title>Talks go on</title>
<meta property="og:title" content="Talks about the harbour ferry go on">
<meta property="og:site_name" content="The Gazette"><meta name="author" content="Ada Roe">
<meta property="article:published_time" content="2009-10-14"></head>
<body><article><h1>Talks go on</h1><p>They went on for hours.</p></article></body></html>`

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(PAGE)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/talks`
  run = await launchApp()
})
afterAll(async () => {
  await run.dispose()
  server.close()
})

async function chooseInMenu(label: string): Promise<void> {
  await run.app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
    items?.find((item) => item.label.startsWith(wanted))?.click()
  }, label)
}

test('a page is looked up by its address, on demand only, and added', async () => {
  const { window } = run
  await chooseInMenu('Add by Identifier')
  const dialog = window.getByRole('dialog', { name: 'Add by identifier' })
  await dialog.getByRole('textbox').fill(address)
  await dialog.getByText(/asks the page itself/).waitFor()
  await window.keyboard.press('Enter')
  await dialog.getByText('Talks about the harbour ferry go on', { exact: true }).waitFor()
  await dialog.getByText(/Roe, A\..*2009/).waitFor()
  await takePictures(window, 'look-up')
  await expectAccessible(run.window)
  await window.keyboard.press('Enter')
  await new Notebook(window).waitForArticle('Talks about the harbour ferry go on')
})

test('the same article, pasted, is told to be one already, and the two are merged', async () => {
  const { window } = run
  await new Notebook(window).pasteByKeys({
    title: 'Talks about the harbour ferry go on and on',
    text: 'They went on for hours. “Nobody leaves,” said the minister.',
    author: 'Roe, Ada',
    outlet: 'The Gazette',
    date: '14 October 2009',
    url: `${address}?utm_source=mail`,
  })
  await window.getByRole('button', { name: 'Show report' }).click()
  const report = window.getByRole('dialog', { name: 'Import report' })
  await report.getByText(/looks like an article you already have/).waitFor()
  await takePictures(window, 'duplicates-1-report')
  await window.keyboard.press('Escape')
  await window.getByRole('button', { name: 'Find duplicates' }).click()
  const dialog = window.getByRole('dialog', { name: 'Duplicates' })
  await dialog.getByRole('option', { name: /Same address/ }).waitFor()
  await dialog.getByRole('group', { name: 'Title' }).waitFor()
  await window.waitForTimeout(600)
  await takePictures(window, 'duplicates-2-merge')
  await expectAccessible(run.window)
  await dialog.getByRole('button', { name: 'Merge' }).click()
  await dialog.getByText('Merged.').waitFor()
  // The list is gone with its last pair: what is left to do is to close.
  await expect.poll(() => window.evaluate(() => document.activeElement?.textContent)).toBe('Close')
  await takePictures(window, 'duplicates-3-merged')
  await window.keyboard.press('Escape')
  await expect
    .poll(() => window.getByRole('listbox', { name: 'Articles' }).getByRole('option').count())
    .toBe(1)
})

test('a style from a file is installed, cited in and taken away', async () => {
  const { window, home } = run
  const file = join(home, 'house.csl')
  await writeFile(file, cslStyle({ title: 'House of Words', id: 'house-of-words' }))
  const broken = join(home, 'broken.csl')
  await writeFile(broken, '<style>')
  await window.keyboard.press('Control+,')
  const dialog = window.getByRole('dialog', { name: 'Settings' })
  const input = dialog.locator('input[type=file]')
  await input.setInputFiles(broken)
  await dialog.getByText(/The style cannot be used/).waitFor()
  await input.setInputFiles(file)
  await dialog.getByText('“House of Words” is installed.').waitFor()
  await dialog.getByRole('button', { name: 'List this style first' }).click()
  await dialog.getByRole('button', { name: 'Do not list this style first' }).waitFor()
  await takePictures(window, 'style-installed')
  await expectAccessible(run.window)
  await dialog.getByRole('button', { name: 'Remove this style' }).click()
  const field = dialog.getByRole('combobox', { name: 'Citation style' })
  await expect.poll(() => field.inputValue()).toContain('American Psychological Association')
  const pattern = dialog.getByLabel('Pattern of citation keys')
  await pattern.fill('[Auth][year]')
  await dialog.getByText(/As in Landler2009/).waitFor()
  await window.keyboard.press('Tab')
  await window.keyboard.press('Escape')
  expect(run.complaints).toEqual([])
})
